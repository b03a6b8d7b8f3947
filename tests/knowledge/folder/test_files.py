"""What is opened of a folder: real files of its own, no larger than told, and all of one moment."""

from __future__ import annotations

import os
import socket
import threading
from pathlib import Path

import pytest

from knowledge.folder.files import ENTRIES, FILES, HEAD, LARGEST, ROWS, SOURCE, FolderDigest, read_files
from knowledge.folder.read import read_base, read_folder
from tests.knowledge.folders import told, write

ELSEWHERE = {"interview.yaml": "head", "source.txt": "source", "entries.yaml": "entries"}


def replaced(folder: Path, file: str) -> Path:
    """The place of one file of a sound folder, from which the file is gone."""
    write(folder)
    (folder / file).unlink(missing_ok=True)
    return folder / file


def digest(folder: Path) -> str:
    """The digest of one folder."""
    found = FolderDigest()
    found.add("valley", read_files(folder))
    return found.hexdigest()


# What is no file of the folder


@pytest.mark.parametrize("file", ELSEWHERE)
def test_a_named_pipe_is_an_error_and_not_waited_for(tmp_path: Path, file: str) -> None:
    os.mkfifo(replaced(tmp_path / "valley", file))
    lines = told(read_folder(tmp_path / "valley"))
    assert f"{file}:1: error: this is a named pipe; put a file in its place" in lines


def test_a_socket_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = replaced(tmp_path / "valley", SOURCE)
    monkeypatch.chdir(place.parent)  # the path of a socket may not be long
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(SOURCE)
    assert told(read_folder(place.parent)) == ["source.txt:1: error: this is a socket; put a file in its place"]


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_an_error_and_not_opened(tmp_path: Path, device: str) -> None:
    replaced(tmp_path / "valley", SOURCE).symlink_to(device)
    assert told(read_folder(tmp_path / "valley")) == ["source.txt:1: error: this is a device; put a file in its place"]


@pytest.mark.parametrize("file", ELSEWHERE)
def test_a_link_that_leads_out_of_the_folder_is_an_error(tmp_path: Path, file: str) -> None:
    """Else whoever may add a folder could have any file of the machine quoted."""
    outside = write(tmp_path / "outside") / file
    replaced(tmp_path / "valley", file).symlink_to(outside)
    said = f"{file}:1: error: the link leads out of the folder; put the file itself here"
    assert said in told(read_folder(tmp_path / "valley"))


def test_a_link_within_the_folder_is_followed_and_so_is_the_folder_as_a_link(tmp_path: Path) -> None:
    """As volumes of containers have them, and releases that are switched by a link."""
    folder = write(tmp_path / "releases" / "valley")
    (folder / "..data").mkdir()
    (folder / SOURCE).rename(folder / "..data" / SOURCE)
    (folder / SOURCE).symlink_to(Path("..data") / SOURCE)
    (tmp_path / "served").mkdir()
    (tmp_path / "served" / "valley").symlink_to(folder)
    assert [one.slug for one in read_base(tmp_path / "served").interviews] == ["valley"]


def test_a_link_to_nothing_is_an_error(tmp_path: Path) -> None:
    replaced(tmp_path / "valley", SOURCE).symlink_to("gone.txt")
    said = "source.txt:1: error: the link leads to nothing; put the file itself here"
    assert told(read_folder(tmp_path / "valley")) == [said]


def test_a_folder_that_may_not_be_looked_into_is_one_error(unprivileged: Path) -> None:
    write(unprivileged / "good")
    write(unprivileged / "locked").chmod(0)
    said = "the folder cannot be read; mend its rights"
    assert [problem.message for problem in read_base(unprivileged).problems] == [said]
    assert [problem.message for problem in read_base(unprivileged / "locked").problems] == [said]


# How large a file may be


@pytest.mark.parametrize(
    ("file", "mend"),
    [
        (HEAD, "make it smaller"),
        (SOURCE, "make it smaller"),
        (ENTRIES, "use entries.jsonl instead"),
        (ROWS, "make it smaller"),
    ],
)
def test_a_file_that_is_too_large_is_an_error_and_not_read(tmp_path: Path, file: str, mend: str) -> None:
    """A terabyte, of which not a byte is on the disk."""
    place = replaced(tmp_path / "valley", file)
    if file == ROWS:
        (tmp_path / "valley" / ENTRIES).unlink()
    with place.open("wb") as written:
        written.truncate(10**12)
    said = f"{file}:1: error: the file has 1,000,000,000,000 bytes, of {LARGEST[file]:,} that it may have; {mend}"
    assert said in told(read_folder(tmp_path / "valley"))


def test_a_file_as_large_as_it_may_be_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "valley")
    monkeypatch.setitem(LARGEST, SOURCE, (folder / SOURCE).stat().st_size)
    assert not told(read_folder(folder))
    monkeypatch.setitem(LARGEST, SOURCE, (folder / SOURCE).stat().st_size - 1)
    assert len(told(read_folder(folder))) == 1


# One moment


def test_what_is_read_is_never_half_of_one_writing_and_half_of_another(tmp_path: Path) -> None:
    """The files are written over and over meanwhile: each is of one writing, or said to be written to."""
    folder = write(tmp_path / "valley")
    for file in (HEAD, SOURCE):
        (folder / file).write_bytes(b"a" * 300_000)
    ended = threading.Event()

    def write_on() -> None:
        while not ended.is_set():
            for letter in b"ab":
                for file in (HEAD, SOURCE):
                    (folder / file).write_bytes(bytes([letter]) * 300_000)

    writer = threading.Thread(target=write_on)
    writer.start()
    try:
        for _ in range(5):
            files = read_files(folder)
            for file in (HEAD, SOURCE):
                if file in files.refused:
                    assert files.refused[file].startswith("the file was written to while it was read")
                elif files.contents[file]:
                    assert len(set(files.contents[file])) == 1
    finally:
        ended.set()
        writer.join()


def test_what_cannot_be_used_is_told_from_what_is_not_there(tmp_path: Path) -> None:
    """Else the index of the folder as it was would be taken for that of a broken one."""
    sound = digest(write(tmp_path / "valley"))
    os.mkfifo(tmp_path / "valley" / ROWS)
    assert digest(tmp_path / "valley") != sound
    assert read_folder(tmp_path / "valley").interview is None


def test_only_the_files_of_an_interview_are_opened(tmp_path: Path) -> None:
    folder = write(tmp_path / "valley")
    os.mkfifo(folder / "notes.txt")
    assert set(read_files(folder).contents) == set(FILES) - {ROWS}

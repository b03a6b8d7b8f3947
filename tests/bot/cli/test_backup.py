"""A copy of the database, made while the bot uses it."""

import contextlib
import os
import sqlite3
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.copying import copy_file
from bot.store.questions import LoggedChoice, LoggedQuestion, Store
from bot.store.trouble import FileTrouble, StoreError
from tests.bot.cli.forked import fork
from tests.bot.leftover import holds, logged


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """A store in use, with something that is not in its file yet, but beside it."""
    async with Store(tmp_path / "bot.sqlite3") as opened:
        opened.log(7, 7, LoggedQuestion("Water?", "answer", "en", "private"))
        opened.choose(7, LoggedChoice("ru"))
        assert await logged(opened)
        assert (tmp_path / "bot.sqlite3-wal").stat().st_size
        yield opened


def backup(folder: Path, *arguments: str) -> tuple[int, str]:
    """The exit code of the command in a folder, and what it says."""
    done = fork(folder, "backup", *arguments, BOT_DATA="bot.sqlite3")
    assert not done.stdout
    return done.returncode, done.stderr.decode()


async def test_a_copy_of_a_file_in_use_can_be_taken_in_its_place(store: Store, tmp_path: Path) -> None:
    """It is one file, its owner's alone, and has what was kept; what comes later is only in the original."""
    assert backup(tmp_path, "copy.sqlite3") == (0, "")
    copy = tmp_path / "copy.sqlite3"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert not (tmp_path / "copy.sqlite3-wal").exists()
    store.log(7, 7, LoggedQuestion("Later?", "answer", "en", "private"))
    assert len(await logged(store)) == 2
    async with Store(copy) as restored:
        assert [question.text for question in await logged(restored)] == ["Water?"]
        assert restored.choice(7) == LoggedChoice("ru")
        assert restored.person(7) == store.person(7)


async def test_a_copy_needs_no_room_beside_it(store: Store, tmp_path: Path, small_disk: Path) -> None:
    """A disk may have room for it alone, and not for what SQLite keeps beside a file in use."""
    assert await store.erase(8) == 0  # all that was written is in the file itself
    room = (tmp_path / "bot.sqlite3").stat().st_size + 4 * 4096
    os.truncate(small_disk / "filling", (small_disk / "filling").stat().st_size - room)
    assert backup(tmp_path, str(small_disk / "copy.sqlite3")) == (0, "")
    assert holds(small_disk, "") == ["copy.sqlite3", "filling"]
    code, said = backup(tmp_path, str(small_disk / "another.sqlite3"))
    assert (code, "No space left on device" in said) == (2, True)
    assert holds(small_disk, "") == ["copy.sqlite3", "filling"]


async def test_a_file_that_is_there_is_not_written_over(store: Store, tmp_path: Path) -> None:
    """Nor is the database itself."""
    (tmp_path / "copy.sqlite3").write_text("another")
    assert backup(tmp_path, "copy.sqlite3") == (2, "Error: copy.sqlite3 exists already; name another file.\n")
    assert (tmp_path / "copy.sqlite3").read_text() == "another"
    assert backup(tmp_path, "bot.sqlite3") == (2, "Error: bot.sqlite3 exists already; name another file.\n")
    assert len(await logged(store)) == 1


def test_what_cannot_be_done_is_told_in_one_sentence(tmp_path: Path) -> None:
    """And leaves nothing behind."""
    assert backup(tmp_path, "copy") == (2, "Error: BOT_DATA names no file; set it as it is set for the bot.\n")
    (tmp_path / "bot.sqlite3").write_bytes(b"letters" * 1000)
    code, said = backup(tmp_path, "copy")
    assert (code, said) == (2, f"Error: {FileTrouble('foreign').sentence}\n")
    (tmp_path / "bot.sqlite3").write_bytes(b"SQLite format 3\0" + b"letters" * 1000)
    code, said = backup(tmp_path, "copy")
    assert code == 1
    assert said.startswith("Error: BOT_DATA is no usable SQLite file; ")
    code, said = backup(tmp_path, "nowhere/copy")
    assert (code, said.count("\n")) == (2, 1)
    assert said.startswith("Error: nowhere/copy cannot be written (No such file or directory); ")
    assert [file.name for file in tmp_path.iterdir()] == ["bot.sqlite3"]


async def test_a_damaged_file_is_not_copied(tmp_path: Path) -> None:
    """A copy that cannot be restored is worse than none."""
    path = tmp_path / "bot.sqlite3"
    async with Store(path) as store:
        for number in range(500):
            store.log(7, 7, LoggedQuestion(f"question {number}", "answer", "en", "private"))
    with path.open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\xff" * 3 * 4096)
    code, said = backup(tmp_path, "copy.sqlite3")
    assert (code, "no usable SQLite file" in said) == (1, True)
    assert not (tmp_path / "copy.sqlite3").exists()


def test_a_copy_does_not_wait_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For one who keeps the file to himself."""
    monkeypatch.setattr("bot.store.copying.WAIT", 0.05)
    with contextlib.closing(sqlite3.connect(tmp_path / "bot.sqlite3", isolation_level=None)) as other:
        other.execute("CREATE TABLE meta (name)")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="locked"):
            copy_file(tmp_path / "bot.sqlite3", tmp_path / "copy")
        assert not (tmp_path / "copy").exists()

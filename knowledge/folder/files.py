"""The files of an interview folder as bytes: real files of that folder, not too large, and all of one moment."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from dataclasses import dataclass, field
from pathlib import Path

HEAD, SOURCE, ENTRIES, ROWS = FILES = ("interview.yaml", "source.txt", "entries.yaml", "entries.jsonl")
"""The files of an interview folder; there is one of the last two."""
MEGABYTE = 1_000_000
LARGEST = {HEAD: 4 * MEGABYTE, SOURCE: 32 * MEGABYTE, ENTRIES: 4 * MEGABYTE, ROWS: 64 * MEGABYTE}
"""Bytes of each file at most; YAML takes some seconds a megabyte."""
LOOKS, UNTIL_READ_AGAIN = 5, 0.1
"""How often a folder that is being written to is looked at, and the seconds between."""
TICK = 50_000_000
"""Nanoseconds within which a file may be written to again without being dated later."""

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
)
_OPENED = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)

State = tuple[int, ...]


class _RefusedError(Exception):
    """Why a file is not read, as a sentence."""


@dataclass(frozen=True)
class FolderFiles:
    """What a folder held at one moment: files with their bytes, and those that cannot be used with why, in a sentence.

    What is in neither is not there.
    """

    contents: dict[str, bytes] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)

    def holds(self, file: str) -> bool:
        """Whether there is such a file, be it of use or not."""
        return file in self.contents or file in self.refused


class FolderDigest:
    """A hash of folders by their names and files. A file that cannot be used is told from one that is not there."""

    def __init__(self) -> None:
        self._hash = hashlib.blake2b(digest_size=16)

    def add(self, slug: str, files: FolderFiles) -> None:
        """Take in one more folder."""
        for name in FILES:
            if files.holds(name):
                kind = b"file" if name in files.contents else b"refused"
                for part in (os.fsencode(slug), name.encode(), kind, files.contents.get(name, b"")):
                    self._hash.update(len(part).to_bytes(8))
                    self._hash.update(part)

    def hexdigest(self) -> str:
        """The hash of those taken in so far."""
        return self._hash.hexdigest()


def read_files(folder: Path) -> FolderFiles:
    """The files of an interview folder. Raises nothing, and opens nothing but files that lie in the folder."""
    seen = None
    for _ in range(LOOKS):
        before = {name: _state(folder / name) for name in FILES}
        files = FolderFiles()
        for name in FILES:
            _read(folder, name, files)
        changed = [name for name in FILES if _state(folder / name) != before[name]]
        if not changed and (files == seen or not any(map(_is_fresh, before.values()))):
            return files
        seen = files
        time.sleep(UNTIL_READ_AGAIN if changed else 0)
    for name in changed:
        files.contents.pop(name, None)
        files.refused[name] = "the file was written to while it was read; try again when that is done"
    return files


def _read(folder: Path, name: str, files: FolderFiles) -> None:
    try:
        content = _content(folder, name)
    except _RefusedError as refusal:
        files.refused[name] = str(refusal)
    except FileNotFoundError:
        if (folder / name).is_symlink():
            files.refused[name] = "the link leads to nothing; put the file itself here"
    except OSError as error:
        files.refused[name] = f"the file cannot be read ({error.strerror}); mend its rights"
    else:
        files.contents[name] = content


def _content(folder: Path, name: str) -> bytes:
    """The bytes of a file. Raises OSError, or _RefusedError for what is no file of the folder's or too large."""
    path = folder / name
    _refuse_unless_file(path.stat(), name)  # before it is opened: to open a device may do something
    if not _within(path, folder):
        raise _RefusedError("the link leads out of the folder; put the file itself here")
    descriptor = os.open(path, _OPENED)
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor, opened so that nothing makes it wait
        _refuse_unless_file(os.fstat(descriptor), name)
        content = file.read(LARGEST[name] + 1)
    _refuse_too_large(len(content), name)
    return content


def _refuse_unless_file(state: os.stat_result, name: str) -> None:
    if not stat.S_ISREG(state.st_mode):
        kind = next((what for is_kind, what in _KINDS if is_kind(state.st_mode)), "no file")
        raise _RefusedError(f"this is {kind}; put a file in its place")
    _refuse_too_large(state.st_size, name)


def _refuse_too_large(size: int, name: str) -> None:
    if size > LARGEST[name]:
        mend = f"use {ROWS} instead" if name == ENTRIES else "make it smaller"
        raise _RefusedError(f"the file has {size:,} bytes, of {LARGEST[name]:,} that it may have; {mend}")


def _within(path: Path, folder: Path) -> bool:
    """Whether a file lies in a folder, wherever links lead."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _state(path: Path) -> State | None:
    """What changes when a file is written to, moved or replaced; None if there is none."""
    try:
        now = path.stat()
    except OSError:
        return None
    return now.st_mtime_ns, now.st_ctime_ns, now.st_size


def _is_fresh(state: State | None) -> bool:
    """Whether a file was written to just now, so that its date may not tell whether it still is."""
    return state is not None and abs(time.time_ns() - max(state[:2])) < TICK

"""What can be the matter with the file: its kind, and one sentence for people."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

TroubleKind = Literal[
    "locked", "full", "readonly", "damaged", "deleted", "replaced", "foreign", "newer", "failing", "unusable"
]

TOLD_OF_TROUBLE: dict[TroubleKind, str] = {
    "locked": "BOT_DATA is locked by another program; stop that one, or name another file.",
    "full": "BOT_DATA cannot be written because the disk is full; make room.",
    "readonly": "BOT_DATA cannot be written; mend its rights and those of its folder, or name another file.",
    "damaged": "BOT_DATA is no usable SQLite file; move it away (a new one is made), or name another file.",
    "deleted": "BOT_DATA was deleted while the bot runs; it goes on with an empty file.",
    "replaced": "BOT_DATA was replaced while the bot runs; it goes on with the file that is there now.",
    "foreign": "BOT_DATA names a file that is no database of this bot's and stays as it is; name another file.",
    "newer": "BOT_DATA is a file of a later version of this program; use that one, or another file.",
    "failing": "BOT_DATA cannot be used because its disk reports errors; look after the disk, or name another file.",
    "unusable": "BOT_DATA cannot be opened; give it to the bot's user, or name a file in a folder where you may write.",
}
_BY_CODE: dict[int, TroubleKind] = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "readonly",
    sqlite3.SQLITE_PERM: "readonly",
    sqlite3.SQLITE_IOERR: "failing",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
}
_MISUSE = {
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_MISUSE,
    sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_RANGE,
    sqlite3.SQLITE_TOOBIG,
}
_BY_ERRNO: dict[int | None, TroubleKind] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "readonly",
    errno.EACCES: "readonly",
    errno.EPERM: "readonly",
    errno.EIO: "failing",
}
FILE_ERRORS = (sqlite3.Error, OSError, UnicodeDecodeError)
"""What work on a file may end with; the last is what Python makes of a damaged schema, whose words SQLite repeats."""
ROOM_NEEDED = 65_536
"""Bytes without which SQLite can do nothing."""


@dataclass(frozen=True)
class FileTrouble:
    """What is the matter. A damaged file that is out of the way is `moved`, and kept as `aside` if it is."""

    kind: TroubleKind
    moved: bool = False
    aside: str | None = None

    @property
    def is_mishap(self) -> bool:
        """Whether it has happened and is over, since there is another file now; else it lasts."""
        return self.moved or self.kind in {"deleted", "replaced"}

    @property
    def sentence(self) -> str:
        """What is the matter and what to do, without a path."""
        if self.moved:
            kept = f" The damaged one is kept as {self.aside}." if self.aside else ""
            return f"BOT_DATA was damaged; a new file is begun with what can be read of it.{kept}"
        return TOLD_OF_TROUBLE[self.kind]


class StoreError(Exception):
    """The file cannot be used (now); one sentence says why and what to do."""


class UnusableSettingError(StoreError):
    """No waiting mends it: the setting names what can never be such a file, or a file that is not for this program."""

    def __init__(self, trouble: FileTrouble) -> None:
        super().__init__(trouble.sentence)
        self.trouble = trouble


def is_misuse(error: Exception) -> bool:
    """Whether an error is the program's own, of a statement that no file would take."""
    return isinstance(error, sqlite3.Error) and _code(error, sqlite3.SQLITE_MISUSE) in _MISUSE


def trouble_of(error: sqlite3.Error | OSError | UnicodeDecodeError, path: Path) -> FileTrouble:
    """What an error of the file at that path, or of its disk, means."""
    if isinstance(error, UnicodeDecodeError):
        return FileTrouble("damaged")
    if isinstance(error, OSError):
        kind = _BY_ERRNO.get(error.errno, "unusable")
    else:
        kind = _BY_CODE.get(_code(error, sqlite3.SQLITE_OK), "unusable")
    return FileTrouble(_guessed(path) or kind if kind in {"failing", "unusable"} else kind)


def _code(error: sqlite3.Error, default: int) -> int:
    return int(getattr(error, "sqlite_errorcode", default)) & 0xFF  # the other bits are details


def _guessed(path: Path) -> TroubleKind | None:
    """What the matter is by the look of the folder, where an error does not tell it."""
    with contextlib.suppress(OSError):
        if shutil.disk_usage(path.parent).free < ROOM_NEEDED:
            return "full"
        if not os.access(path.parent, os.W_OK):
            return "readonly"
    return None

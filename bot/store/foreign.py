"""Somebody else's file, which a mistyped setting names: it is neither moved away nor written to."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from bot.store.schema import OWN_TABLES
from bot.store.trouble import FileTrouble, UnusableSettingError

MAGIC = b"SQLite format 3\0"
"""How every SQLite file begins."""


def inbox_beside(data: Path) -> Path:
    """The file of the inbox, beside the database itself: what is copied or sent away with that holds no names."""
    with contextlib.suppress(OSError, RuntimeError):  # a link to itself
        data = data.resolve()
    return data.with_name(f"{data.name}-inbox")


def refuse_foreign(data: Path) -> None:
    """Raises UnusableSettingError where the file is not empty and by its looks not this bot's.

    One beside which an inbox lies is: it may be damaged. What cannot be read passes, for whoever opens it to tell why.
    """
    with contextlib.suppress(OSError, RuntimeError, sqlite3.Error, UnicodeDecodeError):
        path = data.resolve()
        if path.is_file() and path.stat().st_size and not inbox_beside(data).exists() and _is_foreign(path):
            raise UnusableSettingError(FileTrouble("foreign"))


def refuse_sound_foreign(path: Path) -> None:
    """Raises UnusableSettingError where a file is the sound database of another program, whatever lies beside it.

    Somebody has put it there, in the place of the bot's own, perhaps while that was open.
    """
    with contextlib.suppress(OSError, sqlite3.Error, UnicodeDecodeError), _opened(path) as db:
        if _has_other_tables(db) and db.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]:
            raise UnusableSettingError(FileTrouble("foreign"))


def _is_foreign(path: Path) -> bool:
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            return True
    with _opened(path) as db:
        return _has_other_tables(db)


def _opened(path: Path) -> contextlib.closing[sqlite3.Connection]:
    """A file as it is; nobody's lock is waited for, and nothing is left beside it."""
    return contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True))


def _has_other_tables(db: sqlite3.Connection) -> bool:
    """Whether a file has tables, and not those that each of this bot's has."""
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return bool(tables) and not tables >= OWN_TABLES

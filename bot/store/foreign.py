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
    """The file of the inbox, beside the database: what is copied or sent away with that holds no names."""
    return data.with_name(f"{data.name}-inbox")


def refuse_foreign(data: Path) -> None:
    """Raises UnusableSettingError where the file is not empty and by its looks not this bot's.

    One beside which an inbox lies is: it may be damaged. What cannot be read passes, for whoever opens it to tell why.
    """
    with contextlib.suppress(OSError, RuntimeError, sqlite3.Error, UnicodeDecodeError):
        path = data.resolve()
        if path.is_file() and path.stat().st_size and not inbox_beside(data).exists() and _is_foreign(path):
            raise UnusableSettingError(FileTrouble("foreign"))


def _is_foreign(path: Path) -> bool:
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            return True
    # immutable: nobody's lock is waited for, and nothing is left beside the file
    with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as db:
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return bool(tables) and not tables >= OWN_TABLES

"""Taking out of a damaged file what can still be read of it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {"INTEGER": (int,), "REAL": (float, int), "TEXT": (str,), "BLOB": (bytes,)}


def salvage(damaged: Path, new: sqlite3.Connection, tables: Sequence[str]) -> None:
    """Copy the rows of some tables that can be read into the same tables of a new file.

    Where the new file has a row already, that one stays. Raises sqlite3.Error when the new file cannot be written.
    """
    with contextlib.closing(sqlite3.connect(damaged)) as old:
        old.text_factory = readable
        for table in tables:
            _copy(old, new, table)


def readable(text: bytes) -> str:
    """A text that may be damaged. SQLite's own error for one that is none holds the words."""
    return text.decode("utf-8", "replace")


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> None:
    declared = {name: (kind, key) for _, name, kind, _, _, key in new.execute(f"PRAGMA table_info({table})")}
    order = next((name for name, (_, key) in declared.items() if key), "rowid")
    kinds = [kind for kind, _ in declared.values()]
    names = list(declared)
    if order == "rowid":
        names, kinds = ["rowid", *names], ["INTEGER", *kinds]
    columns, marks = ", ".join(names), ", ".join("?" * len(names))
    rows = (row for row in _readable(old, table, columns, order) if all(map(_fits, row, kinds)))
    new.executemany(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})", rows)  # noqa: S608


def _readable(old: sqlite3.Connection, table: str, columns: str, order: str) -> Iterator[tuple[Any, ...]]:
    """The rows from the first on up to what cannot be read, and from the last on back to it."""
    for direction in ("ASC", "DESC"):
        try:
            yield from old.execute(f"SELECT {columns} FROM {table} ORDER BY {order} {direction}")  # noqa: S608 - our own names
        except (sqlite3.DatabaseError, UnicodeDecodeError, MemoryError):  # for a row that claims to be huge
            continue
        return


def _fits(value: Any, kind: str) -> bool:
    return value is None or isinstance(value, _TYPES[kind])

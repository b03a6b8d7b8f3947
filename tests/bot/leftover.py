"""What a run of the bot would find on disk if the one before it were killed at this moment."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import Any

from bot.store.questions import LoggedQuestion, Store


def waiting_in(inbox: Path) -> list[int]:
    """The numbers of the updates that wait. The file itself is its own program's alone, so that a copy is read."""
    return [row[0] for row in _rows(inbox, "SELECT number FROM waiting ORDER BY number")]


def bodies_in(inbox: Path) -> list[str]:
    """The JSON of those that wait; none where there is no such file yet."""
    with contextlib.suppress(sqlite3.OperationalError):
        return [row[0] for row in _rows(inbox, "SELECT body FROM waiting")]
    return []


def answered_in(inbox: Path) -> list[int]:
    """The numbers of the updates of which it is noted what has answered them."""
    return [row[0] for row in _rows(inbox, "SELECT number FROM answers ORDER BY number")]


def aside_in(inbox: Path) -> list[tuple[int, str, str | None]]:
    """Number, error and JSON of the updates set aside."""
    return [(number, error, body) for number, error, body in _rows(inbox, "SELECT number, error, body FROM aside")]


async def logged(store: Store) -> list[LoggedQuestion]:
    """All questions of a log."""
    return [question async for some in store.questions() for question in some]


def holds(folder: Path, words: str) -> list[str]:
    """The files of a folder in which some words stand, in whatever way."""
    wanted = words.encode()
    return [file.name for file in sorted(folder.iterdir()) if file.is_file() and wanted in file.read_bytes()]


def _rows(inbox: Path, query: str) -> list[tuple[Any, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        for suffix in ("", "-wal"):
            file = inbox.with_name(f"{inbox.name}{suffix}")
            if file.exists():
                shutil.copy(file, Path(folder, f"copy{suffix}"))
        copy = sqlite3.connect(Path(folder, "copy"))
        try:
            return copy.execute(query).fetchall()
        finally:
            copy.close()

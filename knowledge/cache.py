"""Keeps a built index in one file, written beside and moved in, so that an unchanged base starts at once."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from knowledge.build import Progress, build
from knowledge.index import Index
from knowledge.models import Interview

COMPLETE = 1
"""User version of a database whose build came to its end."""


def open_index(
    digest: str, read: Callable[[], Iterable[Interview]], cache: Path | None, progress: Progress | None = None
) -> Index:
    """The index of a base: from its cache file, else built from `read()` and kept there.

    `digest` tells one content from another (and one program version from another). A cache that cannot be read is
    built anew; one that cannot be written is done without. What `read` raises goes through.
    """
    path = cache / f"{digest}.sqlite" if cache else None
    if path is not None:
        with contextlib.suppress(sqlite3.Error, OSError, ValueError, KeyError):
            return _opened(path)
    interviews = list(read())
    if path is not None:
        with contextlib.suppress(OSError, sqlite3.Error):
            return _written(path, interviews, progress)
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    build(interviews, connection, progress)
    return Index(connection)


def _opened(path: Path) -> Index:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        _complain_if_cut(path)
        if connection.execute("PRAGMA user_version").fetchone() != (COMPLETE,):
            raise sqlite3.DatabaseError("the build was not finished")  # noqa: TRY301  (closed below, then built anew)
        return Index(connection)
    except BaseException:
        connection.close()
        raise


def _complain_if_cut(path: Path) -> None:
    """A file that is shorter than its header says would fail only when it is asked. See the SQLite file format, 1.3."""
    with path.open("rb") as file:
        header = file.read(100)
    page, pages = int.from_bytes(header[16:18], "big"), int.from_bytes(header[28:32], "big")
    if path.stat().st_size != (65536 if page == 1 else page) * pages:
        raise ValueError("the cache file is cut short")


def _written(path: Path, interviews: list[Interview], progress: Progress | None) -> Index:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        connection = sqlite3.connect(part)
        try:
            build(interviews, connection, progress)
            connection.execute(f"PRAGMA user_version = {COMPLETE}")
        finally:
            connection.close()
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return _opened(path)

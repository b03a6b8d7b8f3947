"""Keeps a built index in one file, written beside and moved in, so that an unchanged base starts at once."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

from knowledge.build import Progress, build
from knowledge.index import Index
from knowledge.models import Interview

SEAL, BLOCK = 4, 1 << 20
"""Bytes of the checksum at a cache file's end, and bytes that are read at once."""


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
    if not _is_sealed(path):
        raise ValueError("the cache file is not as it was written")
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        return Index(connection)
    except BaseException:
        connection.close()
        raise


def _written(path: Path, interviews: list[Interview], progress: Progress | None) -> Index:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        connection = sqlite3.connect(part)
        try:
            build(interviews, connection, progress)
        finally:
            connection.close()
        _seal(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return _opened(path)


def _seal(path: Path) -> None:
    """Append the checksum of a database, past its last page, where SQLite does not look."""
    checksum, _ = _checksum(path, path.stat().st_size)
    with path.open("ab") as file:
        file.write(checksum)


def _is_sealed(path: Path) -> bool:
    """Whether a file is whole: damage anywhere would otherwise be met by a question, long after the start."""
    checksum, seal = _checksum(path, path.stat().st_size - SEAL)
    return checksum == seal


def _checksum(path: Path, size: int) -> tuple[bytes, bytes]:
    """The CRC-32 of the first `size` bytes of a file, and the bytes after them."""
    value = 0
    with path.open("rb") as file:
        while size > 0 and (block := file.read(min(size, BLOCK))):
            value = zlib.crc32(block, value)
            size -= len(block)
        return value.to_bytes(SEAL, "big"), file.read()

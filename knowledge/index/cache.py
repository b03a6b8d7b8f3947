"""Keeps what takes long to make, an index, the vocabulary and the rules, in files, so that all starts at once.

Each is written beside and moved in, and sealed with a checksum.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import knowledge.language
from knowledge.folder.models import Interview
from knowledge.index.build import EntriesDone, build
from knowledge.index.index import Index
from knowledge.index.vocabulary import vocabulary
from knowledge.language.collector import no_collector
from knowledge.language.patterns import prepare, prepared

PACK = ("*.py", "*.txt", "*.gz")
"""Files of a language."""

SEAL, BLOCK = 4, 1 << 20
"""Bytes of the checksum at a cache file's end, and bytes that are read at once."""


def open_index(
    digest: str, read: Callable[[], Iterable[Interview]], cache: Path | None, progress: EntriesDone | None = None
) -> Index:
    """The index of a base: from its cache file, else built from `read()` and kept there.

    `digest` tells one content from another (and one program version from another). A cache that cannot be read is
    built anew; one that cannot be written is done without. What `read` raises goes through.

    All languages are read first, so that a broken list is told before anything is asked, and the first question takes
    no longer than the others. Raises BrokenListError.
    """
    _prepare(cache)  # before there is an index: what there is then is never collected
    path = cache / f"{digest}.sqlite" if cache else None
    if path is not None:
        with contextlib.suppress(sqlite3.Error, OSError, ValueError, KeyError):
            return _opened(path)
    interviews = list(read())
    with no_collector():
        return _built(interviews, cache, path, progress)


def _built(interviews: list[Interview], cache: Path | None, path: Path | None, progress: EntriesDone | None) -> Index:
    words = _vocabulary(cache)
    if path is not None:
        with contextlib.suppress(OSError, sqlite3.Error):
            with _written(path) as part:
                part.write_bytes(words)
                with contextlib.closing(sqlite3.connect(part)) as connection:
                    build(interviews, connection, progress)
            return _opened(path)
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.deserialize(words)
    build(interviews, connection, progress)
    return Index(connection)


@lru_cache(maxsize=1)
def _prepare(cache: Path | None) -> None:
    """Read all languages, once for a folder: their rules from the cache file, else from their lists and kept there."""
    path = cache / f"{program()}.rules" if cache else None
    if path is not None:
        with contextlib.suppress(OSError, ValueError, TypeError):
            prepare(_sealed(path).decode())
            return
    prepare()
    _keep(path, prepared().encode())


def _vocabulary(cache: Path | None) -> bytes:
    """The database with which every index begins: from its cache file, else made and kept there."""
    path = cache / f"{program()}.words" if cache else None
    if path is not None:
        with contextlib.suppress(OSError, ValueError):
            return _sealed(path)
    words = vocabulary()
    _keep(path, words)
    return words


@lru_cache(maxsize=1)
def program() -> str:
    """The program's version as an index depends on it: of all code that builds one or reads it."""
    digest = hashlib.blake2b(digest_size=16)
    package = Path(knowledge.__path__[0])
    packs = {file for folder in knowledge.language.__path__ for kind in PACK for file in Path(folder).rglob(kind)}
    for file in sorted(packs.union(package.rglob("*.py"))):
        digest.update(f"{file.parent.name}/{file.name}\n".encode() + file.read_bytes())
    return digest.hexdigest()


def _sealed(path: Path) -> bytes:
    """What a file was sealed with. Raises ValueError where it is not as it was written, or OSError."""
    if not _is_sealed(path):
        raise ValueError("the cache file is not as it was written")
    return path.read_bytes()[:-SEAL]


def _keep(path: Path | None, content: bytes) -> None:
    """Write a cache file, if there is to be one and it can be written."""
    if path is not None:
        with contextlib.suppress(OSError), _written(path) as part:
            part.write_bytes(content)


def _opened(path: Path) -> Index:
    if not _is_sealed(path):
        raise ValueError("the cache file is not as it was written")
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        return Index(connection)
    except BaseException:
        connection.close()
        raise


@contextlib.contextmanager
def _written(path: Path) -> Iterator[Path]:
    """A file beside to be filled, which is sealed then and moved to its place; nothing is left of it if that fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        yield part
        _seal(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _seal(path: Path) -> None:
    """Append the checksum of a file: past a database's last page, where SQLite does not look."""
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

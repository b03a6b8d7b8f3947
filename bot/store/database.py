"""One SQLite file, open: many read, one writes a moment later, and what is old is dropped."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Any

import aiosqlite

VERSION = 1
"""The version of the schema, in the file's `user_version`."""
DAY = 86_400
PATIENCE = 3.0
"""Seconds to wait for another program to let go of the file."""
PAUSE = 0.2
"""Seconds over which writes are gathered into one."""
SWEEP = 3_600.0
"""Seconds between two looks for what is old."""
MOST_KEPT = 10_000
"""Writes kept in memory while the file cannot be written."""

Row = tuple[Any, ...]
Statement = tuple[str, Row]

_log = logging.getLogger(__name__)


class StoreError(Exception):
    """The file cannot be used; one sentence says why and what to do."""


class Database:
    """The file. Use it as `async with`; an exit always closes it.

    `schema` makes the tables that are not there yet. Rows of the tables `fading` are kept for some days, counted from
    their column `at`. Writing never waits: writes are gathered, and written together a moment later. What cannot be
    written is logged and tried again, and the bot goes on.
    """

    def __init__(
        self, path: Path, schema: str, fading: tuple[str, ...], days: int, clock: Callable[[], float] = time.time
    ) -> None:
        self._path = path
        self._schema = schema
        self._fading = fading
        self._days = days
        self._clock = clock
        self._key = b""
        self._writes: list[Statement] = []
        self._wake = asyncio.Event()
        self._writing = asyncio.Lock()
        self._swept = 0.0

    async def __aenter__(self) -> Database:
        self._db = await _connected(self._path)
        try:
            self._key = await _prepared(self._db, self._schema)
            await self._sweep()
        except sqlite3.Error as error:
            await self._db.close()
            raise StoreError(_sentence(error)) from None
        except BaseException:
            await self._db.close()
            raise
        self._writer = asyncio.create_task(self._write_on())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._writer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._writer
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._flush(), 1)
        finally:
            await self._db.close()

    def hashed(self, text: str) -> bytes:
        """A keyed hash that stands for a text; the random key lies in the same file."""
        return hashlib.blake2b(text.encode(), key=self._key, digest_size=16).digest()

    def oldest(self) -> int:
        """The time from which on rows that fade are kept."""
        return int(self._clock() - self._days * DAY)

    def write(self, statement: str, *values: Any) -> None:
        """Write a moment later, after what was to be written before it."""
        self._writes.append((statement, values))
        if len(self._writes) > MOST_KEPT:
            del self._writes[0]
        self._wake.set()

    async def write_now(self, statements: Iterable[Statement]) -> list[int]:
        """Write at once, after all that waits; the number of rows that each changes.

        Raises StoreError when the file cannot be written now.
        """
        try:
            await self._flush(strict=True)
            async with self._writing:
                changed = [(await self._db.execute(statement, values)).rowcount for statement, values in statements]
                await self._db.commit()
        except sqlite3.Error as error:
            raise StoreError(_sentence(error)) from None
        return changed

    async def read(self, query: str, *values: Any) -> list[Row]:
        """The rows of a query; what waits is written first. Raises StoreError when the file cannot be read."""
        await self._flush()
        try:
            return [tuple(row) for row in await self._db.execute_fetchall(query, values)]
        except sqlite3.Error as error:
            raise StoreError(_sentence(error)) from None

    async def _write_on(self) -> None:
        """The one writer."""
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(SWEEP):
                    await self._wake.wait()
            await asyncio.sleep(PAUSE)
            self._wake.clear()
            if not await self._flush():
                await asyncio.sleep(PATIENCE)
                self._wake.set()
            if self._clock() - self._swept >= SWEEP:
                with contextlib.suppress(sqlite3.Error):
                    await self._sweep()

    async def _flush(self, *, strict: bool = False) -> bool:
        """Write what waits; whether that went well. `strict` raises what goes wrong instead of logging it."""
        async with self._writing:
            writes, self._writes = self._writes, []
            if not writes:
                return True
            try:
                for statement, values in writes:
                    await self._db.execute(statement, values)
                await self._db.commit()
            except BaseException as error:
                self._writes = [*writes, *self._writes][-MOST_KEPT:]
                with contextlib.suppress(sqlite3.Error):
                    await self._db.rollback()
                if strict or not isinstance(error, sqlite3.Error):
                    raise
                _log.warning("The question log cannot be written now: %s", _sentence(error))
                return False
        return True

    async def _sweep(self) -> None:
        """Drop what is older than the days it is kept."""
        self._swept = self._clock()
        async with self._writing:
            for table in self._fading:
                await self._db.execute(f"DELETE FROM {table} WHERE at < ?", (self.oldest(),))  # noqa: S608 - our own name
            await self._db.commit()


async def _connected(path: Path) -> aiosqlite.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        sqlite3.connect(path).close()  # aiosqlite's thread would outlive its own failure to open
        return await aiosqlite.connect(path, timeout=PATIENCE)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(_sentence(error)) from None


async def _prepared(db: aiosqlite.Connection, schema: str) -> bytes:
    """The key of a database, made ready; a new one's key is drawn."""
    ((version,),) = await db.execute_fetchall("PRAGMA user_version")
    if version > VERSION:
        raise StoreError("BOT_DATA is a file of a later version of this program; use that one, or another file.")
    await db.execute("PRAGMA journal_mode = WAL")
    await db.execute("PRAGMA synchronous = NORMAL")
    await db.execute("PRAGMA secure_delete = ON")
    await db.executescript(f"{schema}; PRAGMA user_version = {VERSION};")
    await db.execute("CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID")
    await db.execute("INSERT OR IGNORE INTO meta VALUES ('key', ?)", (secrets.token_bytes(32),))
    await db.commit()
    ((key,),) = await db.execute_fetchall("SELECT value FROM meta WHERE name = 'key'")
    return bytes(key)


def _sentence(error: Exception) -> str:
    """What is the matter with the file and what to do, without its path."""
    text = str(error).lower()
    if "locked" in text:
        return "BOT_DATA is locked by another program; stop that one, or name another file."
    if "readonly" in text or "read-only" in text or isinstance(error, PermissionError):
        return "BOT_DATA cannot be written; mend its rights and those of its folder, or name another file."
    if "not a database" in text or "malformed" in text:
        return "BOT_DATA is no usable SQLite file; move it away (a new one is made), or name another file."
    if "full" in text:
        return "BOT_DATA cannot be written because the disk is full; make room."
    return "BOT_DATA cannot be opened; name a file in a folder that exists and that you may write to."

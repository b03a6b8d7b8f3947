"""One SQLite file: many read, one writes a moment later, and what is old is dropped.

Whoever writes never waits, and goes on whatever befalls the file: what cannot be written now waits in memory.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
import sqlite3
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Any

import aiosqlite

from bot.store.access import Access
from bot.store.file import Migrations, check_file, drop_aside, wipe
from bot.store.trouble import StoreError, UnusableSettingError, is_misuse, trouble_of

DAY = 86_400
PAUSE = 0.2
"""Seconds over which writes are gathered into one."""
GLANCE = 3.0
"""Seconds between two looks whether the file is still there, or can be used again."""
SWEEP = 3_600.0
"""Seconds between two looks for what is old."""
MOST_KEPT = 10_000
"""Writes kept in memory while the file cannot be written."""

Row = tuple[Any, ...]
Statement = tuple[str, Row]

_log = logging.getLogger(__name__)


class Coded(str):
    """A value of which only the keyed hash is written. The key is known for certain when the file is open."""

    __slots__ = ()


class Database:
    """The file. Use it as `async with`; an exit always closes it.

    `migrations` make its tables. Rows of the tables `fading` are kept for some days, counted from their column `at`.
    """

    def __init__(
        self,
        path: Path,
        migrations: Migrations,
        fading: tuple[str, ...],
        days: int,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.access = Access(path, migrations, keeps=days > 0)
        self._fading = fading
        self._days = days
        self._clock = clock
        self._writes: list[Statement] = []
        self._wake = asyncio.Event()
        self._turn = asyncio.Lock()
        self._swept = 0.0
        self._wiped = True

    async def __aenter__(self) -> Database:
        """Raises UnusableSettingError where no waiting helps; otherwise it begins, without the file if need be."""
        try:
            await self._sweep()
        except UnusableSettingError:
            raise
        except StoreError:
            pass  # it is logged, and tried again
        except BaseException:
            await self.access.close()
            raise
        self._writer = asyncio.create_task(self._write_on())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(1), self._turn:  # what is cut off amid a commit would be written twice
                    self._writer.cancel()
            self._writer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._writer
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._flush(), 1)
            if self._writes:
                _log.warning("Lines that waited to be written into BOT_DATA and are lost: %d", len(self._writes))
        finally:
            await self.access.close()

    def oldest(self) -> int:
        """The time from which on rows that fade are kept."""
        return int(self._clock() - self._days * DAY)

    def write(self, statement: str, *values: Any) -> None:
        """Write a moment later, after what was to be written before it."""
        self._writes.append((statement, values))
        if len(self._writes) > MOST_KEPT:
            del self._writes[0]
        self._wake.set()

    async def write_now(self, statements: Iterable[Statement], *, for_good: bool = False) -> list[int]:
        """Write at once, after all that waits; the number of rows that each changes.

        What is deleted `for_good` stands nowhere on the disk any more, nor in damaged files that are kept. Raises
        StoreError when it cannot be written now.
        """
        async with self._turn:
            await self._write_waiting()
            changed = await self.access.done(lambda db: self._executed(db, statements))
            if for_good:
                await self._wipe()
                try:
                    drop_aside(self.access.path)
                except OSError as error:
                    raise StoreError(trouble_of(error, self.access.path).sentence) from None
        return changed

    async def read(self, query: str, *values: Any) -> list[Row]:
        """The rows of a query; what waits is written first. Raises StoreError when the file cannot be read."""
        async with self._turn:
            with contextlib.suppress(StoreError):
                await self._write_waiting()
            return await self.access.done(lambda db: _rows(db, query, self._coded(values)), writes=False)

    async def _write_on(self) -> None:
        """The one writer."""
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(GLANCE):
                    await self._wake.wait()
            await asyncio.sleep(PAUSE)
            self._wake.clear()
            try:
                if not await self._flush():
                    await asyncio.sleep(GLANCE)
                elif self._clock() - self._swept >= SWEEP or not self._wiped:
                    await self._sweep()
                    await self._check()
            except StoreError:
                pass  # it is logged, and tried again
            except Exception as error:
                _log.error("Something could not be written into BOT_DATA: %s", type(error).__name__)

    async def _flush(self) -> bool:
        """Write what waits; whether that went well."""
        async with self._turn:
            try:
                await self._write_waiting()
            except StoreError:
                return False
        return True

    async def _write_waiting(self) -> None:
        """Write what waits; where nothing does and the file was not well, something to try it. Raises StoreError."""
        writes, self._writes = self._writes, []
        if not (writes or self.access.trouble or not self.access.is_well):
            return
        trial: Statement = ("INSERT OR REPLACE INTO meta VALUES ('tried', ?)", (int(self._clock()),))
        try:
            await self.access.done(lambda db: self._gathered(db, writes or [trial]))
        except BaseException:
            self._writes = [*writes, *self._writes][-MOST_KEPT:]
            raise

    async def _sweep(self) -> None:
        """Drop what is older than the days it is kept. Raises StoreError."""
        old = [(f"DELETE FROM {table} WHERE at <= ?", (self.oldest(),)) for table in self._fading]  # noqa: S608 - our own name
        async with self._turn:
            await self.access.done(lambda db: self._executed(db, old))
            await self._wipe()
        self._swept = self._clock()
        with contextlib.suppress(OSError):
            drop_aside(self.access.path, self.oldest() if self._days else math.inf)

    async def _check(self) -> None:
        """Begin anew where the file has been damaged in a moment in which it was written. Raises StoreError."""
        async with self._turn:
            await self.access.done(check_file, writes=False)

    async def _wipe(self) -> None:
        """Leave nothing of what was deleted beside the file; what cannot be done now is done later."""
        self._wiped = False
        with contextlib.suppress(StoreError):
            self._wiped = await self.access.done(wipe)

    def _coded(self, values: Row) -> Row:
        return tuple(self.access.hashed(v) if isinstance(v, Coded) else _whole(v) for v in values)

    async def _gathered(self, db: aiosqlite.Connection, statements: Iterable[Statement]) -> None:
        """Execute statements of which none may keep the others back."""
        for statement in statements:
            try:
                await self._executed(db, [statement])
            except Exception as error:
                if isinstance(error, (sqlite3.Error, OSError)) and not is_misuse(error):
                    raise
                _log.error("A line cannot be written into BOT_DATA and was left out: %s", type(error).__name__)

    async def _executed(self, db: aiosqlite.Connection, statements: Iterable[Statement]) -> list[int]:
        return [(await db.execute(statement, self._coded(values))).rowcount for statement, values in statements]


def _whole(value: Any) -> Any:
    """The value, halves of characters replaced: people's programs send such, and no file takes them."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if isinstance(value, str) else value


async def _rows(db: aiosqlite.Connection, query: str, values: Row) -> list[Row]:
    return [tuple(row) for row in await db.execute_fetchall(query, values)]

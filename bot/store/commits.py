"""Writing to the spool: all that wait share one commit, and while the disk cannot be written nobody waits."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sqlite3
import time
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from bot.store.batch import Batch, SetAside, Spooled
from bot.store.spool import Spool
from bot.store.trouble import StoreError

GATHER = 0.02
"""Seconds over which changes are gathered for which nobody waits. Ten share one commit for the time of two, and what
was answered since then comes twice if the program is killed."""
IN_TIME = 3.0
"""Seconds within which the disk must have taken a batch; else it counts as one that cannot be written."""
RETRY = 1.0
"""Seconds between two tries to write to a disk that could not be written."""
LOOK = 3.0
"""Seconds without a change after which it is looked whether the file is still there, and as it was left."""
IDLE = 1.0
"""Seconds without a change after which the file is tidied."""
UNTIDY = 30.0
"""Seconds after which it is tidied though changes go on."""
MOST_ASIDE = 1_000
"""Updates set aside that are kept in memory while they cannot be written."""
FAILURES = (sqlite3.Error, OSError, StoreError)

Result = TypeVar("Result")

_log = logging.getLogger(__name__)


class Commits:
    """The one writer of a spool.

    `batch` gives what has changed since it was last asked, or with True all that there is. `found` is given what the
    file held whenever it has been opened (anew). `changed` is called when trouble with the disk begins or ends.
    """

    def __init__(
        self,
        spool: Spool,
        batch: Callable[[bool], Batch],
        found: Callable[[Spooled], None],
        changed: Callable[[], None],
    ) -> None:
        self._spool = spool
        self._batch = batch
        self._found = found
        self._changed = changed
        self._wake = asyncio.Event()
        self._gathering: asyncio.TimerHandle | None = None
        self._waiters: list[asyncio.Future[None]] = []
        self._aside: list[SetAside] = []
        self._turn = asyncio.Lock()
        self._overdue: asyncio.Task[Any] | None = None
        self._untidy_since: float | None = time.monotonic()
        self.trouble: str | None = None
        """Why the file cannot be written now, None while it can."""

    async def open(self) -> None:
        """Open the file and begin to write. Raises StoreError where it is a later version's."""
        try:
            self._found(await self._spool.open())
        except (sqlite3.Error, OSError) as error:
            self._fail(error)
        self._writing = asyncio.create_task(self._write_on())

    async def close(self) -> None:
        """Write what there is, if that is possible soon, and close the file."""
        self._writing.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._writing
        with contextlib.suppress(TimeoutError, *FAILURES):
            async with asyncio.timeout(1):
                if self.trouble is None or await self._begins_anew():  # the disk may be well by now
                    await self._write(whole=False)
                await self._spool.close()
        _release(self._waiters)

    def soon(self) -> None:
        """Something has changed; nobody waits for it to be written."""
        if self._gathering is None:
            self._gathering = asyncio.get_running_loop().call_later(GATHER, self._wake.set)

    async def done(self) -> None:
        """Wait until all that has changed is on disk, or turns out not to be possible now."""
        if self.trouble is None:
            waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiters.append(waiter)
            self._wake.set()
            await waiter

    async def erased(self, person: int) -> None:
        """Erase what was set aside of a person's, and wait until nothing is left in the file of what was taken out.

        Raises StoreError when the file cannot be written now.
        """
        try:
            try:
                await self._write(whole=False)
            except sqlite3.Error:  # it may be gone, or damaged
                self._found(await self._spool.open())
                await self._write(whole=True)
            await self._spool.erase(person)
            await self._spool.tidy()
        except (sqlite3.Error, OSError) as error:
            raise StoreError(_reason(error)) from None
        finally:
            self._aside = [one for one in self._aside if one.person != person]

    async def _write_on(self) -> None:
        while True:
            waiters: list[asyncio.Future[None]] = []
            try:
                if self.trouble is not None:
                    await asyncio.sleep(RETRY)
                    await self._end_trouble()
                    continue
                woken = await self._woken()
                waiters, self._waiters = self._waiters, waiters
                await self._in_time(self._commit(woken))
            except Exception as error:  # whatever it is, nobody may wait for it
                if not await self._begins_anew():
                    self._fail(error)
                    _release(self._waiters)
            finally:
                _release(waiters)

    async def _woken(self) -> bool:
        """Wait for a change; False if none comes for a while."""
        try:
            async with asyncio.timeout(LOOK if self._untidy_since is None else IDLE):
                await self._wake.wait()
        except TimeoutError:
            return False
        self._wake.clear()
        if self._gathering is not None:
            self._gathering.cancel()
            self._gathering = None
        return True

    async def _commit(self, woken: bool) -> None:
        if woken:
            await self._write(whole=False)
            now = time.monotonic()
            self._untidy_since = now if self._untidy_since is None else self._untidy_since
            if now - self._untidy_since < UNTIDY:
                return
        elif self._untidy_since is None:
            await self._spool.look()
            return
        self._untidy_since = None
        await self._spool.tidy()

    async def _write(self, *, whole: bool) -> None:
        async with self._turn:
            batch = self._batch(whole)
            batch.aside = self._aside = [*self._aside, *batch.aside][-MOST_ASIDE:]
            await self._spool.write(batch)
            self._aside = []

    async def _begins_anew(self) -> bool:
        """Open the file anew, as one that was deleted can be, and write all that there is; whether that went well."""
        if self._overdue is not None and not self._overdue.done():
            return False
        try:
            self._found(await self._in_time(self._spool.open()))
            await self._in_time(self._write(whole=True))
        except Exception:  # the next try may go well
            return False
        self._wake.set()  # what has changed meanwhile
        return True

    async def _end_trouble(self) -> None:
        if await self._begins_anew():
            self.trouble = None
            _log.info("The inbox can be written again")
            self._changed()

    async def _in_time(self, work: Coroutine[Any, Any, Result]) -> Result:
        """The result of some work. Raises TimeoutError when the disk does not answer; it may do so later."""
        task = asyncio.create_task(work)
        done, _ = await asyncio.wait((task,), timeout=IN_TIME)
        if not done:
            self._overdue = task
            task.add_done_callback(lambda late: late.cancelled() or late.exception())
            raise TimeoutError("it does not answer")
        return task.result()

    def _fail(self, error: Exception) -> None:
        if self.trouble is None:
            self.trouble = _reason(error)
            _log.error("The inbox cannot be written now (%s); what arrives is held in memory", self.trouble)
            self._changed()


def _release(waiters: list[asyncio.Future[None]]) -> None:
    for waiter in waiters:
        if not waiter.done():
            waiter.set_result(None)
    waiters.clear()


def _reason(error: Exception) -> str:
    """What is the matter, without a path."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)

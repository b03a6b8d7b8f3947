"""Asking a reader: so many calls at a time, none twice, none longer than somebody waits, none to a failing server."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.reader.cap import CapReachedError, DailyCap
from bot.reader.circuit import Circuit, OpenCircuitError
from bot.reader.client import Client
from bot.reader.wire import CallFailedError
from knowledge import ReaderTask

CALLS_AT_ONCE = 16
"""Calls under way at one time."""
MOST_CACHED = 10_000
"""Answers that are kept in memory, a few numbers each."""

Picks = tuple[int, ...]
CallOutcome = Literal["pointed", "none", "failed", "cached"]


@dataclass(frozen=True)
class CallResult:
    """What came of a question that a reader was asked, after how many seconds, and if it failed why."""

    outcome: CallOutcome
    seconds: float = 0.0
    reason: str = ""


Note = Callable[[CallResult], None]


class Reader:
    """Points at passages, or says nothing at all. Nothing that goes wrong is raised."""

    def __init__(
        self,
        client: Client,
        seconds: float,
        *,
        cap: DailyCap | None = None,
        note: Note = lambda _: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`seconds` is how long a question may take, waiting for its turn included."""
        self._client = client
        self._seconds = seconds
        self._cap = cap
        self._note = note
        self._circuit = Circuit(clock)
        self._slots = asyncio.Semaphore(CALLS_AT_ONCE)
        self._cache: OrderedDict[bytes, Picks] = OrderedDict()
        self._under_way: dict[bytes, asyncio.Task[Picks | None]] = {}

    async def __aenter__(self) -> Reader:
        return self

    async def __aexit__(self, *_: object) -> None:
        calls = list(self._under_way.values())
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)

    async def point(self, task: ReaderTask, seconds: float | None = None) -> Picks | None:
        """The numbers of the passages that answer, best first, none if none does; None where the reader is not asked
        or says nothing of use in time.

        `seconds` is how long this one waits, if that is less than others may. Equal tasks share one call, which goes
        on when somebody stops waiting for it.
        """
        key = self._client.identity(task)
        if (known := self._cache.get(key)) is not None:
            self._cache.move_to_end(key)
            self._note(CallResult("cached"))
            return known
        call = self._under_way.get(key)
        if call is None:
            if self._circuit.is_open or (self._cap and self._cap.is_reached):
                return None
            call = self._under_way[key] = asyncio.create_task(self._called(key, task))
            call.add_done_callback(lambda _: self._under_way.pop(key))
        await asyncio.wait((call,), timeout=seconds)  # the call itself takes no longer than it may
        return call.result() if call.done() and not call.cancelled() else None

    async def _called(self, key: bytes, task: ReaderTask) -> Picks | None:
        """What a call brings, kept in the cache; None for one that fails or is not made."""
        began = time.monotonic()
        try:
            numbers = await self._in_line(task)
        except (OpenCircuitError, CapReachedError):
            return None
        except Exception as error:  # whatever it is, it must not cost anybody the answer
            reason = str(error) if isinstance(error, CallFailedError) else type(error).__name__
            self._note(CallResult("failed", time.monotonic() - began, reason))
            return None
        self._note(CallResult("pointed" if numbers else "none", time.monotonic() - began))
        self._cache[key] = numbers
        if len(self._cache) > MOST_CACHED:
            self._cache.popitem(last=False)
        return numbers

    async def _in_line(self, task: ReaderTask) -> Picks:
        """What the call for a task brings when its turn has come. Raises TimeoutError when waiting in line has left no
        time for it, which says nothing of the server; CallFailedError, OpenCircuitError or CapReachedError."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self._seconds
        async with asyncio.timeout_at(deadline):
            await self._slots.acquire()
        try:
            left = deadline - loop.time()
            with self._circuit.call():
                try:
                    async with asyncio.timeout_at(deadline):
                        return await self._client.numbers(task, self._cap.take if self._cap else lambda: None)
                except TimeoutError:
                    if left < self._seconds / 2:
                        raise
                    raise CallFailedError(f"no answer within {self._seconds:g} s") from None
        finally:
            self._slots.release()

"""Waiting in a test until something is there, with a clear failure when it never comes."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


class Signal:
    """Wakes those who wait for a change in one place (a chat, the calls, a query)."""

    def __init__(self) -> None:
        self._waiters: set[asyncio.Future[None]] = set()

    def fire(self) -> None:
        """Something changed: everyone who waits looks again."""
        waiters, self._waiters = self._waiters, set()
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def until(self, find: Callable[[], Found | None], seconds: float, failure: Callable[[], str]) -> Found:
        """What `find` returns, as soon as it is not None; an AssertionError with `failure()` when time is up."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while (found := find()) is None:
            waiter: asyncio.Future[None] = loop.create_future()
            self._waiters.add(waiter)
            await asyncio.wait((waiter,), timeout=max(0.0, deadline - loop.time()))
            self._waiters.discard(waiter)
            if not waiter.done() and loop.time() >= deadline:
                raise AssertionError(f"{failure()} (waited {seconds:g} s)")
        return found

"""Waiting in a test until something is there, with a clear failure when it never comes."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

PATIENCE = 90.0
"""Seconds after which what has not come is taken never to come, on a busy machine too. Nothing waits so long for what
comes, and what must *not* come is not waited for: see `Talk.stays_silent`."""
GLANCE = 0.01
"""Seconds between two looks at what tells nobody that it has changed."""

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

    async def until(
        self, find: Callable[[], Found | None], failure: Callable[[], str], seconds: float = PATIENCE
    ) -> Found:
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


async def until(find: Callable[[], Found | None], failure: Callable[[], str], seconds: float = PATIENCE) -> Found:
    """The same for what tells nobody that it has changed, such as a file: it is looked at again and again."""
    deadline = asyncio.get_running_loop().time() + seconds
    while (found := find()) is None:
        assert asyncio.get_running_loop().time() < deadline, f"{failure()} (waited {seconds:g} s)"
        await asyncio.sleep(GLANCE)
    return found

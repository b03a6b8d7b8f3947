"""Calls of the Bot API, so many at a time."""

from __future__ import annotations

import asyncio
from typing import Any

from telegram.request import HTTPXRequest

AT_ONCE = 12
"""Calls under way at one time. Telegram takes thirty messages a second; more connections only slow down the pool,
which looks at all of them for each call."""


class Calls(HTTPXRequest):
    """HTTP requests of which those beyond the first ones wait their turn outside the connection pool."""

    def __init__(self) -> None:
        super().__init__(connection_pool_size=AT_ONCE, read_timeout=20, write_timeout=20, pool_timeout=20)
        self._slots = asyncio.Semaphore(AT_ONCE)

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """The status and the body of the response."""
        async with self._slots:
            return await super().do_request(*args, **kwargs)

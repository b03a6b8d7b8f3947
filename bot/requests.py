"""Calls of the Bot API: so many at a time, and messages again when there is no network for a moment."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

AT_ONCE = 12
"""Calls under way at one time. Telegram takes thirty messages a second; more connections only slow down the pool,
which looks at all of them for each call."""
PAUSES = (0.5, 1.0, 2.0, 4.0)
"""Seconds before a message that never reached Telegram is sent again; together less than a group's patience."""


class Calls(HTTPXRequest):
    """HTTP requests of which those beyond the first ones wait their turn outside the connection pool."""

    def __init__(self) -> None:
        super().__init__(connection_pool_size=AT_ONCE, read_timeout=20, write_timeout=20, pool_timeout=20)
        self._slots = asyncio.Semaphore(AT_ONCE)

    async def do_request(self, url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """The status and the body of the response."""
        pauses = list(PAUSES) if url.endswith("/sendMessage") else []
        while True:
            try:
                async with self._slots:
                    return await super().do_request(url, *args, **kwargs)
            except NetworkError as error:
                # Only where no connection came about is it sure that the message was not sent.
                if not pauses or not isinstance(error.__cause__, httpx.ConnectError):
                    raise
            await asyncio.sleep(pauses.pop(0))

"""Calls of the Bot API over HTTP: so many at a time, and sent again what a moment without network has lost."""

from __future__ import annotations

import asyncio
import json
from http import HTTPStatus
from typing import Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.network import proxy_for, trusted

AT_ONCE = 12
"""Calls under way at one time; Telegram takes thirty messages a second."""
PAUSES = (0.5, 1.0, 2.0, 4.0)
"""Seconds before a call is sent again each time; together less than a group's patience."""
WAITED_FOR = ("send", "edit", "answer")
"""How the calls begin for which somebody waits. The others are sent again once and at once: who makes them goes on."""
REPEATABLE = ("get", "set", "delete", "edit", "answer")
"""How the calls begin that do no harm when Telegram has carried them out already."""
_JSON = {"Content-Type": "application/json"}


class Calls(BaseRequest):
    """HTTP requests to one Bot API server. No error of theirs names an address, which would hold the token.

    The proxy and the certificates trusted are those that the environment names, as for the library's own requests.
    """

    def __init__(self, api_url: str, *, at_once: int = AT_ONCE, timeout: float = 20.0) -> None:
        self._proxy = proxy_for(api_url)
        self._timeout = timeout
        self._slots = asyncio.Semaphore(at_once)
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer, unless a call brings its own."""
        return self._timeout

    async def initialize(self) -> None:
        """Be ready for calls."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0, ssl=trusted()),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                proxy=self._proxy,
            )

    async def shutdown(self) -> None:
        """Close every connection."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(  # noqa: PLR0917 - the base class's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The status and the body of the response. Raises TimedOut or another NetworkError."""
        given = (read_timeout, write_timeout, connect_timeout, pool_timeout)
        read, write, connect, pool = (self._timeout if t is self.DEFAULT_NONE else t for t in given)
        whole = None if None in (read, write, connect, pool) else read + write + connect + pool
        limits = aiohttp.ClientTimeout(total=whole, sock_connect=connect, sock_read=read)
        call = url.rpartition("/")[2]
        pauses = list(PAUSES if call.startswith(WAITED_FOR) else (0.0,))
        repeatable = call.startswith(REPEATABLE)
        while True:
            try:
                async with self._slots:
                    status, body = await self._call(method, url, request_data, limits)
                if status < HTTPStatus.INTERNAL_SERVER_ERROR or not (repeatable and pauses):
                    return status, body
            except TimeoutError:
                raise TimedOut from None
            except (aiohttp.ClientError, OSError) as error:
                # Without a connection nothing has arrived; on one that broke off it may have been carried out.
                safe = repeatable or isinstance(error, aiohttp.ClientConnectorError)
                if not (safe and pauses):
                    raise NetworkError(_reason(error)) from None
            await asyncio.sleep(pauses.pop(0))

    async def _call(
        self, method: str, url: str, data: RequestData | None, limits: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("Calls are made between initialize and shutdown")
        files = data.multipart_data if data else None
        body: bytes | aiohttp.FormData | None = None
        if data and files:
            body = aiohttp.FormData(data.json_parameters)
            for name, (filename, content, mime) in files.items():
                body.add_field(name, content, filename=filename, content_type=mime)
        elif data:
            body = json.dumps(data.parameters).encode()
        headers = _JSON if isinstance(body, bytes) else None
        async with self._session.request(
            method, url, data=body, headers=headers, timeout=limits, allow_redirects=False
        ) as response:
            return response.status, await response.read()


def _reason(error: Exception) -> str:
    """What went wrong, without the address that some errors hold."""
    said = getattr(error, "strerror", None) or getattr(error, "message", None)
    return f"{type(error).__name__}: {said}" if said else type(error).__name__

"""Calls of the Bot API over HTTP, so many at a time; of one without an answer, whether it may have arrived."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any, TypeGuard

import aiohttp
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

from bot.network import proxy_for, trusted
from bot.telegram.arriving.parsing import LARGEST_NUMBER, read_json

AT_ONCE = 12
"""Calls under way at one time; Telegram takes thirty messages a second."""
LARGEST_ANSWER = 64 * 2**20
"""Bytes of an answer that are read; a hundred updates have far fewer."""
LONGEST_RETRY = 24 * 3600
"""Seconds; a longer pause is none that Telegram would ask for, and nobody would wait for it."""
NEVER_ARRIVED = (aiohttp.ClientConnectorError, aiohttp.ClientHttpProxyError)
"""Errors before a connection was there; on one that broke off a call may have been carried out."""
_JSON = {"Content-Type": "application/json"}


class UnansweredError(NetworkError):
    """Telegram has not answered a call: there was no network, or no time, or it had trouble of its own.

    `arrived` says whether the call may have been carried out all the same.
    """

    def __init__(self, reason: str, *, arrived: bool) -> None:
        super().__init__(reason)
        self.arrived = arrived


class Calls(BaseRequest):
    """HTTP requests to one Bot API server. No error of theirs names an address, which would hold the token.

    The proxy and the certificates trusted are those that the environment names, as for the library's own requests.
    """

    def __init__(
        self,
        api_url: str,
        *,
        at_once: int = AT_ONCE,
        timeout: float = 20.0,
        dated: Callable[[str], None] = lambda _date: None,
    ) -> None:
        """`dated` hears when Telegram says that an answer was sent."""
        self._proxy = proxy_for(api_url)
        self._timeout = timeout
        self._dated = dated
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
        """The status and the body of what Telegram answers. Raises UnansweredError if it does not.

        The `pool_timeout` is for the calls under way to become fewer.
        """
        given = (read_timeout, write_timeout, connect_timeout, pool_timeout)
        read, write, connect, pool = (self._timeout if t is self.DEFAULT_NONE else t for t in given)
        whole = None if None in (read, write, connect) else read + write + connect
        limits = aiohttp.ClientTimeout(total=whole, sock_connect=connect, sock_read=read)
        async with self._slot(pool):
            status, body, date = await self._answer(method, url, request_data, limits)
        if not _is_telegrams(status, body):
            arrived = status in {HTTPStatus.OK, HTTPStatus.GATEWAY_TIMEOUT}
            raise UnansweredError(f"HTTP status {status}", arrived=arrived)
        self._dated(date)
        return status, body

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """What an answer says. Raises UnansweredError if it is none of Telegram's."""
        value = _said(payload)
        if value is None or not ((value.get("ok") is True and value.get("result") is not None) or _is_refusal(value)):
            raise UnansweredError("what it sends is no answer of Telegram's", arrived=True)
        return value

    @asynccontextmanager
    async def _slot(self, seconds: float | None) -> AsyncIterator[None]:
        """Be one of the calls under way."""
        try:
            async with asyncio.timeout(seconds):
                await self._slots.acquire()
        except TimeoutError:
            raise UnansweredError("too many calls are under way", arrived=False) from None
        try:
            yield
        finally:
            self._slots.release()

    async def _answer(
        self, method: str, url: str, data: RequestData | None, limits: aiohttp.ClientTimeout
    ) -> tuple[int, bytes, str]:
        """What is answered, by whomever. What only asks is asked once more, if the connection that was kept is gone."""
        again = url.rpartition("/")[2].startswith("get")
        while True:
            try:
                return await self._call(method, url, data, limits)
            except aiohttp.ConnectionTimeoutError:
                raise UnansweredError("no connection in time", arrived=False) from None
            except TimeoutError:
                raise UnansweredError("no answer in time", arrived=True) from None
            except (aiohttp.ClientError, OSError) as error:
                arrived = not isinstance(error, NEVER_ARRIVED)
                if not (arrived and again):
                    raise UnansweredError(_reason(error), arrived=arrived) from None
                again = False

    async def _call(
        self, method: str, url: str, data: RequestData | None, limits: aiohttp.ClientTimeout
    ) -> tuple[int, bytes, str]:
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
            return response.status, await _read(response), response.headers.get("Date", "")


async def _read(response: aiohttp.ClientResponse) -> bytes:
    """The body. Raises ClientPayloadError for one without an end."""
    body = bytearray()
    async for part in response.content.iter_any():
        body += part
        if len(body) > LARGEST_ANSWER:
            raise aiohttp.ClientPayloadError
    return bytes(body)


def _is_telegrams(status: int, body: bytes) -> bool:
    """Whether an answer is Telegram's word on a call, and not its trouble, or the page of somebody in between."""
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or not (body.startswith(b"{") and body.endswith(b"}")):
        return False
    if status == HTTPStatus.OK:  # it is read later, once
        return b'"result"' in body
    refusal = _said(body)
    return _is_refusal(refusal) and (
        status != HTTPStatus.TOO_MANY_REQUESTS or "retry_after" in refusal.get("parameters", {})
    )


def _said(body: bytes) -> dict[str, Any] | None:
    """The JSON object of an answer, None if it is none."""
    try:
        value = read_json(body.decode(errors="replace"))
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _is_refusal(said: dict[str, Any] | None) -> TypeGuard[dict[str, Any]]:
    """Whether an object is a refusal as Telegram writes it, and not that of a proxy or a page to log in."""
    if said is None or said.get("ok") is not False or not isinstance(said.get("description"), str):
        return False
    parameters = said.get("parameters", {})
    return isinstance(parameters, dict) and all(
        type(value) is int and abs(value) <= most
        for name, most in (("retry_after", LONGEST_RETRY), ("migrate_to_chat_id", LARGEST_NUMBER))
        if (value := parameters.get(name)) is not None
    )


def _reason(error: Exception) -> str:
    """What went wrong, in words where nobody has been reached, and without the address that some errors hold."""
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "no connection: the server's name is not found"
    if isinstance(error, aiohttp.ClientConnectorError) and not isinstance(error, aiohttp.ClientSSLError):
        return "no connection"
    said = getattr(error, "strerror", None) or getattr(error, "message", None)
    return f"{type(error).__name__}: {said}" if said else type(error).__name__

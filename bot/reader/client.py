"""The calls to a reader's server: bounded, without redirects, and with errors that hold neither key nor question."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

import aiohttp
from pydantic import SecretStr

from bot.network import proxy_for, trusted
from bot.reader.wire import CallFailedError, body_of, numbers_in
from bot.settings import ReaderSettings
from bot.version import program_version
from knowledge import ReaderTask

LONGEST_REPLY = 64 * 1024
"""Bytes of a reply that are read; a list of numbers needs a few dozen."""
KEPT_OPEN = 60.0
"""Seconds for which a connection that nothing uses is kept."""
ABOUT_THE_CALLER = (
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.TOO_MANY_REQUESTS,
)
"""Refusals that a request without structured output would meet, too."""


class _RefusedError(CallFailedError):
    """The server does not take such a request."""


class Client:
    """Calls to one server, on connections kept open. Use it as `async with`."""

    def __init__(self, settings: ReaderSettings) -> None:
        self._url = f"{settings.reader_url}/chat/completions"
        self._encrypted = urlsplit(self._url).scheme == "https"
        self._model = settings.reader_model
        self._headers = _headers(settings.reader_key)
        self._structured = True
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Client:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=KEPT_OPEN),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None),  # whoever calls knows how long he waits
            auto_decompress=False,
            proxy=proxy_for(self._url),
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._session:
            await self._session.close()

    def identity(self, task: ReaderTask) -> bytes:
        """What tells the request for a task from any other: all that is sent."""
        return hashlib.blake2b(body_of(task, self._model, structured=True), digest_size=16).digest()

    async def numbers(self, task: ReaderTask, called: Callable[[], None] = lambda: None) -> tuple[int, ...]:
        """The numbers that the reader points at, best first; `called` hears of each call before it is made.

        A server that refuses structured output is asked once more without, and from then on only so. Raises
        CallFailedError.
        """
        structured = self._structured
        called()
        try:
            body = await self._post(body_of(task, self._model, structured=structured))
        except _RefusedError:
            if not structured:
                raise
            called()
            body = await self._post(body_of(task, self._model, structured=False))
            self._structured = False
        return numbers_in(body, len(task.passages))

    async def _post(self, body: bytes) -> bytes:
        """The body of the response. Raises CallFailedError."""
        if self._session is None:
            raise RuntimeError("Calls are made within `async with`")
        try:
            certificates = trusted() if self._encrypted else True  # an OSError where they cannot be read
            async with self._session.post(
                self._url, data=body, headers=self._headers, allow_redirects=False, ssl=certificates
            ) as response:
                if response.status != HTTPStatus.OK:
                    raise _refusal(response.status)
                if "Content-Type" in response.headers and response.content_type != "application/json":
                    raise CallFailedError("the answer is no JSON")
                return await _bounded(response)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise CallFailedError(f"the connection failed ({type(error).__name__})") from None


def _headers(key: SecretStr | None) -> dict[str, str]:
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "User-Agent": f"interview-bot/{program_version()}",
    }
    if key:
        headers["Authorization"] = f"Bearer {key.get_secret_value()}"
    return headers


async def _bounded(response: aiohttp.ClientResponse) -> bytes:
    """The body of a response, unless it is too long. Raises CallFailedError."""
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > LONGEST_REPLY:
            response.close()
            raise CallFailedError(f"the answer is longer than {LONGEST_REPLY} bytes")
    return bytes(body)


def _refusal(status: int) -> CallFailedError:
    """What a status other than 200 is."""
    said = f"the server answers {status}"
    if 400 <= status < 500 and status not in ABOUT_THE_CALLER:
        return _RefusedError(said)
    return CallFailedError(said)

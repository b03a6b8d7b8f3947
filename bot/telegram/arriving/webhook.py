"""A small HTTP listener in front of the inbox: it takes updates that prove to come from Telegram."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import h11

from bot.telegram.arriving.arrivals import Arrivals
from bot.telegram.arriving.parsing import number_of, read_json

LARGEST_BODY = 1_000_000
"""Bytes of an update; Telegram's largest are far below."""
MOST_CALLERS = 200
"""Connections at a time; Telegram opens a hundred. Where a system has no more files for them, it does nothing else."""
READ_SECONDS = 10.0
IDLE_SECONDS = 75.0
LINGER_SECONDS = 5.0
"""How long what a refused caller still sends is thrown away; closing at once would reset the connection and lose the
refusal."""


@dataclass
class WebhookServer:
    """Listens for updates at one path and takes them in before it says that they have arrived.

    Use it as `async with`; the path holds no token, and who calls must show the secret.
    """

    arrivals: Arrivals
    path: str
    secret: str
    host: str
    port: int

    async def __aenter__(self) -> WebhookServer:
        self._callers: set[asyncio.Task[None]] = set()
        self._strangers: dict[asyncio.Task[None], None] = {}
        """Those who have not shown the secret yet, in the order in which they came."""
        self._server = await asyncio.start_server(self._serve, self.host, self.port)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for caller in self._callers:
            caller.cancel()  # who has not heard that an update arrived sends it again
        if self._callers:
            await asyncio.wait(self._callers, timeout=0.5)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._server.wait_closed(), 0.5)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, request after request."""
        if not self._server.is_serving():  # it came in the very moment in which the server ends
            writer.close()
            return
        connection = h11.Connection(h11.SERVER, max_incomplete_event_size=16_384)
        caller = asyncio.current_task()
        assert caller is not None  # noqa: S101 - a coroutine runs in one
        if len(self._callers) >= MOST_CALLERS and not self._makes_room():
            writer.close()
            return
        self._callers.add(caller)
        self._strangers[caller] = None
        try:
            while await self._exchange(connection, reader, writer):
                connection.start_next_cycle()
            await _part(reader, writer)
        except (OSError, TimeoutError, asyncio.IncompleteReadError, h11.LocalProtocolError):
            pass  # the caller went away, or was too slow
        except asyncio.CancelledError:
            pass  # the server ends
        finally:
            self._strangers.pop(caller, None)
            self._callers.discard(caller)
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    def _makes_room(self) -> bool:
        """Part with the stranger who came first; whether there is one."""
        for stranger in self._strangers:
            del self._strangers[stranger]
            self._callers.discard(stranger)
            return stranger.cancel()
        return False

    def _knows(self, caller: asyncio.Task[Any] | None) -> None:
        """Who calls has shown the secret."""
        if caller in self._strangers:
            del self._strangers[caller]

    async def _exchange(
        self, connection: h11.Connection, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        """Answer one request; whether another may follow on the connection."""
        try:
            async with asyncio.timeout(IDLE_SECONDS):
                request = await _next(connection, reader, writer)
            if not isinstance(request, h11.Request):
                return False
            async with asyncio.timeout(READ_SECONDS):
                status = self._refusal(request)
                if status is None:
                    self._knows(asyncio.current_task())
                    status = await self._take(connection, reader, writer)
        except h11.RemoteProtocolError as error:
            status = HTTPStatus(error.error_status_hint)
        body = b"" if status == HTTPStatus.OK else status.phrase.encode()
        headers = [("Content-Length", str(len(body))), ("Content-Type", "text/plain")]
        if connection.their_state is not h11.DONE:
            headers.append(("Connection", "close"))
        data = connection.send(h11.Response(status_code=status.value, headers=headers, reason=status.phrase)) or b""
        data += connection.send(h11.Data(data=body)) or b""
        data += connection.send(h11.EndOfMessage()) or b""
        writer.write(data)
        await writer.drain()
        return connection.our_state is h11.DONE and connection.their_state is h11.DONE

    def _refusal(self, request: h11.Request) -> HTTPStatus | None:
        """Why a request is not read at all."""
        headers = dict(request.headers)
        if request.target.split(b"?")[0].decode("ascii", "replace") != self.path:
            return HTTPStatus.NOT_FOUND
        if request.method != b"POST":
            return HTTPStatus.METHOD_NOT_ALLOWED
        shown = headers.get(b"x-telegram-bot-api-secret-token", b"")
        if not hmac.compare_digest(shown, self.secret.encode()):
            return HTTPStatus.FORBIDDEN
        length = headers.get(b"content-length", b"0")
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE if int(length) > LARGEST_BODY else None

    async def _take(
        self, connection: h11.Connection, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> HTTPStatus:
        """Take in an update; while there is no room, Telegram is to send it again later.

        One that cannot be read is taken too, so that it is not sent again.
        """
        body = bytearray()
        while isinstance(event := await _next(connection, reader, writer), h11.Data):
            body += event.data
            if len(body) > LARGEST_BODY:
                return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        if not isinstance(event, h11.EndOfMessage):
            return HTTPStatus.BAD_REQUEST
        data = _json(bytes(body))
        number = number_of(data)
        if number is None:
            return HTTPStatus.BAD_REQUEST
        if self.arrivals.inbox.is_full:
            return HTTPStatus.SERVICE_UNAVAILABLE
        await self.arrivals.take([data])
        await self.arrivals.inbox.secure([number])
        return HTTPStatus.OK


def _json(body: bytes) -> object:
    """What a body says, None if it is no JSON."""
    try:
        return read_json(body.decode(errors="replace"))
    except ValueError:
        return None


async def _part(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Say that no more will come, and wait until the caller has heard it and closes."""
    writer.write_eof()
    async with asyncio.timeout(LINGER_SECONDS):
        while await reader.read(65_536):
            pass


async def _next(connection: h11.Connection, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> object:
    """The next event of the connection."""
    while (event := connection.next_event()) is h11.NEED_DATA:
        if connection.they_are_waiting_for_100_continue:
            writer.write(connection.send(h11.InformationalResponse(status_code=100, headers=[])) or b"")
        connection.receive_data(await reader.read(65_536))
    return event

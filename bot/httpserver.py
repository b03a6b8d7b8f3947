"""A small HTTP server that nobody can hold up: so many callers, each of whom may say so much, and takes so long."""

from __future__ import annotations

import asyncio
import contextlib
from abc import ABC, abstractmethod
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Self

import h11

LARGEST_HEAD = 16_384
"""Bytes of the lines before a body."""
READ_SECONDS = 10.0
"""How long the lines of a first request may take, and a body, and until the answer has been written."""
TAKE_SECONDS = 10.0
"""How long the server itself may need for what it has read; who called is then told to come again."""
IDLE_SECONDS = 75.0
"""How long a caller whose request was read is waited for until the next one."""
LINGER_SECONDS = 5.0
"""How long what a refused caller still sends is thrown away; closing at once would reset the connection and lose the
refusal."""


@dataclass(frozen=True)
class HttpAnswer:
    """What a request is answered, by its status alone if nothing else is said."""

    status: HTTPStatus
    body: bytes | None = None
    kind: str = "text/plain"


class HttpServer(ABC):
    """Listens at a host and port. Use it as `async with`; entering raises OSError where that cannot be listened on.

    Where `most_callers` are connected, a new one takes the place of a stranger: of those callers of whom no request has
    been let in (see `reply`), the one who has been there longest. Where there is no stranger, he is hung up on.
    """

    most_callers = 200
    """Connections at a time. Where a system has no more files for them, it does nothing else."""
    largest_body = 1_000_000
    """Bytes."""

    def __init__(self, host: str, port: int) -> None:
        self._address = (host, port)
        self._callers: set[asyncio.Task[None]] = set()
        self._strangers: dict[asyncio.Task[Any], None] = {}
        """Those of the callers of whom no request has been let in yet, in the order in which they came."""

    @abstractmethod
    def reply(self, request: h11.Request) -> HttpAnswer | None:
        """What a request is answered unread; None lets the caller in, and its body is read."""

    async def take(self, body: bytes) -> HttpAnswer:  # noqa: ARG002 - for who lets anybody in
        """What a request is answered when its body has been read."""
        return HttpAnswer(HTTPStatus.BAD_REQUEST)

    @property
    def port(self) -> int:
        """The port that it listens on, also where the system has chosen it."""
        return int(self._server.sockets[0].getsockname()[1])

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, *self._address)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for caller in self._callers:
            caller.cancel()
        if self._callers:
            await asyncio.wait(self._callers, timeout=0.5)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._server.wait_closed(), 0.5)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, request after request."""
        if not self._server.is_serving():  # it came in the very moment in which the server ends
            writer.close()
            return
        connection = h11.Connection(h11.SERVER, max_incomplete_event_size=LARGEST_HEAD)
        caller = asyncio.current_task()
        assert caller is not None  # noqa: S101 - a coroutine runs in one
        if len(self._callers) >= self.most_callers:
            if not self._strangers:
                writer.close()
                return
            self._hang_up_on_a_stranger()
        self._callers.add(caller)
        self._strangers[caller] = None
        try:
            while await self._exchange(connection, reader, writer):
                connection.start_next_cycle()
            await _linger(reader, writer)
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

    def _hang_up_on_a_stranger(self) -> None:
        """End the connection of the one who came first."""
        stranger = next(iter(self._strangers))
        del self._strangers[stranger]
        self._callers.discard(stranger)
        stranger.cancel()

    async def _exchange(
        self, connection: h11.Connection, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        """Answer one request; whether another may follow on the connection."""
        caller = asyncio.current_task()
        method = b""
        try:
            async with asyncio.timeout(READ_SECONDS if caller in self._strangers else IDLE_SECONDS):
                request = await _next(connection, reader, writer)
            if not isinstance(request, h11.Request):
                return False
            method = request.method
            async with asyncio.timeout(READ_SECONDS):
                refusal = self.reply(request)
                if refusal is None:
                    self._strangers.pop(caller, None)  # type: ignore[arg-type]
                read = refusal or await self._read(connection, reader, writer)
            answer = read if isinstance(read, HttpAnswer) else await self._taken(read)
        except h11.RemoteProtocolError as error:
            answer = HttpAnswer(HTTPStatus(error.error_status_hint))
        await self._send(answer, method, connection, writer)
        return connection.our_state is h11.DONE and connection.their_state is h11.DONE

    async def _read(
        self, connection: h11.Connection, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bytes | HttpAnswer:
        """The body, or the refusal of one that is none."""
        body = bytearray()
        while isinstance(event := await _next(connection, reader, writer), h11.Data):
            body += event.data
            if len(body) > self.largest_body:
                return HttpAnswer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if not isinstance(event, h11.EndOfMessage):
            return HttpAnswer(HTTPStatus.BAD_REQUEST)
        return bytes(body)

    async def _taken(self, body: bytes) -> HttpAnswer:
        """What a body is answered; 503 where the server needs too long for it, which is no fault of the caller's."""
        try:
            async with asyncio.timeout(TAKE_SECONDS):
                return await self.take(body)
        except TimeoutError:
            return HttpAnswer(HTTPStatus.SERVICE_UNAVAILABLE)

    async def _send(
        self, answer: HttpAnswer, method: bytes, connection: h11.Connection, writer: asyncio.StreamWriter
    ) -> None:
        status = answer.status
        body = f"{status.phrase}\n".encode() if answer.body is None else answer.body
        headers = [("Content-Length", str(len(body))), ("Content-Type", answer.kind)]
        if connection.their_state is not h11.DONE:
            headers.append(("Connection", "close"))
        data = connection.send(h11.Response(status_code=status.value, headers=headers, reason=status.phrase)) or b""
        if method != b"HEAD":
            data += connection.send(h11.Data(data=body)) or b""
        data += connection.send(h11.EndOfMessage()) or b""
        writer.write(data)
        async with asyncio.timeout(READ_SECONDS):
            await writer.drain()


async def _linger(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
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

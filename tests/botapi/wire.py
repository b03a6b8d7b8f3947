"""HTTP/1.1 on loopback, as little of it as the Bot API needs: keep-alive, lengths and chunks."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus


@dataclass
class Request:
    """One request; `on_lost` holds what to call if the client hangs up before the answer."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    on_lost: list[Callable[[], None]] = field(default_factory=list)


@dataclass
class Response:
    """One response; a status of 0 closes the connection without a word."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)

    def encoded(self) -> bytes:
        """The bytes on the wire."""
        lines = [f"HTTP/1.1 {self.status} {HTTPStatus(self.status).phrase}", "Content-Type: application/json"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        lines += [f"Content-Length: {len(self.body)}", "Connection: keep-alive", "", ""]
        return "\r\n".join(lines).encode("latin-1") + self.body


Handler = Callable[[Request], Awaitable[Response]]


class _MalformedError(Exception):
    """The bytes are not HTTP."""


class Connection(asyncio.Protocol):
    """One client: requests are answered one after another, in order."""

    def __init__(self, handler: Handler, connections: set["Connection"]) -> None:
        self._handler = handler
        self._connections = connections
        self._transport: asyncio.Transport | None = None
        self._buffer = bytearray()
        self._current: Request | None = None
        self._task: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A client has come."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._connections.add(self)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - the protocol's signature
        """The client has gone; what still waits for an answer is told."""
        self._connections.discard(self)
        if self._current:
            for callback in self._current.on_lost:
                callback()

    def data_received(self, data: bytes) -> None:
        """More bytes; perhaps a whole request now."""
        self._buffer += data
        self._next()

    def abort(self) -> None:
        """Cut the line, as a network fault does."""
        if self._transport:
            self._transport.abort()
        if self._task:
            self._task.cancel()

    async def gone(self) -> None:
        """Return when nothing of this connection runs any more."""
        if self._task:
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    def _next(self) -> None:
        if self._current or not self._transport or self._transport.is_closing():
            return
        try:
            self._current = _take_request(self._buffer)
        except (_MalformedError, ValueError):
            self._transport.write(Response(400, b"{}").encoded())
            self._transport.close()
            return
        if self._current:
            self._task = asyncio.get_running_loop().create_task(self._answer(self._current))

    async def _answer(self, request: Request) -> None:
        response = await self._handler(request)
        self._current = None
        assert self._transport is not None
        if self._transport.is_closing():
            return
        if response.status == 0:
            self._transport.abort()
            return
        self._transport.write(response.encoded())
        if request.headers.get("connection", "").lower() == "close":
            self._transport.close()
        else:
            self._next()


def _take_request(buffer: bytearray) -> Request | None:
    """Cut one whole request off the front of the buffer, or leave it and return None."""
    head_end = buffer.find(b"\r\n\r\n")
    if head_end < 0:
        return None
    start, *lines = buffer[:head_end].decode("latin-1").split("\r\n")
    words = start.split(" ")
    if len(words) != 3:
        raise _MalformedError(start)
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    body_start = head_end + 4
    if headers.get("transfer-encoding", "").lower() == "chunked":
        chunked = _take_chunks(buffer, body_start)
        if chunked is None:
            return None
        body, end = chunked
    else:
        end = body_start + int(headers.get("content-length", "0"))
        if len(buffer) < end:
            return None
        body = bytes(buffer[body_start:end])
    del buffer[:end]
    return Request(words[0], words[1], headers, body)


def _take_chunks(buffer: bytearray, position: int) -> tuple[bytes, int] | None:
    """The joined chunks from `position` on and where they end, or None while some are missing."""
    body = bytearray()
    while True:
        line_end = buffer.find(b"\r\n", position)
        if line_end < 0:
            return None
        size = int(buffer[position:line_end].split(b";")[0], 16)
        chunk_start, chunk_end = line_end + 2, line_end + 2 + size
        if len(buffer) < chunk_end + 2:
            return None
        if size == 0:
            return bytes(body), chunk_end + 2
        body += buffer[chunk_start:chunk_end]
        position = chunk_end + 2


class Listener:
    """Accepts connections on a loopback port that stays the same over stops and starts."""

    def __init__(self, handler: Handler) -> None:
        self.port = 0
        self._handler = handler
        self._server: asyncio.Server | None = None
        self._connections: set[Connection] = set()

    async def start(self) -> None:
        """Listen; port 0 takes a free port and keeps it from then on."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: Connection(self._handler, self._connections),
            "127.0.0.1",
            self.port,
            backlog=1024,
            reuse_address=True,
        )
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Close the port and cut every connection."""
        if self._server is None:
            return
        self._server.close()
        connections = list(self._connections)
        for connection in connections:
            connection.abort()
        for connection in connections:
            await connection.gone()
        await self._server.wait_closed()
        self._server = None
        await asyncio.sleep(0)  # lets the aborted transports say good-bye

"""A server that nobody can hold up, on a free port."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from http import HTTPStatus

import h11
import httpx
import pytest

from bot import httpserver
from bot.httpserver import HttpAnswer, HttpServer
from tests.botapi.waiting import PATIENCE, until

HEAD = b"POST / HTTP/1.1\r\nHost: a\r\n"


class Echo(HttpServer):
    """Says what it is told; what asks for anything but "/" is not read."""

    largest_body = 1_000

    def reply(self, request: h11.Request) -> HttpAnswer | None:
        return None if request.target == b"/" else HttpAnswer(HTTPStatus.NOT_FOUND)

    async def take(self, body: bytes) -> HttpAnswer:
        return HttpAnswer(HTTPStatus.OK, body)


@pytest.fixture
async def server() -> AsyncIterator[Echo]:
    """It, listening."""
    async with Echo("127.0.0.1", 0) as listener:
        yield listener


@pytest.fixture
async def client(server: Echo) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who calls it."""
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{server.port}", trust_env=False) as caller:
        yield caller


async def connected(server: HttpServer, *lines: bytes) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection on which that has been said."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.writelines(lines)
    return reader, writer


async def test_requests_are_answered_one_after_another(server: Echo, client: httpx.AsyncClient) -> None:
    """Over one connection, as long as they are read."""
    for words in ("first", "second"):
        response = await client.post("/", content=words)
        assert (response.status_code, response.text) == (200, words)
        assert len(server._callers) == 1
    assert (await client.post("/else", content="third")).text == "Not Found\n"
    head = await client.head("/else")
    assert (head.status_code, head.headers["content-length"], head.content) == (404, "10", b"")


async def test_a_request_without_an_end_is_cut_off(server: Echo) -> None:
    """Whether its lines do not end, or its body."""
    endless = [b"X-%d: %s\r\n" % (number, b"x" * 1_000) for number in range(20)]
    reader, writer = await connected(server, HEAD, *endless)
    assert (await asyncio.wait_for(reader.read(), PATIENCE)).startswith(b"HTTP/1.1 431")
    writer.close()
    reader, writer = await connected(server, HEAD, b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n" * 1_001)
    assert (await asyncio.wait_for(reader.read(), PATIENCE)).startswith(b"HTTP/1.1 413")
    writer.close()


@pytest.mark.parametrize("said", [b"", HEAD, HEAD + b"Content-Length: 9\r\n\r\nslow"], ids=["nothing", "lines", "body"])
async def test_who_is_too_slow_is_hung_up_on(server: Echo, monkeypatch: pytest.MonkeyPatch, said: bytes) -> None:
    """Whatever he has said by then."""
    monkeypatch.setattr(httpserver, "READ_SECONDS", 0.05)
    reader, writer = await connected(server, said)
    assert await asyncio.wait_for(reader.read(), PATIENCE) == b""
    writer.close()
    await until(lambda: not server._callers or None, lambda: "he is still there")


async def test_a_server_that_is_slow_itself_says_so(
    server: Echo, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has to come again is told so, and not hung up on; his connection stays."""
    disk = asyncio.Event()

    async def take(body: bytes) -> HttpAnswer:
        await disk.wait()
        return HttpAnswer(HTTPStatus.OK, body)

    monkeypatch.setattr(server, "take", take)
    monkeypatch.setattr(httpserver, "TAKE_SECONDS", 0.05)
    response = await client.post("/", content="first")
    assert (response.status_code, response.text) == (503, "Service Unavailable\n")
    disk.set()
    assert (await client.post("/", content="second")).text == "second"
    assert len(server._callers) == 1


async def test_who_comes_finds_room(server: Echo, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """The strangers who have been there longest go; whose request was read stays, and where all are such, nobody else
    is let in."""
    monkeypatch.setattr(server, "most_callers", 3)
    assert (await client.post("/", content="known")).status_code == 200
    (known,) = server._callers
    async with contextlib.AsyncExitStack() as stack:
        strangers = [await connected(server) for _ in range(5)]
        for _, writer in strangers:
            stack.callback(writer.close)
        for reader, _ in strangers[:3]:
            assert await asyncio.wait_for(reader.read(), PATIENCE) == b""
        assert known in server._callers
        assert len(server._callers) == 3
        for reader, writer in strangers[3:]:
            writer.write(HEAD + b"Content-Length: 0\r\n\r\n")
            assert (await asyncio.wait_for(reader.readline(), PATIENCE)).startswith(b"HTTP/1.1 200")
        reader, writer = await connected(server, HEAD)
        stack.callback(writer.close)
        with contextlib.suppress(ConnectionResetError):
            assert await asyncio.wait_for(reader.read(), PATIENCE) == b""
        assert (await client.post("/", content="known")).text == "known"

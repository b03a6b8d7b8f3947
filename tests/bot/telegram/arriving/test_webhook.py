"""The webhook's listener: it lets updates in, and nothing else."""

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from telegram import Bot, Update

from bot.telegram.arriving.arrivals import Arrivals
from bot.telegram.arriving.inbox import Inbox
from bot.telegram.arriving.webhook import WebhookServer
from tests.bot.leftover import waiting_in
from tests.bot.telegram.arriving.conftest import INBOX
from tests.botapi.waiting import PATIENCE

SECRET = "a-secret_1"
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
HEADER = f"X-Telegram-Bot-Api-Secret-Token: {SECRET}\r\n"
UPDATE = {
    "update_id": 5,
    "message": {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "вода?"},
}


@pytest.fixture
def queue() -> asyncio.Queue[Any]:
    """Where updates that have been let in go."""
    return asyncio.Queue()


@pytest.fixture
async def server(inbox: Inbox, queue: asyncio.Queue[Any]) -> AsyncIterator[WebhookServer]:
    """A listener on a free port."""
    arrivals = Arrivals(inbox, Bot("1:a"), queue)
    async with WebhookServer(arrivals, "/updates", SECRET, "127.0.0.1", 0) as listener:
        yield listener


@pytest.fixture
async def client(server: WebhookServer) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who calls it."""
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{server.port}", trust_env=False) as caller:
        yield caller


async def test_updates_are_queued(queue: asyncio.Queue[Any], client: httpx.AsyncClient, tmp_path: Path) -> None:
    """Several over one connection, as Telegram sends them; each is on disk before Telegram hears that it came."""
    for number in (5, 6, 7):
        response = await client.post("/updates", json={**UPDATE, "update_id": number}, headers=HEADERS)
        assert (response.status_code, response.content) == (200, b"")
        assert number in waiting_in(tmp_path / INBOX)
    update = queue.get_nowait()
    assert isinstance(update, Update)
    assert update.message
    assert update.message.text == "вода?"
    assert queue.qsize() == 2


async def test_a_path_may_be_written_in_more_than_one_way(inbox: Inbox, queue: asyncio.Queue[Any]) -> None:
    """As the operator types it, and as it stands on the wire."""
    async with (
        WebhookServer(Arrivals(inbox, Bot("1:a"), queue), "/янги/a%7Eb", SECRET, "127.0.0.1", 0) as server,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{server.port}", trust_env=False) as caller,
    ):
        for path in ("/янги/a~b", "/%D1%8F%D0%BD%D0%B3%D0%B8/a%7eb"):
            assert (await caller.post(path, json=UPDATE, headers=HEADERS)).status_code == 200
        assert (await caller.post("/янги", json=UPDATE, headers=HEADERS)).status_code == 404


async def test_an_update_posted_twice_is_queued_once(queue: asyncio.Queue[Any], client: httpx.AsyncClient) -> None:
    """As when the answer to the first call was lost on its way."""
    for _ in range(2):
        assert (await client.post("/updates", json=UPDATE, headers=HEADERS)).status_code == 200
    assert queue.qsize() == 1


async def test_while_there_is_no_room_telegram_is_asked_to_come_again(
    inbox: Inbox, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a status of the 5xx, after which it posts the update later."""
    monkeypatch.setattr("bot.telegram.arriving.waiting.MOST_HELD", 1)
    assert (await client.post("/updates", json=UPDATE, headers=HEADERS)).status_code == 200
    more = {**UPDATE, "update_id": 6}
    assert (await client.post("/updates", json=more, headers=HEADERS)).status_code == 503
    inbox.settle(5)
    assert (await client.post("/updates", json=more, headers=HEADERS)).status_code == 200


async def test_what_cannot_be_written_has_arrived_when_it_is_answered(
    inbox: Inbox, queue: asyncio.Queue[Any], client: httpx.AsyncClient, tmp_path: Path
) -> None:
    """If the bot is killed before, Telegram sends it again."""
    (tmp_path / INBOX).unlink()
    (tmp_path / INBOX).mkdir()  # no file can be there
    posting = asyncio.create_task(client.post("/updates", json=UPDATE, headers=HEADERS))
    await asyncio.wait_for(queue.get(), PATIENCE)
    assert not posting.done()
    inbox.settle(5)
    assert (await posting).status_code == 200


async def test_what_can_neither_be_written_nor_answered_soon_is_to_come_again(
    inbox: Inbox, queue: asyncio.Queue[Any], client: httpx.AsyncClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It waits in memory all the same, and when it comes again, it has arrived if it is answered."""
    monkeypatch.setattr("bot.telegram.arriving.inbox.SECURE_WITHIN", 0.05)
    (tmp_path / INBOX).unlink()
    (tmp_path / INBOX).mkdir()
    assert (await client.post("/updates", json=UPDATE, headers=HEADERS)).status_code == 503
    inbox.settle(5)
    assert (await client.post("/updates", json=UPDATE, headers=HEADERS)).status_code == 200
    assert queue.qsize() == 1


async def test_it_ends_while_callers_are_there(inbox: Inbox, queue: asyncio.Queue[Any]) -> None:
    """One that says nothing, one in the middle of an update: both are hung up on, and nothing is queued behind."""
    arrivals = Arrivals(inbox, Bot("1:a"), queue)
    async with WebhookServer(arrivals, "/updates", SECRET, "127.0.0.1", 0) as listener:
        silent, speaking = [await asyncio.open_connection("127.0.0.1", listener.port) for _ in range(2)]
        speaking[1].write(f"POST /updates HTTP/1.1\r\nHost: a\r\n{HEADER}Content-Length: 9\r\n\r\n{{".encode())
    for reader, writer in (silent, speaking):
        with contextlib.suppress(ConnectionResetError):
            assert await asyncio.wait_for(reader.read(), PATIENCE) == b""
        writer.close()
    assert queue.empty()


async def test_strangers_keep_nobody_out(
    server: WebhookServer, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They may open as many connections as they like; who has shown the secret keeps his."""
    monkeypatch.setattr(server, "most_callers", 3)
    assert (await client.post("/updates", json=UPDATE, headers=HEADERS)).status_code == 200
    (telegram,) = server._callers
    async with contextlib.AsyncExitStack() as stack:
        strangers = []
        for _ in range(8):
            reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
            stack.callback(writer.close)
            strangers.append(reader)
        for reader in strangers[:6]:
            assert await asyncio.wait_for(reader.read(), PATIENCE) == b""
        assert (await client.post("/updates", json=UPDATE, headers=HEADERS)).status_code == 200
        assert telegram in server._callers
        assert len(server._callers) == 3


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (403, {"json": UPDATE}),
        (403, {"json": UPDATE, "headers": {"X-Telegram-Bot-Api-Secret-Token": "another"}}),
        (404, {"json": UPDATE, "headers": HEADERS, "url": "/"}),
        (405, {"headers": HEADERS, "method": "GET"}),
        (400, {"content": b"", "headers": HEADERS}),
        (400, {"content": b"\xff{", "headers": HEADERS}),
        (400, {"content": b"[" * 100_000, "headers": HEADERS}),
        (400, {"json": [1], "headers": HEADERS}),
        (400, {"json": {"update_id": "5"}, "headers": HEADERS}),
        (400, {"json": {"update_id": True}, "headers": HEADERS}),
        (413, {"content": b" " * 1_000_001, "headers": HEADERS}),
    ],
)
async def test_what_is_no_update_is_refused(
    queue: asyncio.Queue[Any], client: httpx.AsyncClient, status: int, request_: dict[str, Any]
) -> None:
    """With a status of the 4xx, and nothing is queued."""
    response = await client.request(**{"method": "POST", "url": "/updates", **request_})
    assert response.status_code == status
    assert queue.empty()


async def test_an_update_that_cannot_be_read_is_taken_and_logged(
    queue: asyncio.Queue[Any], client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    """So that it is not posted again; the next one over the same connection is queued."""
    broken = {"update_id": 4711, "message": {"text": "no date"}}
    assert (await client.post("/updates", json=broken, headers=HEADERS)).status_code == 200
    assert queue.empty()
    assert [record.getMessage() for record in caplog.records if record.name.startswith("bot")] == [
        "Update 4711 cannot be read and was set aside: KeyError"
    ]
    assert (await client.post("/updates", json=UPDATE, headers=HEADERS)).status_code == 200
    assert queue.qsize() == 1


@pytest.mark.parametrize(
    "data", [b"hello\r\n\r\n", b"POST /updates HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", b"\x00" * 20_000]
)
async def test_what_is_no_http(server: WebhookServer, data: bytes) -> None:
    """A 4xx and the connection is closed."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(data)
    answer = await asyncio.wait_for(reader.read(), PATIENCE)
    assert answer.startswith(b"HTTP/1.1 4")
    writer.close()


@pytest.mark.parametrize(("secret", "length", "status"), [(SECRET, 1_000_001, 413), ("another", 900_000, 403)])
async def test_a_caller_who_is_still_sending_hears_why_it_is_refused(
    server: WebhookServer, secret: str, length: int, status: int
) -> None:
    """The refusal is not lost in a connection reset: what is on its way is taken and thrown away."""
    loop = asyncio.get_running_loop()
    head = f"POST /updates HTTP/1.1\r\nHost: a\r\nContent-Length: {length}\r\n"
    with socket.socket() as caller:  # reads only when told to, as a busy caller does
        caller.setblocking(False)
        await loop.sock_connect(caller, ("127.0.0.1", server.port))
        await loop.sock_sendall(caller, f"{head}X-Telegram-Bot-Api-Secret-Token: {secret}\r\n\r\n".encode())
        for _ in range(9):
            await asyncio.sleep(0.02)
            await loop.sock_sendall(caller, b" " * 100_000)
        assert (await loop.sock_recv(caller, 1_000)).startswith(f"HTTP/1.1 {status}".encode())


async def test_a_large_body_is_waited_for(server: WebhookServer) -> None:
    """Who asks whether to send it is told to go on."""
    body = json.dumps(UPDATE).encode()
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    head = f"POST /updates HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: {len(body)}\r\n"
    writer.write(f"{head}X-Telegram-Bot-Api-Secret-Token: {SECRET}\r\n\r\n".encode())
    assert (await asyncio.wait_for(reader.readline(), PATIENCE)).startswith(b"HTTP/1.1 100")
    writer.write(body)
    rest = await asyncio.wait_for(reader.readuntil(b"Content-Length: 0"), PATIENCE)
    assert b"HTTP/1.1 200" in rest
    writer.close()


async def test_an_update_with_bytes_that_are_no_text_is_taken(
    queue: asyncio.Queue[Any], client: httpx.AsyncClient
) -> None:
    """As by polling; refused, it would be sent again and again, before all others."""
    body = json.dumps(UPDATE, ensure_ascii=False).encode().replace("вода".encode(), b"\xff\xfe")
    assert (await client.post("/updates", content=body, headers=HEADERS)).status_code == 200
    assert queue.get_nowait().message.text == "\ufffd\ufffd?"

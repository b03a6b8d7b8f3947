"""Calls over HTTP: what arrives, what may have arrived, and that no error tells the token."""

import asyncio
import traceback
from collections.abc import AsyncIterator

import pytest
from telegram import Bot, InputFile, MessageEntity
from telegram.error import NetworkError
from telegram.ext import ExtBot
from telegram.request import RequestData

from bot.telegram.sending import calls as calls_module
from bot.telegram.sending.calls import Calls, UnansweredError
from tests.botapi import ApiError, BotApi
from tests.botapi.waiting import until
from tests.botapi.wire import Listener, Request, Response

TOKEN = "1:token"


@pytest.fixture
def api(lone_api: BotApi) -> BotApi:
    """A server of this test's own."""
    return lone_api


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[ExtBot[None]]:
    """A bot that speaks through our calls."""
    requests = [Calls(api.url), Calls(api.url)]
    async with ExtBot(api.token, f"{api.url}/bot", request=requests[0], get_updates_request=requests[1]) as client:
        yield client


async def test_texts_and_files_arrive(api: BotApi, bot: Bot) -> None:
    """Letters of every kind, entities and a file beside its caption."""
    chat = api.private()
    await bot.send_message(chat.id, "Сув 💧 & нон", entities=[MessageEntity("bold", 0, 3)])
    await bot.send_document(chat.id, InputFile("қатор\n".encode(), "errors.txt"), caption="Хато & яна")
    text, file = chat.replies
    assert (text.text, text.entity_text("bold")) == ("Сув 💧 & нон", "Сув")
    assert api.calls[-1].raw.files["document"].content == "қатор\n".encode()
    assert api.calls[-1].raw.files["document"].name == "errors.txt"
    assert file.text == "Хато & яна"


async def test_a_slow_server(api: BotApi, bot: Bot) -> None:
    """A call waits as long as it is told to; what was written may have arrived."""
    api.latency = 0.3
    with pytest.raises(UnansweredError, match="no answer in time") as slow:
        await bot.get_me(read_timeout=0.05)
    assert slow.value.arrived
    assert await bot.get_me(read_timeout=None)


async def test_what_only_asks_is_asked_twice(api: BotApi, bot: Bot) -> None:
    """Where a connection breaks that was kept; a message is not sent so lightly, since it may be there already."""
    chat = api.private()
    api.drop_next("getMe")
    assert await bot.get_me()
    api.drop_next("getMe", calls=2)
    with pytest.raises(UnansweredError):
        await bot.get_me()
    api.drop_next("sendMessage", carry_out=True)
    with pytest.raises(UnansweredError) as dropped:
        await bot.send_message(chat.id, "once")
    assert dropped.value.arrived
    assert len(chat.replies) == 1


async def test_without_a_network_nothing_has_arrived(api: BotApi, bot: Bot) -> None:
    """There was no connection."""
    chat = api.private()
    await api.stop()
    with pytest.raises(UnansweredError):
        await bot.get_me()  # by then the connection that was kept is seen to be gone
    with pytest.raises(UnansweredError, match=r"^no connection$") as offline:
        await bot.send_message(chat.id, "in vain")
    assert not offline.value.arrived


@pytest.mark.parametrize("page", [False, True])
@pytest.mark.parametrize("status", [500, 502, 504])
async def test_trouble_of_telegrams_own(
    api: BotApi, bot: Bot, caplog: pytest.LogCaptureFixture, status: int, page: bool
) -> None:
    """It is no refusal, in words or as a page, of which nothing is logged."""
    api.fail_next("sendMessage", ApiError(status, "Trouble"), page=page)
    with pytest.raises(UnansweredError, match=f"^HTTP status {status}$") as error:
        await bot.send_message(api.private().id, "a")
    assert error.value.arrived is (status == 504)
    assert not caplog.records


@pytest.mark.parametrize("status", [200, 302, 403, 404, 429])
async def test_a_page_of_somebody_in_between(api: BotApi, bot: Bot, status: int) -> None:
    """A proxy's refusal is not Telegram's: the bot is neither forbidden anything nor is its token refused."""
    api.fail_next("sendMessage", ApiError(status, "Trouble"), page=True)
    with pytest.raises(UnansweredError, match=f"^HTTP status {status}$") as error:
        await bot.send_message(api.private().id, "a")
    assert error.value.arrived is (status == 200)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, b'{"status": "log in first"}'),
        (200, b'{"result": "log in first"}'),
        (200, b'{"ok": true, "result": null}'),
        (400, b'{"message": "Bad Request"}'),
        (401, b'{"message": "Unauthorized"}'),
        (403, b'{"ok": false}'),
        (404, b'{"ok": false, "description": 404}'),
        (429, b'{"ok": false, "description": "slowly", "parameters": ["retry_after"]}'),
        (429, b'{"ok": false, "description": "slowly", "parameters": {"retry_after": NaN}}'),
        (429, b'{"ok": false, "description": "slowly", "parameters": {"retry_after": 1000000000000000000}}'),
    ],
)
async def test_an_object_of_somebody_in_between(status: int, body: bytes) -> None:
    """A page to log in, or a proxy's refusal, may be JSON: it is no more Telegram's answer for that."""

    async def handle(_: Request) -> Response:
        return Response(status, body)

    listener = Listener(handle)
    await listener.start()
    url = f"http://127.0.0.1:{listener.port}"
    async with Calls(url) as calls:
        with pytest.raises(UnansweredError):
            await calls.post(f"{url}/bot{TOKEN}/sendMessage")
    await listener.stop()


async def test_an_answer_without_an_end_is_not_read_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would take all memory."""
    monkeypatch.setattr(calls_module, "LARGEST_ANSWER", 1_000)

    async def handle(_: Request) -> Response:
        return Response(200, b'{"ok": true, "result": "%s"}' % (b"x" * 1_000))

    listener = Listener(handle)
    await listener.start()
    url = f"http://127.0.0.1:{listener.port}"
    async with Calls(url) as calls:
        with pytest.raises(UnansweredError):
            await calls.post(f"{url}/bot{TOKEN}/getMe")
    await listener.stop()


async def test_who_finds_no_place_does_not_wait_for_ever(api: BotApi) -> None:
    """Nothing has arrived then."""
    api.break_down("getMe", silent=True)
    async with Calls(api.url, at_once=1) as one:
        first = asyncio.create_task(one.post(f"{api.url}/bot{api.token}/getMe"))
        await until(lambda: api.calls_of("getMe") or None, lambda: "it never came")
        with pytest.raises(UnansweredError, match="too many calls are under way") as late:
            await one.post(f"{api.url}/bot{api.token}/getMe", pool_timeout=0.01)
        first.cancel()
    assert not late.value.arrived


async def test_only_so_many_at_a_time() -> None:
    """The others wait their turn, and all are made."""
    under_way: list[int] = []
    most = 0

    async def handle(_: Request) -> Response:
        nonlocal most
        under_way.append(1)
        most = max(most, len(under_way))
        await asyncio.sleep(0.01)
        under_way.pop()
        return Response(200, b'{"ok": true, "result": true}')

    listener = Listener(handle)
    await listener.start()
    url = f"http://127.0.0.1:{listener.port}"
    async with Calls(url, at_once=3) as three:
        results = await asyncio.gather(*(three.post(f"{url}/bot1:a/close") for _ in range(10)))
    await listener.stop()
    assert (results, most) == ([True] * 10, 3)


async def test_the_environments_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Calls go through it, unless the server's host is excepted."""
    asked: list[str] = []

    async def handle(request: Request) -> Response:
        asked.append(request.target)
        return Response(200, b'{"ok": true, "result": 1}')

    listener = Listener(handle)
    await listener.start()
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{listener.port}")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    async with Calls("http://telegram.invalid") as proxied:
        assert await proxied.post("http://telegram.invalid/bot1:a/getMe") == 1
    here = f"http://127.0.0.1:{listener.port}"
    async with Calls(here) as direct:
        assert await direct.post(f"{here}/bot1:a/getMe", RequestData()) == 1
    await listener.stop()
    assert asked == ["http://telegram.invalid/bot1:a/getMe", "/bot1:a/getMe"]


@pytest.mark.parametrize("answer", [b"nonsense\r\n\r\n", b"HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n", b""])
async def test_no_error_tells_the_token(answer: bytes) -> None:
    """Whatever a server answers, a traceback holds no address; and a redirection is not followed."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server, Calls(url) as client:
        with pytest.raises(NetworkError) as caught:
            await client.post(f"{url}/bot{TOKEN}/getMe")
    assert TOKEN not in "".join(traceback.format_exception(caught.value))


async def test_no_call_before_or_after() -> None:
    """Connections belong to the time between the two; beginning twice does no harm."""
    client = Calls("http://127.0.0.1:1")
    await client.shutdown()
    with pytest.raises(NetworkError, match="between initialize and shutdown"):
        await client.post("http://127.0.0.1:1/bot1:a/getMe")
    await client.initialize()
    await client.initialize()
    await client.shutdown()

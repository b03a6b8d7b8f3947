"""Calls over HTTP: what arrives, what is tried again, and that no error tells the token."""

import asyncio
import traceback
from collections.abc import AsyncIterator

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, MessageEntity
from telegram.error import NetworkError, TimedOut
from telegram.ext import ExtBot
from telegram.request import RequestData

from bot.telegram.sending import calls, post
from bot.telegram.sending.calls import Calls
from bot.telegram.sending.message import Outgoing
from tests.botapi import ApiError, BotApi
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
    """A call waits as long as it is told to."""
    api.latency = 0.3
    with pytest.raises(TimedOut):
        await bot.get_me(read_timeout=0.05)
    assert await bot.get_me(read_timeout=None)


async def test_a_dropped_connection(api: BotApi, bot: Bot) -> None:
    """A call that does no harm twice is made once more; a message is not, since it may be there already."""
    chat = api.private()
    await bot.get_me()
    api.drop_next("getMe")
    assert await bot.get_me()
    api.drop_next("getMe", calls=2)
    with pytest.raises(NetworkError):
        await bot.get_me()
    api.drop_next("sendMessage", carry_out=True)
    with pytest.raises(NetworkError):
        await bot.send_message(chat.id, "once")
    assert len(chat.replies) == 1


@pytest.mark.parametrize(("dropped", "carried_out"), [(3, False), (1, True)])
async def test_an_edit_is_made_again_until_it_is_answered(
    api: BotApi, bot: ExtBot[None], monkeypatch: pytest.MonkeyPatch, dropped: int, carried_out: bool
) -> None:
    """With growing pauses and an end; that it is there already by then is no error."""
    monkeypatch.setattr(calls, "PAUSES", (0.01, 0.02, 0.03))
    chat = api.private()
    sent = await bot.send_message(chat.id, "one")
    api.drop_next("editMessageText", calls=dropped, carry_out=carried_out)
    assert await post.edit(bot, chat.id, sent.message_id, Outgoing("two", []))
    assert chat.replies[0].text == "two"
    api.drop_next("editMessageText", calls=4)
    with pytest.raises(NetworkError):
        await bot.edit_message_text("three", chat.id, sent.message_id)
    assert api.count("editMessageText") == dropped + 1 + 4


async def test_a_press_is_answered_again(api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also after Telegram's own trouble, as long as the answer can be there only once."""
    monkeypatch.setattr(calls, "PAUSES", (0.01, 0.01))
    chat = api.private()
    button = InlineKeyboardMarkup([[InlineKeyboardButton("Next", callback_data="x")]])
    await bot.send_message(chat.id, "one", reply_markup=button)
    press = chat.tap(chat.replies[0], "Next")
    api.drop_next("answerCallbackQuery")
    api.fail_next("answerCallbackQuery", ApiError(502, "Bad Gateway"))
    await bot.answer_callback_query(press.id, "done")
    assert (await press.answered()).text == "done"
    api.fail_next("sendMessage", ApiError(502, "Bad Gateway"))
    with pytest.raises(NetworkError):
        await bot.send_message(chat.id, "two")


async def test_all_that_somebody_waits_for_outlasts_a_short_outage(
    api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files, edits and answers as much as messages."""
    monkeypatch.setattr(calls, "PAUSES", (0.1,) * 900)
    chat, anna = api.private(), api.user("Anna")
    sent = await bot.send_message(chat.id, "one")
    query = api.start_inline(anna, "water")
    await api.stop()
    with pytest.raises(NetworkError):
        await bot.get_me()  # by then the connection that was kept is seen to be gone
    waiting = asyncio.gather(
        bot.send_document(chat.id, InputFile(b"lines", "errors.txt")),
        bot.edit_message_text("two", chat.id, sent.message_id),
        bot.answer_inline_query(query.id, []),
    )
    await asyncio.sleep(0.2)
    await api.start()
    await waiting
    assert chat.replies[0].text == "two"
    assert chat.replies[1].upload
    assert (await query.answered()).results == []


async def test_a_message_outlasts_a_short_outage(api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """What never reached the server is sent again after a while, but not for ever."""
    chat = api.private()
    await api.stop()
    with pytest.raises(NetworkError):
        await bot.get_me()  # by then the connection that was kept is seen to be gone
    monkeypatch.setattr(calls, "PAUSES", (0.01, 0.01))
    with pytest.raises(NetworkError, match="Connect call failed"):
        await bot.send_message(chat.id, "in vain")
    monkeypatch.setattr(calls, "PAUSES", (0.05,) * 1_800)
    sending = asyncio.create_task(bot.send_message(chat.id, "later"))
    await asyncio.sleep(0.1)
    await api.start()
    await sending
    assert [message.text for message in chat.replies] == ["later"]


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

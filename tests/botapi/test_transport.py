"""Polling, webhooks, faults, floods and load."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest, Conflict, NetworkError, RetryAfter, TimedOut
from telegram.request import HTTPXRequest

from tests.botapi import ApiError, BotApi, InThread, RealLimits
from tests.botapi.wire import Listener, Request, Response


async def test_an_offset_confirms(api: BotApi, bot: Bot) -> None:
    """Updates come again until the next offset; a negative offset forgets all but the last."""
    chat = api.private()
    for text in ("one", "two", "three"):
        chat.say(text)
    first = await bot.get_updates()
    assert await bot.get_updates() == first
    await bot.get_updates(offset=first[0].update_id + 1, limit=1)
    assert list(api.updates.pending) == [update.update_id for update in first[1:]]
    (last,) = await bot.get_updates(offset=-1)
    assert last == first[-1]


async def test_a_long_poll_waits(api: BotApi, bot: Bot) -> None:
    """It ends with the first update, or empty-handed."""
    assert await bot.get_updates(timeout=1) == ()
    poll = asyncio.ensure_future(bot.get_updates(timeout=50))
    await api.polled()
    api.private().say("hello")
    assert len(await poll) == 1


async def test_two_pollers_conflict(api: BotApi, bot: Bot) -> None:
    """The older poll ends with 409 when another begins."""
    poll = asyncio.ensure_future(bot.get_updates(timeout=50))
    await api.polled()
    async with Bot(api.token, base_url=f"{api.url}/bot") as other:
        second = asyncio.ensure_future(other.get_updates(timeout=50))
        with pytest.raises(Conflict, match="make sure that only one bot instance is running"):
            await poll
        api.private().say("hello")
        assert len(await second) == 1


async def test_a_poller_that_hangs_up_is_forgotten(api: BotApi, bot: Bot) -> None:
    """Its update waits for the next one, who meets no conflict."""
    async with httpx.AsyncClient() as client:
        poll = asyncio.create_task(client.get(f"{api.url}/bot{api.token}/getUpdates?timeout=50", timeout=None))
        await api.polled()
        poll.cancel()
        await api.polled(by_nobody=True)
    api.private().say("hello")
    assert len(await bot.get_updates()) == 1


class Hook:
    """A webhook of a test: fails so often, then takes what comes."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.taken: list[tuple[int, str | None]] = []
        self.listener = Listener(self._take)

    async def _take(self, request: Request) -> Response:
        self.failures -= 1
        if self.failures >= 0:
            return Response(500, b"")
        update = httpx.Response(200, content=request.body).json()
        self.taken.append((update["update_id"], request.headers.get("x-telegram-bot-api-secret-token")))
        return Response(200, b"")


async def test_a_webhook_gets_each_update_until_it_takes_it(api: BotApi, bot: Bot) -> None:
    """In order within a chat, with the secret; polling is refused meanwhile."""
    hook = Hook(failures=2)
    await hook.listener.start()
    api.private().say("before")
    await bot.set_webhook(f"http://127.0.0.1:{hook.listener.port}/hook", secret_token="s3cret", max_connections=2)
    assert api.webhook
    api.webhook.retry_pause = 0.01
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    chat = api.private()
    for text in ("one", "two"):
        chat.say(text)
    await api.received()
    keys = [key for key, _ in hook.taken]
    assert len(keys) == 3
    assert keys.index(min(keys) + 1) < keys.index(min(keys) + 2)
    assert {secret for _, secret in hook.taken} == {"s3cret"}
    assert [delivery.status for delivery in api.webhook.deliveries].count(500) == 2
    info = await bot.get_webhook_info()
    assert (info.pending_update_count, info.last_error_message) == (
        0,
        "Wrong response from the webhook: 500 Internal Server Error",
    )
    await bot.delete_webhook()
    assert await bot.get_updates() == ()
    await hook.listener.stop()


async def test_a_webhook_is_checked(bot: Bot) -> None:
    """An address must be one, a secret has few characters."""
    with pytest.raises(BadRequest, match=r"(?i)invalid webhook url"):
        await bot.set_webhook("nowhere")
    with pytest.raises(BadRequest, match="unallowed characters"):
        await bot.set_webhook("http://127.0.0.1:1/", secret_token="a b")


async def test_no_network_and_back(api: BotApi, bot: Bot) -> None:
    """Stopped, nothing can be reached; started again, the port is the same and nothing is lost."""
    chat, url = api.private(), api.url
    chat.say("hello")
    await api.stop()
    with pytest.raises(NetworkError):
        await bot.get_me()
    await api.start()
    assert api.url == url
    assert len(await bot.get_updates()) == 1


async def test_faults(api: BotApi, bot: Bot) -> None:
    """A call can fail, or be carried out and not answered."""
    chat = api.private()
    api.fail_next("sendMessage", ApiError(502, "Bad Gateway"))
    api.drop_next("sendMessage", carry_out=True)
    for _ in range(2):
        with pytest.raises(NetworkError):
            await bot.send_message(chat.id, "hello")
    assert [message.text for message in chat.replies] == ["hello"]
    await bot.send_message(chat.id, "again")
    assert api.count("sendMessage") == 3
    assert [call.status for call in api.refusals] == [502]


async def test_latency(api: BotApi, bot: Bot) -> None:
    """Every call but polling takes that long."""
    api.latency = 0.05
    started = time.monotonic()
    await bot.get_me()
    assert time.monotonic() - started >= 0.05
    with pytest.raises(TimedOut):
        await bot.get_me(read_timeout=0.01)


async def test_real_limits(api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """One message a minute to one chat, if a test wants it so."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    api.limits = RealLimits(chat=(1, 60.0))
    chat, other = api.private(), api.private()
    await bot.send_message(chat.id, "one")
    await bot.send_message(other.id, "one")
    with pytest.raises(RetryAfter) as slow:
        await bot.send_message(chat.id, "two")
    wait = slow.value.retry_after
    assert isinstance(wait, timedelta)
    assert timedelta(0) < wait <= timedelta(seconds=60)


async def test_bodies_of_every_kind(api: BotApi) -> None:
    """JSON, a form, and the address itself say the same; a chunked body is read too."""
    chat = api.private()
    method, text = f"{api.url}/bot{api.token}/sendMessage", "Сув & нон"

    async def chunks() -> AsyncIterator[bytes]:
        yield b'{"chat_id": %d, ' % chat.id
        yield b'"text": "chunked", "entities": [{"type": "bold", "offset": 0, "length": 7}]}'

    async with httpx.AsyncClient() as client:
        await client.post(method, json={"chat_id": chat.id, "text": text})
        await client.post(method, data={"chat_id": chat.id, "text": text})
        await client.get(method, params={"chat_id": chat.id, "text": text})
        await client.post(method, content=chunks(), headers={"Content-Type": "application/json"})
    assert [message.text for message in chat.replies] == [text, text, text, "chunked"]
    assert chat.replies[-1].entity_text("bold") == "chunked"
    assert api.calls[0].params == {"chat_id": chat.id, "text": text}


async def test_a_call_is_recorded(api: BotApi, bot: Bot) -> None:
    """With its parameters decoded, its time, its result."""
    chat = api.private()
    waiting = api.wait_for_call("sendMessage")
    await bot.send_message(chat.id, "<b>text</b>", parse_mode="HTML", disable_notification=True)
    call = await waiting
    assert call.params["parse_mode"] == "HTML"
    assert api.parse_modes == {"HTML"}
    assert [message.text for message in api.sent] == ["<b>text</b>"]
    assert call.params["disable_notification"] is True
    assert call.result["text"] == "<b>text</b>"
    assert call.answered
    assert call.came <= call.answered


async def test_two_hundred_chats_at_once(api: BotApi) -> None:
    """The server is no bottleneck: 200 chats ask and are answered in one go."""
    chats = [api.private() for _ in range(200)]
    request = HTTPXRequest(connection_pool_size=256)
    async with Bot(api.token, base_url=f"{api.url}/bot", request=request) as bot:
        asked = [chat.ask("hello") for chat in chats]
        updates = [*await bot.get_updates()]
        updates += await bot.get_updates(offset=updates[-1].update_id + 1)
        answers = [bot.send_message(u.effective_chat.id, "hi") for u in updates if u.effective_chat]
        await asyncio.gather(*answers, *asked)
    assert all(len(chat.replies) == 1 for chat in chats)


def test_in_a_thread() -> None:
    """For code that has no event loop."""
    with InThread() as thread:

        async def scenario(api: BotApi) -> str:
            chat = api.private()
            async with httpx.AsyncClient() as client:
                await client.post(
                    f"{api.url}/bot{api.token}/sendMessage", json={"chat_id": chat.id, "text": "from a thread"}
                )
            return (await chat.wait_for_reply()).text

        assert thread.run(scenario) == "from a thread"

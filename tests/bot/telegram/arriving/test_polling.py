"""Long polling: what it puts into the queue, and what it makes of answers that Telegram would not give."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest
from telegram import Update
from telegram.ext import ExtBot

from bot.telegram.arriving.arrivals import Arrivals
from bot.telegram.arriving.inbox import Inbox
from bot.telegram.arriving.patience import SHORTEST_PAUSE
from bot.telegram.arriving.polling import poll
from bot.telegram.sending.calls import Calls
from tests.bot.leftover import waiting_in
from tests.bot.telegram.arriving.conftest import INBOX
from tests.botapi import ApiError, BotApi
from tests.botapi.waiting import PATIENCE, Signal
from tests.botapi.wire import Listener, Request, Response

NO_UPDATES = ["words", 5, None, [], {}, {"update_id": "5"}, {"update_id": True}, {"update_id": -5}]
TROUBLE = "Telegram cannot be reached"


@contextlib.asynccontextmanager
async def polled(inbox: Inbox, api_url: str, token: str, seconds: int = 20) -> AsyncIterator[asyncio.Queue[Any]]:
    """What a bot that polls there puts into its queue."""
    queue: asyncio.Queue[Any] = asyncio.Queue()
    stop = asyncio.Event()
    requests = [Calls(api_url), Calls(api_url, timeout=0.3)]
    async with ExtBot(token, f"{api_url}/bot", request=requests[0], get_updates_request=requests[1]) as bot:
        arrivals = Arrivals(inbox, bot, queue)
        work = asyncio.create_task(poll(bot, arrivals, stop, [Update.MESSAGE], seconds))
        yield queue
        stop.set()
        await work


def polled_from(inbox: Inbox, api: BotApi, seconds: int = 20) -> AbstractAsyncContextManager[asyncio.Queue[Any]]:
    """The same with a whole server."""
    return polled(inbox, api.url, api.token, seconds)


async def text_of(queue: asyncio.Queue[Any]) -> str | None:
    """The text of the next message."""
    update = await asyncio.wait_for(queue.get(), PATIENCE)
    assert isinstance(update, Update)
    assert update.message
    return update.message.text


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the bot has logged."""
    return [record.getMessage() for record in caplog.records if record.name.startswith("bot")]


@pytest.mark.parametrize("nonsense", NO_UPDATES, ids=repr)
async def test_what_is_no_update_is_skipped(
    lone_api: BotApi, inbox: Inbox, caplog: pytest.LogCaptureFixture, nonsense: object
) -> None:
    """It has no number, so the next one's covers it; the log has a line, and the messages around it are there."""
    chat = lone_api.private()
    chat.say("before")
    key = lone_api.push({"message": {}})
    assert key
    lone_api.updates.garble(key, nonsense)
    chat.say("after")
    async with polled_from(inbox, lone_api) as queue:
        assert [await text_of(queue), await text_of(queue)] == ["before", "after"]
        await lone_api.received()
    assert said(caplog) == ["What came as an update has no number and was skipped"]


async def test_what_is_no_update_and_comes_alone_is_not_fetched_without_a_pause(
    lone_api: BotApi, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing can be confirmed, so it would come again at once; the log says it once, and messages still come."""
    key = lone_api.push({"message": {}})
    assert key
    lone_api.updates.garble(key, {})
    async with polled_from(inbox, lone_api) as queue:
        first, second, third = [await lone_api.wait_for_call("getUpdates", number=number) for number in (1, 2, 3)]
        assert second.came - (first.answered or 0) >= SHORTEST_PAUSE
        assert third.came - (second.answered or 0) >= SHORTEST_PAUSE
        assert len(said(caplog)) == 1
        lone_api.private().say("later")
        assert await text_of(queue) == "later"


async def test_a_refusal_is_told_in_telegrams_words(
    lone_api: BotApi, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    """It is reached well, and what it refuses today it may take tomorrow: it is asked again."""
    lone_api.fail_next("getUpdates", ApiError(400, "Bad Request: logged out"), calls=2)
    async with polled_from(inbox, lone_api) as queue:
        lone_api.private().say("hello")
        assert await text_of(queue) == "hello"
    assert [line for line in said(caplog) if "Telegram" in line] == [
        "Telegram refuses getUpdates (Logged out); trying again",
    ]


async def test_a_quiet_time_is_no_failure(lone_api: BotApi, inbox: Inbox, caplog: pytest.LogCaptureFixture) -> None:
    """An answer is waited for longer than Telegram keeps it open, and than other calls wait."""
    async with polled_from(inbox, lone_api, seconds=1) as queue:
        assert (await lone_api.wait_for_call("getUpdates")).result == []
        lone_api.private().say("hello")
        assert await text_of(queue) == "hello"
    assert said(caplog) == []


async def test_what_was_taken_is_confirmed_at_the_end(lone_api: BotApi, inbox: Inbox) -> None:
    """Without waiting for the next poll."""
    lone_api.private().say("hello")
    async with polled_from(inbox, lone_api) as queue:
        await text_of(queue)
    assert not lone_api.updates.pending


@pytest.mark.parametrize(
    ("result", "asked_before"),
    [(b"true", 1), (b"{}", 1), (b"null", 1), (b'"words"', 1), (b'[{"update_id":7,"poll":{}}]', 2)],
)
async def test_an_answer_that_brings_nothing_is_a_failure_to_wait_after(
    inbox: Inbox, caplog: pytest.LogCaptureFixture, result: bytes, asked_before: int
) -> None:
    """As when something stands between the bot and Telegram, or a server does not hear what was confirmed."""
    asked: list[float] = []
    come = Signal()

    async def handle(request: Request) -> Response:
        if "getUpdates" in request.target:
            asked.append(time.monotonic())
            come.fire()
        me = b'{"id": 1, "is_bot": true, "first_name": "Bot", "username": "a_bot"}'
        return Response(200, b'{"ok": true, "result": %s}' % (me if "getMe" in request.target else result))

    listener = Listener(handle)
    await listener.start()
    async with polled(inbox, f"http://127.0.0.1:{listener.port}", "1:a"):
        await come.until(lambda: asked[asked_before:] or None, lambda: "it is not asked again")
    await listener.stop()
    assert asked[asked_before] - asked[asked_before - 1] >= SHORTEST_PAUSE
    assert [line.startswith(TROUBLE) for line in said(caplog) if "set aside" not in line] == [True]


async def test_an_update_is_on_disk_before_the_next_ones_are_asked_for(
    lone_api: BotApi, inbox: Inbox, tmp_path: Path
) -> None:
    """Telegram forgets it with the next call, and by then another run would find it."""
    lone_api.private().say("hello")
    (number,) = lone_api.updates.pending
    async with polled_from(inbox, lone_api):
        await lone_api.received()
        assert waiting_in(tmp_path / INBOX) == [number]


async def test_what_was_taken_is_confirmed_once(lone_api: BotApi, inbox: Inbox) -> None:
    """After a week without an update Telegram chooses other numbers, which may lie below those confirmed."""
    lone_api.private().say("hello")
    (number,) = lone_api.updates.pending
    async with polled_from(inbox, lone_api, seconds=1):
        calls = [await lone_api.wait_for_call("getUpdates", number=number) for number in (1, 2, 3)]
    assert [int(call.params.get("offset", 0)) for call in calls] == [0, number + 1, 0]


@pytest.mark.parametrize(("bound", "most"), [("MOST_HELD", 2), ("LARGEST_HELD", 2_000)])
async def test_no_more_is_fetched_than_there_is_room_for(
    lone_api: BotApi, inbox: Inbox, monkeypatch: pytest.MonkeyPatch, bound: str, most: int
) -> None:
    """By their number or their size; Telegram keeps the rest until something is answered."""
    monkeypatch.setattr(f"bot.telegram.arriving.waiting.{bound}", most)
    words = "a" * 1_000
    chat = lone_api.private()
    chat.say(words)
    chat.say(words)
    first = next(iter(lone_api.updates.pending))
    async with polled_from(inbox, lone_api) as queue:
        assert [await text_of(queue), await text_of(queue)] == [words, words]
        chat.say("three")
        assert lone_api.count("getUpdates") == 1
        assert queue.empty()
        inbox.settle(first)
        assert await text_of(queue) == "three"


@pytest.fixture
async def lost_disk(tmp_path: Path) -> AsyncIterator[Inbox]:
    """An inbox whose disk has gone."""
    folder = tmp_path / "disk"
    folder.mkdir()
    async with Inbox(folder / INBOX, 30) as inbox:
        folder.rename(tmp_path / "away")
        yield inbox


async def test_what_cannot_be_written_is_confirmed_when_it_is_answered(lone_api: BotApi, lost_disk: Inbox) -> None:
    """If the bot is killed before, Telegram has it still."""
    lone_api.private().say("hello")
    (number,) = lone_api.updates.pending
    async with polled_from(lost_disk, lone_api) as queue:
        await text_of(queue)
        assert (lone_api.count("getUpdates"), [*lone_api.updates.pending]) == (1, [number])
        lost_disk.settle(number)
        await lone_api.received()


async def test_what_cannot_be_written_is_kept_by_telegram_while_others_are_fetched(
    lone_api: BotApi, lost_disk: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer that takes long neither holds the others up nor is lost if the bot is killed."""
    monkeypatch.setattr("bot.telegram.arriving.inbox.SECURE_WITHIN", 0.05)
    chat = lone_api.private()
    chat.say("slow")
    (slow,) = lone_api.updates.pending
    async with polled_from(lost_disk, lone_api) as queue:
        assert await text_of(queue) == "slow"
        chat.say("quick")
        assert await text_of(queue) == "quick"
        assert slow in lone_api.updates.pending
        assert queue.empty()
        for number in [*lone_api.updates.pending]:
            lost_disk.settle(number)
        await lone_api.received()


async def test_so_many_that_no_other_would_be_fetched_are_not_left_to_telegram(
    lone_api: BotApi, lost_disk: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A chat in which nothing can be sent for an hour keeps nobody else waiting."""
    monkeypatch.setattr("bot.telegram.arriving.inbox.SECURE_WITHIN", 0.05)
    chat = lone_api.private()
    for _ in range(100):
        chat.say("slow")
    async with polled_from(lost_disk, lone_api) as queue:
        assert {await text_of(queue) for _ in range(100)} == {"slow"}
        chat.say("quick")
        assert await text_of(queue) == "quick"


async def test_what_cannot_be_written_nor_answered_is_not_confirmed_at_the_end(
    lone_api: BotApi, lost_disk: Inbox
) -> None:
    """The next run gets it again."""
    lone_api.private().say("hello")
    (number,) = lone_api.updates.pending
    async with polled_from(lost_disk, lone_api) as queue:
        await text_of(queue)
    assert [*lone_api.updates.pending] == [number]


async def test_a_long_pause_that_telegram_asks_for_is_not_waited_out(
    lone_api: BotApi, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it keeps meanwhile would be lost after a day."""
    monkeypatch.setattr("bot.telegram.arriving.patience.LONGEST_ASKED", 0.01)
    lone_api.fail_next("getUpdates", ApiError(429, "Too Many Requests: retry after 80000", retry_after=80_000))
    lone_api.private().say("after")
    async with polled_from(inbox, lone_api) as queue:
        assert await text_of(queue) == "after"

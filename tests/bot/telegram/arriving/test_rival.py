"""Whose a webhook is that keeps the bot from polling: another copy's that answers, or nobody's any more."""

import pytest
from telegram import Update
from telegram.ext import ExtBot

from bot.telegram.arriving.inbox import Inbox
from bot.telegram.arriving.rival import UNANSWERED
from tests.bot.telegram.arriving.test_polling import polled_from, said, text_of
from tests.botapi import BotApi
from tests.botapi.waiting import Signal
from tests.botapi.wire import Listener, Request, Response

WAITING = "Another copy of this bot is running, by a webhook (409); waiting until it stops"


async def set_webhook(api: BotApi, url: str) -> None:
    """As another copy of the bot does when it begins."""
    async with ExtBot(api.token, f"{api.url}/bot") as other:
        await other.set_webhook(url, allowed_updates=[Update.MESSAGE])


async def test_a_webhook_that_nobody_answers_any_more_is_taken_away(
    lone_api: BotApi, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    """What is asked would wait there until Telegram drops it; the log says both."""
    async with polled_from(inbox, lone_api) as queue:
        await lone_api.polled()
        await set_webhook(lone_api, "http://127.0.0.1:9/gone")
        lone_api.private().say("hello")
        assert await text_of(queue) == "hello"
    assert said(caplog)[:2] == [WAITING, UNANSWERED]


async def test_a_webhook_at_which_another_copy_answers_is_left_to_it(lone_api: BotApi, inbox: Inbox) -> None:
    """Also one that has failed before: it is waited for."""
    posted = Signal()
    statuses = [503, 200]

    async def answer(_: Request) -> Response:
        posted.fire()
        return Response(statuses.pop(0), b"")

    other = Listener(answer)
    await other.start()
    async with polled_from(inbox, lone_api) as queue:
        await lone_api.polled()
        await set_webhook(lone_api, f"http://127.0.0.1:{other.port}/updates")
        lone_api.private().say("hello")
        await posted.until(lambda: None if statuses else True, lambda: "it was not posted")
        await lone_api.wait_for_call("getWebhookInfo", number=2)
        assert lone_api.webhook
        assert queue.empty()
        await lone_api.webhook.stop()
    await other.stop()

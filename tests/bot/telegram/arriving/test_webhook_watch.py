"""A webhook that Telegram cannot post to, or that is gone: the log says so, and it is set again."""

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from telegram.ext import ExtBot

from bot.telegram.arriving.webhook_watch import TAKEN_AWAY, WebhookWatch
from tests.bot.telegram.arriving.test_polling import said
from tests.botapi import BotApi
from tests.botapi.waiting import until
from tests.botapi.wire import Listener, Request, Response


@dataclass
class Watched:
    """A webhook that is watched, and how it answers."""

    api: BotApi
    bot: ExtBot[None]
    watch: WebhookWatch
    status: int = 200

    async def answer(self, _: Request) -> Response:
        """What Telegram gets there."""
        return Response(self.status, b"")


@pytest.fixture
async def watched(lone_api: BotApi, caplog: pytest.LogCaptureFixture) -> AsyncIterator[Watched]:
    """One that is set."""
    caplog.set_level(logging.INFO)

    async def set_webhook() -> bool:
        return await bot.set_webhook(f"http://127.0.0.1:{listener.port}/updates")

    async with ExtBot(lone_api.token, f"{lone_api.url}/bot") as bot:
        found = Watched(lone_api, bot, WebhookWatch(bot, set_webhook))
        listener = Listener(found.answer)
        await listener.start()
        await set_webhook()
        yield found
        await bot.delete_webhook()
        await listener.stop()


async def test_what_keeps_telegram_from_posting_is_told_once_and_its_end(
    watched: Watched, caplog: pytest.LogCaptureFixture
) -> None:
    """A certificate may have run out after months, and nobody else would tell."""
    await watched.watch.look()
    watched.status = 502
    watched.api.private().say("hello")
    await until(lambda: watched.api.webhook and watched.api.webhook.last_error, lambda: "it was not posted")
    for _ in range(2):
        await watched.watch.look()
    why = "Telegram cannot post to BOT_WEBHOOK_URL (Wrong response from the webhook: 502 Bad Gateway); "
    assert said(caplog) == [f"{why}updates that wait there: 1"]
    watched.status = 200
    await watched.api.received()
    for _ in range(2):
        await watched.watch.look()
    assert said(caplog)[1:] == ["Telegram posts to BOT_WEBHOOK_URL again"]


async def test_a_webhook_that_is_taken_away_is_set_again(watched: Watched, caplog: pytest.LogCaptureFixture) -> None:
    """A copy of the bot that polls takes it away when it begins, and then ends."""
    await watched.bot.delete_webhook()
    for _ in range(2):
        await watched.watch.look()
    assert said(caplog) == [TAKEN_AWAY]
    watched.api.private().say("hello")
    await watched.api.received()


async def test_while_telegram_cannot_be_asked_nothing_is_known(
    watched: Watched, caplog: pytest.LogCaptureFixture
) -> None:
    watched.api.drop_next("getWebhookInfo", calls=3)
    await watched.watch.look()
    assert said(caplog) == []

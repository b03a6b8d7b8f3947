"""What the server's own tests share: a server, and PTB's client as the bot."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from tests.botapi import BotApi


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """A running server."""
    async with BotApi() as server:
        yield server


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    """The bot, as python-telegram-bot speaks for it."""
    async with Bot(api.token, base_url=f"{api.url}/bot") as client:
        yield client

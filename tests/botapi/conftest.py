"""What the server's own tests share: PTB's client as the bot, on the server that all tests can have."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from tests.botapi import BotApi


@pytest.fixture
def api(lone_api: BotApi) -> BotApi:
    """A running server."""
    return lone_api


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    """The bot, as python-telegram-bot speaks for it."""
    async with Bot(api.token, base_url=f"{api.url}/bot") as client:
        yield client

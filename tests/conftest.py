"""What all tests share."""

import os
from collections.abc import AsyncIterator

import pytest

from tests.botapi import BotApi

os.environ.setdefault("PTB_TIMEDELTA", "true")  # as the bot sets it: spans of time without a warning


@pytest.fixture
async def lone_api() -> AsyncIterator[BotApi]:
    """A Bot API server that no bot has called yet."""
    async with BotApi() as api:
        yield api

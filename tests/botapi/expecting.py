"""Small things that the server's own tests say often."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
)
from telegram.error import BadRequest, TelegramError

from tests.botapi import BotApi


@contextmanager
def refused(api: BotApi, reason: str, error: type[TelegramError] = BadRequest) -> Iterator[None]:
    """Expect a refusal whose description, as it is on the wire, holds the reason (PTB changes its letters)."""
    with pytest.raises(error):
        yield
    assert reason.lower() in api.calls[-1].description.lower()


def one_button(**action: Any) -> InlineKeyboardMarkup:
    """A keyboard of one button; PTB adds nothing to what it is given."""
    return InlineKeyboardMarkup([[InlineKeyboardButton("Next", **action)]])


def article(key: str = "a", text: str = "text", title: str = "title") -> InlineQueryResultArticle:
    """A plain inline result."""
    return InlineQueryResultArticle(key, title, InputTextMessageContent(text))

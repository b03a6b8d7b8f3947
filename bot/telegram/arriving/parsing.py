"""From an update as Telegram sends it to one as the library knows it."""

from __future__ import annotations

import json
import logging
import re
from datetime import datetime
from typing import Any

from telegram import Bot, Chat, Update, User

LARGEST_NUMBER = 2**63 - 1
"""What a file has room for; Telegram's numbers are far below."""

MOST_NESTED, TOO_LONG = 100, 20
"""Brackets in one another, and digits, that are read whatever Python can do; what Telegram sends has far fewer."""
_PARTS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[\]{}]|[^"\[\]{}]+', re.DOTALL)

_log = logging.getLogger(__name__)


class UnreadableError(Exception):
    """An update cannot be read; the message is the kind of error, and nothing of what the update says."""


def read_json(text: str) -> Any:
    """What a JSON text says. Raises ValueError if it is none.

    What is nested too deep for Python, or is too long a number, is left out, so that it keeps nothing else from being
    read.
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        value = json.loads(_shallow(text), parse_int=lambda digits: int(digits) if len(digits) < TOO_LONG else None)
    _log.warning("What cannot be read of what Telegram sends was left out: it is nested too deep, or a number too long")
    return value


def _shallow(text: str) -> str:
    """A JSON text with null in the place of what is nested too deep."""
    kept, depth = [], 0
    for part in _PARTS.findall(text):
        depth += part in "[{"
        if depth <= MOST_NESTED:
            kept.append(part)
        elif depth == MOST_NESTED + 1 and part in "[{":
            kept.append("null")
        depth -= part in "]}"
    return "".join(kept)


def number_of(data: object) -> int | None:
    """The number of an update as it was sent, None when that is no update."""
    number = data.get("update_id") if isinstance(data, dict) else None
    return number if type(number) is int and 0 < number <= LARGEST_NUMBER else None


def sender_in(data: object) -> int | None:
    """The id of the person from whom an update comes, as it was sent; None when it names nobody."""
    for part in data.values() if isinstance(data, dict) else ():
        sender = part.get("from") if isinstance(part, dict) else None
        number = sender.get("id") if isinstance(sender, dict) else None
        if type(number) is int:
            return number
    return None


def chat_in(data: object) -> int | None:
    """The id of the chat that an update, as it was sent, is of; else of the person from whom it comes."""
    for part in data.values() if isinstance(data, dict) else ():
        message = part.get("message", part) if isinstance(part, dict) else None
        chat = message.get("chat") if isinstance(message, dict) else None
        number = chat.get("id") if isinstance(chat, dict) else None
        if type(number) is int:
            return number
    return sender_in(data)


def written(number: int, data: object) -> str:
    """An update as JSON; of one that is nested too deep to be written, its number."""
    try:
        return json.dumps(data, separators=(",", ":"))
    except RecursionError:
        return json.dumps({"update_id": number})


def update_of(data: Any, bot: Bot) -> Update:
    """The update that was sent. Raises UnreadableError."""
    try:
        update = Update.de_json(data, bot)
    except Exception as error:  # whatever the library trips over
        raise UnreadableError(type(error).__name__) from None
    if not _is_whole(update):
        raise UnreadableError("incomplete")
    return update


def _is_whole(update: Update) -> bool:
    """Whether an update has what its handlers count on; the library reads it without, too."""
    message, change = update.effective_message, update.my_chat_member
    asks = (update.callback_query, update.inline_query, change)
    return (
        (message is None or (isinstance(message.chat, Chat) and isinstance(message.date, datetime)))
        and all(ask is None or isinstance(ask.from_user, User) for ask in asks)
        and (change is None or None not in (change.chat, change.old_chat_member, change.new_chat_member))
        and all(isinstance(one.id, int) for one in (update.effective_chat, update.effective_user) if one is not None)
    )

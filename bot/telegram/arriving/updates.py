"""The one place where an update enters and settles: each chat's in order, different chats' side by side."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter, OrderedDict
from collections.abc import Awaitable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

MOST_AT_ONCE = 10_000
"""Updates in hand over all chats. It only bounds memory: nobody has more than his own cap in here."""
MOST_WAITING = 30
"""Updates of one person in one chat that wait for their turn; what a flooder sends beyond is let go."""
REMEMBERED = 5_000
"""Updates last seen, so that one delivered twice is handled once."""

_log = logging.getLogger(__name__)


@dataclass
class _Line:
    """The queue in front of one chat: how many updates of whom are in it, and how many messages are not yet in hand."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: Counter[int] = field(default_factory=Counter)
    unread: int = 0


class ChatProcessor(BaseUpdateProcessor):
    """Handles the updates of one chat one after another, and those of different chats at the same time."""

    def __init__(self, most_waiting: int = MOST_WAITING) -> None:
        super().__init__(MOST_AT_ONCE)
        self._most_waiting = most_waiting
        self._lines: dict[str, _Line] = {}
        self._seen: OrderedDict[int, None] = OrderedDict()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to clear."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Run the coroutine that handles the update when its chat's turn comes, or let it go unrun."""
        if not self._enters(update):
            _close(coroutine)
            return
        key, person = place_of(update), _sender_of(update)
        line = self._lines.setdefault(key, _Line())
        if line.waiting[person] > self._most_waiting:
            _log.warning("Somebody sends faster than he can be answered; an update of his was let go")
            _close(coroutine)
            return
        line.waiting[person] += 1
        written = isinstance(update, Update) and update.message is not None
        line.unread += written
        try:
            async with line.turn:
                line.unread -= written
                written = False
                await coroutine
        finally:
            line.unread -= written
            _close(coroutine)
            line.waiting[person] -= 1
            if not line.waiting.total():
                self._lines.pop(key, None)

    def stirred(self, chat: int) -> bool:
        """Whether somebody has written in a chat while an update of its is in hand."""
        line = self._lines.get(f"chat {chat}")
        return line is not None and line.unread > 0

    def _enters(self, update: object) -> bool:
        """Whether an update is new."""
        if not isinstance(update, Update):
            return True
        if update.update_id in self._seen:
            return False
        self._seen[update.update_id] = None
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        return True


def place_of(update: object) -> str:
    """What keeps its order: the chat of an update, or else the person."""
    if isinstance(update, Update):
        if update.effective_chat:
            return f"chat {update.effective_chat.id}"
        if update.effective_user:
            return f"user {update.effective_user.id}"
    return "elsewhere"


def _sender_of(update: object) -> int:
    """Whose cap an update counts for, 0 for nobody's."""
    sender = update.effective_sender if isinstance(update, Update) else None
    return sender.id if sender else 0


def _close(coroutine: Awaitable[Any]) -> None:
    if isinstance(coroutine, Coroutine):
        coroutine.close()

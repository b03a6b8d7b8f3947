"""The one place where an update is handled and settles: each chat's in order, different chats' side by side."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.telegram.arriving.inbox import Inbox

MOST_AT_ONCE = 10_000
"""Updates in hand over all chats. It only bounds memory: nobody has more than his own cap in here."""
MOST_WAITING = 30
"""Updates of one person in one chat that wait for their turn; what a flooder sends beyond is let go."""
UNWINDING = 0.5
"""Seconds that handlers may take to give up when the program ends."""

waiting_since: ContextVar[float | None] = ContextVar("waiting_since", default=None)
"""When the wait for what is sent began, by the monotonic clock, where that was before it was to be sent: a reader has
been asked meanwhile."""

_log = logging.getLogger(__name__)


@dataclass
class _Line:
    """The queue in front of one chat: how many updates of whom are in it, and how many messages are not yet in hand."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: Counter[int] = field(default_factory=Counter)
    unread: int = 0


class ChatProcessor(BaseUpdateProcessor):
    """Handles the updates of one chat one after another, and those of different chats at the same time.

    An update whose handler returns is settled. One whose handler failed, which the error handler has told the inbox, is
    given to `again` when it is due once more.
    """

    def __init__(
        self, inbox: Inbox, most_waiting: int = MOST_WAITING, arrived: Callable[[float], None] = lambda _at: None
    ) -> None:
        """`arrived` is told, in the task of each update, when it came."""
        super().__init__(MOST_AT_ONCE)
        self._inbox = inbox
        self._arrived = arrived
        self._most_waiting = most_waiting
        self._lines: dict[str, _Line] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._ending = False
        self.again: Callable[[Update], None] = lambda _update: None

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to clear."""

    def end(self) -> None:
        """From now on no update is begun; those that wait for their turn stay in the inbox."""
        self._ending = True

    async def abandon(self) -> None:
        """Give up what is in hand; it stays in the inbox."""
        self.end()
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=UNWINDING)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Run the coroutine that handles the update when its chat's turn comes, or let it go unrun."""
        if not isinstance(update, Update) or not isinstance(coroutine, Coroutine):
            await coroutine
            return
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a coroutine runs in one
        self._tasks.add(task)
        key, person = place_of(update), _sender_of(update)
        line = self._lines.setdefault(key, _Line())
        line.waiting[person] += 1
        written = update.message is not None
        line.unread += written
        try:
            if line.waiting[person] > self._most_waiting + 1:
                _log.warning("Somebody sends faster than he can be answered; an update of his was let go")
                self._inbox.release(update.update_id, "flood")
                return
            async with line.turn:
                line.unread -= written
                written = False
                await self._handle(update, coroutine)
        finally:
            coroutine.close()
            self._tasks.discard(task)
            line.unread -= written
            line.waiting[person] -= 1
            if not line.waiting.total():
                self._lines.pop(key, None)

    def stirred(self, chat: int) -> bool:
        """Whether somebody has written in a chat while an update of its is in hand."""
        line = self._lines.get(f"chat {chat}")
        return line is not None and line.unread > 0

    async def _handle(self, update: Update, coroutine: Coroutine[Any, Any, Any]) -> None:
        """Run the coroutine, unless the update has been erased meanwhile or the program ends."""
        number = update.update_id
        held = self._inbox.held(number)
        if self._ending or held is None:
            return
        self._arrived(held.at)
        try:
            await self._inbox.hand.works_on(number, coroutine)
        except Exception as error:  # not the handler's, which the error handler has seen
            self._inbox.fail(number, type(error).__name__)
            _log.error("An update was not handled", exc_info=error)
        pause = self._inbox.finish(number)
        if pause is not None:
            asyncio.get_running_loop().call_later(pause, self._try_again, update)

    def _try_again(self, update: Update) -> None:
        """Give an update that is due once more back, unless the program ends: it waits for what it has been given."""
        if not self._ending:
            self.again(update)


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

"""The one way in: an update is kept, then read, then queued for its handler. One that cannot be read harms no other."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from typing import Any

from telegram import Bot

from bot.telegram.arriving.inbox import Inbox
from bot.telegram.arriving.parsing import UnreadableError, number_of, read_json, update_of

PASSING = ("inline_query",)
"""Updates that are answered at once or not at all: after a restart nobody waits for the answer."""
SOON = ("callback_query", "guest_message")
"""Updates that are answered soon or not at all."""
SOON_ENOUGH = 60.0
"""Seconds within which that is."""

_log = logging.getLogger(__name__)


class Arrivals:
    """What polling and the webhook hand over, on its way into the application's queue."""

    def __init__(
        self, inbox: Inbox, bot: Bot, queue: asyncio.Queue[Any], clock: Callable[[], float] = time.time
    ) -> None:
        self.inbox = inbox
        self._bot = bot
        self._queue = queue
        self._clock = clock

    async def take(self, updates: Sequence[object]) -> int:
        """Take in updates as they were sent; how many are new. Then Telegram may be told that they arrived."""
        numbered = {}
        for data in updates:
            number = number_of(data)
            if number is None:
                _log.warning("What came as an update has no number and was skipped")
            else:
                numbered[number] = data
        new = await self.inbox.keep(numbered.items())
        for number in new:
            self._enqueue(number, numbered[number])
            await asyncio.sleep(0)  # what is being sent goes on in between: the first answers do not wait for all
        return len(new)

    async def resume(self) -> None:
        """Queue what an earlier run of the program left waiting, but for what nobody waits for any more."""
        count = self.inbox.resumed.qsize()
        if count:
            _log.info("%d updates have waited since the last run", count)
        for _ in range(count):
            self._resume_one(self.inbox.resumed.get_nowait())
            await asyncio.sleep(0)

    async def resume_later(self) -> None:
        """The same for what can only be read when the program has long begun, for want of a disk."""
        while True:
            self._resume_one(await self.inbox.resumed.get())

    def _resume_one(self, number: int) -> None:
        held = self.inbox.held(number)
        if held is None:
            return
        data = read_json(held.body)
        if any(kind in data for kind in PASSING) or (
            any(kind in data for kind in SOON) and self._clock() - held.at > SOON_ENOUGH
        ):
            _log.info("An update from before the program began came too late and was let go")
            self.inbox.release(number, "restart")
        else:
            self._enqueue(number, data)

    def _enqueue(self, number: int, data: object) -> None:
        hand = self.inbox.hand
        hand.note(number)
        try:
            self._queue.put_nowait(update_of(data, self._bot))
        except UnreadableError as error:
            _log.warning("Update %d cannot be read and was set aside: %s", number, error)
            self.inbox.set_aside(number, str(error))
        finally:
            hand.note(None)

"""Waiting for Telegram through a network that comes and goes, until somebody says stop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import timedelta
from typing import Any, TypeVar

from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.telegram.arriving.rival import tells_of_webhook

SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
LONGEST_ASKED = 600.0
"""Seconds of a pause that Telegram asks for: it keeps what nobody fetches for a day, and then it is lost."""
HOPELESS = (InvalidToken, Forbidden, BadRequest)
"""Refusals that no waiting mends."""

_log = logging.getLogger(__name__)
Result = TypeVar("Result")


class Pause:
    """Waits longer after each failure in a row, and says once what the matter is."""

    def __init__(self) -> None:
        self._seconds = 0.0
        self._said = ""

    async def after(self, error: TelegramError) -> None:
        """Log the failure, unless it is the one that went before, and wait."""
        self._seconds = min(max(SHORTEST_PAUSE, self._seconds * 1.7), LONGEST_PAUSE)
        if isinstance(error, Conflict):
            where = ", by a webhook" if tells_of_webhook(error) else ""
            reason = f"Another copy of this bot is running{where} (409); waiting until it stops"
            self._seconds = max(self._seconds, 2.0)
        elif isinstance(error, RetryAfter):
            reason = "Telegram asks for a pause (429); waiting"
            wait = error.retry_after
            asked = wait.total_seconds() if isinstance(wait, timedelta) else wait
            self._seconds = max(self._seconds, min(asked, LONGEST_ASKED))
        elif isinstance(error, HOPELESS):  # only of getUpdates: of any other call `persist` raises it
            reason = f"Telegram refuses getUpdates ({error}); trying again"
        else:
            reason = f"Telegram cannot be reached ({error}); trying again"
        if reason != self._said:
            _log.warning(reason)
        self._said = reason
        await asyncio.sleep(self._seconds)

    def over(self) -> None:
        """It works (again)."""
        if self._said:
            _log.info("Telegram answers again")
        self._seconds, self._said = 0.0, ""


async def persist(call: Callable[[], Awaitable[Result]]) -> Result:
    """The result of the call, tried until it is there. A refusal that no waiting mends is raised."""
    pause = Pause()
    while True:
        try:
            result = await call()
        except HOPELESS:
            raise
        except TelegramError as error:
            await pause.after(error)
        else:
            pause.over()
            return result


async def unless(stop: asyncio.Event, work: Coroutine[Any, Any, Result]) -> Result | None:
    """The result of some work, which is given up, as None, when `stop` is set first."""
    task, stopped = asyncio.create_task(work), asyncio.create_task(stop.wait())
    await asyncio.wait((task, stopped), return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if task.done():
        return task.result()
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    return None

"""Fetching updates by long polling, through a network that comes and goes."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any, TypeVar

from telegram import Bot, Update
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError

POLL_SECONDS = 25
CONFIRM_SECONDS = 0.7
SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
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
            reason = "Another copy of this bot is running (409); waiting until it stops"
            self._seconds = max(self._seconds, 2.0)
        elif isinstance(error, RetryAfter):
            reason = "Telegram asks for a pause (429); waiting"
            wait = error.retry_after
            self._seconds = max(self._seconds, wait.total_seconds() if isinstance(wait, timedelta) else wait)
        else:
            reason = f"Telegram cannot be reached ({type(error).__name__}: {error}); trying again"
        if reason != self._said:
            _log.warning(reason)
        self._said = reason
        await asyncio.sleep(self._seconds)

    def over(self) -> None:
        """It works (again)."""
        if self._said:
            _log.info("Telegram can be reached again")
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


async def poll(
    bot: Bot, queue: asyncio.Queue[Any], stop: asyncio.Event, allowed: Sequence[str], seconds: int = POLL_SECONDS
) -> None:
    """Put updates into the queue until `stop` is set, then tell Telegram which ones have been taken.

    Raises InvalidToken when the token is refused.
    """
    offset = 0
    pause = Pause()
    stopped = asyncio.create_task(stop.wait())
    try:
        while not stop.is_set():
            fetch = asyncio.create_task(_fetch(bot, offset, seconds, allowed, pause))
            await asyncio.wait((fetch, stopped), return_when=asyncio.FIRST_COMPLETED)
            if not fetch.done():
                fetch.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await fetch
                break
            for update in fetch.result():
                offset = update.update_id + 1
                queue.put_nowait(update)
                await asyncio.sleep(
                    0
                )  # what is being sent goes on in between, so the first answers do not wait for all
    finally:
        stopped.cancel()
    if offset:
        with contextlib.suppress(TelegramError, TimeoutError):
            await asyncio.wait_for(bot.get_updates(offset=offset, limit=1, timeout=0), CONFIRM_SECONDS)


async def _fetch(bot: Bot, offset: int, seconds: int, allowed: Sequence[str], pause: Pause) -> tuple[Update, ...]:
    try:
        updates = await bot.get_updates(offset=offset, timeout=seconds, allowed_updates=allowed)
    except InvalidToken:
        raise
    except TelegramError as error:
        await pause.after(error)
        return ()
    pause.over()
    return updates

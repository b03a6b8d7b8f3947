"""Fetching updates by long polling, through a network that comes and goes."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any, TypeVar

from telegram import Bot
from telegram.error import (
    BadRequest,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.telegram.arriving.parsing import number_of, update_of

POLL_SECONDS = 25
ANSWER_SECONDS = 10
"""How long an answer may take beyond the time that Telegram was asked to wait for updates."""
CONFIRM_SECONDS = 0.7
SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
HOPELESS = (InvalidToken, Forbidden, BadRequest)
"""Refusals that no waiting mends."""
GET_UPDATES = "get_Updates"
"""The call as the library turns it into getUpdates without a warning that it has a method of that name. That method
gives up all updates of an answer for one that it cannot read, and logs what they say."""

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

    One that cannot be read counts as taken. Raises InvalidToken when the token is refused.
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
            for data in fetch.result():
                number = number_of(data)
                offset = offset if number is None else number + 1
                update = update_of(data, bot)
                if update is not None:
                    queue.put_nowait(update)
                await asyncio.sleep(
                    0
                )  # what is being sent goes on in between, so the first answers do not wait for all
    finally:
        stopped.cancel()
    if offset:
        with contextlib.suppress(TelegramError, TimeoutError):
            await asyncio.wait_for(_get(bot, {"offset": offset, "limit": 1, "timeout": 0}), CONFIRM_SECONDS)


async def _fetch(bot: Bot, offset: int, seconds: int, allowed: Sequence[str], pause: Pause) -> list[object]:
    """The updates from that number on, as they were sent; none after a failure, and after a pause for it."""
    try:
        updates = _checked(await _get(bot, {"offset": offset, "timeout": seconds, "allowed_updates": allowed}))
    except InvalidToken:
        raise
    except TelegramError as error:
        await pause.after(error)
        return []
    pause.over()
    return updates


async def _get(bot: Bot, parameters: dict[str, Any]) -> object:
    """What Telegram answers to getUpdates. Raises InvalidToken when the token is refused."""
    try:
        return await bot.do_api_request(GET_UPDATES, parameters, read_timeout=parameters["timeout"] + ANSWER_SECONDS)
    except EndPointNotFound:  # what the library makes of a refused token here
        raise InvalidToken from None


def _checked(answer: object) -> list[object]:
    """The updates of an answer. Raises NetworkError if it holds none that could be confirmed, but something else."""
    if isinstance(answer, list) and (not answer or any(number_of(data) is not None for data in answer)):
        return answer
    raise NetworkError("what it sends are no updates")

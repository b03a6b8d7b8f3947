"""Fetching updates by long polling, through a network that comes and goes."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
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

from bot.telegram.arriving.arrivals import Arrivals
from bot.telegram.arriving.parsing import number_of

POLL_SECONDS = 25
ANSWER_SECONDS = 10
"""How long an answer may take beyond the time that Telegram was asked to wait for updates."""
CONFIRM_SECONDS = 0.7
SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
LONGEST_ASKED = 600.0
"""Seconds of a pause that Telegram asks for: it keeps what nobody fetches for a day, and then it is lost."""
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


async def poll(
    bot: Bot,
    arrivals: Arrivals,
    stop: asyncio.Event,
    allowed: Sequence[str],
    seconds: int = POLL_SECONDS,
    *,
    fetched: Callable[[], None] = lambda: None,
) -> None:
    """Take in updates until `stop` is set, then tell Telegram which ones have been taken, unless some would be lost.

    One that cannot be read counts as taken. `fetched` is called whenever Telegram has answered, be it with none. Raises
    InvalidToken when the token is refused.
    """
    offset = 0
    pause = Pause()
    while not stop.is_set():
        await unless(stop, arrivals.inbox.room())
        updates = await unless(stop, _fetch(bot, offset, seconds, allowed, pause))
        if updates is None:
            continue
        fetched()
        await arrivals.take(updates)
        await unless(stop, arrivals.inbox.secure(number for data in updates if (number := number_of(data))))
        # What has been confirmed need not be confirmed again, and may not be after a week without an update: Telegram
        # then counts from another number.
        offset = max((number + 1 for data in updates if (number := number_of(data)) is not None), default=0)
    if offset and not arrivals.inbox.at_risk:
        with contextlib.suppress(TelegramError, TimeoutError):
            await asyncio.wait_for(_get(bot, {"offset": offset, "limit": 1, "timeout": 0}), CONFIRM_SECONDS)


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


async def _fetch(bot: Bot, offset: int, seconds: int, allowed: Sequence[str], pause: Pause) -> list[object] | None:
    """The updates from that number on, as they were sent; None after a failure, and after a pause for it."""
    try:
        updates = _checked(await _get(bot, {"offset": offset, "timeout": seconds, "allowed_updates": allowed}))
    except InvalidToken:
        raise
    except TelegramError as error:
        await pause.after(error)
        return None
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

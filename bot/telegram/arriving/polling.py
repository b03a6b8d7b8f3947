"""Fetching updates by long polling, through a network that comes and goes."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from typing import Any

from telegram import Bot
from telegram.error import EndPointNotFound, InvalidToken, NetworkError, TelegramError

from bot.telegram.arriving.arrivals import Arrivals
from bot.telegram.arriving.parsing import number_of
from bot.telegram.arriving.patience import Pause, unless
from bot.telegram.arriving.rival import RivalWebhook, tells_of_webhook

POLL_SECONDS = 25
ANSWER_SECONDS = 10
"""How long an answer may take beyond the time that Telegram was asked to wait for updates."""
CONFIRM_SECONDS = 0.7
MOST_FETCHED = 100
"""Updates that Telegram hands over at a time: if it is left to keep so many, it hands over no others."""
GET_UPDATES = "get_Updates"
"""The call as the library turns it into getUpdates without a warning that it has a method of that name. That method
gives up all updates of an answer for one that it cannot read, and logs what they say."""


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
    pause, deaf, rival = Pause(), Pause(), RivalWebhook(bot)
    while not stop.is_set():
        await unless(stop, arrivals.inbox.room())
        updates = await unless(stop, _fetch(bot, offset, seconds, allowed, pause=pause, rival=rival))
        if updates is None:
            continue
        fetched()
        new = await arrivals.take(updates)
        numbers = [number for data in updates if (number := number_of(data)) is not None]
        at_risk = await unless(stop, arrivals.inbox.secure(numbers))
        if new:
            deaf.over()
        elif numbers and max(numbers) < offset:
            await unless(stop, deaf.after(NetworkError("it sends again what was confirmed")))
        # What has been confirmed need not be confirmed again, and may not be after a week without an update: Telegram
        # then counts from another number.
        offset = max(numbers, default=-1) + 1
        if at_risk and len(at_risk) < MOST_FETCHED:
            offset = min(at_risk)
    if offset and not arrivals.inbox.at_risk:
        with contextlib.suppress(TelegramError, TimeoutError):
            await asyncio.wait_for(_get(bot, {"offset": offset, "limit": 1, "timeout": 0}), CONFIRM_SECONDS)


async def _fetch(
    bot: Bot, offset: int, seconds: int, allowed: Sequence[str], *, pause: Pause, rival: RivalWebhook
) -> list[object] | None:
    """The updates from that number on, as they were sent; None after a failure, and after a pause for it."""
    try:
        updates = _checked(await _get(bot, {"offset": offset, "timeout": seconds, "allowed_updates": allowed}))
    except InvalidToken:
        raise
    except TelegramError as error:
        if tells_of_webhook(error):
            await rival.look()
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

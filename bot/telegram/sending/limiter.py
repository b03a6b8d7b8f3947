"""How calls go out: each chat's in order and no faster than Telegram takes them, and again until it answers.

What Telegram has not answered, or asks a pause for, is called again after pauses that grow, as long as somebody wants
it: a day in a private chat, moments in a group, seconds where a press or half-typed words wait. A message of which it
cannot be known whether it arrived is sent again too: what was in hand when a connection broke may be there twice, and
nothing is lost. The pauses of such a one have no upper bound, so that it is not there many times.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.telegram.arriving.updates import waiting_since
from bot.telegram.sending.calls import UnansweredError
from bot.telegram.sending.effort import REFUSED, UNSURE, Effort, TooLateError, Trouble
from bot.telegram.sending.pacing import Allowance, Backoff, Pacing, Slots

Result = bool | dict[str, Any] | list[dict[str, Any]]
Sending = Callable[..., Coroutine[Any, Any, Result]]
_READ = ("message_id", "date", "chat")
"""What is looked at of a message that was sent. To read all of it would take the library longer than to send it."""

_log = logging.getLogger(__name__)


@dataclass
class _Chat:
    """How many wait in one chat, until when (by the monotonic clock), and what has been sent there."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    waiting: int = 0
    allowances: tuple[Allowance, ...] = ()

    def rests(self, now: float) -> bool:
        """Whether nothing is to be remembered of it."""
        return not self.waiting and self.free_at <= now and all(a.is_whole(now) for a in self.allowances)


class ChatLimiter(BaseRateLimiter[float]):
    """Makes each call when its time has come, and again until it is answered or comes too late.

    A call can bring its own patience in seconds as `rate_limit_args`; one about no chat has none else. `stirred` tells
    whether somebody has written in a chat while one was handled; `retried` hears of each call made again. Without a
    `pacing` only Telegram slows calls down.
    """

    def __init__(
        self,
        pacing: Pacing | None = Pacing(),  # noqa: B008 - it cannot be changed
        *,
        stirred: Callable[[int], bool] = lambda _chat: False,
        retried: Callable[[str], None] = lambda _endpoint: None,
        refused: Backoff = REFUSED,
        unsure: Backoff = UNSURE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._pacing = pacing
        slots = Slots(pacing.overall, unsent=TooLateError) if pacing else nullcontext()
        self._overall: AbstractAsyncContextManager[None] = slots
        self._stirred, self._retried = stirred, retried
        self._refused, self._unsure = refused, unsure
        self._clock = clock
        self._chats: OrderedDict[str, _Chat] = OrderedDict()
        self._callers: set[asyncio.Task[Any]] = set()
        self._trouble = Trouble()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Cancel who still waits, so that nobody takes what was not sent for done."""
        for caller in self._callers:
            caller.cancel()

    async def process_request(  # noqa: PLR0917 - the base class's signature
        self,
        callback: Sending,
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: float | None,
    ) -> Result:
        """The result of the call. Raises TooLateError beyond its patience, and at once what Telegram refuses."""
        since = waiting_since.get() or self._clock()
        effort = Effort.beginning(endpoint, str(data.get("chat_id") or ""), since, rate_limit_args)
        if effort.patience:
            kwargs = {**kwargs, "pool_timeout": effort.patience}
        caller = asyncio.current_task()
        if caller is not None:
            self._callers.add(caller)
        try:
            result = await self._in_turn(effort, partial(callback, *args, **kwargs))
        except TimeoutError:
            raise effort.too_late() from None
        else:
            self._trouble.ends(effort, well=True)
            if effort.is_message and isinstance(result, dict):
                return {name: result[name] for name in _READ if name in result}
            return result
        finally:
            self._trouble.ends(effort, well=False)
            if caller is not None:
                self._callers.discard(caller)

    async def _in_turn(self, effort: Effort, call: Sending) -> Result:
        """The result of a call, which begins when those before it in its chat are done, and is left when a query waits
        no longer. Raises TimeoutError for both."""
        if not effort.chat:
            async with asyncio.timeout(effort.quiet if effort.endpoint.startswith("answer") else None):
                return await self._answered(_Chat(), effort, call)
        chat = self._chats.get(effort.chat) or self._chats.setdefault(effort.chat, self._new_chat(effort.chat))
        chat.waiting += 1
        try:
            async with asyncio.timeout(effort.quiet):
                await chat.turn.acquire()
            try:
                return await self._answered(chat, effort, call)
            finally:
                chat.turn.release()
        finally:
            chat.waiting -= 1
            self._tidy()

    def _new_chat(self, key: str) -> _Chat:
        quotas = () if self._pacing is None else self._pacing.group if key.startswith("-") else self._pacing.private
        return _Chat(allowances=tuple(map(Allowance, quotas)))

    def _tidy(self) -> None:
        """Forget chats at rest. Two are looked at after each call, so that they do not become more and more."""
        for key in list(islice(self._chats, 2)):
            if self._chats[key].rests(self._clock()):
                del self._chats[key]
            else:
                self._chats.move_to_end(key)

    async def _answered(self, chat: _Chat, effort: Effort, call: Sending) -> Result:
        """What Telegram answers to a call in the end."""
        while True:
            await self._time_for(chat, effort)
            try:
                async with self._overall if effort.is_message else nullcontext():
                    return await self._made(chat, effort, call)
            except RetryAfter as error:
                effort.fault, pause = error, _seconds(error)
                chat.free_at = self._clock() + pause
                _log.info("Telegram asks for a pause of %.0f s (429, %s)", pause, effort.endpoint)
            except UnansweredError as error:
                effort.fault, pause = error, effort.pause(error, self._refused, self._unsure)
                effort.not_before = self._clock() + pause
                if effort.patience:
                    self._trouble.begins(effort)

    async def _time_for(self, chat: _Chat, effort: Effort) -> None:
        """Wait until its chat may have a call. Raises TooLateError, or its fault, if nobody would want it any more."""
        allowances = chat.allowances if effort.is_message else ()
        while True:
            now = self._clock()
            at = max(now, chat.free_at, effort.not_before, *(allowance.free_at(now) for allowance in allowances))
            if self._is_late(effort, at):
                raise effort.too_late()
            if at <= now:
                break
            await asyncio.sleep(at - now)

    async def _made(self, chat: _Chat, effort: Effort, call: Sending) -> Result:
        """What Telegram answers to one call. Raises TooLateError if it had to wait for others for too long."""
        now = self._clock()
        if self._is_late(effort, now):
            raise effort.too_late()
        allowances = chat.allowances if effort.is_message else ()
        for allowance in allowances:
            allowance.take(now)
        if effort.fault:
            self._retried(effort.endpoint)
        try:
            return await call()
        finally:
            for allowance in allowances:
                allowance.answered(self._clock())

    def _is_late(self, effort: Effort, at: float) -> bool:
        """Whether a call comes too late if it is made at that moment."""
        waited = at - effort.since
        if not effort.patience:
            return effort.fault is not None
        if waited <= effort.patience:
            return False
        return waited > effort.quiet or self._stirred(int(effort.chat))


def _seconds(error: RetryAfter) -> float:
    """How long Telegram wants to wait, and a little more, since it counts whole seconds."""
    wait = error.retry_after
    return (float(wait) if isinstance(wait, int | float) else wait.total_seconds()) + 0.1

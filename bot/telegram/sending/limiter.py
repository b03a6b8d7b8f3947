"""How fast the bot may speak: Telegram's "retry after" holds back the chat that it is about, and no other."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from telegram._utils.types import JSONDict
from telegram.error import RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

GROUP_PATIENCE = 10.0
"""Seconds within which a group gets its answer; later it would only disturb."""
PATIENCE = 120.0
"""Seconds that a person in a private chat, or a call about no chat, may have to wait."""

waiting_since: ContextVar[float | None] = ContextVar("waiting_since", default=None)
"""When the wait for what is sent began, where that was before it was to be sent: a reader has been asked meanwhile."""

Result = bool | JSONDict | list[JSONDict]
Sending = Callable[..., Coroutine[Any, Any, Result]]


class TooLateError(TelegramError):
    """What was to be sent could not be sent in time, and was not."""


@dataclass
class _Chat:
    """Who waits in one chat, and until when (by the monotonic clock)."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    waiting: int = 0


class ChatLimiter(BaseRateLimiter[float]):
    """Sends what one chat is told in order, and waits when Telegram says so, in that chat alone.

    A call can bring its own patience in seconds as `rate_limit_args`.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._chats: dict[str, _Chat] = {}

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to clear."""

    async def process_request(  # noqa: PLR0917 - the base class's signature
        self,
        callback: Sending,
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: float | None,
    ) -> Result:
        """The result of the call, made when its chat's turn comes. Raises TooLateError beyond its patience."""
        key = str(data.get("chat_id") or "")
        since = waiting_since.get() or self._clock()
        deadline = since + (rate_limit_args or (GROUP_PATIENCE if key.startswith("-") else PATIENCE))
        call = partial(callback, *args, **kwargs)
        if not key:
            return await self._repeated(_Chat(), call, endpoint, deadline)
        chat = self._chats.setdefault(key, _Chat())
        chat.waiting += 1
        try:
            async with chat.turn:
                return await self._repeated(chat, call, endpoint, deadline)
        finally:
            chat.waiting -= 1
            if not chat.waiting and chat.free_at <= self._clock():
                self._chats.pop(key, None)

    async def _repeated(self, chat: _Chat, call: Sending, endpoint: str, deadline: float) -> Result:
        while True:
            if max(chat.free_at, self._clock()) > deadline:
                raise TooLateError(f"{endpoint} was not possible in time")
            if (pause := chat.free_at - self._clock()) > 0:
                await asyncio.sleep(pause)
            try:
                return await call()
            except RetryAfter as error:
                chat.free_at = self._clock() + _seconds(error) + 0.1  # Telegram counts whole seconds


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()

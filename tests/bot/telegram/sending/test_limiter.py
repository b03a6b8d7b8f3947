"""The limiter: a pause for one chat is no pause for another."""

import asyncio
import time
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.telegram.sending.effort import TooLateError
from bot.telegram.sending.limiter import ChatLimiter
from tests.botapi.waiting import PATIENCE, until


class Telegram:
    """Takes calls, and refuses the first ones to a chat with 429."""

    def __init__(self, **refuse: int) -> None:
        self.refuse = {name.removeprefix("chat"): count for name, count in refuse.items()}
        self.sent: list[tuple[str, str]] = []

    async def send(self, chat: str, text: str) -> bool:
        await asyncio.sleep(0)
        if self.refuse.get(chat, 0):
            self.refuse[chat] -= 1
            raise RetryAfter(1)
        self.sent.append((chat, text))
        return True


async def send(limiter: ChatLimiter, telegram: Telegram, chat: str, text: str, patience: float | None = None) -> Any:
    """One message through the limiter."""
    return await limiter.process_request(
        telegram.send, (chat, text), {}, "sendMessage", {"chat_id": chat, "text": text}, patience
    )


async def test_a_refused_chat_waits_and_others_do_not() -> None:
    """The message comes after the pause, in its order; another chat's goes at once."""
    limiter, telegram = ChatLimiter(), Telegram(chat1=1)
    started = time.monotonic()
    slow = [asyncio.create_task(send(limiter, telegram, "1", text)) for text in ("a", "b")]
    await until(lambda: True if telegram.refuse["1"] == 0 else None, lambda: "it was never refused")
    await send(limiter, telegram, "2", "c")
    assert telegram.sent == [("2", "c")]
    assert all(await asyncio.gather(*slow))
    assert time.monotonic() - started >= 1
    assert telegram.sent == [("2", "c"), ("1", "a"), ("1", "b")]


async def test_a_group_is_not_told_late() -> None:
    """Beyond its patience the message is dropped, at once and not after the pause."""
    limiter, telegram = ChatLimiter(), Telegram()
    started = time.monotonic()

    async def refused() -> bool:
        raise RetryAfter(2 * int(PATIENCE))

    with pytest.raises(TooLateError):
        await limiter.process_request(refused, (), {}, "sendMessage", {"chat_id": -5}, None)
    with pytest.raises(TooLateError):
        await send(limiter, telegram, "-5", "later")
    assert time.monotonic() - started < PATIENCE
    assert telegram.sent == []


async def test_a_call_may_bring_its_own_patience() -> None:
    """And what concerns no chat has its own queue."""
    limiter, telegram = ChatLimiter(), Telegram(chat1=1)
    with pytest.raises(TooLateError):
        await send(limiter, telegram, "1", "a", 0.5)
    assert await limiter.process_request(telegram.send, ("2", "x"), {}, "answerInlineQuery", {}, None)


async def test_nothing_is_kept_of_chats_at_rest() -> None:
    """Memory does not grow with the number of chats."""
    limiter, telegram = ChatLimiter(), Telegram()
    await asyncio.gather(*(send(limiter, telegram, str(chat), "a") for chat in range(50)))
    assert limiter._chats == {}

"""Calls that are made again until they are answered, and work that is given up."""

import asyncio

import pytest
from telegram.error import BadRequest, NetworkError

from bot.telegram.arriving import patience
from bot.telegram.arriving.patience import persist, unless


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pause takes long."""
    monkeypatch.setattr(patience, "LONGEST_PAUSE", 0.01)


async def test_a_call_is_made_again_until_it_is_answered(caplog: pytest.LogCaptureFixture) -> None:
    """What is the matter is said once, and once that it is over."""
    caplog.set_level("INFO")
    failures = [NetworkError("no connection")] * 3

    async def call() -> str:
        if failures:
            raise failures.pop()
        return "answer"

    assert await persist(call) == "answer"
    assert caplog.messages == ["Telegram cannot be reached (no connection); trying again", "Telegram answers again"]


async def test_a_refusal_that_no_waiting_mends_is_raised() -> None:
    async def call() -> None:
        raise BadRequest("bad webhook")

    with pytest.raises(BadRequest, match="bad webhook"):
        await persist(call)


async def test_work_is_given_up_when_somebody_says_stop() -> None:
    """Otherwise its result is there."""
    stop = asyncio.Event()
    ended = asyncio.Event()

    async def work() -> str:
        try:
            await stop.wait()
            await asyncio.Event().wait()
        finally:
            ended.set()
        return "never"

    async def quick() -> str:
        return "result"

    assert await unless(stop, quick()) == "result"
    asyncio.get_running_loop().call_soon(stop.set)
    assert await unless(stop, work()) is None
    assert ended.is_set()

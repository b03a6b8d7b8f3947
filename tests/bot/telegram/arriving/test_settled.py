"""What is remembered of updates that are settled: what may come again, and no more."""

import pytest

from bot.telegram.arriving.settled import REMEMBERED_FOR, Settled


def test_what_is_settled_is_known_as_long_as_it_may_come_again() -> None:
    """Telegram may give its number to another update later."""
    now = 1_000_000_000.0
    settled = Settled(lambda: now)
    settled.take_over(1, now - REMEMBERED_FOR / 2)
    settled.add(2)
    now += REMEMBERED_FOR * 0.75
    assert [settled.knows(number) for number in (1, 2, 3)] == [False, True, False]
    assert settled.let_fade() == [1]
    now += REMEMBERED_FOR
    assert settled.let_fade() == [2]
    assert len(settled) == 0


def test_only_so_many_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest are the first to go."""
    monkeypatch.setattr("bot.telegram.arriving.settled.REMEMBERED", 5)
    settled = Settled(lambda: 1_000_000_000.0)
    for number in range(8):
        settled.add(number)
    settled.add(3)  # settled once more
    assert settled.let_fade() == [0, 1, 2]
    assert list(settled) == [4, 5, 6, 7, 3]

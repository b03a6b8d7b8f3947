"""What is remembered of updates that are settled: what may come again, and no more."""

import pytest

from bot.store.batch import GivenAnswer, SettledUpdate
from bot.telegram.arriving.settled import REMEMBERED_FOR, Settled


def test_what_is_settled_is_known_as_long_as_it_may_come_again() -> None:
    """Telegram may give its number to another update later."""
    now = 1_000_000_000.0
    settled = Settled(lambda: now, lambda: now)
    settled.take_over(SettledUpdate(1, now - REMEMBERED_FOR / 2))
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
    settled = Settled(lambda: 1_000_000_000.0, lambda: 1_000_000_000.0)
    for number in range(8):
        settled.add(number)
    settled.add(3)  # settled once more
    assert settled.let_fade() == [0, 1, 2]
    assert list(settled) == [4, 5, 6, 7, 3]


def test_what_has_answered_a_message_is_known_until_that_fades_or_is_erased() -> None:
    """A later answer to the same message goes before; of one's own nothing is left, not even a name of a message."""
    now = 1_000_000_000.0
    settled = Settled(lambda: now, lambda: now)
    settled.take_over(SettledUpdate(1, now - 1, GivenAnswer(b"first", b"anna", 11)))
    settled.add(2, GivenAnswer(b"second", b"anna", 12))
    settled.add(3, GivenAnswer(b"third", None, 13))
    settled.add(4, GivenAnswer(b"third", b"bob", 14))
    assert [settled.answer_to(spot) for spot in (b"first", b"second", b"third", b"none")] == [11, 12, 14, None]
    assert settled.erase(b"anna") == [1, 2]
    assert [settled.answer_to(spot) for spot in (b"first", b"second", b"third")] == [None, None, 14]
    assert [settled.knows(number) for number in (1, 2)] == [True, True]
    now += 2 * REMEMBERED_FOR
    settled.let_fade()
    assert settled.answer_to(b"third") is None
    assert settled._answering == {}

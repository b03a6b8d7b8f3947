"""Calls of a day are counted, and held to a number."""

from __future__ import annotations

import pytest

from bot.reader.cap import CapReachedError, DailyCap


class Counted:
    """A count of calls, and how often it was told that no more may be made."""

    def __init__(self, made: int = 0) -> None:
        self.made, self.told = made, 0

    def add(self, more: int) -> int:
        self.made += more
        return self.made

    def tell(self) -> None:
        self.told += 1


def test_so_many_calls_may_be_made_and_the_last_one_is_told_once() -> None:
    counted = Counted()
    cap = DailyCap(2, counted.add, counted.tell)
    cap.take()
    assert (cap.is_reached, counted.told) == (False, 0)
    cap.take()
    assert (cap.is_reached, counted.told) == (True, 1)
    for _ in range(2):
        with pytest.raises(CapReachedError):
            cap.take()
    assert (counted.made, counted.told) == (2, 1)


@pytest.mark.parametrize(("most", "made"), [(2, 2), (2, 3), (0, 0)])
def test_a_cap_that_was_reached_before_the_start_is_not_told_again(most: int, made: int) -> None:
    """Nor is one of nought."""
    counted = Counted(made)
    with pytest.raises(CapReachedError):
        DailyCap(most, counted.add, counted.tell).take()
    assert (counted.made, counted.told) == (made, 0)

"""The arithmetic of pauses and quotas, with moments instead of a clock."""

import pytest

from bot.telegram.sending.pacing import Allowance, Backoff


@pytest.mark.parametrize(("count", "seconds"), [(1, 1.0), (3, 3.0), (20, 60.0)])
def test_no_span_of_time_has_more_than_is_allowed(count: int, seconds: float) -> None:
    """However fast they are wished for, and though each may take a little longer than the next."""
    allowance = Allowance((count, seconds))
    moments = []
    now = 0.0
    for _ in range(4 * count):
        now = allowance.free_at(now)
        allowance.take(now)
        moments.append(now)
    assert all(later - earlier > seconds for earlier, later in zip(moments, moments[count:], strict=False))
    assert moments[count - 1] == 0
    assert not allowance.is_whole(now)
    assert allowance.is_whole(now + 2 * seconds)


def test_pauses_grow_and_differ() -> None:
    """By a factor, up to the longest; by chance, so that not all come back at the same moment."""
    backoff = Backoff(1.0, 60.0)
    for failures, most in ((1, 1), (2, 2), (5, 16), (7, 60), (5_000, 60)):
        pauses = [backoff.pause(failures) for _ in range(50)]
        assert most / 2 <= min(pauses) < max(pauses) <= most
    assert Backoff(1.0, factor=3.0).pause(10) > 3600

"""The collector rests while many objects are made."""

from __future__ import annotations

import gc

import pytest

from knowledge.language.collector import kept_for_good, no_collector


def test_nothing_is_collected_meanwhile_and_again_afterwards() -> None:
    with no_collector():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_collected_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="broken"), no_collector():
        raise ValueError("broken")
    assert gc.isenabled()


def test_what_stays_for_good_is_not_looked_at_again() -> None:
    before = gc.get_freeze_count()
    with kept_for_good():
        kept: list[list[int]] = [[] for _ in range(100)]
    assert gc.get_freeze_count() >= before + len(kept)
    assert gc.isenabled()


def test_where_nothing_was_collected_before_nothing_is_afterwards() -> None:
    with no_collector():
        with no_collector():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()

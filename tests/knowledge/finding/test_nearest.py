"""Half words, as they are typed."""

from __future__ import annotations

import pytest

from knowledge.finding.nearest import begun
from knowledge.index.index import Index
from tests.knowledge.valley import valley


def ids(index: Index, text: str) -> list[str]:
    """The entries found, best first."""
    return [index.located(number).entry.id for number in begun(index, text)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bord", {"border"}),
        ("дорог", {"open-road", "border", "canal"}),
        ("Nobody wai", {"border"}),
        ("canal wat", {"reply", "canal"}),
        ("bridge road", set()),
        ("br", set()),
        ("zzz", set()),
        ("🙂", set()),
    ],
)
def test_every_half_word_has_to_begin_a_word_of_the_entry(typed: str, found: set[str]) -> None:
    """In any of its languages, or of its topics, from three letters on; shorter ones do not count."""
    assert set(ids(valley().index, typed)) == found


def test_the_entry_that_says_it_most_comes_first() -> None:
    """As in any search."""
    assert ids(valley().index, "water")[0] == "reply"

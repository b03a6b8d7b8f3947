"""Where a term stands, of a small base and of a large one."""

from __future__ import annotations

import numpy as np
import pytest

from knowledge.index.postings import MANY, SMALL, Postings

STANDS = [1, 4]


def postings(size: int) -> Postings:
    documents = np.array(STANDS, dtype=np.int32).tobytes()
    impacts, qualities = (np.array(values, dtype=np.float32).tobytes() for values in ([2.0, 0.5], [1.0, 0.25]))
    return Postings.read(documents, impacts, qualities, size)


@pytest.mark.parametrize("size", [5, SMALL + 1])
def test_an_entry_has_a_term_only_where_it_stands(size: int) -> None:
    assert [number for number in range(5) if postings(size).has(number)] == STANDS


@pytest.mark.parametrize("size", [5, SMALL + 1])
def test_a_term_is_said_as_fully_as_each_entry_says_it_and_not_at_all_elsewhere(size: int) -> None:
    assert postings(size).said(np.array([4, 0, 1, 3])).tolist() == [0.25, 0, 1, 0]


def test_what_it_weighs_at_most_is_that_of_its_best_entry() -> None:
    assert postings(SMALL + 1).most == 2.0


def test_only_a_term_of_many_entries_is_spread_over_a_large_base() -> None:
    assert postings(SMALL + 1).everywhere is None
    everywhere = postings(len(STANDS) * MANY - 1).everywhere
    assert everywhere is not None
    assert everywhere.nonzero()[0].tolist() == STANDS

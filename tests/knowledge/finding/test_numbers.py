"""The numbers of a question against those of a passage."""

from __future__ import annotations

import pytest

from knowledge.finding.numbers import names_listed


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The herds of Berg, Dahl and Stone met.", {3}),
        ("Берг и Даль встретили Стоуна, Хилла, Грина.", {2, 3}),
        ("Berg va O‘zbekiston, keyin esa hech kim.", {2}),
        ("Berg met nobody.", set()),
        ("nobody, and nothing", set()),
        ("", set()),
    ],
)
def test_names_side_by_side_are_counted(text: str, counts: set[int]) -> None:
    assert names_listed(text) == counts

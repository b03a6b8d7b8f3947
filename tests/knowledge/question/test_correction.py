"""A message that mends a word of the last question."""

from __future__ import annotations

import pytest

from knowledge.deciding.decide import answer
from knowledge.question.correction import corrected
from tests.knowledge.bases import index_of


def test_a_word_with_an_asterisk_is_put_in_place_of_the_one_most_like_it() -> None:
    assert corrected("*battalion", "who led the batalion?") == "who led the battalion"


def test_a_word_like_none_of_the_last_question_mends_nothing() -> None:
    assert corrected("*water", "who led the batalion?") is None


@pytest.mark.parametrize(
    "message",
    ["not the canal, the school", "the school, not the canal", "the school instead of the canal", "kanal emas, maktab"],
)
def test_what_is_said_not_to_be_meant_is_not_searched(message: str) -> None:
    before = answer(index_of(), "what is said about the canal?")
    assert [one.entry.id for one in before.passages] == ["canal"]
    found = answer(index_of(), message, before.context)
    shown = [*found.passages, *(one.passage for one in found.suggestions if one.passage)]
    assert [one.entry.id for one in shown] == ["one-school"]


def test_what_is_denied_with_nothing_else_meant_stays_what_is_asked() -> None:
    before = answer(index_of(), "what is said about the canal?")
    found = answer(index_of(), "why not a canal?", before.context)
    shown = [*found.passages, *(one.passage for one in found.suggestions if one.passage)]
    assert [one.entry.id for one in shown] == ["canal"]

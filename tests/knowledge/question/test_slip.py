"""A slip in a word of small talk, or of an act."""

from __future__ import annotations

import pytest

from knowledge.deciding.decide import answer
from knowledge.question.query import parse
from knowledge.question.slip import without_slips
from tests.knowledge.bases import index_of


@pytest.mark.parametrize("message", ["intresting", "thnaks", "whatevr", "спасбо", "raxmatt", "qiziqq"])
def test_a_remark_with_a_slip_is_not_searched(message: str) -> None:
    assert answer(index_of(), message).status == "smalltalk"


@pytest.mark.parametrize(
    "message", ["battalon", "Tolpov", "intresting battalion", "ok", "thnaks for the battalion talk"]
)
def test_a_slip_that_is_no_remark_is_left_as_it_is(message: str) -> None:
    query = parse(message, index_of())
    assert without_slips(query, index_of()) is query

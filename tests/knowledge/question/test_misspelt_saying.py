"""A strange word in the place of a verb of saying is read as one."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from knowledge.question.parse import parse
from tests.knowledge.bases import index_of, weighty


@functools.cache
def index() -> Index:
    return index_of()


@pytest.mark.parametrize(
    "question",
    [
        "what did Berg sya about wolves",
        "what did Berg sat about wolves",
        "wat did Berg sed abt wolves",
        "what did he sya about wolves",
        "что Берг грит про волков",
        "что говр Берг о волках",
        "Berg haqida nima dyd Dahlgren",
    ],
)
def test_what_stands_for_a_verb_of_saying_is_one_and_weighs_nothing(question: str) -> None:
    query = parse(question, index())
    assert "saying" in query.marks
    assert not [word for word in weighty(query) if word in ("sya", "sat", "sed", "грит", "говр", "dyd")]


@pytest.mark.parametrize("question", ["what did Berg and Dahlgren sey", "what did Berg sya?"])
def test_at_the_end_it_is_one_if_it_is_a_letter_off(question: str) -> None:
    assert "saying" in parse(question, index()).marks


@pytest.mark.parametrize(
    "question",
    [
        "what did Berg sell to wolves",
        "what did Berg sell about wolves",
        "what did Berg discover about wolves",
        "what did Berg zorblax",
        "what did Berg lay",
        "what sya about wolves",
        "что Берг продал волкам",
        "Berg bo'rilarga nima sotdi",
    ],
)
def test_another_verb_stays_what_it_is(question: str) -> None:
    assert "saying" not in parse(question, index()).marks

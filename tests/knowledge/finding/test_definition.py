"""What a thing is, is told by a passage that says so of it."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from tests.knowledge import bases
from tests.knowledge.bases import ENTRIES, PEOPLE, index_of, interview

UNION = {
    "id": "union",
    "kind": "fact",
    "text": "They came from afar. A union here is not a meeting of captains, but the labour of all.",
}
LEXICON = [*PEOPLE["lexicon"], ["union", "союз", "ittifoq"]]


@functools.cache
def index() -> Index:
    return index_of(interview(entries=[*ENTRIES, UNION], lexicon=LEXICON))


def shown(question: str) -> list[str]:
    return bases.shown(index(), question)


@pytest.mark.parametrize("question", ["What is a union?", "what is union", "Что такое союз?", "Иттифоқ ўзи нима?"])
def test_a_passage_that_says_what_a_thing_is_tells_it(question: str) -> None:
    assert shown(question) == ["union"]


@pytest.mark.parametrize("question", ["What is a canal?", "what is integration", "Что такое школа?"])
def test_one_that_only_speaks_of_it_does_not(question: str) -> None:
    answer = bases.talk(index(), question)
    assert (answer.passages, answer.suggestions) == ((), ())


@pytest.mark.parametrize("question", ["What is the irrigation canal?", "What about the canal?"])
def test_what_is_asked_of_a_certain_thing_is_no_definition(question: str) -> None:
    assert shown(question) == ["canal"]

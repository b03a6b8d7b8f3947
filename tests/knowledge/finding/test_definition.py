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


@pytest.mark.parametrize(
    "question", ["What is the unified army?", "Что такое единая армия?", "Yagona armiya nima?", "Ягона армия ўзи нима?"]
)
def test_one_that_speaks_of_a_thing_named_in_several_words_comes_near(question: str) -> None:
    answer = bases.talk(index(), question)
    offered = [each.passage.entry.id for each in answer.suggestions if each.passage]
    assert (answer.passages, offered) == ((), ["unified-army"])


@pytest.mark.parametrize("question", ["What is the irrigation canal?", "What about the canal?"])
def test_what_is_asked_of_a_certain_thing_is_no_definition(question: str) -> None:
    assert shown(question) == ["canal"]


SPOKEN = {
    "id": "spoken",
    "kind": "quote",
    "speaker": "dahlgren",
    "text": "“The villages keep their union.”",
}
MEANT = {
    "id": "meant",
    "kind": "quote",
    "speaker": "dahlgren",
    "text": "“A union here is not a meeting of captains, but the labour of all.”",
}


@functools.cache
def with_speaker(*entries: str) -> Index:
    told = [each for each in (SPOKEN, MEANT) if each["id"] in entries]
    return index_of(interview(entries=[*ENTRIES, *told], lexicon=LEXICON))


@pytest.mark.parametrize(
    "question",
    [
        "What does Dahlgren mean by union?",
        "how does Dahlgren define union",
        "Что Дальгрен понимает под союзом?",
        "Dahlgren ittifoq deganda nimani tushunadi?",
    ],
)
def test_what_somebody_means_by_a_thing_is_told_where_he_says_what_it_is(question: str) -> None:
    """Where he only speaks of it, that is offered."""
    assert bases.shown(with_speaker("spoken", "meant"), question) == ["meant"]
    answer = bases.talk(with_speaker("spoken"), question)
    assert [each.passage.entry.id for each in answer.suggestions if each.passage] == ["spoken"]

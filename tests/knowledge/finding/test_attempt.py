"""One way to take a message: whose words are looked for, and what answers."""

from __future__ import annotations

import functools

import pytest

from knowledge.finding.results import Answer
from knowledge.index.index import Index
from tests.knowledge import bases
from tests.knowledge.bases import index_of, interview


@functools.cache
def index() -> Index:
    return index_of()


def talk(*messages: str) -> Answer:
    return bases.talk(index(), *messages)


def shown(*messages: str) -> list[str]:
    return bases.shown(index(), *messages)


# A stranger


@pytest.mark.parametrize("question", ["What did Putin say about the road?", "что сказал Путин о дороге"])
def test_what_somebody_unknown_is_asked_nobody_else_answers(question: str) -> None:
    assert talk(question).passages == ()


@pytest.mark.parametrize(
    "question",
    [
        "What did Putin say about the border and what about wolves?",
        "что сказал Путин о границе и что о волках?",
    ],
)
def test_nor_what_he_is_asked_in_the_other_half_of_a_question(question: str) -> None:
    assert talk("what about wolves?").passages
    assert talk(question).passages == ()


@pytest.mark.parametrize(
    "question",
    [
        "What did Putin say about the border and when was the canal dug?",
        "What did Putin say about the border and what does Dahlgren say about the canal?",
    ],
)
def test_a_half_that_asks_by_itself_is_answered(question: str) -> None:
    assert shown(question) == ["canal"]


# Somebody's life


@pytest.mark.parametrize("question", ["Did Berg serve in the army?", "Берг служила в армии?"])
def test_how_somebody_lives_is_not_told_by_his_own_words(question: str) -> None:
    assert shown("what does Berg say about the army") == ["unified-army"]
    assert shown(question) == []


# Halves that ask different people


def test_a_half_is_not_answered_by_whom_the_other_half_asks() -> None:
    found = talk("Berg about wolves and Dahlgren about the army")
    assert ([passage.entry.id for passage in found.passages], found.missing) == (["wolves"], "Dahlgren about the army")


def test_where_no_half_is_answered_what_others_say_of_each_is_offered() -> None:
    found = talk("Dahlgren about wolves, Berg about the canal")
    assert {one.passage.entry.id for one in found.suggestions if one.passage} == {"wolves", "canal"}
    assert {person.id for person in found.people} == {"berg", "dahlgren"}


def test_what_two_who_do_not_speak_did_together_is_told_only_by_what_tells_of_both() -> None:
    apart = [
        {"id": "market", "kind": "fact", "about": ["stone"], "text": "Clara Stone meets the shepherds at a market."},
        {"id": "dam", "kind": "fact", "about": ["marchetti"], "text": "Viktor Marchetti meets engineers at the dam."},
    ]
    both = {
        "id": "fair",
        "kind": "fact",
        "about": ["stone", "marchetti"],
        "text": "Stone and Marchetti meet at a fair.",
    }
    assert bases.shown(index_of(interview(entries=apart)), "Did Stone and Marchetti meet?") == []
    assert bases.shown(index_of(interview(entries=[*apart, both])), "Did Stone and Marchetti meet?") == ["fair"]

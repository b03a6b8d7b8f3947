"""A speaker who is called by what he is, which no other speaker is."""

from __future__ import annotations

import functools

import pytest

from knowledge.finding.results import Answer
from knowledge.index.index import Index
from tests.knowledge import bases
from tests.knowledge.bases import PEOPLE, index_of, interview

ROLES = {
    "berg": {"en": "architect", "ru": "архитектор", "uz": "meʼmor"},
    "dahlgren": {"en": "director of the water mill", "ru": "директор водяной мельницы", "uz": "tegirmon rahbari"},
    "host": {"en": "journalist"},
}
ENTRIES = [
    {"id": "bridge", "kind": "quote", "speaker": "berg", "text": "The bridge is of wood."},
    {"id": "price", "kind": "quote", "speaker": "dahlgren", "text": "The bridge was dear."},
    {"id": "flour", "kind": "quote", "speaker": "dahlgren", "text": "Flour is cheap."},
]


def base(**roles: dict[str, str]) -> Index:
    speakers = [{**person, "role": {**ROLES, **roles}[person["id"]]} for person in PEOPLE["speakers"]]
    return index_of(interview(entries=ENTRIES, speakers=speakers))


@functools.cache
def index() -> Index:
    return base()


def talk(*messages: str) -> Answer:
    return bases.talk(index(), *messages)


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("what does the architect say about the bridge?", "bridge"),
        ("What did the director say about the bridge?", "price"),
        ("что говорит директор о bridge?", "price"),
        ("bridge haqida meʼmor nima deydi?", "bridge"),
        ("meʼmor bridge haqida nima deydi?", "bridge"),
    ],
)
def test_who_alone_is_something_answers_where_that_is_asked(question: str, entry: str) -> None:
    assert bases.shown(index(), question) == [entry]


def test_who_is_called_so_says_nothing_of_what_another_speaks_of() -> None:
    result = talk("what does the architect say about flour?")
    assert (result.status, [person.id for person in result.people]) == ("suggest", ["berg"])


def test_he_may_be_called_alone_after_another_and_asked_who_he_is() -> None:
    assert bases.shown(index(), "what does the architect say about the bridge?", "and the director?") == ["price"]
    assert talk("who is the architect?").about == "person"


@pytest.mark.parametrize(
    "question", ["water?", "and the mill?", "what does the journalist say?", "the architect of Rome"]
)
def test_what_he_is_that_of_who_asks_and_another_are_not_he(question: str) -> None:
    assert talk(question).people == ()


def test_of_what_two_speakers_are_nobody_is_called() -> None:
    assert bases.talk(base(berg={"en": "director"}), "what did the director say about the bridge?").people == ()

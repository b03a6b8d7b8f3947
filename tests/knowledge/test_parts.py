"""A question that asks several things, taken apart."""

from __future__ import annotations

import functools

import pytest

from knowledge.answer import answer
from knowledge.index import Index
from knowledge.parts import MOST_PARTS, parts
from knowledge.query import parse
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


def taken_apart(question: str) -> list[tuple[str, list[str]]]:
    return [
        (part.query.text, [person for _, person in part.people]) for part in parts(parse(question, index()), index())
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Is the mountain road open?",
        "What do Berg and Dahlgren say about the pastures?",
        "the army, the road and the bridge",
        "What does Berg say about Dahlgren and Stone's reply?",
        "When will Berg and the other shepherds have a road?",
        "In which year did Berg, Dahlgren and Lang meet?",
    ],
)
def test_a_question_that_asks_one_thing_has_no_parts(question: str) -> None:
    assert taken_apart(question) == []


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("Who dug the canal? What did the bridge cost?", "Who dug the canal", "What did the bridge cost?"),
        ("Who dug the canal and what did the bridge cost?", "Who dug the canal", "what did the bridge cost?"),
        ("Кто вырыл канал, а сколько стоил мост?", "Кто вырыл канал", "сколько стоил мост?"),
        ("Kanalni kim qazgan va koʻprik qancha turgan?", "Kanalni kim qazgan", "koʻprik qancha turgan?"),
    ],
)
def test_what_follows_an_and_is_a_part_if_it_asks(question: str, first: str, second: str) -> None:
    assert taken_apart(question) == [(first, []), (second, [])]


@pytest.mark.parametrize(
    "question",
    [
        "What does Berg say about wolves, Dahlgren about the canal?",
        "What does Berg say about wolves and what Dahlgren about the canal?",
        "Что Берг говорит о волках, а Дальгрен о канале?",
        "Berg boʻrilar haqida, Dahlgren esa kanal haqida nima dedi?",
    ],
)
def test_parts_that_ask_different_people_are_each_put_to_their_own(question: str) -> None:
    assert [people for _, people in taken_apart(question)] == [["berg"], ["dahlgren"]]


def test_each_of_two_people_answers_what_he_is_asked() -> None:
    found = answer(index(), "What does Dahlgren say about the canal, Berg about wolves?")
    assert {(p.entry.id, p.entry.speaker) for p in found.passages} == {("canal", "dahlgren"), ("wolves", "berg")}
    assert {person.id for person in found.people} == {"dahlgren", "berg"}


def test_nobody_answers_for_another_of_two_people() -> None:
    found = answer(index(), "What does Berg say about the canal, Dahlgren about wolves?")
    assert found.status != "answer"


def test_a_list_is_no_row_of_questions() -> None:
    question = ", ".join(f"what of {name} and wolves" for name in ("Berg", "Dahlgren") * MOST_PARTS)
    assert taken_apart(question) == []

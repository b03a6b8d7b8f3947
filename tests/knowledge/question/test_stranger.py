"""Whom a question asks whom the base does not know."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from knowledge.question.query import Query
from knowledge.question.reading import read
from knowledge.question.stranger import asks_stranger, names_stranger, said_to_speak, stranger_speaks
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


def matter(question: str) -> Query:
    return read(question, index()).matter


@pytest.mark.parametrize(
    "question",
    [
        "What did Rahmon say about wolves?",
        "Что сказал Рахмон о волках?",
        "Rahmon nima dedi?",
        "Раҳмон нима деди?",
        "chto skazal Rahmon o volkah",
        "Rahmon kanal haqida nima dedi?",
        "Раҳмон канал масаласи ҳақида нима деди?",
        "Rahmon kanal va koʻprik haqida nima dedi?",
    ],
)
def test_one_whom_the_base_does_not_know_is_a_stranger(question: str) -> None:
    assert asks_stranger(matter(question))
    assert stranger_speaks(matter(question))


@pytest.mark.parametrize(
    "question",
    [
        "What does Berg say about wolves?",
        "Что говорит Берг?",
        "Berg boʻrilar haqida nima dedi?",
        "What is said about wolves?",
        "Rahmon and wolves",
        "",
    ],
)
def test_where_somebody_known_or_nobody_is_asked_there_is_no_stranger(question: str) -> None:
    assert not asks_stranger(matter(question))


@pytest.mark.parametrize("question", ["What do they say about zeppelins?", "Что говорят о дирижаблях?"])
def test_a_matter_that_nobody_knows_does_not_speak(question: str) -> None:
    assert not stranger_speaks(matter(question))


@pytest.mark.parametrize(
    ("question", "speaks"),
    [
        ("What did the shepherds say about the canal?", ["shepherds"]),
        ("Что инженеры говорят о канале?", ["инженеры"]),
        ("choʻponlar kanal haqida nima dedi?", ["cho'ponlar"]),
        ("What is said about the canal?", []),
        ("kanal haqida nima dedi?", []),
    ],
)
def test_who_is_said_to_speak_is_told_by_the_verb(question: str, speaks: list[str]) -> None:
    query = matter(question)
    assert [query.words[place].token.word for place in said_to_speak(query)] == speaks


@pytest.mark.parametrize("part", ["a Rahmon about wolves", "esa Rahmon kanal haqida"])
def test_one_who_is_only_named_before_a_matter_is_a_stranger_in_a_part(part: str) -> None:
    assert names_stranger(matter(part))


@pytest.mark.parametrize("part", ["about wolves", "a zeppelin about wolves", "kanal haqida"])
def test_where_only_a_matter_is_named_there_is_no_stranger_in_a_part(part: str) -> None:
    assert not names_stranger(matter(part))

"""Whom a question asks whom the base does not know."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from knowledge.question.query import Query
from knowledge.question.reading import read
from knowledge.question.stranger import (
    asks_stranger,
    names_stranger,
    others_asked,
    said_to_speak,
    stranger_speaks,
    strangers_asked_too,
    strangers_speaking,
)
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
        "Rahmon qishloqlarning yagona armiyasi haqida nima dedi?",
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


@pytest.mark.parametrize(
    ("question", "others"),
    [
        ("What does Turkey say about the canal?", {"turkey"}),
        ("What do ordinary people think of wolves?", {"ordinary", "people"}),
        ("According to the villages, is the road open?", {"villages"}),
        ("What is Turkey's opinion of wolves?", {"turkey's"}),
        ("What do Turkish experts say about wolves?", {"turkish"}),
        ("Что говорит Турция о канале?", {"турция"}),
        ("Что жители думают о волках?", {"жители"}),
        ("По мнению жителей, дорога открыта?", {"жителей"}),
        ("Turkiya kanal haqida nima deydi?", {"turkiya"}),
        ("Kanal haqida oddiy odamlar nima deydi?", {"oddiy", "odamlar"}),
        ("Туркиянинг фикрича, йўл очиқми?", {"туркиянинг"}),
        ("What do the experts say about Turkey?", set()),
        ("What does this article say about wolves?", set()),
        ("What does Berg say about Turkey?", set()),
        ("What is said about Turkey?", set()),
        ("What does she say about Turkey?", set()),
        ("Does Berg think Turkey has wolves?", set()),
        ("Что говорят о Турции?", set()),
        ("Что сказали жителям о канале?", set()),
        ("Что он думает, жители правы?", set()),
        ("Берг думает, что Турция права?", set()),
        ("Turkiya haqida nima deyishadi?", set()),
        ("Turkiya taʼsiri haqida nima deydi?", set()),
        ("Mehmonlar kanal haqida nima deydi?", set()),
    ],
)
def test_others_are_asked_where_nobody_who_speaks_is_said_to(question: str, others: set[str]) -> None:
    query = read(question, index()).query
    assert {query.words[place].token.word for place in others_asked(query, index())} == others


def beside(question: str) -> list[str]:
    query = read(question, index()).query
    known = frozenset(mention.place for mention in query.mentions)
    return [query.words[place].token.word for place in sorted(strangers_asked_too(query, known))]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("what do Rahmon and Berg say about wolves", ["rahmon"]),
        ("что Берг и Рахмон думают о канале", ["рахмон"]),
        ("Jane Rahmon and Berg on wolves", ["jane", "rahmon"]),
        ("Berg boʻrilar haqida nima deydi, Rahmon-chi?", ["rahmon"]),
        ("what do Berg and Dahlgren say about wolves", []),
        ("what does Berg say about wolves and zeppelins", []),
        ("Berg boʻrilar haqida nima deydi, dirijabl haqida-chi?", []),
        ("what does Berg say to Rahmon", []),
        ("what do Berg and the villages say about wolves", ["villages"]),
        ("что говорят Берг и старые деревни о волках", ["старые", "деревни"]),
        ("what do Berg and the other experts say about wolves", []),
    ],
)
def test_a_stranger_beside_a_speaker_is_joined_to_him_or_named_last(question: str, names: list[str]) -> None:
    assert beside(question) == names


def test_a_stranger_who_speaks_has_his_whole_name() -> None:
    query = read("What does Jane Rahmon say about wolves?", index()).query
    assert {query.words[place].token.word for place in strangers_speaking(query)} == {"jane", "rahmon"}

"""What a text is taken for: what its words mean, weigh and name."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.index.index import Index
from knowledge.question.parse import parse
from knowledge.question.query import Query
from tests.knowledge.bases import index_of, interview

KARIMOV = [{"id": "karimov", "name": "Karimov"}]


@functools.cache
def index() -> Index:
    return index_of()


def asked(question: str) -> Query:
    return parse(question, index())


def named(question: str) -> set[str]:
    return {mention.person for mention in asked(question).mentions}


def concepts(question: str) -> set[str]:
    return {one.term for one in asked(question).alternatives if one.term.startswith("#")}


# Weights


def test_words_of_asking_weigh_nothing() -> None:
    assert asked("What did they say about it?").weights == [0.0] * 6


# Meanings


@pytest.mark.parametrize(
    "written", ["единая армия", "yagona armiya", "ягона армия", "edinaya armiya", "joint armed forces"]
)
def test_a_phrase_means_what_its_lexicon_row_means_in_any_language_and_script(written: str) -> None:
    assert concepts(written) == concepts("unified army") != set()


@pytest.mark.parametrize("written", ["irrigation canal", "irigation canal", "irrigation cannal"])
def test_a_phrase_with_a_slip_means_the_same(written: str) -> None:
    assert concepts(written) == concepts("irrigation canal")


@pytest.mark.parametrize("written", ["wоlves", "wol\u200bves", "WOLVES", "ｗｏｌｖｅｓ", "wolves’"])
def test_a_word_is_itself_in_any_letters_that_look_like_it(written: str) -> None:
    assert [one.term for one in asked(written).alternatives] == [one.term for one in asked("wolves").alternatives]


def test_uzbek_typed_without_its_own_letters_is_understood() -> None:
    assert concepts("куприк нечи пул турган") == concepts("кўприк неча пул турган") == {"#0:8"}


IDIOMS = [["wolf", "in the way"], ["open", "think of", "между собой"]]
"""Rows with phrases whose words say nothing each by itself."""


@pytest.mark.parametrize(
    ("question", "weighs"),
    [
        ("Is the river in the way of the road?", ["river", "way", "road"]),
        ("Is the way to the road open?", ["road", "open"]),
        ("волки между собой", ["волки", "собой"]),
        ("What does Berg think of the road?", ["berg", "road"]),
    ],
)
def test_a_phrase_of_light_words_weighs_something_unless_it_only_asks(question: str, weighs: list[str]) -> None:
    found = parse(question, index_of(interview(lexicon=IDIOMS)))
    assert [one.token.word for _, one in found.weighty] == weighs


# Names


def test_a_question_names_as_many_as_it_names() -> None:
    assert named("Did Stone and Marchetti promise Berg anything?") == {"stone", "marchetti", "berg"}


# Any text


@given(st.text(max_size=300))
def test_any_text_can_be_taken_apart(text: str) -> None:
    question = asked(text)
    assert len(question.weights) == len(question.words)
    assert all(0.0 <= weight <= 1.0 for weight in question.weights)
    assert all(0 <= one.start < one.end <= len(question.words) for one in question.alternatives)


def test_only_the_beginning_of_a_long_text_is_looked_at() -> None:
    assert len(asked("road " * 10_000).words) < 100


def test_names_alone_tell_no_language() -> None:
    """Those of people whom an interview knows; one with an ending or a letter of a language is in it."""
    for reader in ("en", "ru", "uz-Cyrl"):
        assert parse("Boris Dahlgren", index(), reader).language == reader
        assert parse("Karimov", index_of(interview(people=KARIMOV)), reader).language == reader
    assert parse("Karimovning", index_of(interview(people=KARIMOV)), "en").language == "uz"
    farhod = index_of(interview(people=[{"id": "farhod", "name": "Фарход", "aliases": ["Фарҳод"]}]))
    assert [parse("Фарход", farhod, reader).language for reader in ("ru", "uz")] == ["ru", "uz-Cyrl"]
    assert parse("Фарҳод", farhod, "ru").language == "uz-Cyrl"


@pytest.mark.parametrize("name", ["Ilham Aliyev", "Vladimir Putin"])
def test_the_name_of_a_stranger_tells_no_language(name: str) -> None:
    assert parse(name, index(), "en").language == "en"
    assert parse(f"{name} haqida", index(), "en").language == "uz"

"""What a text asks: its words together, the ways of asking in it, and pieces of it."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.index.index import Index
from knowledge.question.query import Query, QueryWord, parse
from tests.knowledge.bases import index_of, interview

KARIMOV = [{"id": "karimov", "name": "Karimov"}]


@functools.cache
def index() -> Index:
    return index_of()


def asked(question: str) -> Query:
    return parse(question, index())


def word(written: str, question: str) -> QueryWord:
    return next(one for one in asked(question).words if one.token.word == written)


def words(question: Query) -> list[str]:
    return [one.token.word for one in question.words]


def named(question: str) -> set[str]:
    return {mention.person for mention in asked(question).mentions}


def concepts(question: str) -> set[str]:
    return {one.term for one in asked(question).alternatives if one.term.startswith("#")}


# Weights


def test_words_of_asking_weigh_nothing() -> None:
    assert asked("What did they say about it?").weights == [0.0] * 6


def test_words_left_out_neither_weigh_nor_match() -> None:
    question = asked("wolves road")
    rest = question.without(frozenset({0}))
    assert rest.weights[0] == 0.0
    assert all(one.start == 1 for one in rest.alternatives)
    assert question.without(frozenset()) is question


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


# Ways of asking


@pytest.mark.parametrize("question", ["what is it", "tell me", "где это", "расскажи", "bu nima", "қачон"])
def test_words_that_ask_or_command_are_told(question: str) -> None:
    assert "asks" in asked(question).marks


@pytest.mark.parametrize("question", ["the road", "какао", "somewhat showy", "yoʻl", ""])
def test_words_that_do_not_ask_are_told(question: str) -> None:
    assert "asks" not in asked(question).marks


def test_where_a_way_of_asking_stands_is_told() -> None:
    question = asked("In the valley, how many wolves were there?")
    assert question.places("number", "year") == {3, 4}
    assert question.places("year") == frozenset()


def test_a_way_of_asking_is_one_of_the_question_s_own_language_only() -> None:
    assert "number" in asked("сколько волков").marks
    assert "number" not in asked("сколько wolves on the mountain road").marks


# Pieces


def test_a_piece_is_a_question_of_its_own() -> None:
    question = asked("Who dug the canal, and how many crowns did Stone ask?")
    piece = question.piece(5, 11)
    assert words(piece) == ["how", "many", "crowns", "did", "stone", "ask"]
    assert piece.places("number") == {0, 1}
    assert "who" not in piece.marks
    assert [(one.place, one.person) for one in piece.mentions] == [(4, "stone")]


def test_a_piece_means_what_its_words_mean() -> None:
    piece = asked("the road over the irrigation canal").piece(3, 6)
    assert words(piece) == ["the", "irrigation", "canal"]
    assert {(one.start, one.end) for one in piece.alternatives if one.term.startswith("#")} == {(1, 3), (2, 3)}


def test_a_phrase_that_a_piece_has_in_part_is_none_of_its_meanings() -> None:
    whole, part = asked("the armed forces"), asked("the armed forces").piece(0, 2)
    assert "#0:0" in {one.term for one in whole.alternatives}
    assert "#0:0" not in {one.term for one in part.alternatives}


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

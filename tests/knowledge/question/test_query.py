"""What a text asks: its words together, the ways of asking in it, and pieces of it."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from knowledge.question.parse import parse
from knowledge.question.query import Query
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


def asked(question: str) -> Query:
    return parse(question, index())


def words(question: Query) -> list[str]:
    return [one.token.word for one in question.words]


# Words left out


def test_words_left_out_neither_weigh_nor_match() -> None:
    question = asked("wolves road")
    rest = question.without(frozenset({0}))
    assert rest.weights[0] == 0.0
    assert all(one.start == 1 for one in rest.alternatives)
    assert question.without(frozenset()) is question


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

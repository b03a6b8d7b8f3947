"""Whether a text asks anything, by where its words of asking stand."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from knowledge.question.asking import asks, asks_as_usual, asks_at_an_end, asks_within, begins_asking, is_remark
from knowledge.question.parse import parse
from knowledge.question.query import Query
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


def query(text: str) -> Query:
    return parse(text, index())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the canal?", True),
        ("the canal, who dug it", True),
        ("i know what you mean", True),
        ("the canal is long", False),
        ("канал длинный", False),
        ("кто копал канал", True),
    ],
)
def test_a_sign_or_a_word_of_asking_anywhere_asks(text: str, found: bool) -> None:
    assert asks(query(text)) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("who dug the canal", True),
        ("and who dug the canal", True),
        ("the canal was dug by those who came", False),
        ("the canal was dug by those who came?", True),
        ("kanalni kim qazigan", True),
        ("канал кто копал", False),
        ("кто копал канал", True),
    ],
)
def test_where_a_language_asks_first_the_word_begins_the_message(text: str, found: bool) -> None:
    """Uzbek asks from within."""
    assert asks_as_usual(query(text)) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [("and with whom", True), ("who dug the canal", True), ("the canal, who dug it", False), ("the canal?", False)],
)
def test_a_message_begins_with_asking_but_for_an_opener_and_a_small_word(text: str, found: bool) -> None:
    assert begins_asking(query(text)) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [("who dug the canal", True), ("the canal was dug when", True), ("i know what you mean", False), ("what", False)],
)
def test_a_text_among_people_asks_if_its_first_or_last_word_does(text: str, found: bool) -> None:
    """Though not if that is its only word."""
    assert asks_at_an_end(query(text)) is found


@pytest.mark.parametrize(
    ("text", "start", "found"),
    [
        ("Where is the road and who dug the canal?", 5, True),
        ("Where is the road and the canal?", 5, False),
        ("Где дорога и кто копал канал?", 3, True),
        ("Где дорога и канал?", 3, False),
    ],
)
def test_a_part_of_a_sentence_asks_if_a_word_of_its_own_does(text: str, start: int, found: bool) -> None:
    whole = query(text)
    assert asks_within(whole, (start, len(whole.words))) is found


@pytest.mark.parametrize(
    "text", ["well, we live in such times", "sounds like excuses to me", "всё, убегаю на пару", "buni hamma ham biladi"]
)
def test_what_asks_nothing_and_names_no_matter_is_only_said(text: str) -> None:
    assert is_remark(query(text))


@pytest.mark.parametrize(
    "text",
    [
        "price of gas in the valley",  # only names a matter
        "our zeppelin",
        "do we live in such times",
        "we live in such times?",
        "well then, about the zeppelin",
        "this is what Berg thinks",
        "",
    ],
)
def test_what_asks_or_names_a_matter_is_more_than_said(text: str) -> None:
    assert not is_remark(query(text))

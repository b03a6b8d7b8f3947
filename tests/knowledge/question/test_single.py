"""One question: what it is about beside whom it asks and what kind of answer."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from knowledge.question.reading import read
from tests.knowledge.bases import index_of, people, weighty, words


@functools.cache
def index() -> Index:
    return index_of()


@pytest.mark.parametrize(
    "question",
    [
        "What does Boris Dahlgren say about wolves?",
        "Что Дальгрен говорит о wolves?",
        "How many wolves?",
        "Which of the two experts spoke of wolves?",
    ],
)
def test_whom_and_what_kind_of_answer_a_question_asks_is_not_what_it_is_about(question: str) -> None:
    assert weighty(read(question, index()).matter) == ["wolves"]


def test_all_words_of_a_question_are_kept_beside_what_it_is_about() -> None:
    reading = read("How many wolves does Dahlgren see?", index())
    assert words(reading.query) == words(reading.matter) == "how many wolves does dahlgren see"
    assert "dahlgren" in weighty(reading.query)


def test_whom_and_what_a_question_asks_for_is_told() -> None:
    reading = read("How many wolves does Dahlgren see?", index())
    assert (people(reading), reading.demand.number) == (["dahlgren"], "number")


def test_a_question_that_tells_no_language_is_read_in_the_one_to_fall_back_on() -> None:
    assert read("1961", index(), "uz").query.language == "uz"

"""What of a question is none of its matter."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from knowledge.question.parse import parse
from knowledge.question.reading import read
from knowledge.question.weightless import asks_only_a_stance, kind_of_place
from tests.knowledge.bases import index_of, weighty


@functools.cache
def index() -> Index:
    return index_of()


@pytest.mark.parametrize(
    "question",
    [
        "What happened in 1961?",
        "what took place in the year 1961",
        "Что случилось в 1961 году?",
        "1961-yilda nima yuz berdi?",
        "1961 йилда нима бўлган?",
    ],
)
def test_what_happened_in_a_year_is_about_that_year(question: str) -> None:
    assert weighty(read(question, index()).matter) == ["1961"]


@pytest.mark.parametrize(
    "question", ["What happened in Denmark?", "Что произошло в Дании?", "Daniyada nima boʻldi?", "Данияда нима бўлган?"]
)
def test_what_happened_at_a_place_is_about_that_place(question: str) -> None:
    reading = read(question, index())
    assert reading.demand.happened
    assert len(weighty(reading.matter)) == 1


def test_what_happened_to_something_in_a_year_is_about_both() -> None:
    assert "canal" in weighty(read("What happened to the canal in 1961?", index()).matter)


@pytest.mark.parametrize(
    "question",
    [
        "where is Denmark",
        "is Denmark in the European Union",
        "is Denmark bigger than Kazakhstan",
        "Дания — это Центральная Азия?",
        "Daniya Qozogʻistondan kattami",
        "Остона қаерда",
        "гостиницы в Дании",
        "list the Central Asian countries",
    ],
)
def test_what_asks_nothing_of_places_but_what_one_looks_up_is_general(question: str) -> None:
    reading = read(question, index())
    assert reading.demand.general == {place for place, _ in reading.query.weighty}


@pytest.mark.parametrize(
    "question", ["which countries are in NATO", "какие страны входят в НАТО", "какая страна в ОДКБ"]
)
def test_which_places_belong_to_a_thing_asks_for_no_word_of_their_kind(question: str) -> None:
    reading = read(question, index())
    assert kind_of_place(reading.query)
    assert kind_of_place(reading.query).isdisjoint(place for place, _ in reading.matter.weighty)


def test_a_kind_of_place_that_is_told_something_of_is_matter() -> None:
    assert not kind_of_place(parse("which countries took part in the fair", index(), "en"))


@pytest.mark.parametrize(
    "question",
    ["is the army in the European Union", "what do they say of Denmark in Europe", "Denmark in Europe", "why Denmark"],
)
def test_what_asks_more_of_places_or_nothing_is_not(question: str) -> None:
    reading = read(question, index())
    assert reading.demand.general != {place for place, _ in reading.query.weighty}


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("кто против?", True),
        ("kim qarshi?", True),
        ("who is for it?", True),
        ("кто против моста?", False),
        ("which villages reject the bridge?", False),
    ],
)
def test_who_is_against_or_for_what_was_talked_of_is_asked_with_no_word_of_it(text: str, only: bool) -> None:
    assert asks_only_a_stance(parse(text, index(), "en")) is only


@pytest.mark.parametrize("text", ["кто против?", "kim qarshi?"])
def test_that_somebody_is_against_what_was_talked_of_is_no_matter(text: str) -> None:
    assert weighty(read(text, index(), "en").matter) == []

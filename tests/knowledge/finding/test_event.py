"""When something was may be told by an event, and when that event was is not told by it. What becomes of a thing, and
who is for it, is told where that is said of it.
"""

from __future__ import annotations

import functools
from typing import Any

import pytest

from knowledge.index.index import Index
from tests.knowledge import bases
from tests.knowledge.bases import PEOPLE, index_of, interview

LETTER = {"id": "letter", "kind": "fact", "text": "The miller printed his letter before the great summit."}
CRISIS = {"id": "crisis", "kind": "fact", "text": "In times of drought the ferry can be slower."}
LEXICON = [
    *PEOPLE["lexicon"],
    ["letter", "письмо", "xat"],
    ["summit", "саммит", "sammit"],
    ["print", "printed", "вышло", "chiqdi"],
]


@functools.cache
def index() -> Index:
    return index_of(interview(entries=[LETTER, CRISIS], lexicon=LEXICON))


@pytest.mark.parametrize("question", ["When was the letter printed?", "Когда вышло письмо?", "Xat qachon chiqdi?"])
def test_when_something_was_is_told_by_what_it_was_before(question: str) -> None:
    assert bases.shown(index(), question) == ["letter"]


@pytest.mark.parametrize("question", ["When was the summit?", "When did the great summit begin?", "когда был саммит"])
def test_when_the_event_itself_was_is_not(question: str) -> None:
    assert bases.shown(index(), question) == []


def test_what_names_only_the_event_keeps_nothing_else_from_telling_when_it_was() -> None:
    entry = {
        "id": "lately",
        "kind": "fact",
        "text": "This week the millers held a summit, and they spoke of the river.",
    }
    there = index_of(interview(entries=[LETTER, entry], lexicon=LEXICON))
    assert bases.shown(there, "When was the summit held?") == ["lately"]


def test_nor_is_it_told_by_the_time_of_what_was_before_it() -> None:
    entry = {**LETTER, "text": "In 1990 the miller printed his letter before the great summit."}
    there = index_of(interview(entries=[entry], lexicon=LEXICON))
    assert bases.shown(there, "When was the summit?") == []
    assert bases.shown(there, "When was the letter printed?") == ["letter"]


def test_another_meaning_of_the_word_for_the_event_tells_no_more() -> None:
    entry = {"id": "letter", "kind": "fact", "text": "The letter before the great summit bade them come together."}
    lexicon = [["summit", "uchrashmoq"], ["come together", "uchrashmoq"]]
    there = index_of(interview(entries=[entry], lexicon=lexicon))
    assert bases.shown(there, "qachon uchrashgan?") == []


def test_in_times_of_something_tells_when() -> None:
    assert bases.shown(index(), "When can the ferry be slower?") == ["crisis"]


@pytest.mark.parametrize(
    ("question", "told"), [("What will happen to the ferry?", []), ("What will happen to the mill?", ["soon"])]
)
def test_what_becomes_of_a_thing_is_told_only_where_its_own_future_is(question: str, told: list[str]) -> None:
    entry = {
        "id": "soon",
        "kind": "fact",
        "text": "The mill will be closed soon: the events at the ferry are an example.",
    }
    assert bases.shown(index_of(interview(entries=[entry])), question) == told


def test_why_a_country_is_against_a_thing_is_not_told_by_what_keeps_away_from_that_country() -> None:
    away = {"id": "away", "kind": "fact", "text": "The union must keep its distance from Norway."}
    base = index_of(interview(entries=[away], lexicon=[*PEOPLE["lexicon"], ["Norway", "Норвегия"], ["union"]]))
    assert bases.shown(base, "Why is Norway against the union?") == []
    assert bases.shown(base, "What is said about Norway?") == ["away"]


@pytest.mark.parametrize(
    ("question", "told"),
    [("Who supports the ferry?", []), ("Which expert is for the ferry?", []), ("Who supports the mill?", ["wish"])],
)
def test_who_is_for_a_thing_is_told_only_where_he_is_for_that(question: str, told: list[str]) -> None:
    entry = {"id": "wish", "kind": "fact", "text": "The farmers want the mill; the ferry is an example."}
    assert bases.shown(index_of(interview(entries=[entry])), question) == told


@pytest.mark.parametrize("question", ["Who supports the ferry?", "Who wants the ferry?"])
def test_who_must_keep_away_from_a_thing_is_not_for_it(question: str) -> None:
    entry = {"id": "apart", "kind": "fact", "text": "It is necessary for farmers to keep away from the ferry."}
    assert bases.shown(index_of(interview(entries=[entry])), question) == []


@pytest.mark.parametrize(
    ("question", "found"),
    [("When was the fair?", []), ("When was the market?", ["market"]), ("когда была ярмарка?", [])],
)
def test_when_an_event_was_is_not_told_by_what_has_another_word_for_it(question: str, found: list[str]) -> None:
    """Where another passage has the word itself."""
    entries: list[dict[str, Any]] = [
        {"id": "market", "kind": "fact", "text": "The market was held on the third of May."},
        {"id": "fair", "kind": "fact", "text": "A fire broke out at the fair.", "summary": {"ru": "Пожар на ярмарке."}},
    ]
    base = index_of(interview(entries=entries, lexicon=[["market", "fair", "ярмарка"]]))
    assert bases.shown(base, question) == found


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Is there a guild now?", []),
        ("Does the guild still exist?", []),
        ("Is there experience with the guild now?", ["guild"]),
        ("What experience is there with the guild?", ["guild"]),
    ],
)
def test_whether_a_thing_is_there_now_is_not_told_by_what_says_so_of_another(question: str, told: list[str]) -> None:
    entry = {"id": "guild", "kind": "fact", "text": "There is already experience with the work of the guild."}
    rows = [["guild"], ["experience"], ["exist"]]
    base = index_of(interview(entries=[entry], lexicon=[*PEOPLE["lexicon"], *rows]))
    assert bases.shown(base, question) == told

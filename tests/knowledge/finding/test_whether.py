"""Whether something is so of a place."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from tests.knowledge import bases
from tests.knowledge.bases import PEOPLE, index_of, interview

DRILL = {"id": "drill", "kind": "fact", "text": "Norway and Sweden took part in the joint sea exercises of spring."}
WOOL = {"id": "wool", "kind": "fact", "text": "Denmark sells wool."}
LEXICON = [
    *PEOPLE["lexicon"],
    ["Denmark", "Дания", "Daniya"],
    ["Norway", "Норвегия", "Norvegiya"],
    ["exercises", "учения", "mashqlar"],
    ["sea", "море", "dengiz"],
    ["took part", "участвовать", "qatnashgan"],
    ["joint", "совместный", "qo'shma"],
]


@functools.cache
def index() -> Index:
    return index_of(interview(entries=[DRILL, WOOL], lexicon=LEXICON))


@pytest.mark.parametrize(
    "question",
    [
        "Did Norway take part in the joint sea exercises?",
        "Участвовала ли Норвегия в совместных учениях на море?",
        "Were there joint sea exercises in spring?",
    ],
)
def test_a_passage_that_says_the_place_tells_whether_it_is_so_there(question: str) -> None:
    """And one that is not asked of a place is told by any."""
    assert bases.shown(index(), question) == ["drill"]


@pytest.mark.parametrize(
    "question",
    [
        "did denmark take part in the joint sea exercises of spring?",
        "участвовала ли дания в совместных учениях на море?",
        "daniya qo'shma dengiz mashqlarida qatnashganmi?",
    ],
)
def test_one_that_tells_the_same_of_others_does_not(question: str) -> None:
    assert bases.shown(index(), question) == []


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("are they friends?", []),
        ("они поссорились?", []),
        ("они участвовали?", ["drill"]),
        ("ular qatnashganmi?", ["drill"]),
    ],
)
def test_whether_something_is_so_of_what_was_talked_of_is_told_by_a_passage_that_says_it(
    question: str, shown: list[str]
) -> None:
    """And not by any on that theme."""
    assert bases.shown(index(), "joint sea exercises", question) == shown


@pytest.mark.parametrize(
    "question",
    [
        "did Norway leave the joint sea exercises?",
        "бросила ли Норвегия совместные учения на море?",
        "Norvegiya qo'shma dengiz mashqlariga qarshimi?",
    ],
)
def test_one_that_does_not_say_what_is_asked_of_the_place_does_not_either(question: str) -> None:
    assert bases.shown(index(), question) == []


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Is Berg for abolishing sheep?", []),
        ("Is Berg for abolition of sheep in the valley?", []),
        ("Is Berg for sheep?", ["sheep"]),
    ],
)
def test_whether_one_is_for_what_no_passage_says_is_not_told_by_what_he_says_beside_it(
    question: str, shown: list[str]
) -> None:
    entry = {
        "id": "sheep",
        "kind": "quote",
        "speaker": "berg",
        "text": "“The sheep should graze in the valley,” says Berg.",
    }
    lexicon = [*PEOPLE["lexicon"], ["sheep", "овца"], ["graze", "пастись"], ["valley"]]
    assert bases.shown(index_of(interview(entries=[entry], lexicon=lexicon)), question) == shown


@pytest.mark.parametrize(("place", "shown"), [("Northern Asia", ["fair"]), ("Denmark", [])])
def test_what_is_asked_of_a_place_of_several_words_may_be_told_of_any_land_of_it(place: str, shown: list[str]) -> None:
    entries = [
        {"id": "fair", "kind": "fact", "text": "The farmers of Mongolia met for a long wool fair in the spring."},
        {"id": "ice", "kind": "fact", "text": "In the North the ice is thick."},
    ]
    base = index_of(interview(entries=entries, lexicon=[["Northern Asia", "the North"]]))
    assert bases.shown(base, f"Did the farmers of {place} meet for a long wool fair in the spring?") == shown


def test_where_the_verb_comes_last_the_word_behind_the_place_is_not_what_is_asked_of_it() -> None:
    base = index_of(interview(entries=[DRILL], lexicon=[row for row in LEXICON if row[0] != "joint"]))
    assert bases.shown(base, "Norvegiya qo'shma dengiz mashqlari bormi?") == ["drill"]


# Whether a thing succeeded


@functools.cache
def attempts() -> Index:
    entries = [
        {"id": "leagues", "kind": "fact", "text": "The leagues of the villages were created, but were not successful."},
        {"id": "fair", "kind": "fact", "text": "The bakers of the villages held a great fair in the valley."},
    ]
    rows = [["successful", "succeed", "success"], ["not successful", "fail"], ["league"], ["fair"], ["villages"]]
    return index_of(interview(entries=entries, lexicon=[*PEOPLE["lexicon"], *rows]))


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Did the leagues fail?", ["leagues"]),
        ("Were the leagues successful?", ["leagues"]),
        ("Did the fair fail?", []),
        ("Was the fair a success?", []),
    ],
)
def test_whether_a_thing_succeeded_is_told_only_by_a_passage_that_says_so_of_it(
    question: str, shown: list[str]
) -> None:
    assert bases.shown(attempts(), question) == shown


def test_whether_what_was_talked_of_succeeded_is_asked_of_that() -> None:
    assert bases.shown(attempts(), "Tell me about the leagues", "did they succeed?") == ["leagues"]
    assert bases.shown(attempts(), "Tell me about the fair", "did it succeed?") == []

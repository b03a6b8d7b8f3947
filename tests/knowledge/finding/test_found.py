"""What was found for a message: which of the ways to take it counts, and the candidates at which one may point."""

from __future__ import annotations

import functools
from typing import Any

import pytest

from knowledge.deciding.decide import answer
from knowledge.finding.find import find
from knowledge.finding.found import Found
from knowledge.finding.results import Answer
from knowledge.index.index import Index
from knowledge.question.conversation import Context
from tests.knowledge.bases import ENTRIES, index_of, interview

ANSWERED = "Is the mountain road open again?"
SAMPLE = "Is the mountain road open?"
NEAR = "Who painted the bridge and the school and the road?"
SEVERAL = "pastures"
TWO_ASKED = "What does Dahlgren say about the canal, Berg about wolves?"
SILENT = "What does Berg say about the irrigation canal?"


@functools.cache
def index() -> Index:
    return index_of()


def found(question: str, **context: Any) -> Found:
    return find(index(), question, Context(**context))


def candidates(question: str, **context: Any) -> list[str]:
    return [index().located(number).entry.id for number in found(question, **context).candidates]


def shown(result: Answer) -> list[str]:
    return [passage.entry.id for passage in result.passages]


def offered(result: Answer) -> list[str]:
    return [suggestion.passage.entry.id for suggestion in result.suggestions if suggestion.passage]


def test_the_way_that_answers_counts_whatever_was_tried_before_it() -> None:
    on_wolves = answer(index(), "What does Berg say about wolves?").context
    several = find(index(), "Is the mountain road open again?", on_wolves)
    assert several.answers
    assert several.chosen is next(attempt for attempt in several.attempts if attempt.answers)


def test_where_nothing_was_looked_for_no_way_counts() -> None:
    assert (found("hello!").chosen, found("hello!").answers) == (None, False)


def test_the_candidates_are_the_entries_found_the_nearest_first() -> None:
    assert candidates(ANSWERED)[0] == "open-road"
    assert candidates(NEAR)[0] == "bridge-cost"
    assert offered(answer(index(), NEAR)) == ["bridge-cost"]


def test_what_would_be_shown_is_a_candidate_and_comes_first() -> None:
    for question in (ANSWERED, SEVERAL, TWO_ASKED):
        first = shown(answer(index(), question))
        assert candidates(question)[: len(first)] == first


def test_no_candidate_comes_twice() -> None:
    assert len(set(candidates(TWO_ASKED))) == len(candidates(TWO_ASKED))


@pytest.mark.parametrize("question", ["hello!", "", "Dahlgren"])
def test_where_nothing_is_searched_for_there_is_no_candidate(question: str) -> None:
    assert candidates(question) == []


def test_what_is_more_than_a_few_words_beside_small_talk_is_for_a_reader() -> None:
    assert candidates("hi, treaty on the irrigation canal of the two valleys")[0] == "canal"
    assert candidates("hi, treaty on valleys") == []


def test_a_name_that_two_bear_has_no_candidate() -> None:
    speakers = [{"id": "anna", "name": "Anna Berg"}, {"id": "otto", "name": "Otto Berg"}]
    lamp = {"id": "lamp", "kind": "quote", "speaker": "anna", "text": "The lamp in the hall is green."}
    base = index_of(interview(entries=[lamp], speakers=speakers, people=[], topics=[]))
    assert find(base, "What does Berg say about the lamp?").candidates == ()


def test_where_somebody_is_asked_the_candidates_are_in_his_words() -> None:
    speakers = {one["id"]: one.get("speaker") for one in ENTRIES}
    assert {speakers[one] for one in candidates("What does Berg say about the road and the canal?")} == {"berg"}


def test_an_entry_that_is_hidden_is_neither_a_candidate_nor_shown_nor_offered() -> None:
    hidden = (("valley", "open-road"), ("valley", "gone"))
    assert "open-road" not in candidates(ANSWERED, hidden=hidden)
    result = answer(index(), ANSWERED, Context(hidden=hidden))
    assert "open-road" not in [*shown(result), *offered(result)]


def test_what_another_said_is_not_suggested_where_it_is_hidden() -> None:
    assert offered(answer(index(), SILENT)) == ["canal"]
    assert offered(answer(index(), SILENT, Context(hidden=(("valley", "canal"),)))) == []

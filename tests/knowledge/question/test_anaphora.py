"""Whom a message only points to."""

from __future__ import annotations

import functools
from dataclasses import replace

import pytest

from knowledge.index.index import Index
from knowledge.question.anaphora import people_known, people_pointed_to, read_by_place, spoken_of
from knowledge.question.conversation import Offer, Talked
from knowledge.question.parse import parse
from tests.knowledge.bases import index_of, interview

BERG, DAHLGREN = ("valley", "berg"), ("valley", "dahlgren")
ROAD, MARKET = ("valley", "open-road"), ("valley", "common-market")


@functools.cache
def index() -> Index:
    return index_of()


def test_whose_words_were_wished_for_is_he_of_whom_was_spoken() -> None:
    assert spoken_of(Talked("roads", "en", people=(DAHLGREN,), entries=(ROAD,)), index()) == ((0, "dahlgren"),)


@pytest.mark.parametrize(("shown", "person"), [(ROAD, "berg"), (MARKET, "stone")])
def test_where_nobody_was_named_it_is_who_says_the_passage_on_view_or_whom_that_is_about(
    shown: tuple[str, str], person: str
) -> None:
    assert spoken_of(Talked("roads", "en", entries=(shown,)), index()) == ((0, person),)


@pytest.mark.parametrize("message", ["what does he say?", "что он говорит?", "u nima deydi?"])
def test_he_is_of_whom_was_spoken(message: str) -> None:
    last = Talked("roads", "en", people=(BERG,), entries=(ROAD,))
    assert people_pointed_to(parse(message, index()), last, index()) == ((0, "berg"),)


@pytest.mark.parametrize("message", ["what do they say of wolves?", "что они говорят?", "улар нима дейди?"])
def test_they_are_all_who_were_asked_last(message: str) -> None:
    last = Talked("roads", "en", people=(BERG, DAHLGREN), entries=(ROAD,))
    assert people_pointed_to(parse(message, index()), last, index()) == ((0, "berg"), (0, "dahlgren"))


@pytest.mark.parametrize("people", [(), (BERG,)])
def test_they_are_nobody_in_particular_where_no_two_were_asked(people: tuple[tuple[str, str], ...]) -> None:
    last = Talked("roads", "en", people=people, entries=(ROAD,))
    assert people_pointed_to(parse("what do they say of wolves?", index()), last, index()) == ()


@pytest.mark.parametrize("message", ["and the other one?", "а другой?", "boshqasi-chi?"])
def test_the_other_one_is_the_other_speaker_and_no_interviewer(message: str) -> None:
    last = Talked("roads", "en", people=(BERG,), entries=(ROAD,))
    assert people_pointed_to(parse(message, index()), last, index()) == ((0, "dahlgren"),)


def test_the_other_one_of_several_interviews_is_that_of_the_one_on_view() -> None:
    """Where the first speaker of each was asked."""
    both = index_of(interview(), interview("plain"))
    last = Talked("roads", "en", people=(BERG, ("plain", "berg")), entries=(ROAD,), answered=True)
    assert people_pointed_to(parse("and the other one?", both), last, both) == ((0, "dahlgren"),)
    in_none = replace(last, entries=())
    assert people_pointed_to(parse("and the other one?", both), in_none, both) == ()


def test_who_is_there_no_longer_is_left_out() -> None:
    assert people_known((("valley", "nobody"), BERG, ("gone", "berg")), index()) == ((0, "berg"),)


@pytest.mark.parametrize("message", ["and the first?", "а первый?"])
def test_the_first_is_the_first_speaker_after_another_was_asked(message: str) -> None:
    """Where nothing is offered; else it picks."""
    last = Talked("roads", "en", people=(DAHLGREN,), entries=(ROAD, MARKET))
    assert "first speaker" in read_by_place(parse(message, index()), last, index()).marks
    offering = replace(last, offers=(Offer(ROAD), Offer(MARKET)))
    assert "first one" in read_by_place(parse(message, index()), offering, index()).marks
    himself = replace(last, people=(BERG,))
    assert "first one" in read_by_place(parse(message, index()), himself, index()).marks


def test_the_second_expert_is_the_other_one_after_somebody_was_asked() -> None:
    query = parse("and the second expert?", index())
    assert "second speaker" in read_by_place(query, None, index()).marks
    last = Talked("roads", "en", people=(DAHLGREN,))
    read = read_by_place(query, last, index())
    assert "second speaker" not in read.marks
    assert people_pointed_to(read, last, index()) == ((0, "berg"),)

"""Among which entries an answer is looked for."""

from __future__ import annotations

import functools

import pytest

from knowledge.finding.scope import mask_of, scope_of
from knowledge.folder.models import FullId
from knowledge.index.index import Index
from knowledge.question.conversation import Context
from tests.knowledge.bases import ENTRIES, PEOPLE, index_of, interview, shown, talk

WOLVES: FullId = ("valley", "wolves")


@functools.cache
def index() -> Index:
    return index_of()


@functools.cache
def both() -> Index:
    return index_of(interview(), interview("plain", ENTRIES[:3]))


def scope(base: Index, context: Context, *shown: FullId) -> set[FullId] | None:
    """The entries that may answer; None for all."""
    mask = scope_of(base, context, shown)
    if mask is None:
        return None
    located = [base.located(number) for number in mask.nonzero()[0].tolist()]
    return {(one.interview.slug, one.entry.id) for one in located}


@pytest.mark.parametrize("chosen", [None, "gone"])
def test_without_a_choice_all_may_answer(chosen: str | None) -> None:
    assert scope(both(), Context(interview=chosen)) is None


def test_of_the_interview_chosen_alone_entries_may_answer() -> None:
    assert scope(both(), Context(interview="plain")) == {("plain", entry["id"]) for entry in ENTRIES[:3]}


def test_what_was_shown_or_is_hidden_may_not_answer() -> None:
    left = scope(index(), Context(hidden=(("valley", "canal"),)), WOLVES)
    assert left == {("valley", entry["id"]) for entry in ENTRIES} - {WOLVES, ("valley", "canal")}


def test_an_entry_that_is_gone_is_left_out_without_harm() -> None:
    assert scope(index(), Context(), ("valley", "gone")) == {("valley", entry["id"]) for entry in ENTRIES}


def test_only_the_text_s_own_statements_are_none_of_a_speaker() -> None:
    """Nor hidden."""
    facts = {("valley", entry["id"]) for entry in ENTRIES if entry["kind"] == "fact"}
    assert scope(index(), Context(facts_only=True)) == facts
    assert facts
    assert scope(index(), Context(facts_only=True, hidden=tuple(facts))) == set()


# Whose entries


def entries_of(*people: tuple[int, str]) -> set[str]:
    mask = mask_of(people, index())
    return {entry["id"] for number, entry in enumerate(ENTRIES) if mask[number]}


def test_a_speaker_s_entries_are_those_in_his_words() -> None:
    assert entries_of((0, "dahlgren")) == {"canal", "bridge-cost", "reply", "integration"}


def test_another_person_s_entries_are_those_about_him_or_retelling_him() -> None:
    assert entries_of((0, "stone")) == {"common-market", "reply"}


def test_two_people_s_entries_are_those_of_either() -> None:
    assert entries_of((0, "stone"), (0, "dahlgren")) == entries_of((0, "stone")) | entries_of((0, "dahlgren"))


def test_one_with_no_entries_has_none() -> None:
    assert entries_of((0, "host")) == set()
    assert PEOPLE["speakers"][2]["id"] == "host"


@functools.cache
def proposed() -> Index:
    entries = [
        {"id": "market", "kind": "fact", "about": ["stone"], "text": "Clara Stone proposed a common market for wool."},
        {"id": "step", "kind": "fact", "about": ["stone"], "text": "According to analysts, the proposal is a step."},
    ]
    return index_of(interview(entries=entries))


@pytest.mark.parametrize("question", ["What did Stone propose?", "What did Stone say?"])
def test_what_experts_say_of_a_proposal_is_not_what_was_proposed(question: str) -> None:
    assert shown(proposed(), question) == ["market"]


def test_nor_anything_else_that_was_proposed() -> None:
    last = talk(proposed(), "What did Stone propose?", "What else did she propose?")
    assert (last.status, last.reason) == ("smalltalk", "no_more")


@pytest.mark.parametrize(
    "question",
    [
        "What is said about Stone?",
        "What do analysts say about Stone's proposal?",
        "How big a step is Stone's proposal?",
    ],
)
def test_what_is_told_of_somebody_is_told_by_experts_as_well(question: str) -> None:
    assert "step" in shown(proposed(), question)

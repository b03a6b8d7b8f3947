"""Which entries are handed to a reader, and in which order."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

import pytest

from knowledge.deciding.decide import answer
from knowledge.finding.find import find
from knowledge.index.index import Index
from knowledge.question.conversation import Context
from tests.knowledge.bases import ENTRIES, index_of, interview

ALL = [entry["id"] for entry in ENTRIES]


@functools.cache
def index() -> Index:
    return index_of()


def facts(*texts: str) -> list[dict[str, Any]]:
    return [{"id": f"e{number}", "kind": "fact", "text": text} for number, text in enumerate(texts)]


def plain(*texts: str) -> Index:
    """The index of an interview that has nothing but entries: no lexicon, no topics, nobody."""
    return index_of(interview("plain", facts(*texts), people=[], speakers=[], topics=[], lexicon=[]))


def handed(question: str, base: Index | None = None, context: Context | None = None) -> list[str]:
    """The entries handed over for a question, in their order."""
    base = base or index()
    return [base.located(number).entry.id for number in find(base, question, context or Context()).candidates]


def after(*messages: str, base: Index | None = None) -> Context:
    """What a conversation brings to the next message."""
    context = Context()
    for message in messages:
        context = answer(base or index(), message, context).context
    return context


def in_order(entries: Sequence[str]) -> bool:
    """Whether entries stand as in their interview."""
    return [*entries] == sorted(entries, key=ALL.index)


def test_of_a_small_interview_every_entry_is_handed_over() -> None:
    assert set(handed("Who painted the bridge?")) == set(ALL)


def test_what_is_found_comes_first_then_the_others_in_the_order_of_the_source() -> None:
    first, *others = handed("engineers?")
    assert first == "engineers"
    assert in_order(others)


def test_a_question_with_no_word_of_the_base_brings_all_in_the_order_of_the_source() -> None:
    assert handed("zeppelin") == ALL


def test_more_entries_with_a_question_s_words_are_handed_over_than_are_judged() -> None:
    base = plain(*(f"The ferry runs daily to harbour {number}." for number in range(30)), "The ferry runs.")
    first, *others = handed("the ferry", base)
    assert (first, len(others)) == ("e30", 30)


def test_words_that_begin_alike_are_nearer_than_nothing() -> None:
    base = plain("Nobody slept.", "It rained.", "The harbourmaster left early.")
    assert answer(base, "Who kept the harbour?").status == "unknown"
    assert handed("Who kept the harbour?", base) == ["e2", "e0", "e1"]


def test_another_word_of_the_same_language_for_the_same_is_nearer_than_nothing() -> None:
    base = plain("Nobody slept.", "It rained.", "A physician came at noon.")
    assert answer(base, "Was there a doctor?").status == "unknown"
    assert handed("Was there a doctor?", base) == ["e2", "e0", "e1"]


def test_what_has_the_words_themselves_comes_before_what_has_words_like_them() -> None:
    base = plain("The harbourmaster left early.", "It rained.", "The harbour was empty, and so was the town.")
    assert handed("the harbour", base) == ["e2", "e0", "e1"]


def test_a_number_is_not_like_another_that_begins_as_it_does() -> None:
    base = plain("Nobody slept.", "In 1961 it rained.")
    assert handed("1965?", base) == ["e0", "e1"]


def test_of_several_interviews_that_of_the_nearest_entry_comes_before_the_others() -> None:
    other = interview("plain", facts("It rained.", "The zeppelin landed.", "Nobody slept."), people=[], speakers=[])
    base = index_of(interview(), other)
    assert handed("zeppelin", base) == ["e1", "e0", "e2", *ALL]


def test_only_the_interview_chosen_is_handed_over() -> None:
    base = index_of(interview(), interview("plain", ENTRIES[:3]))
    numbers = find(base, "the wolves", Context(interview="plain")).candidates
    assert {base.located(number).interview.slug for number in numbers} == {"plain"}
    assert len(numbers) == 3


def test_an_entry_that_is_hidden_is_not_handed_over() -> None:
    assert "canal" not in handed("Who painted the bridge?", context=Context(hidden=(("valley", "canal"),)))


# Whom a question asks


def test_where_somebody_is_asked_all_that_he_says_is_handed_over_and_nothing_else() -> None:
    own = {entry["id"] for entry in ENTRIES if entry.get("speaker") == "berg"}
    assert set(handed("What does Berg say about the bridge?")) == own


def test_for_somebody_who_does_not_speak_it_is_what_retells_him_or_is_about_him() -> None:
    assert set(handed("What did Clara Stone say about cattle?")) == {"common-market", "reply"}


def test_where_two_are_asked_in_two_parts_it_is_what_either_says() -> None:
    both = handed("What does Dahlgren say about the canal, Berg about wolves?")
    assert set(both) == {entry["id"] for entry in ENTRIES if entry.get("speaker")}
    assert set(both[:2]) == {"canal", "wolves"}


def test_who_is_only_pointed_to_is_asked_as_if_he_was_named() -> None:
    context = after("What does Dahlgren say about the canal?")
    own = {entry["id"] for entry in ENTRIES if entry.get("speaker") == "dahlgren"}
    assert set(handed("What does he think of the bridge?", context=context)) == own
    assert set(handed("and what does he say of cattle?", context=context)) == own


def test_of_a_theme_that_is_asked_about_further_anybody_may_speak() -> None:
    context = after("What does Dahlgren say about the canal?")
    found = find(index(), "when was it dug?", context)
    assert set(handed("when was it dug?", context=context)) == set(ALL)
    assert found.task
    assert found.task.asked == ()


def test_who_was_asked_is_asked_of_another_matter_too() -> None:
    context = after("What does Dahlgren say about the canal?")
    own = {entry["id"] for entry in ENTRIES if entry.get("speaker") == "dahlgren"}
    assert set(handed("and the bridge?", context=context)) == own


def test_where_the_one_asked_has_no_entry_nothing_is_handed_over() -> None:
    base = index_of(interview(entries=[entry for entry in ENTRIES if entry.get("speaker") != "berg"]))
    assert handed("What does Berg say about wolves?", base) == []


# What was said before


def test_what_was_shown_is_left_out_where_more_is_wished_for() -> None:
    context = after("Who sent engineers to repair the dam?")
    assert set(handed("what else is said about the dam?", context=context)) == {*ALL} - {"engineers"}


def test_what_was_shown_may_tell_the_reason_as_well() -> None:
    assert "engineers" in handed("why?", context=after("Who sent engineers to repair the dam?"))


def test_where_all_was_shown_nothing_is_handed_over() -> None:
    base = plain("It rained on the dam.")
    assert handed("what else is said about the dam?", base, after("the dam", base=base)) == []


@pytest.mark.parametrize("question", ["why?", "when was that?"])
def test_what_stands_around_the_passage_on_view_is_near_to_what_leans_on_it(question: str) -> None:
    texts = [f"Nobody slept in house {number}." for number in range(50)]
    base = plain(*texts, "The zeppelin landed.", "The wind had turned.")
    assert "e51" not in handed("zeppelin?", base)
    assert {"e50", "e51", "e49"} <= set(handed(question, base, after("zeppelin?", base=base)))

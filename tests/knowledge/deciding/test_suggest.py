"""What is offered to tap where nothing answers."""

from __future__ import annotations

import functools
from typing import Any

import pytest

from knowledge.deciding.decide import answer
from knowledge.finding.results import Answer
from knowledge.index.index import Index
from knowledge.question.conversation import Context
from tests.knowledge.bases import index_of, interview


@functools.cache
def index() -> Index:
    return index_of()


def ask(question: str, **context: Any) -> Answer:
    return answer(index(), question, Context(**context))


def shown(found: Answer) -> list[str]:
    return [passage.entry.id for passage in found.passages]


def offered(found: Answer) -> list[str]:
    return [suggestion.passage.entry.id for suggestion in found.suggestions if suggestion.passage]


@pytest.mark.parametrize(
    "question",
    [
        "What does Berg say about the irrigation canal?",
        "Берг про irrigation canal",
        "Berg irrigation canal haqida nima dedi?",
    ],
)
def test_where_the_person_asked_is_silent_and_another_speaks_that_one_is_suggested(question: str) -> None:
    found = ask(question)
    assert (found.status, found.reason, offered(found)) == ("suggest", "another_speaker", ["canal"])
    assert [person.id for person in found.people] == ["berg"]


def test_where_nobody_speaks_of_it_there_is_no_suggestion() -> None:
    found = ask("What does Berg say about zeppelins?")
    assert (found.status, found.reason, found.suggestions) == ("unknown", "nothing_by", ())


def test_a_speaker_s_name_alone_offers_his_topics() -> None:
    found = ask("Dahlgren")
    assert (found.status, found.reason) == ("suggest", "speaker_topics")
    assert {one.label for one in found.suggestions} == {"Water", "The road"}
    assert all(answer(index(), one.question or "").status in ("answer", "suggest") for one in found.suggestions)


def test_topics_are_offered_in_the_language_of_the_question() -> None:
    assert {one.label for one in ask("Что говорит Дальгрен?").suggestions} == {"Вода", "Дорога"}


def test_a_name_that_two_bear_is_asked_back() -> None:
    speakers = [{"id": "anna", "name": "Anna Berg"}, {"id": "otto", "name": "Otto Berg"}]
    lamps = [
        {"id": "green", "kind": "quote", "speaker": "anna", "text": "The lamp in the hall is green."},
        {"id": "blue", "kind": "quote", "speaker": "otto", "text": "The lamp in the hall is blue."},
    ]
    base = index_of(interview(entries=lamps, speakers=speakers, people=[], topics=[]))
    found = answer(base, "What does Berg say about the lamp?")
    assert (found.status, found.reason, [one.label for one in found.suggestions]) == (
        "suggest",
        "which_person",
        ["Anna Berg", "Otto Berg"],
    )
    tapped = [answer(base, suggestion.question or "") for suggestion in found.suggestions]
    assert [shown(one) for one in tapped] == [["green"], ["blue"]]


@pytest.mark.parametrize(
    "question",
    [
        "How many wolves come down to the pastures?",
        "What does Berg say about the canal?",
        "Dahlgren",
        "Who painted the bridge and the school and the road?",
    ],
)
def test_suggestions_are_one_to_three_and_never_passages(question: str) -> None:
    found = ask(question)
    assert found.status == "suggest"
    assert 1 <= len(found.suggestions) <= 3
    assert found.passages == ()


@pytest.mark.parametrize("question", ["zeppelin", "What is the capital of France?", "Which orchestra played?"])
def test_what_is_nowhere_near_is_unknown_without_suggestions(question: str) -> None:
    found = ask(question)
    assert (found.status, found.passages, found.suggestions) == ("unknown", (), ())


def test_of_whom_a_passage_says_all_the_words_it_is_not_said_that_nothing_was_found() -> None:
    """He does not tell the year, somebody else does: both are offered, his own words first."""
    entries = [
        {"id": "his", "kind": "quote", "speaker": "berg", "text": "The mill was built by our whole village."},
        {"id": "hers", "kind": "quote", "speaker": "dahlgren", "text": "The mill was built in 1904, by the river."},
    ]
    found = answer(index_of(interview(entries=entries)), "In what year was the mill built, according to Berg?")
    assert (found.status, found.reason, offered(found)) == ("suggest", "near", ["his", "hers"])


@pytest.mark.parametrize("question", ["why?", "почему?", "nega?", "нега?"])
def test_where_no_reason_is_told_what_stands_beside_is_offered(question: str) -> None:
    found = ask(question, last=ask("Is the mountain road open?").context.last)
    assert found.status in {"suggest", "unknown"}
    assert "open-road" not in offered(found)


def test_of_who_speaks_only_in_another_interview_than_the_one_chosen_nothing_is_offered() -> None:
    speakers = [{"id": "hill", "name": "Ada Hill"}]
    entries = [{"id": "tide", "kind": "quote", "speaker": "hill", "text": "The tide took the boats."}]
    both = index_of(interview(), interview("shore", entries, speakers=speakers, people=[]))
    before = answer(both, "what about the tide", Context(interview="shore"))
    after = answer(both, "and Dahlgren?", before.context)
    assert [each.passage and each.passage.interview.slug for each in after.suggestions] == ["shore"]


@pytest.mark.parametrize(
    ("name", "language"), [("Dahlgren", "en"), ("Что говорит Дальгрен?", "ru"), ("Дальгрен нима дейди?", "uz-Cyrl")]
)
def test_what_was_offered_is_answered_in_the_language_of_the_conversation(name: str, language: str) -> None:
    """By its text, as a tap asks it, and by its place."""
    before = ask(name)
    tapped = before.suggestions[0].question or ""
    for message in (tapped, "1"):
        assert answer(index(), message, before.context).language == language

"""A message that only says whom it asks: what he says beside the passage on view, or what is told of him."""

from __future__ import annotations

import functools

import pytest

from knowledge.finding.results import Answer
from knowledge.index.index import Index
from tests.knowledge import bases
from tests.knowledge.bases import index_of, interview


@functools.cache
def index() -> Index:
    return index_of()


def talk(*messages: str) -> Answer:
    return bases.talk(index(), *messages)


def shown(*messages: str) -> list[str]:
    return bases.shown(index(), *messages)


# Somebody who only is named


def test_of_one_who_speaks_what_he_speaks_of_is_offered() -> None:
    result = talk("Dahlgren")
    assert (result.status, result.reason) == ("suggest", "speaker_topics")
    assert [one.question for one in result.suggestions] == ["Boris Dahlgren: Water", "Boris Dahlgren: The road"]


def test_of_one_who_does_not_speak_what_is_about_him_is_shown() -> None:
    assert shown("Clara Stone") == ["common-market", "reply"]


def test_what_one_who_does_not_speak_said_is_rather_where_he_is_retold() -> None:
    assert shown("What did Clara Stone say?") == ["reply", "common-market"]


@pytest.mark.parametrize("question", ["What about Berg?", "How about Anna Berg?", "а насчёт Берг?", "Berg haqida-chi?"])
def test_what_about_somebody_is_as_if_he_were_only_named(question: str) -> None:
    result = talk(question)
    assert (result.reason, [person.id for person in result.people]) == ("speaker_topics", ["berg"])
    assert shown("pastures", question) == ["wolves"]


# Beside the passage on view


def test_what_another_says_beside_the_passage_is_shown_where_only_he_is_named() -> None:
    assert shown("Is the mountain road open?", "and Dahlgren?")[0] == "bridge-cost"


@pytest.mark.parametrize(
    "question",
    [
        "what does Dahlgren think of this?",
        "what does Dahlgren say on that score",
        "Dahlgren on this",
        "что по этому поводу думает Дальгрен?",
        "Dahlgren bu masala yuzasidan nima degan",
    ],
)
def test_what_somebody_thinks_of_a_passage_is_what_he_says_beside_it(question: str) -> None:
    assert shown("Is the mountain road open?", question)[0] == "bridge-cost"
    assert shown("Is the mountain road open?", "who painted the moon", question)[:1] == ["bridge-cost"]


def test_whether_somebody_agrees_is_not_told_by_what_he_says_beside_a_passage() -> None:
    assert shown("Is the mountain road open?", "does Dahlgren agree with that?") == []


def test_why_he_says_so_is_not_told_by_whatever_else_he_says() -> None:
    assert talk("What does Berg say about wolves?", "why does she say so?").passages == ()


@pytest.mark.parametrize("question", ["what else does he say about this?", "что он ещё об этом говорит?"])
def test_more_on_what_is_on_view_is_only_what_he_says_on_its_topics(question: str) -> None:
    """Whatever else he says is no more of it."""
    base = bases.index_of()
    assert bases.shown(base, "what does Dahlgren say about the canal", question) == []
    assert bases.shown(base, "what does Berg say about the road", question.replace("he", "she")) == []
    assert bases.shown(base, "what does Dahlgren say about the canal", "what else does he say?")


# Experts who are not named


@pytest.mark.parametrize(
    "message", ["what do the analysts say about it?", "что говорят эксперты?", "ekspertlar nima deydi?"]
)
def test_experts_asked_of_the_article_are_first_those_of_whom_it_tells(message: str) -> None:
    entries = [
        {"id": "plan", "kind": "fact", "text": "A wide bridge will be built at the mill.", "topics": ["water"]},
        {"id": "step", "kind": "fact", "text": "According to analysts, that is a huge step.", "topics": ["water"]},
        {"id": "berg", "kind": "quote", "speaker": "berg", "text": "Wolves are dear to me.", "topics": ["water"]},
    ]
    base = index_of(interview(entries=entries))
    assert bases.shown(base, "a bridge at the mill", message) == ["step", "berg"]
    assert "step" not in bases.shown(base, "dear wolves", message)

"""What is asked of the interview itself by the name of its programme."""

from __future__ import annotations

import functools

import pytest

from knowledge.finding.find import find
from knowledge.index.index import Index
from knowledge.question.conversation import About
from knowledge.question.doing import Act
from knowledge.question.parse import parse
from knowledge.question.programme import asks_of_programme, asks_of_speakers
from tests.knowledge.bases import index_of, interview


@functools.cache
def index() -> Index:
    programme = {"en": "Open Valley", "ru": "Вечерний канал"}
    return index_of(
        interview(programme=programme, lexicon=[["valley", "долина", "vodiy"], ["open", "открытый", "ochiq"]])
    )


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("Who hosts Open Valley?", "interviewer"),
        ("Кто ведущий Вечернего канала?", "interviewer"),
        ("Where can I watch Open Valley?", "watch"),
    ],
)
def test_by_the_name_of_the_programme_it_is_asked_of_the_interview(question: str, about: About) -> None:
    assert asks_of_programme(parse(question, index()), index()) == Act(about=about)


@pytest.mark.parametrize(
    "question", ["Who is the host of the valley?", "Who spoke of the open valley?", "Open Valley", "who hosts"]
)
def test_a_part_of_its_name_or_something_else_is_not(question: str) -> None:
    assert asks_of_programme(parse(question, index()), index()) is None


@pytest.mark.parametrize(
    ("message", "about"),
    [
        ("Good morning! Who hosts Open Valley?", "interviewer"),
        ("Thank you so much. Where can I watch Open Valley?", "watch"),
        ("Добрый день! Кто ведущий Вечернего канала?", "interviewer"),
        ("Who hosts the Hill Hour?", "interviewer"),
        ("Who hosts the River Hour?", None),
    ],
)
def test_it_is_so_beside_a_greeting_and_with_several_interviews(message: str, about: About | None) -> None:
    hills = interview(slug="hills", programme={"en": "Hill Hour"})
    valley = interview(programme={"en": "Open Valley", "ru": "Вечерний канал"})
    act = find(index_of(hills, valley), message).act
    assert (act and act.about) == about


@pytest.mark.parametrize(
    "question", ["who interviewed Berg?", "кто взял интервью у Берг?", "Bergdan kim intervyu oldi?"]
)
def test_who_interviewed_a_speaker_is_asked_of_the_interview(question: str) -> None:
    assert asks_of_speakers(parse(question, index()), index()) == Act(about="interviewer")


@pytest.mark.parametrize("question", ["who interviewed Stone?", "who interviewed the shepherds?", "who asked Berg?"])
def test_who_interviewed_another_is_not(question: str) -> None:
    assert asks_of_speakers(parse(question, index()), index()) is None

"""What an interview's folder says of itself, where it is asked in a message."""

from __future__ import annotations

from typing import Any

import pytest

from bot.replies.facts import facts
from knowledge import Answer, Base, answer
from knowledge.question.conversation import Context
from tests.knowledge.valley import (
    BARE,
    BARE_ENTRIES,
    BARE_SOURCE,
    ENTRIES,
    SOURCE,
    VALLEY,
    bare,
    based,
    made,
    several,
    valley,
)


def told(question: str, base: Base | None = None, **context: Any) -> str:
    """What is told of the interview to who asks that."""
    index = (base or valley()).index
    found = answer(index, question, Context(**context))
    assert (found.status, found.reason) == ("smalltalk", "about"), found
    return facts(index, found)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("what is this interview about?", "On roads and water."),
        ("о чём это интервью?", "О дорогах и воде."),
        ("who speaks here?", "Anna Berg (driver); Boris Dahl"),
        ("кто здесь говорит?", "Анна Берг (водитель); Boris Dahl"),
        ("who is the interviewer?", "Ivo Lang"),
        ("where can I see it?", "March 8, 2024\nhttps://example.org/valley"),
        ("when was it published?", "https://example.org/valley\nI found nothing here on where it was recorded."),
        ("what can you do?", "English"),
        ("what language is the interview in?", "The language of the text that I quote: English."),
        ("на каком языке интервью?", "Язык текста, который я цитирую: английский."),
        ("intervyu qaysi tilda?", "Men iqtibos keltiradigan matnning tili: inglizcha."),
    ],
)
def test_what_is_asked_of_the_interview_is_told_from_its_folder(question: str, says: str) -> None:
    """In the language of the question."""
    assert says in told(question)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("о чём это интервью?", "Порт"),
        ("кто здесь говорит?", "Собеседники здесь не названы."),
        ("кто берёт интервью?", "Имени интервьюера я здесь не нашёл."),
        ("где это посмотреть?", "Ссылки на интервью у меня нет."),
        ("когда опубликовано?", "Даты интервью я здесь не нашёл.\nГде его записали, я здесь не нашёл."),
    ],
)
def test_what_a_folder_does_not_say_is_said_not_to_be_known(question: str, says: str) -> None:
    """In a plain sentence, and nothing is made up."""
    assert says in told(question, bare())


def test_of_several_interviews_each_is_told_under_its_title() -> None:
    """Of the one chosen alone, where one is."""
    both = told("what is this interview about?", several())
    assert both.startswith("Порт\n")
    assert both.endswith("\n\nA valley\nOn roads and water.")
    assert told("what is this interview about?", several(), interview="valley") == "On roads and water."


def test_who_speaks_in_several_is_told_of_each_and_of_one_that_is_talked_of_alone() -> None:
    """Though a passage of one of them names its speakers."""
    text = "Anna Berg and Boris Dahl speak here."
    named = made(
        VALLEY,
        f"{SOURCE}{text}",
        [*ENTRIES, {"id": "who", "kind": "fact", "text": text, "questions": ["Who are the speakers?"]}],
    )
    base = based(made(BARE, BARE_SOURCE, BARE_ENTRIES), named)
    assert answer(based(named).index, "who are the speakers?").passages
    assert told("who are the speakers?", base).startswith("Порт\n")
    talked = answer(base.index, "What did Berg say about the road?").context
    assert answer(base.index, "who are the speakers?", talked).passages[0].interview.slug == "valley"


def test_one_who_speaks_and_one_who_is_only_named_are_told_apart() -> None:
    """With what they are, where the folder says it."""
    index = valley().index

    def of(person: str) -> str:
        people = (index.person("valley", person),)
        return facts(index, Answer("q", "smalltalk", "about", "en", people=people, about="person"))

    assert "Anna Berg (driver)" in of("berg")
    assert "Clara Stone" in of("stone")
    assert of("berg").replace("Anna Berg (driver)", "Clara Stone") != of("stone")

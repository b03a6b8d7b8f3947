"""Another language that a message wishes for: which one, and what is shown in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.knowledge import bases
from tests.knowledge.question.turns import (
    OFFERED,
    ONE,
    TWO,
    done,
    each,
    in_each_language,
    index,
    said,
)


@pytest.mark.parametrize(
    ("language", "messages"),
    [
        ("ru", "in Russian please|по-русски|rus tilida|рус тилида|ruscha|speak Russian|можно на русском?"),
        ("en", "in English|по-английски пожалуйста|ingliz tilida|инглизча"),
        ("uz", "in Uzbek please|на узбекском|oʻzbekcha"),
        ("uz-Cyrl", "ўзбекча|ўзбек тилида|in Uzbek Cyrillic|oʻzbekcha kirillda|на узбекском кириллицей|кириллда ёзинг"),
        ("uz", "in Latin please|lotin alifbosida yozing|лотинча|латиницей, пожалуйста"),
    ],
)
def test_what_is_on_view_is_shown_in_the_language_asked_for(language: str, messages: str) -> None:
    for message in messages.split("|"):
        result = said(message, TWO)
        told = (message, result.status, result.reason, result.language)
        assert told == (message, "shown", "in_language", language)
        assert result.context.spoken == language


def test_where_nothing_is_on_view_the_last_question_is_asked_again_in_that_language() -> None:
    result = said("in Russian please", OFFERED)
    assert (result.status, result.language, result.context.spoken) == ("unknown", "ru", "ru")


def test_where_nothing_was_asked_the_answer_is_in_that_language() -> None:
    result = said("по-русски")
    assert (result.status, result.reason, result.language) == ("smalltalk", "in_language", "ru")


@pytest.mark.parametrize(
    ("asked", "about"),
    [("what is this interview about?", "interview"), ("who speaks here?", "speakers"), ("what can you do?", "help")],
)
def test_what_was_told_of_the_interview_is_told_anew_in_the_language_asked_for(asked: str, about: str) -> None:
    told = bases.talk(index(), asked, "in Russian please")
    assert (told.status, told.reason, told.about, told.language) == ("smalltalk", "about", about, "ru")


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("give me a summary in Russian", "ru"),
        ("дай краткое содержание на узбекском", "uz"),
        ("qisqacha mazmunini rus tilida ayt", "ru"),
        ("what is it about, in Uzbek?", "uz"),
    ],
)
def test_what_is_asked_of_the_interview_beside_a_language_is_told_in_it(message: str, language: str) -> None:
    """Whatever is on view."""
    for context in (None, ONE):
        told = said(message, context) if context else said(message)
        assert (told.status, told.reason, told.about, told.language) == ("smalltalk", "about", "interview", language)


def test_a_passage_shown_since_is_what_is_shown_in_the_language_asked_for() -> None:
    told = bases.talk(index(), "what is this interview about?", "Is the mountain road open?", "in Russian please")
    assert (told.status, told.reason, told.language) == ("shown", "in_language", "ru")


@each("Is the Russian road open?|русская армия|what did the Russian side say in the talks of 1961?")
def test_a_question_that_names_a_language_asks_for_none(message: str) -> None:
    assert said(message, TWO).reason != "in_language"


@each("Who reads Latin?|Latin bridge|что такое кириллица")
def test_a_question_that_names_letters_asks_for_none(message: str) -> None:
    assert said(message, TWO).reason != "in_language"


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("not in English, in Russian", "ru"),
        ("не на русском, а на узбекском", "uz"),
        ("inglizchasi kerakmas ruscha ber", "ru"),
    ],
)
def test_a_language_that_is_not_wished_for_is_not_the_one_to_answer_in(message: str, language: str) -> None:
    found = said(message, ONE)
    assert (found.reason, found.language) == ("in_language", language)


@each("granny reads russian|внуку русский|babam uchun ruschasini ber")
def test_who_calls_a_language_and_says_nothing_of_the_matter_gets_what_is_on_view_in_it(message: str) -> None:
    result = said(message, ONE)
    assert (result.status, result.reason, result.language) == ("shown", "in_language", "ru")


@each("русский учебник|is he teaching russian|ruscha kitob|russian wolves")
def test_a_language_that_describes_something_else_is_not_asked_for(message: str) -> None:
    assert said(message, ONE).reason != "in_language"


@in_each_language("in French please", "по-французски", "fransuzcha ayt", "французча айт")
def test_in_another_language_than_those_of_answers_nothing_is_shown(language: str, message: str) -> None:
    assert done(message, replace(ONE, language=language)) == ("smalltalk", "other_language", [])

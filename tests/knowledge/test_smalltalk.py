"""Greetings, thanks, insults and "are you a robot"."""

from __future__ import annotations

import pytest

from knowledge.smalltalk import asks, smalltalk
from knowledge.text import clean, tokens


def folded(message: str) -> str:
    return " ".join(token.word for token in tokens(clean(message)))


def kind(message: str) -> str | None:
    found, rest = smalltalk(folded(message))
    return found if not rest else None


@pytest.mark.parametrize(
    ("expected", "messages"),
    [
        ("greeting", "hello|Hi there!|привет|Здравствуйте!|Salom|Assalomu alaykum!|Ассалому алайкум|салом бот"),
        (
            "thanks",
            "thanks a lot|Thank you so much!!!|спасибо|спасибо за ответ|Rahmat|katta rahmat|Раҳмат|рахмат сизга",
        ),
        ("robot", "are you a robot?|Who are you?|ты бот?|кто ты|ты вообще живой человек?|botmisan|Ботмисиз?"),
        ("insult", "you are stupid|idiot|ты тупой|дурак|ahmoq|Аҳмоқ бот"),
        ("farewell", "bye|goodbye|пока|до свидания|xayr|Хайр"),
        ("wellbeing", "how are you?|как дела?|qandaysiz|ишлар қалай?"),
        ("praise", "good bot|well done|молодец|молодец, хорошо отвечаешь|zoʻr|зўр|yaxshi javob"),
    ],
)
def test_small_talk_is_told_by_its_kind_in_every_language(expected: str, messages: str) -> None:
    assert {message: kind(message) for message in messages.split("|")} == dict.fromkeys(messages.split("|"), expected)


@pytest.mark.parametrize(
    "message", ["the road", "дорога", "yoʻl", "", "history", "this", "хайрулла", "shipyard", "пока мост закрыт"]
)
def test_a_word_that_only_looks_like_small_talk_is_none(message: str) -> None:
    assert kind(message) is None


def test_what_is_asked_beside_a_greeting_remains() -> None:
    assert smalltalk(folded("Hello! Is the road open?")) == ("greeting", "is the road open")


def test_a_question_beside_an_insult_remains() -> None:
    found, rest = smalltalk(folded("stupid bot, where is the canal"))
    assert (found, rest.split()[-1]) == ("insult", "canal")


def test_words_without_small_talk_remain_as_they_are() -> None:
    assert smalltalk("is the road open") == (None, "is the road open")


def test_the_first_kind_names_a_message_of_several() -> None:
    assert kind("hello, thanks!") in {"greeting", "thanks"}


@pytest.mark.parametrize("message", ["what is it", "tell me", "где это", "расскажи", "bu nima", "қачон"])
def test_words_that_ask_or_command_are_told(message: str) -> None:
    assert asks(folded(message))


@pytest.mark.parametrize("message", ["the road", "какао", "somewhat showy", "yoʻl", ""])
def test_words_that_do_not_ask_are_told(message: str) -> None:
    assert not asks(folded(message))

"""Greetings, thanks, insults and "are you a robot"."""

from __future__ import annotations

import functools

import pytest

from knowledge.index import Index
from knowledge.query import parse
from knowledge.smalltalk import Talk, beside, smalltalk
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


def talk(message: str) -> Talk | None:
    return smalltalk(parse(message, index()))


def kind(message: str) -> str | None:
    found = talk(message)
    return found.kind if found and found.alone else None


def rest(message: str) -> list[str]:
    """The words of a message that weigh something beside its small talk."""
    query = parse(message, index())
    found = smalltalk(query)
    assert found
    assert not found.alone
    return [word.token.word for word in beside(query, found).words if word.weight]


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


@pytest.mark.parametrize(
    ("message", "reader", "language"),
    [
        ("thanks", "uz", "en"),
        ("спасибо", "en", "ru"),
        ("privet", "en", "ru"),
        ("salom", "ru", "uz"),
        ("rahmat", "en", "uz"),
        ("rahmat", "ru", "uz"),
        ("Раҳмат", "ru", "uz-Cyrl"),
    ],
)
def test_small_talk_is_in_its_own_language_whatever_the_reader_s(message: str, reader: str, language: str) -> None:
    found = smalltalk(parse(message, index(), reader))
    assert found
    assert (found.language, found.alone) == (language, True)


@pytest.mark.parametrize(
    ("message", "expected", "left"),
    [
        ("Hello! Is the road open?", "greeting", ["road", "open"]),
        ("stupid bot, where is the canal", "insult", ["canal"]),
        ("Is the road open? Thanks!", "thanks", ["road", "open"]),
        ("Здравствуйте, кто вырыл канал?", "greeting", ["вырыл", "канал"]),
        ("Salom, kanalni kim qazgan?", "greeting", ["kanalni", "qazgan"]),
    ],
)
def test_what_is_asked_beside_small_talk_remains(message: str, expected: str, left: list[str]) -> None:
    found = talk(message)
    assert found
    assert (found.kind, found.alone) == (expected, False)
    assert rest(message) == left


def test_small_talk_amid_a_question_weighs_nothing_and_cuts_nothing_off() -> None:
    assert rest("Is the road, thank you, open?") == ["road", "open"]


def test_words_without_small_talk_are_none() -> None:
    assert talk("is the road open") is None


def test_the_first_kind_names_a_message_of_several() -> None:
    assert kind("hello, thanks!") in {"greeting", "thanks"}
    assert kind("thanks, stupid robot") == "insult"

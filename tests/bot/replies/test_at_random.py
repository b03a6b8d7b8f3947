"""A passage by chance, as `/quote` shows one, is shown to whoever asks for it in words."""

from __future__ import annotations

import pytest

from bot.replies.asking import ask
from bot.replies.request import Request
from knowledge import Base, Context
from tests.knowledge.bases import index_of


def request(language: str = "en") -> Request:
    return Request(Base(index_of(), ""), Context(language=language))


@pytest.mark.parametrize(
    "wish", ["give me a random quote", "случайную цитату", "tasodifiy iqtibos", "quote of the day"]
)
def test_words_do_what_the_command_does(wish: str) -> None:
    answer = ask(request(), wish).answer
    assert (answer.status, answer.about) == ("shown", "quote") if answer else False


@pytest.mark.parametrize("question", ["a random quote about wolves", "random numbers"])
def test_what_names_a_matter_is_asked_of_it(question: str) -> None:
    answer = ask(request(), question).answer
    assert answer is not None
    assert answer.about != "quote"


def test_the_language_of_the_reader_stays() -> None:
    reply = ask(request("ru"), "give me a random quote")
    assert reply.context is None or reply.context.language == "ru"

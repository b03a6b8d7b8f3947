"""From a question to the message that answers it."""

from __future__ import annotations

from dataclasses import replace

from bot.finding import Someone, spelling_of
from bot.render import answer_reply
from bot.reply import Reply
from bot.request import Request
from bot.wording import alphabet_of
from knowledge.answer import Answer, answer
from knowledge.query import parse

TELLING = 3
"""Words of a question from which its language can be told."""


def ask(request: Request, question: str) -> Reply:
    """The message that answers a question; it brings the answer itself and the context for the next question."""
    return answer_reply(request.index, answer(request.index, question, request.context))


def ask_person(request: Request, someone: Someone, question: str) -> Reply:
    """The message that answers a question with the words of one person, or about one who only is named."""
    return answer_reply(request.index, answer_of(request, someone, question))


def answer_of(request: Request, someone: Someone, question: str) -> Answer:
    """What one person says on a question, which need not name him.

    A word or two do not tell their language: it is then the request's, if that is written in the same letters.
    """
    asked = f"{spelling_of(someone[1], question)}: {question}"
    found = answer(request.index, asked, request.context)
    language = found.language
    if len(question.split()) < TELLING and alphabet_of(language) == alphabet_of(request.language):
        language = request.language
    return replace(found, question=question, language=language)


def names_somebody(request: Request, text: str) -> bool:
    """Whether a text has the name of anybody in the base."""
    return bool(parse(text, request.index, request.language).mentions)

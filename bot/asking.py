"""From a question to the message that answers it."""

from __future__ import annotations

from dataclasses import replace

from bot.finding import Someone, spelling_of
from bot.render import answer_reply
from bot.reply import Reply
from bot.request import Request
from bot.wording import alphabet_of
from knowledge.answer import Answer, answer
from knowledge.query import Query, parse

TELLING = 3
"""Words of a question from which its language can be told."""
HELPFUL = frozenset({"answer", "suggest", "shown"})
"""Statuses of an answer that shows or offers something."""


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


def language_of(request: Request, text: str) -> str:
    """The language that a text is in, the request's where it does not tell."""
    return parse(text, request.index, request.language).language


def is_meant(request: Request, text: str, answer: Answer) -> bool:
    """Whether a text that may be a remark among people is a question: something was found for it, or it reads like one.

    What has a question mark does. Where nothing was found, a word that asks does too, if the text begins or ends with
    it ("I know what you mean" asks nothing), and so does what turns to somebody who speaks ("and Sirojov").
    """
    query = parse(text, request.index, request.language)
    if answer.status in HELPFUL or not query.words:
        return answer.status in HELPFUL
    return "?" in text or (answer.status == "unknown" and (_asks(query) or _turns_to_somebody(query)))


def _asks(query: Query) -> bool:
    starts = {0, *(mark.end for mark in query.marks.get("opener", ()) if mark.start == 0)}
    return any(mark.start in starts or mark.end == len(query.words) for mark in query.marks.get("asks", ()))


def _turns_to_somebody(query: Query) -> bool:
    return "what about" in query.marks and any(mention.strong for mention in query.mentions)

"""From a question to the message that answers it."""

from __future__ import annotations

from dataclasses import replace

from bot import labels
from bot.actions import AskIn
from bot.finding import Someone, spelling_of
from bot.render import answer_reply
from bot.reply import Choice, Reply
from bot.request import Request
from bot.wording import alphabet_of, wording
from knowledge.answer import Answer, answer
from knowledge.query import Query, parse

TELLING = 3
"""Words of a question from which its language can be told."""
IN_VAIN = ("suggest", "unknown")
"""Statuses of an answer to a question that was asked in vain."""
HELPFUL = frozenset({"answer", "suggest", "shown"})
"""Statuses of an answer that shows or offers something."""


def ask(request: Request, question: str) -> Reply:
    """The message that answers a question; it brings the answer itself and the context for the next question.

    What only another interview than the one chosen answers is offered to be asked there.
    """
    found = answer(request.index, question, request.context)
    reply = answer_reply(request.index, found)
    other = _elsewhere(request, found)
    if other is None:
        return reply
    say, interview = wording(found.language), other.passages[0].interview
    where = say.say("found-elsewhere", title=labels.interview_title(interview, found.language))
    there = Choice(say.say("choice-ask-there"), AskIn(interview.slug, question))
    return replace(reply, text=f"{reply.text}\n\n{where}", rows=(*reply.rows, (there,)))


def ask_in(request: Request, action: AskIn) -> Reply:
    """The message that answers a question put to one interview; the next question goes where it would have gone."""
    request.index.interview(action.interview)  # a KeyError if it is gone
    reply = ask(replace(request, context=replace(request.context, interview=action.interview)), action.question)
    context = replace(reply.context, interview=request.context.interview) if reply.context else None
    return replace(reply, context=context)


def _elsewhere(request: Request, found: Answer) -> Answer | None:
    """What all interviews answer to a question that the one chosen does not."""
    if found.status not in IN_VAIN or request.context.interview is None or len(request.index.interviews) < 2:
        return None
    other = answer(request.index, found.question, replace(request.context, interview=None))
    if other.status != "answer" or other.passages[0].interview.slug == request.context.interview:
        return None
    return other


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


def somebody_in(request: Request, text: str) -> tuple[Someone, ...]:
    """The people of the base whose names a text has."""
    mentions = parse(text, request.index, request.language).mentions
    slugs = dict.fromkeys((request.index.interviews[m.interview].slug, m.person) for m in mentions)
    return tuple((request.index.interview(slug), request.index.person(slug, person)) for slug, person in slugs)


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
    size = len(query.words)
    found = [mark for mark in query.marks.get("asks", ()) if mark.end - mark.start < size]  # "what" alone asks nothing
    return any(mark.start in starts or mark.end == size for mark in found)


def _turns_to_somebody(query: Query) -> bool:
    return "what about" in query.marks and any(mention.strong for mention in query.mentions)

"""From a question to the message that answers it."""

from __future__ import annotations

from dataclasses import replace

from bot.replies import labels
from bot.replies.actions import AskIn
from bot.replies.render import answer_reply
from bot.replies.reply import Choice, Reply
from bot.replies.request import Request
from bot.wording import alphabet_of, wording
from knowledge import Answer, Someone, answer, has_words, reads_as_question, spelling_of

LANGUAGE_TOLD = 3
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
    if len(question.split()) < LANGUAGE_TOLD and alphabet_of(language) == alphabet_of(request.language):
        language = request.language
    return replace(found, question=question, language=language)


def is_meant(request: Request, text: str, answer: Answer) -> bool:
    """Whether a text that may be a remark among people is a question: something was found for it, it has a question
    mark, or nothing was found and it reads like one."""
    if answer.status in HELPFUL:
        return True
    if "?" in text:
        return has_words(request.index, text, request.language)
    return answer.status == "unknown" and reads_as_question(request.index, text, request.language)

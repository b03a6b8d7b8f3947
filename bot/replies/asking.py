"""From a question to the message that answers it."""

from __future__ import annotations

import time
from dataclasses import replace

from bot.replies import labels
from bot.replies.actions import AskIn
from bot.replies.at_random import at_random
from bot.replies.pointing import Point, replied
from bot.replies.render import answer_reply
from bot.replies.reply import Choice, Reply
from bot.replies.request import Request
from bot.wording import alphabet_of, wording
from knowledge import (
    Answer,
    Found,
    Reason,
    Someone,
    answer,
    calls_by_first_name,
    calls_for_passage,
    decide,
    does_in_passing,
    find,
    is_among_people,
    is_of_their_meeting,
    is_of_those_present,
    is_of_what_is_unknown,
    is_only_among_people,
    language_in,
    parse,
    passage,
    reads_as_question,
    says_known_matter,
    speaks_of_view,
    spelling_of,
    turns_to_another,
)

LANGUAGE_TOLD = 3
"""Words of a question from which its language can be told."""
IN_VAIN = ("suggest", "unknown")
"""Statuses of an answer to a question that was asked in vain."""
ASKED_OF_BOT: frozenset[Reason] = frozenset({"about", "no_more"})
"""Reasons of an answer to what nobody but the bot can be asked: what it is, and for more than it has shown."""
HELPFUL = frozenset({"answer", "suggest", "shown"})
"""Statuses of an answer that shows or offers something."""


def ask(request: Request, question: str) -> Reply:
    """The message that answers a question; it brings the answer itself and the context for the next question.

    What only another interview than the one chosen answers is offered to be asked there.
    """
    result, found = answered(request, question)
    if result.about == "quote":
        return _at_random(request, result)
    reply = replace(answer_reply(request.index, result), found=found)
    other = _elsewhere(request, result)
    if other is None:
        return reply
    say, interview = wording(result.language), other.passages[0].interview
    where = say.say("found-elsewhere", title=labels.interview_title(interview, result.language))
    there = Choice(say.say("choice-ask-there"), AskIn(interview.slug, question))
    return replace(reply, text=f"{reply.text}\n\n{where}", rows=(*reply.rows, (there,)))


def _at_random(request: Request, result: Answer) -> Reply:
    """A passage by chance, in the language of the question that wished for one."""
    own, index = request.context.language, request.index
    context = replace(request.context, language=result.language)
    reply = at_random(replace(request, context=context, argument=""))
    if reply.view is None:
        return replace(reply, answer=result)
    numbers = (index.find(*entry) for entry in reply.view.entries)
    shown = tuple(passage(index.located(number)) for number in numbers if number is not None)
    picked = replace(result, status="shown", reason="picked", passages=shown)
    return replace(reply, context=replace(reply.context or context, language=own), answer=picked)


def answer_to(request: Request, question: str, point: Point | None = None) -> Answer:
    """The answer to a question without a message around it, a reader asked if there is one."""

    def bare(one: Request) -> Reply:
        result, found = answered(one, question)
        return Reply("", answer=result, found=found)

    result = replied(request, bare, point).answer
    assert result is not None  # noqa: S101 - as made above
    return result


def answered(request: Request, question: str, asked: str = "") -> tuple[Answer, Found | None]:
    """The answer to a question, as a reader has pointed or else by the rules; and what was found for it, where a reader
    may still be asked. `asked` is the question with what was said of it elsewhere."""
    pointed = request.pointed
    if pointed and (pointed.found.question, pointed.found.context) == (question, request.context):
        started, found, numbers = pointed.since, pointed.found, pointed.numbers
        result, open_to_reader = decide(found, numbers), None
    else:
        started = time.perf_counter()
        found = replace(find(request.index, asked or question, request.context), question=question)
        result, open_to_reader = decide(found), found
    return replace(result, elapsed_ms=(time.perf_counter() - started) * 1000), open_to_reader


def ask_in(request: Request, action: AskIn) -> Reply:
    """The message that answers a question put to one interview; the next question goes where it would have gone."""
    request.index.interview(action.interview)  # a KeyError if it is gone
    reply = ask(replace(request, context=replace(request.context, interview=action.interview)), action.question)
    context = replace(reply.context, interview=request.context.interview) if reply.context else None
    return replace(reply, context=context)


def _elsewhere(request: Request, result: Answer) -> Answer | None:
    """What all interviews answer to a question that the one chosen does not."""
    if result.status not in IN_VAIN or request.context.interview is None or len(request.index.interviews) < 2:
        return None
    other = answer(request.index, result.question, replace(request.context, interview=None))
    if other.status != "answer" or other.passages[0].interview.slug == request.context.interview:
        return None
    return other


def ask_person(request: Request, someone: Someone, question: str) -> Reply:
    """The message that answers a question with the words of one person, or about one who only is named."""
    result, found = _of_person(request, someone, question)
    return replace(answer_reply(request.index, result), found=found)


def answer_of(request: Request, someone: Someone, question: str) -> Answer:
    """What one person says on a question, which need not name him."""
    return _of_person(request, someone, question)[0]


def _of_person(request: Request, someone: Someone, question: str) -> tuple[Answer, Found | None]:
    """The same, and what was found for it, as `answered`.

    A word or two do not tell their language: it is then the request's, if that is written in the same letters, else
    what they tell without the name.
    """
    result, found = answered(request, question, f"{spelling_of(someone[1], question)}: {question}")
    language = result.language
    if len(question.split()) < LANGUAGE_TOLD:
        same = alphabet_of(language) == alphabet_of(request.language)
        language = request.language if same else language_in(request.index, question, request.language)
    return replace(result, language=language), found


def is_meant(request: Request, text: str, answer: Answer) -> bool:
    """Whether a text that may be a remark among people is for the bot.

    It is if it does something with what was shown ("more", "who said that?"), or takes one of several offers in several
    words ("ok show", not "ok"), rather than in passing; if it has a question mark, or reads like a question, and is not
    such as people ask one another; or if it leads to a matter, and its passage says all of that. What is wholly said to
    those in the group ("is anyone here from the valley?"), or to one of them ("@bob is it?"), is not, whatever is
    found; nor what asks in vain of things of which no interview has a word ("when is the gas back on?"), or when or
    where they meet, unless a passage on view speaks of a meeting.
    """
    query, reason = parse(text, request.index, request.language), answer.reason
    to_another = turns_to_another(query)
    takes_an_offer = reason == "which_offer" and len(text.split()) > 1
    if reason in ASKED_OF_BOT or takes_an_offer or (answer.passages and reason != "found"):
        outcry = reason == "sure" and "?" not in text and not reads_as_question(query)  # "come on", "да ладно"
        in_passing = outcry or to_another or (does_in_passing(query) and reason != "in_language")
        return not in_passing and (reason != "source" or not is_among_people(query))  # "what?"
    among_them = to_another or calls_by_first_name(query, request.index) or is_only_among_people(query)
    if reason == "remark" or among_them:
        return False
    asks, said = reads_as_question(query), bool(answer.passages) and answer.says_all
    told = said and says_known_matter(query)
    if not (asks and told) and is_among_people(query):
        return False
    unknown = answer.status in IN_VAIN and is_of_what_is_unknown(query)
    meeting = is_of_their_meeting(query) and not speaks_of_view(query, request.context, request.index)
    if unknown or meeting or (not told and is_of_those_present(query)):
        return False
    if "?" in text:
        return bool(query.words)
    return (asks and answer.status != "smalltalk") or (said and calls_for_passage(query))

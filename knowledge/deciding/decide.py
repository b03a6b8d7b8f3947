"""A message, and what was talked of before it, to an answer in the interview's own words: find, then decide."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from knowledge.deciding.next_context import next_context
from knowledge.deciding.suggest import offer_near, offered, offered_again
from knowledge.finding.attempt import Attempt, people_of
from knowledge.finding.find import find
from knowledge.finding.found import Found
from knowledge.finding.parts import all_answer_parts, unanswered
from knowledge.finding.related import speakers
from knowledge.finding.results import MOST_PASSAGES, Answer, Passage, passage, passages
from knowledge.index.index import Index
from knowledge.index.schema import mention_term
from knowledge.question.asking import is_remark
from knowledge.question.conversation import About, Context
from knowledge.question.doing import Done
from knowledge.question.leaning import NOTHING
from knowledge.question.smalltalk import Kind
from knowledge.question.whom import people_named


def answer(index: Index, question: str, context: Context | None = None) -> Answer:
    """Answer a question from an index, with nobody asked to point. Never raises for any text.

    `context` brings the interview chosen, the language to fall back on and what was last talked of.
    """
    started = time.perf_counter()
    result = decide(find(index, question, context))
    return replace(result, elapsed_ms=(time.perf_counter() - started) * 1000)


def decide(found: Found, numbers: Sequence[int] | None = None) -> Answer:
    """The answer to a message for which something was found.

    `numbers`: at which passages of `found.task` somebody has pointed, counted from 1, best first; these are the answer,
    and of none what the rules alone would answer is only offered. None where nobody has pointed, as are numbers of
    which one is no passage's: then the rules decide.
    """
    pointed = _pointed(found, numbers)
    result = _decided(found, pointed)
    return replace(result, question=found.question, context=next_context(found, result, bool(pointed)))


def _pointed(found: Found, numbers: Sequence[int] | None) -> list[int] | None:
    """The entries that somebody has pointed at, in his order; None where nobody has, or at what he was not given."""
    candidates = found.candidates if numbers is not None else ()
    if numbers is None or not candidates or not all(1 <= number <= len(candidates) for number in numbers):
        return None
    return [candidates[number - 1] for number in dict.fromkeys(numbers)]


def _decided(found: Found, pointed: Sequence[int] | None) -> Answer:
    attempt, act = found.chosen, found.act
    if found.talk and found.talk.alone:
        return Answer(found.question, "smalltalk", found.talk.kind, found.language)
    if (act and act.done) or attempt is None:
        return _done(found)
    result = _of(found, attempt) if pointed is None else _of_pointing(found, attempt, pointed)
    result = replace(result, trace=attempt.steps)
    told_on_view = act is not None and act.of_view and attempt.answers and attempt.leaning is not NOTHING
    if act and act.about and not pointed and not told_on_view:
        people = people_named(attempt.reading.query, found.index) if act.about == "person" else ()
        others = tuple(p for p in result.passages if p.speaker not in people)  # nobody's own words say who he is
        only_his = bool(result.passages) and not others
        result = replace(result, passages=others)
        if (
            only_his
            or _is_of_several(found, act.about)
            or not _tells_of_interview(found.index, act.about, attempt, result)
        ):
            return Answer(found.question, "smalltalk", "about", found.language, people=people, about=act.about)
    said: Kind | None = found.talk.kind if found.talk and found.mostly_talk else None
    tells = attempt.reading.demand.statement and not pointed
    if not said and (tells or _is_remark_in_talk(found, attempt)):
        said = "robot" if "order" in attempt.reading.query.marks else "remark"
    negligible = found.leftover_is_negligible and not pointed
    if said and (result.status == "unknown" or negligible or (tells and not attempt.answers)):
        return Answer(found.question, "smalltalk", said, found.language, trace=attempt.steps)
    return result


def _is_remark_in_talk(found: Found, attempt: Attempt) -> bool:
    """Whether amid a conversation something is only said, and of no matter: "well, we live in such times"."""
    return found.context.last is not None and not found.act and is_remark(attempt.reading.query)


def _done(found: Found) -> Answer:
    """An act: what it brings into view, what it asks back, or the sentence that is said."""
    act = found.act
    if act and act.about:
        return Answer(found.question, "smalltalk", "about", found.language, about=act.about)
    if act is None or act.done is None:
        return Answer(found.question, "unknown", "noise" if found.noise else "nothing", found.language)
    if act.done == "which_offer":
        return offered_again(found)
    number = found.index.find(*act.entries[act.number]) if act.entries else None
    if number is None:
        done = "nothing_shown" if act.entries else act.done
        return Answer(found.question, "smalltalk", done, found.language)
    shown = passage(found.index.located(number))
    return Answer(found.question, "shown", act.done, found.language, (shown,))


def _is_of_several(found: Found, about: About) -> bool:
    """Whether something of the interview itself is asked where there are several, none is chosen or talked of, so that
    a passage of one would answer for all."""
    several = len(found.index.interviews) > 1 and found.context.within_view().interview is None
    return several and about in ("interview", "speakers", "interviewer")


def _tells_of_interview(index: Index, about: About, attempt: Attempt, result: Answer) -> bool:
    """Whether an answer says what of the interview itself is asked: who speaks in it if it names them all, who asks if
    it names him, where to see it if it says all that is asked, when or where it was published if it also tells a time
    or a place by its name; what it is about only if it is one of its sample questions."""
    if result.status != "answer":
        return False
    first = attempt.opened[0] if attempt.opened else None
    if first and first.verdict.certain:
        return True
    shown = result.passages[0]
    interview = shown.interview
    wanted = {
        "speakers": [person.id for person in speakers(interview)],
        "interviewer": [person.id for person in interview.speakers if person.interviewer],
        "watch": [],
        "published": [],
        "person": [],
    }.get(about)
    if wanted is None or (about == "person" and first is None):
        return False
    number = index.find(interview.slug, shown.entry.id)
    if about in ("watch", "published"):
        tells = index.told(number).tells if number is not None else frozenset()
        told = about == "watch" or "time" in tells or tells >= {"place", "name"}
        of_nobody = shown.speaker is None and not (shown.entry.about or shown.entry.recounted)
        return told and first is not None and first.verdict.unsaid is None and of_nobody
    named = (index.term(mention_term(interview.slug, person)) for person in wanted)
    named_all = number is not None and all(term is not None and term.has(number) for term in named)
    return named_all and bool(wanted or about == "person")


def _of_pointing(found: Found, attempt: Attempt, pointed: Sequence[int]) -> Answer:
    """The answer that somebody has pointed at; where he points at nothing, what the rules would answer, to tap."""
    people = people_of(found.index, attempt.asked)
    if not pointed:
        refused = replace(attempt, people=people)
        return offer_near(found, refused, "near", _shown(found, attempt)) if attempt.answers else _of(found, attempt)
    shown = tuple(passage(found.index.located(n), 1 - place / len(pointed)) for place, n in enumerate(pointed))
    steps = attempt.of_parts
    missing = unanswered(steps, pointed) if all_answer_parts(steps, pointed) else ""  # else it may answer any of them
    return Answer(found.question, "answer", "found", found.language, shown, people=people, missing=missing)


def _of(found: Found, attempt: Attempt) -> Answer:
    """The answer that the rules give."""
    if attempt.answers:
        shown = _shown(found, attempt)
        result = Answer(found.question, "answer", "found", found.language, shown, people=attempt.people)
        return replace(result, missing=attempt.missing, silent=people_of(found.index, attempt.silent))
    if attempt.leaning.new and not attempt.leaning.reason:
        said: Done = "no_more" if found.context.talked.seen else "nothing_shown"
        return Answer(found.question, "smalltalk", said, found.language, people=attempt.people)
    return offered(found, attempt)


def _shown(found: Found, attempt: Attempt) -> tuple[Passage, ...]:
    """The passages of an answer: those that opened, or those about somebody who only is named."""
    if attempt.opened:
        return passages(found.index, attempt.opened)
    return tuple(passage(found.index.located(number)) for number in (attempt.at_hand or ())[:MOST_PASSAGES])

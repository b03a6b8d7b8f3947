"""A question, and what was talked of before it, to an answer in the interview's own words: find, then decide."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from knowledge.find import Attempt, Found, find
from knowledge.followup import Context, topic_of
from knowledge.index import Index
from knowledge.results import MOST_PASSAGES, Answer, Passage, Reason, Status, Suggestion, passage, passages
from knowledge.suggest import near, speaker_topics, which

__all__ = ["Answer", "Passage", "Reason", "Status", "Suggestion", "answer", "decide", "find", "passage"]


def answer(index: Index, question: str, context: Context | None = None) -> Answer:
    """Answer a question from an index, with nobody asked to point. Never raises for any text.

    `context` brings the interview chosen, the language to fall back on and what was last talked of.
    """
    started = time.perf_counter()
    result = decide(find(index, question, context))
    return replace(result, elapsed_ms=(time.perf_counter() - started) * 1000)


def decide(found: Found, numbers: Sequence[int] | None = None) -> Answer:
    """The answer to a question for which something was found.

    `numbers`: which of the candidates somebody has pointed at, counted from 1, best first; None where nobody was
    asked. One that is no candidate makes all of them void.
    """
    result = _decided(found, numbers)
    context = found.context
    if result.status == "answer" and found.chosen is not None:
        entries = tuple((p.interview.slug, p.entry.id) for p in result.passages)
        speaker = (entries[0][0], result.people[0].id) if len(result.people) == 1 else None
        topic = topic_of(found.chosen.reading)
        context = replace(context, question=result.asked, entries=entries, speaker=speaker, topic=topic)
    return replace(result, question=found.question, context=context)


def _decided(found: Found, numbers: Sequence[int] | None) -> Answer:
    attempt = found.chosen
    if found.talk and found.talk.alone:
        return Answer(found.question, "smalltalk", found.talk.kind, found.language)
    if attempt is None:
        return _repeated(found)
    result = _pointed(found, attempt, numbers) or _of(found, attempt)
    result = replace(result, asked=attempt.reading.query.text, trace=attempt.steps)
    if result.status == "unknown" and found.talk and found.is_remark:
        return Answer(found.question, "smalltalk", found.talk.kind, found.language, trace=attempt.steps)
    if result.status != "answer" and found.turn.more:
        return replace(result, reason="no_more")
    return result


def _repeated(found: Found) -> Answer:
    """ "Who said that?": the passage last shown once more, with its attribution."""
    index = found.index
    numbers = [index.find(slug, entry) for slug, entry in found.context.entries[:1]]
    shown = tuple(passage(index.located(number)) for number in numbers if number is not None)
    if not shown:
        return Answer(found.question, "unknown", "nothing", found.language)
    return Answer(found.question, "answer", "found", found.language, shown, asked=found.context.question or "")


def _pointed(found: Found, attempt: Attempt, numbers: Sequence[int] | None) -> Answer | None:
    """The answer that somebody has pointed at; where he points at nothing, what the rules would answer, to tap."""
    candidates = found.candidates
    if numbers is None or not candidates or not all(1 <= number <= len(candidates) for number in numbers):
        return None
    if not numbers:
        return near(found, attempt, "near", attempt.opened) if attempt.opened else None
    chosen = [candidates[number - 1] for number in dict.fromkeys(numbers)]
    shown = tuple(passage(found.index.located(n), 1 - place / len(chosen)) for place, n in enumerate(chosen))
    return Answer(found.question, "answer", "found", found.language, shown, people=attempt.people)


def _of(found: Found, attempt: Attempt) -> Answer:
    """The answer that the rules give."""
    if attempt.answers:
        shown = _shown(found, attempt)
        return Answer(found.question, "answer", "found", found.language, shown, people=attempt.people)
    if attempt.who.unclear:
        return which(found, attempt)
    if attempt.entries_of is not None:
        return speaker_topics(found, attempt)
    if attempt.others:
        return near(found, attempt, "another_speaker", attempt.others)
    close = [one for one in attempt.judged if one.verdict.near]
    if close:
        return near(found, attempt, "near", close)
    reason: Reason = "nothing_by" if attempt.people else "nothing"
    return Answer(found.question, "unknown", reason, found.language, people=attempt.people)


def _shown(found: Found, attempt: Attempt) -> tuple[Passage, ...]:
    """The passages of an answer: those that opened, or those about somebody who only is named."""
    if attempt.opened:
        return passages(found.index, attempt.opened)
    return tuple(passage(found.index.located(number)) for number in (attempt.entries_of or ())[:MOST_PASSAGES])

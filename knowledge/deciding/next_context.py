"""What an answer brings to the next message: what was talked of, as far as that may lean on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from knowledge.finding.found import Found
from knowledge.finding.results import Answer, Passage, Suggestion
from knowledge.folder.models import FullId
from knowledge.question.conversation import About, Context, Offer, Talked, Theme
from knowledge.question.leaning import LeaningKind
from knowledge.question.namesake import PersonId
from knowledge.question.stranger import asks_stranger, is_of_stranger
from knowledge.question.themes import is_about_the_last, says_little, themes_of
from knowledge.question.whom import people_named

LONGEST_THEME = 120
"""Letters of a passage that say what it is about."""
_BESIDE: tuple[About, ...] = ("watch", "published", "language")
"""What is asked of the interview while something in it is talked of, which stays what is talked of."""


def next_context(found: Found, result: Answer, pointed: bool) -> Context:
    """The context of the message after this one; `pointed`: somebody has pointed at the answer.

    Small talk leaves what was talked of before it.
    """
    context, act = found.context, found.act
    last = context.talked
    if result.status == "shown" and act:
        return context.showing(act.entries, act.number, result.language)
    if act and act.about == "person" and result.status == "smalltalk":
        told = replace(last, question=found.question_asked, language=result.language, people=_named(found), about=None)
        return replace(context, last=told)
    if act and act.done == "no" and context.last:
        return replace(context, last=replace(last, language=_language_after(found, result), offers=()))
    beside = act.about if act and act.about in _BESIDE and last.entries else None
    if result.status == "smalltalk" or (act and act.done) or beside:
        about = result.about or beside or last.about
        language = _language_after(found, result)
        unchanged = context.last is None and language == context.language and not about
        return context if unchanged else replace(context, last=replace(last, language=language, about=about))
    attempt = found.chosen
    themes = themes_of(attempt.reading, attempt.leaning, bool(result.passages)) if attempt else ()
    strange = attempt is not None and attempt.leaning.kind is LeaningKind.STRANGER
    if result.status == "unknown" and context.last and not (attempt and attempt.says_anything):
        strange = strange or (attempt is not None and is_of_stranger(attempt.reading.query))
        unanswered = replace(last, language=result.language, answered=False, offers=(), of_stranger=strange)
        return replace(context, last=unanswered.turning(found.question_asked))
    if result.passages and (not themes or (attempt and not attempt.leaning.themes and says_little(attempt.reading))):
        themes = (_theme_of(result.passages[0]),)
    if attempt and not result.passages and is_about_the_last(attempt.reading, attempt.leaning):
        themes = last.themes or themes
    strange = strange or (attempt is not None and asks_stranger(attempt.reading.query))
    entries = tuple((p.interview.slug, p.entry.id) for p in result.passages)
    people: tuple[FullId, ...] = ()
    if act and act.about == "person":
        people = _named(found)
    elif attempt:
        people = _keys(found, attempt.asked if pointed else attempt.resolved_whom.people)
    turn = Talked(
        question=attempt.reading.query.text if attempt else found.question,
        language=result.language,
        themes=themes,
        people=people,
        of_stranger=strange and not entries,
        entries=entries or last.entries,
        number=0 if entries else last.number,
        offers=tuple(_offer(suggestion) for suggestion in result.suggestions),
        answered=bool(entries),
        seen=last.seen,
        turns=last.turns,
    ).turning(found.question_asked)
    return replace(context, last=turn.showing(entries) if entries else turn)


def _language_after(found: Found, result: Answer) -> str:
    """The language of a talk after small talk, or an act that shows no passage, in it: its own, unless another one is
    wished for or something is asked. "Rahmat" amid English turns no talk into Uzbek."""
    asks = found.act is not None and found.act.about is not None
    keeps = found.context.talked.question and not asks and result.reason != "in_language"
    return found.context.talked.language if keeps else result.language


def _theme_of(shown: Passage) -> Theme:
    """What a passage is about, where its question does not say: a sample question of it, else how it begins."""
    entry = shown.entry
    return Theme(entry.questions[0]) if entry.questions else Theme(entry.text[:LONGEST_THEME], shown.interview.language)


def _named(found: Found) -> tuple[FullId, ...]:
    """The people of whom it was asked who they are."""
    query = found.chosen.reading.query if found.chosen else None
    people = people_named(query, found.index) if query else ()
    return tuple((i.slug, p.id) for p in people for i in found.index.interviews if p in i.everyone())


def _keys(found: Found, people: Iterable[PersonId]) -> tuple[FullId, ...]:
    slugs = [interview.slug for interview in found.index.interviews]
    return tuple((slugs[number], person) for number, person in people)


def _offer(suggestion: Suggestion) -> Offer:
    shown = suggestion.passage
    entry = (shown.interview.slug, shown.entry.id) if shown else None
    return Offer(entry, suggestion.question, suggestion.label)

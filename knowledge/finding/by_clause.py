"""A message of several clauses, or that quotes: what is found for the part that counts, if the whole has no answer."""

from __future__ import annotations

from dataclasses import replace

from knowledge import weights
from knowledge.finding.coverage import has_itself
from knowledge.finding.found import Found, looked_for
from knowledge.index.index import Index
from knowledge.question.another_language import language_meant
from knowledge.question.clauses import PartedMessage, act_within, asking_part, quoted_words, tells_only
from knowledge.question.query import Query
from knowledge.question.reading import reading_of
from knowledge.question.smalltalk import Talk, smalltalk
from knowledge.question.who_is import who_is

BESIDE_A_REMARK = ("who_said_it", "in_language")
"""Acts that are done beside a remark, too; "really?" is a part of one."""


def looked_for_by_clause(found: Found, message: PartedMessage) -> Found:
    """What was found for a message, or where that answers nothing, for the words of it that alone may be meant."""
    reading = reading_of(message.query, found.index)
    if reading.demand.statement and not tells_only(message):
        reading = replace(reading, demand=replace(reading.demand, statement=False))
    if not found.act and (act := who_is(reading)):
        found = replace(found, act=act)
    whole = looked_for(found, reading)
    if whole.act or whole.answers:
        return whole
    quoted = quoted_words(message.query)
    for part in filter(None, (quoted, asking_part(message))):
        alone = looked_for(whole, reading_of(part, found.index))
        if alone.answers and (part is not quoted or _has_most_words(alone, part)):
            return alone
    if not found.act and (act := language_meant(message.query, found.context)):
        return replace(found, act=act, language=act.language or found.language)
    return whole


def asked_beside(found: Found, query: Query, talk: Talk) -> Found | None:
    """What the one clause of a remark does that is none itself, or what was found for it: "I live there. And Berg on
    wolves?"."""
    if talk.kind != "remark":
        return None
    message = PartedMessage(query)
    act = act_within(message, found.context)
    if act and act.done in BESIDE_A_REMARK:
        return replace(found, act=act, language=act.language or query.language)
    part = asking_part(message)
    if part is None or sum(part.weights) < weights.OWN_THEME or smalltalk(part, found.context.spoken):
        return None
    alone = looked_for(replace(found, language=part.language), reading_of(part, found.index))
    return alone if alone.chosen and alone.chosen.says_anything else None


def is_of_another(found: Found) -> bool:
    """Whether a message tells of what is not on view, or of somebody who is not, so that none of its clauses is about
    that which is: "The dam broke. Who said that?"."""
    attempt, index, last = found.chosen, found.index, found.context.last
    view = index.find(*last.on_view) if last and last.on_view else None
    if attempt is None or view is None:
        return False
    if attempt.opened:
        return attempt.opened[0].hit.number != view
    near = {one.hit.number for one in attempt.judged if one.verdict.near}
    entry = index.located(view).entry
    there = {entry.speaker, *entry.recounted, *entry.about}
    strange = any(person.id not in there for person in attempt.people)
    if strange or (near and view not in near):
        return True
    return not near and _is_of_what_it_lacks(attempt.reading.query, view, index)


def _is_of_what_it_lacks(query: Query, number: int, index: Index) -> bool:
    """Whether a message is of a matter that the base knows, of which an entry says nothing."""
    weighty = {place for place, _ in query.weighty}
    known = [(each, weighty.intersection(range(each.start, each.end))) for each in query.alternatives]
    if sum(query.weights[place] for place in set().union(*(places for _, places in known))) < weights.OWN_THEME:
        return False
    found = (index.term(each.term) for each, places in known if places)
    return not any(postings is not None and postings.has(number) for postings in found)


def _has_most_words(found: Found, quoted: Query) -> bool:
    """Whether the entry that answers has most words of a quotation itself: what only comes near was never said so."""
    if found.chosen is None or not found.chosen.opened:
        return False
    number = found.chosen.opened[0].hit.number
    has = sum(word.weight for _, word in quoted.weighty if has_itself(number, word, found.index))
    return has >= weights.OWN_SAID * sum(quoted.weights)

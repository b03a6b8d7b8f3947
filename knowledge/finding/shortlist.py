"""Which entries may be handed to a reader, nearest first: wider than what the rules judge, and only read as far as
somebody takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

import numpy as np

from knowledge.finding.attempt import Attempt
from knowledge.finding.scope import both, mask_of, scope_of
from knowledge.finding.search import ranked
from knowledge.index.index import Index
from knowledge.index.postings import Mask
from knowledge.index.schema import translation_term
from knowledge.language.dictionary import is_general
from knowledge.language.keys import sounds
from knowledge.language.phrases import find_phrases
from knowledge.question.conversation import Context
from knowledge.question.leaning import NOTHING
from knowledge.question.query import Alternative, Query

SHORTEST_BEGINNING = 4
"""Letters of a word with which others may begin."""
MOST_KIN = 60
"""Words that one word begins at most."""


def shortlist(index: Index, attempts: Sequence[Attempt], context: Context, most: int) -> Iterator[int]:
    """The numbers of the entries that may answer a message, each once: what the rules would show and what they judged;
    what stands around the passage on view, if the message leans on it; what is nearest by its words, then by weaker
    signs, `most` of each; then the rest in the order of the source, the interview of the nearest first.

    `attempts` are the ways in which the message was taken, first the one that counts. Where somebody is asked, only
    what may answer for him; what is hidden is left out, and what was shown where more is wished for.
    """
    mask = _mask(index, attempts[0], context)
    met: dict[int, None] = {}
    for number in chain(_near(index, attempts, context, mask, most), _rest(index, met, mask)):
        if number not in met and (mask is None or mask[number]):
            met[number] = None
            yield number


def _mask(index: Index, chosen: Attempt, context: Context) -> Mask | None:
    """The entries that may answer, as the rules have it; None for all. What was shown may tell a reason as well."""
    scope = scope_of(index, context, () if chosen.leaning.reason else chosen.left_out)
    return both(scope, mask_of(chosen.asked, index)) if chosen.asked else scope


def _near(index: Index, attempts: Sequence[Attempt], context: Context, mask: Mask | None, most: int) -> Iterator[int]:
    """All that anything speaks for, best first."""
    for attempt in attempts:
        yield from _found(attempt)
    chosen = attempts[0]
    if chosen.leaning is not NOTHING:
        yield from _around_view(index, context)
    matter = chosen.reading.matter  # its small words rank too: they tell little, but more than the order of the source
    yield from ranked(matter, index, mask, most)
    yield from ranked(_loosened(matter, index), index, mask, most)


def _found(attempt: Attempt) -> list[int]:
    """What the rules would show, then all that they judged."""
    judged = chain(attempt.opened, attempt.judged, *(step.judged for step in attempt.steps[1:]))
    beside = attempt.at_hand if attempt.entries_answer and attempt.at_hand else ()
    return [*beside, *(one.hit.number for one in judged)]


def _around_view(index: Index, context: Context) -> Iterator[int]:
    """The passage on view, what follows it and what goes before it."""
    view = context.last.on_view if context.last else None
    number = index.find(*view) if view else None
    if view is not None and number is not None:
        first, last = index.bounds(view[0])
        yield from (each for each in (number, number + 1, number - 1) if first <= each < last)


def _loosened(query: Query, index: Index) -> Query:
    """A question whose words also stand for all that begin with them, and for other words of their language that the
    general dictionary has for the same: too weak signs to judge by."""
    more = [
        Alternative(place, place + 1, key)
        for place, word in query.weighty
        for key in _beginning_like(word.token.word, index)
    ]
    for phrase in find_phrases([word.keys for word in query.words], index.phrases):
        if is_general(phrase.concept) and any(query.weights[phrase.start : phrase.end]):
            term = translation_term(phrase.concept, query.words[phrase.start].language)
            more.append(Alternative(phrase.start, phrase.end, term))
    index.learn_terms(each.term for each in more)
    return replace(query, alternatives=[*query.alternatives, *more])


def _beginning_like(word: str, index: Index) -> Iterable[str]:
    """The keys of the words that begin with a word."""
    written = sounds(word)
    if len(written) < SHORTEST_BEGINNING or written.isdigit():
        return ()
    return index.beginning(written, MOST_KIN)


def _rest(index: Index, met: Iterable[int], mask: Mask | None) -> Iterator[int]:
    """All entries that may answer, interview by interview: first that of the first entry met."""
    numbers = np.arange(index.size) if mask is None else np.flatnonzero(mask)
    slugs = [index.located(number).interview.slug for number in islice(met, 1)]
    for slug in dict.fromkeys((*slugs, *(interview.slug for interview in index.interviews))):
        first, last = numbers.searchsorted(index.bounds(slug))
        for place in range(first, last):
            yield int(numbers[place])

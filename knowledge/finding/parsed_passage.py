"""What a passage tells in some of its words (behind a negation, in the passive, as an event, …), and what elsewhere."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from knowledge.index.index import Index
from knowledge.language.pack import TELLING, pack
from knowledge.language.patterns import Mark, rules_of
from knowledge.question.parse import parse
from knowledge.question.query import Query, seen_in

_SENTENCE_END = frozenset(".!?;")


class PartedTerms(NamedTuple):
    """The terms of a passage that stand within some of its words, and those that stand elsewhere."""

    within: frozenset[str]
    elsewhere: frozenset[str]


def parsed(number: int, index: Index) -> Query:
    """The passage of an entry, read as a question is; what is found in it is worth remembering (`Index.recall`)."""
    one = index.located(number)
    return parse(one.entry.text, index, one.interview.language, one.interview.language)


def sentence_starts(query: Query) -> list[int]:
    """The places of a text at which a sentence begins behind another."""
    return [place for place, signs in query.signs if not _SENTENCE_END.isdisjoint(signs)]


def places_of(marks: Iterable[Mark]) -> frozenset[int]:
    """The words that these marks cover."""
    return frozenset(place for mark in marks for place in range(mark.start, mark.end))


def clauses_with(query: Query, marks: Iterable[Mark]) -> frozenset[int]:
    """The words of the clauses of a text, parted by its signs, in which marks begin."""
    stops = [0, *(place for place, signs in query.signs if signs.strip()), len(query.words)]
    within: set[int] = set()
    for mark in marks:
        behind = bisect(stops, mark.start)
        within.update(range(stops[behind - 1], stops[behind] if behind < len(stops) else len(query.words)))
    return frozenset(within)


def parted_terms(number: int, index: Index, places: Callable[[Query], frozenset[int]]) -> PartedTerms:
    """The terms of an entry's passage, parted by whether they stand at `places` of it; remembered."""

    def look() -> PartedTerms:
        passage = parsed(number, index)
        apart = places(passage)
        terms = {True: set[str](), False: set[str]()}
        for each in passage.alternatives:
            # a phrase that begins there says all of itself: in "they were not successful", "not successful" is said
            whole = each.end - each.start > 1 and each.start - 1 not in apart
            terms[whole or apart.isdisjoint(range(each.start, each.end))].add(each.term)
        return PartedTerms(frozenset(terms[False]), frozenset(terms[True]))

    return index.recall((number, places), look)


def telling_marks(query: Query, heading: str) -> Sequence[Mark]:
    """What the rules under a heading that look at passages find in a text."""
    own = pack(query.language)
    if own is None:
        return ()
    return rules_of(own.code, TELLING).marks([seen_in(word, own.code) for word in query.words]).get(heading, ())

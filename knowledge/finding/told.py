"""What a passage tells in some of its words (behind a negation, in the passive, as an event, …), and what elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from knowledge.finding.passage import parsed
from knowledge.index.index import Index
from knowledge.language.pack import TELLING, pack
from knowledge.language.patterns import Mark, rules_of
from knowledge.question.query import Query, seen_in


class PartedTerms(NamedTuple):
    """The terms of a passage that stand within some of its words, and those that stand elsewhere."""

    within: frozenset[str]
    elsewhere: frozenset[str]


def told(number: int, index: Index, places: Callable[[Query], frozenset[int]]) -> PartedTerms:
    """The terms of an entry's passage, parted by whether they stand at `places` of it; remembered."""

    def find() -> PartedTerms:
        passage = parsed(number, index)
        apart = places(passage)
        terms = {True: set[str](), False: set[str]()}
        for each in passage.alternatives:
            # a phrase that begins there says all of itself: in "they were not successful", "not successful" is said
            whole = each.end - each.start > 1 and each.start - 1 not in apart
            terms[whole or apart.isdisjoint(range(each.start, each.end))].add(each.term)
        return PartedTerms(frozenset(terms[False]), frozenset(terms[True]))

    return index.recall((number, places), find)


def telling_marks(query: Query, heading: str) -> Sequence[Mark]:
    """What the rules under a heading that look at passages find in a text."""
    own = pack(query.language)
    if own is None:
        return ()
    return rules_of(own.code, TELLING).marks([seen_in(word, own.code) for word in query.words]).get(heading, ())

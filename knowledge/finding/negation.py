"""What a question denies, or takes for granted, against what a passage denies: "who did not reply?" is not told by who
did, nor is "why is competition good?" by one that says that it does no good, nor "why did nobody reply?" by who did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from knowledge.index.index import Index
from knowledge.language.pack import TELLING, pack
from knowledge.language.patterns import Mark, rules_of
from knowledge.question.query import Query, parse, seen_in
from knowledge.question.reading import Reading

DENIAL_REACH = 3
"""Words behind a negation that it may deny: "does not bring any benefit"."""
TELLS = "tells a negation"
AGREEMENT = "agreement"
"""What a passage lacks that contradicts a question."""


class _Told(NamedTuple):
    """The terms of a passage that stand behind a negation, and those that stand elsewhere."""

    denied: frozenset[str]
    said: frozenset[str]


class Denial:
    """What a question denies, or takes for granted; found once for all the entries that it is put to."""

    def __init__(self, reading: Reading, index: Index) -> None:
        query = reading.query
        self.index = index
        self.why = why = "reason" in query.marks
        self.denied = _terms(query, _denied_in(query))
        presumes = why and "negated" not in query.marks and not _negations(query)
        self.presumed = _terms(query, (place for place, _ in reading.own)) if presumes else []

    def is_contradicted(self, number: int) -> bool:
        """Whether an entry says what the question denies without denying it, or denies what is asked the reason of."""
        if not (self.denied or self.presumed):
            return False
        told = self._told(number)
        if any(not told.denied.isdisjoint(terms) for terms in self.denied):
            return False
        contrary = any(not told.said.isdisjoint(terms) for terms in self.denied)
        if contrary and self.why:  # what tells a reason, or denies something else, may tell why something is not so
            contrary = self.index.told(number).tells.isdisjoint(("reason", "negation"))
        return contrary or any(
            not told.denied.isdisjoint(terms) and told.said.isdisjoint(terms) for terms in self.presumed
        )

    def _told(self, number: int) -> _Told:
        asked = (number, TELLS)
        found: _Told | None = self.index.remembered.get(asked)
        if found is None:
            one = self.index.located(number)
            passage = parse(one.entry.text, self.index, one.interview.language, one.interview.language)
            behind = _negations(passage)
            alternatives = (
                (each.term, behind.isdisjoint(range(each.start, each.end))) for each in passage.alternatives
            )
            terms = [*alternatives]
            found = _Told(
                frozenset(term for term, free in terms if not free), frozenset(term for term, free in terms if free)
            )
            self.index.remember(asked, found)
        return found


def _denied_in(query: Query) -> list[int]:
    """The words that a question denies: of each that asks for what is not so the first that says anything, in it or
    right behind it; where it is asked why, and nothing stands behind it, the last before it ("nega muhim emas")."""
    why = "reason" in query.marks
    asked = query.marks.get("negated", ()) or (_negating(query) if why else ())
    weighty = [place for place, _ in query.weighty]
    found: list[int] = []
    for end in {mark.end for mark in asked}:
        behind = (place for place in weighty if end - 1 <= place <= end + 1)
        before = weighty[-1:] if why and end == len(query.words) else []
        found += [*behind, *before][:1]
    return found


def _negations(query: Query) -> frozenset[int]:
    """The words of a text that a negation in it may deny: up to the next sign behind it."""
    stops = [place for place, signs in query.signs if signs.strip()]
    places: set[int] = set()
    for mark in _negating(query):
        end = min((stop for stop in stops if stop >= mark.end), default=len(query.words))
        places.update(range(mark.end - 1, min(end, mark.end + DENIAL_REACH)))
    return frozenset(places)


def _negating(query: Query) -> Sequence[Mark]:
    """The negations in a text."""
    own = pack(query.language)
    if own is None:
        return ()
    return rules_of(own.code, TELLING).marks([seen_in(word, own.code) for word in query.words]).get(TELLS, ())


def _terms(query: Query, places: Iterable[int]) -> list[frozenset[str]]:
    """What each of some words of a question may stand for."""
    found = (frozenset(a.term for a in query.alternatives if a.start <= place < a.end) for place in places)
    return [terms for terms in found if terms]

"""What a question denies, or takes for granted, against what a passage denies: "who did not reply?" is not told by who
did, nor is "why is competition good?" by one that says that it does no good, nor "why did nobody reply?" by who did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.finding.parsed_passage import parted_terms, telling_marks
from knowledge.index.index import Index
from knowledge.language.patterns import Mark
from knowledge.question.query import Query
from knowledge.question.single import Reading

DENIAL_REACH = 3
"""Words behind a negation that it may deny: "does not bring any benefit"."""
TELLS = "tells a negation"
CONSISTENCY = "consistency"
"""What a passage lacks that contradicts a question."""


class Denial:
    """What a question denies, or takes for granted; found once for all the entries that it is put to."""

    def __init__(self, reading: Reading, index: Index) -> None:
        query = reading.query
        self.index = index
        self.why = why = "reason" in query.marks
        self.denied = _terms(query, _denied_in(query))
        self.matter = _terms(query, (place for place, _ in reading.own)) if self.denied else []
        presumes = why and "negated" not in query.marks and not _negations(query)
        self.presumed = _terms(query, (place for place, _ in reading.own)) if presumes else []

    def is_contradicted(self, number: int) -> bool:
        """Whether an entry does not deny what the question does, says it where it is asked why it is not so, or denies
        what is asked the reason of."""
        if not (self.denied or self.presumed):
            return False
        denied, said = parted_terms(number, self.index, _negations)
        if any(not denied.isdisjoint(terms) for terms in self.denied):
            return False
        contrary = any(not said.isdisjoint(terms) for terms in self.denied)
        if self.denied and not self.why:  # it may deny something else, or, without a lexicon, this in other words
            of_nothing_asked = all(denied.isdisjoint(terms) for terms in self.matter)
            return contrary or (of_nothing_asked and self.index.told(number).described > 0)
        if contrary:  # what tells a reason, or denies something else, may tell why something is not so
            contrary = self.index.told(number).tells.isdisjoint(("reason", "negation"))
        return contrary or any(not denied.isdisjoint(terms) and said.isdisjoint(terms) for terms in self.presumed)


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
    return telling_marks(query, TELLS)


def _terms(query: Query, places: Iterable[int]) -> list[frozenset[str]]:
    """What each of some words of a question may stand for."""
    found = (frozenset(a.term for a in query.alternatives if a.start <= place < a.end) for place in places)
    return [terms for terms in found if terms]

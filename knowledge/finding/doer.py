"""Who does something is not told by a passage that only says that it was done: "the canal was dug"."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from functools import cached_property

from knowledge.finding.gate import has_itself
from knowledge.finding.told import SENTENCE_END, telling_marks, told
from knowledge.index.index import Index
from knowledge.language.patterns import Mark
from knowledge.question.query import Query
from knowledge.question.reading import Reading

_TELLS, _NAMES = "tells what is done", "tells by whom"
DOER = "doer"
"""What a passage lacks that says a deed in the passive, without him who does it."""


class Doer:
    """The deed of which it is asked who does it; found once for all the entries that the question is put to."""

    def __init__(self, reading: Reading, index: Index) -> None:
        self.query, self.index = reading.query, index
        asked = reading.demand.deed
        self.asked = reading.own if asked else []
        self.deeds = [place for place, word in self.asked if not word.token.capital]
        self.places = reading.demand.deeds.intersection(self.deeds)

    def is_untold(self, number: int) -> bool:
        """Whether an entry says the deed only in the passive, and the question does not say it so itself; or says it
        only in a word that it has for what it is done to ("who supported the idea" in "he proposed it")."""
        if not self.deeds:
            return False
        if any(self._is_another_word(place, number) for place in self.places):
            return True
        within, elsewhere = told(number, self.index, _done)
        untold = (
            place
            for place in self.deeds
            if not within.isdisjoint(terms := self._terms(place)) and elsewhere.isdisjoint(terms)
        )
        return any(place not in self._done_in_question for place in untold)

    def _is_another_word(self, place: int, number: int) -> bool:
        """Whether an entry says the deed at a place only by terms that others of the words asked for have as well."""
        others = frozenset(
            term
            for each, word in self.asked
            if each != place and not word.everyday and has_itself(number, word, self.index)
            for term in self._terms(each)
        )
        said = {term for term in self._terms(place) if (found := self.index.term(term)) and found.has(number)}
        return bool(said) and said <= others

    @cached_property
    def _done_in_question(self) -> frozenset[int]:
        return _places(telling_marks(self.query, _TELLS))

    def _terms(self, place: int) -> frozenset[str]:
        return frozenset(a.term for a in self.query.alternatives if a.start <= place < a.end)


def _done(query: Query) -> frozenset[int]:
    """The words of a text that say what is done, in sentences that do not say by whom."""
    ends = [place for place, signs in query.signs if not SENTENCE_END.isdisjoint(signs)]
    named = {bisect(ends, mark.start) for mark in telling_marks(query, _NAMES)}
    return _places(mark for mark in telling_marks(query, _TELLS) if bisect(ends, mark.start) not in named)


def _places(marks: Iterable[Mark]) -> frozenset[int]:
    return frozenset(place for mark in marks for place in range(mark.start, mark.end))

"""Who does something is not told by a passage that only says that it was done: "the canal was dug"."""

from __future__ import annotations

from bisect import bisect
from functools import cached_property

from knowledge.finding.coverage import has_itself
from knowledge.finding.parsed_passage import parsed, parted_terms, places_of, sentence_starts, telling_marks
from knowledge.index.index import Index
from knowledge.question.query import Query
from knowledge.question.single import Reading

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
        self.saying = not self.query.places("deed").isdisjoint(self.query.places("saying"))

    def is_untold(self, number: int) -> bool:
        """Whether an entry says the deed only in the passive, and the question does not say it so itself; or says it
        only in a word that it has for what it is done to ("who supported the idea" in "he proposed it")."""
        if not self.deeds:
            return False
        described = self.index.told(number).described > 0  # without a lexicon, it may be told in other words
        unsaid = (self._is_another_word(place, number) or self._is_elsewhere(place, number) for place in self.places)
        if described and any(unsaid):
            return True
        if self.saying:  # who recalls that a thing was done, is asked of him who recalls it
            return False
        within, elsewhere = parted_terms(number, self.index, _done)
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
            for term in self._terms(each, alone=True)
        )
        said = {term for one in sentences_of(number, self.index) for term in one & self._terms(place)}
        return bool(said) and said <= others

    def _is_elsewhere(self, place: int, number: int) -> bool:
        """Whether an entry says the deed at a place in other sentences only than all that it is done to, or says that
        nowhere in its passage, but in its summary."""
        sentences = sentences_of(number, self.index)
        objects = [self._terms(each) for each, word in self.asked if each != place and not word.everyday]
        there = [terms for terms in objects if any(not terms.isdisjoint(one) for one in sentences)]
        deed = self._terms(place)
        said = [one for one in sentences if not deed.isdisjoint(one)]
        rows = [frozenset(term for term in terms if term.startswith("#")) for terms in objects]
        if not there and any(self.index.has_any(row, number) for row in rows):
            return bool(said)
        return bool(said) and not any(all(not terms.isdisjoint(one) for terms in there) for one in said)

    @cached_property
    def _done_in_question(self) -> frozenset[int]:
        return places_of(telling_marks(self.query, _TELLS))

    def _terms(self, place: int, alone: bool = False) -> frozenset[str]:
        """What a word may stand for; `alone`: by itself, and not in a phrase."""
        meant = (a for a in self.query.alternatives if a.start <= place < a.end)
        return frozenset(a.term for a in meant if not alone or a.end - a.start == 1)


def sentences_of(number: int, index: Index) -> list[frozenset[str]]:
    """The terms of each sentence of an entry's passage, what follows and points to it with it ("They dug here. This can
    be seen at the border."); remembered."""

    def look() -> list[frozenset[str]]:
        passage = parsed(number, index)
        ends = sorted(frozenset(sentence_starts(passage)) - passage.places("points back"))
        terms: list[set[str]] = [set() for _ in range(len(ends) + 1)]
        for each in passage.alternatives:
            terms[bisect(ends, each.start)].add(each.term)
        return [frozenset(each) for each in terms]

    return index.recall((number, sentences_of), look)


def _done(query: Query) -> frozenset[int]:
    """The words of a text that say what is done, in sentences that do not say by whom."""
    ends = sentence_starts(query)
    named = {bisect(ends, mark.start) for mark in telling_marks(query, _NAMES)}
    return places_of(mark for mark in telling_marks(query, _TELLS) if bisect(ends, mark.start) not in named)

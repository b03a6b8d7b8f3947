"""Who does something is not told by a passage that only says that it was done: "the canal was dug"."""

from __future__ import annotations

from bisect import bisect

from knowledge.finding.told import SENTENCE_END, telling_marks, told
from knowledge.index.index import Index
from knowledge.question.query import Query
from knowledge.question.reading import Reading

TELLS, NAMES = "tells what is done", "tells by whom"
DOER = "doer"
"""What a passage lacks that says a deed in the passive, without him who does it."""


class Doer:
    """The deed of which it is asked who does it; found once for all the entries that the question is put to."""

    def __init__(self, reading: Reading, index: Index) -> None:
        query = reading.query
        self.index = index
        passive = {place for mark in telling_marks(query, TELLS) for place in range(mark.start, mark.end)}
        deeds = [place for place, word in reading.own if not word.token.capital and place not in passive]
        found = (frozenset(a.term for a in query.alternatives if a.start <= place < a.end) for place in deeds)
        self.deeds = [terms for terms in found if terms] if reading.demand.deed else []

    def is_untold(self, number: int) -> bool:
        """Whether an entry says the deed only in the passive."""
        if not self.deeds:
            return False
        within, elsewhere = told(number, self.index, _passive)
        return any(not within.isdisjoint(terms) and elsewhere.isdisjoint(terms) for terms in self.deeds)


def _passive(query: Query) -> frozenset[int]:
    """The words of a text that say what is done, in sentences that do not say by whom."""
    ends = [place for place, signs in query.signs if not SENTENCE_END.isdisjoint(signs)]
    named = {bisect(ends, mark.start) for mark in telling_marks(query, NAMES)}
    marks = (mark for mark in telling_marks(query, TELLS) if bisect(ends, mark.start) not in named)
    return frozenset(place for mark in marks for place in range(mark.start, mark.end))

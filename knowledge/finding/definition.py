"""What a thing is, is told by a passage that says so of it, not by one that only speaks of it."""

from __future__ import annotations

from knowledge.finding.parsed_passage import parted_terms, sentence_starts, telling_marks
from knowledge.index.index import Index
from knowledge.question.query import Query

_TELLS = "tells what it is"
DEFINITION = "definition"
"""What a passage lacks that speaks of a thing, and does not say what it is."""


def is_defined(matter: Query, number: int, index: Index) -> bool:
    """Whether an entry says of any word of a question's matter what that is."""
    defined = parted_terms(number, index, _defined).within
    places = {place for place, _ in matter.weighty}
    return any(each.term in defined for each in matter.alternatives if each.start in places)


def _defined(query: Query) -> frozenset[int]:
    """The words of a text of which it says what they are, each with nothing of weight before it in its sentence."""
    begins = [0, *sentence_starts(query)]
    first = (next((n for n in range(begin, len(query.words)) if query.weights[n]), None) for begin in begins)
    return frozenset(mark.start for mark in telling_marks(query, _TELLS)).intersection(first)

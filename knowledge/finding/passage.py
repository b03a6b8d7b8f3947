"""An entry's passage, read as a question is, for what is asked of it there."""

from __future__ import annotations

from knowledge.index.index import Index
from knowledge.question.query import Query, parse

_SENTENCE_END = frozenset(".!?;")


def parsed(number: int, index: Index) -> Query:
    """The passage of an entry; what is found in it is worth remembering."""
    one = index.located(number)
    return parse(one.entry.text, index, one.interview.language, one.interview.language)


def sentence_ends(query: Query) -> list[int]:
    """The places at which a sentence of a text begins behind another."""
    return [place for place, signs in query.signs if not _SENTENCE_END.isdisjoint(signs)]

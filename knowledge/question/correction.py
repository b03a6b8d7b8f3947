"""What a message mends of the last question: a word with an asterisk, "not the battalion, water"."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from knowledge.index.index import Index
from knowledge.question.conversation import Talked
from knowledge.question.parse import parse
from knowledge.question.query import Query

WORD_MEANT = 60
"""Likeness (0 to 100) from which a correction means a word of the last question."""
_CORRECTION = re.compile(r"\*\s*(\S+)|(\S+)\s*\*")


def corrected(text: str, question: str) -> str | None:
    """The last question with the word corrected that a message with an asterisk corrects: "*battalion"."""
    correction = _CORRECTION.fullmatch(text.strip())
    words = question.split()
    if not correction or not words:
        return None
    word = correction[1] or correction[2]
    found = process.extractOne(word, words, processor=str.casefold, scorer=fuzz.ratio, score_cutoff=WORD_MEANT)
    return " ".join(word if place == found[2] else each for place, each in enumerate(words)) if found else None


def without_denied(query: Query, last: Talked | None, index: Index) -> Query:
    """A message without the words of the last question that it says are not meant, if it says others: "not the
    battalion, water"."""
    denied = query.places("denied")
    if not denied or last is None:
        return query
    asked = {each.term for each in parse(last.question, index, last.language).alternatives}
    found = (each for each in query.alternatives if each.term in asked)
    places = denied.intersection(place for each in found for place in range(each.start, each.end))
    meant = query.without(places)
    return meant if places and any(meant.weights) else query

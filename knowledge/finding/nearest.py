"""What comes nearest to a text, without a judgement whether it answers: for who browses, or still types."""

from __future__ import annotations

import numpy as np

from knowledge.finding.results import Passage, passage
from knowledge.finding.search import search
from knowledge.index.index import Index
from knowledge.language.keys import sounds
from knowledge.language.text import clean, tokens
from knowledge.question.parse import parse

SHORTEST = 3
"""Letters from which a half word is looked for."""
MOST_WORDS = 60
"""Words that one half word may become."""
MOST_BEGUN = 50
"""Entries that are found."""


def nearest_passages(index: Index, text: str, language: str, most: int) -> list[Passage]:
    """The passages that come nearest to a text, best first."""
    return [passage(index.located(hit.number)) for hit in search(parse(text, index, language), index)[:most]]


def typed_so_far(index: Index, text: str, language: str) -> list[int]:
    """The entries for a text that may end in half a word, best first."""
    found = search(parse(text, index, language), index)
    return list(dict.fromkeys([*(hit.number for hit in found), *begun(index, text)]))


def begun(index: Index, text: str) -> list[int]:
    """The entries in which every word typed is a word or the beginning of one, best first."""
    starts = {sounds(token.word) for token in tokens(clean(text)) if len(token.word) >= SHORTEST}
    if not starts:
        return []
    total = np.zeros(index.size, np.float32)
    everywhere = np.ones(index.size, bool)
    for start in starts:
        weights = np.zeros(index.size, np.float32)
        for key in index.beginning(start, MOST_WORDS):
            if postings := index.term(key):
                weights[postings.documents] = np.maximum(weights[postings.documents], postings.impacts)
        total += weights
        everywhere &= weights > 0
    found = np.flatnonzero(everywhere)
    best: list[int] = found[np.argsort(-total[found], kind="stable")][:MOST_BEGUN].tolist()
    return best

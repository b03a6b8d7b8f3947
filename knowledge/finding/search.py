"""From a question to the entries that may answer it, each with what speaks for it."""

from __future__ import annotations

import math
from functools import reduce
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from knowledge import weights
from knowledge.index.index import Index
from knowledge.index.postings import SMALL, Mask, Postings
from knowledge.question.query import Query
from knowledge.question.single import Reading

Ranks = npt.NDArray[np.float32]


_ASKING_WHAT_IS_SAID = (
    "opener", "closer", "saying", "plain saying", "about, before", "about, after", "what", "asks", "speakers meant",
)  # fmt: skip
"""The headings of words that lead to a matter of which it is asked what is said: "*tell me about* the dam"."""


class Hit(NamedTuple):
    """An entry found. All shares are 0 to 1.

    `reach`: its rank as a share of what the question would reach if one entry were the best for every word of it;
    `lead`: how far the first is ahead of the next entry; `covered`: share of the question's weight that the entry says;
    `matched`, `missed`: the weights themselves; `places`: how fully each word of the question is said.
    """

    number: int
    reach: float
    lead: float
    covered: float
    matched: float
    missed: float
    places: tuple[float, ...]


class _Meaning(NamedTuple):
    """What words `start` to `end` of a question may stand for: where it stands, what it adds to the rank of each entry
    there and at most, and what to that of every entry, if it stands in many."""

    start: int
    end: int
    postings: Postings
    ranks: Ranks
    most: float
    everywhere: Ranks | None


def ranking_words(reading: Reading) -> Query:
    """The words of a question by which entries are ranked: where it is only asked what is said of a matter, those of
    that matter, which else one with an "about" or a "said" would beat."""
    if not reading.demand.spoken or reading.parts:
        return reading.matter
    leading = reading.query.places(*_ASKING_WHAT_IS_SAID) - {place for place, _ in reading.query.weighty}
    return reading.matter.without(leading)


def search(query: Query, index: Index, mask: Mask | None = None) -> list[Hit]:
    """The entries nearest to a question, best first; only those of `mask`, if there is one."""
    total = sum(query.weights)
    if total <= 0 or index.size == 0:
        return []
    meanings = _meanings(query, index)
    rank, most = _rank(query, index, meanings)
    if mask is not None:
        rank *= mask
    best = _highest(rank, weights.JUDGED)
    said = _said(query, meanings, best)
    covered = (np.array(query.weights, dtype=np.float32) @ said / total).tolist()
    reaches = [min(one / most, 1.0) for one in rank[best].tolist()]
    numbers = best.tolist()
    index.learn_told(numbers)
    lead = (reaches[0] - (reaches[1] if len(reaches) > 1 else 0.0)) / reaches[0] if reaches else 0.0
    hits: list[Hit] = []
    for number, reach, share, places in zip(numbers, reaches, covered, said.T.tolist(), strict=True):
        matched = share * total
        hits.append(Hit(number, reach, 0.0 if hits else lead, share, matched, total - matched, tuple(places)))
    return hits


def ranked(query: Query, index: Index, mask: Mask | None, most: int) -> list[int]:
    """The numbers of as many entries, nearest to a question, best first: the same as `search` finds, and those after
    them."""
    if not any(query.weights) or index.size == 0:
        return []
    rank, _ = _rank(query, index, _meanings(query, index))
    if mask is not None:
        rank *= mask
    numbers: list[int] = _highest(rank, most).tolist()
    return numbers


def _meanings(query: Query, index: Index) -> list[_Meaning]:
    found = []
    for start, end, term in query.alternatives:
        postings = index.term(term)
        if postings is not None:
            ranks, most, everywhere = postings.impacts, postings.most, postings.everywhere
            if end - start > 1:  # each of its words adds a share
                share = 1 / (end - start)
                ranks, most = share * ranks, share * most
                everywhere = None if everywhere is None else share * everywhere
            found.append(_Meaning(start, end, postings, ranks, most, everywhere))
    return found


def _rank(query: Query, index: Index, meanings: list[_Meaning]) -> tuple[Ranks, float]:
    """BM25 of every entry, each word counting by its best meaning; and what the question would reach if one entry were
    the best for every word of it."""
    rank = np.zeros(index.size, dtype=np.float32)
    best = np.zeros(index.size, dtype=np.float32)  # by one word; only its entries are touched, and zero again after it
    unseen = (weights.K1 + 1) * math.log(1 + (index.size + 0.5) / 0.5)
    most = 0.0
    own: list[list[_Meaning]] = [[] for _ in query.words]
    for meaning in meanings:
        for place in range(meaning.start, meaning.end):
            own[place].append(meaning)
    for word, here in zip(query.words, own, strict=True):
        _add(here, rank, best)
        most += max([meaning.most for meaning in here]) if here else unseen * word.weight
    return rank, max(most, 1e-6)


def _add(meanings: list[_Meaning], rank: Ranks, best: Ranks) -> None:
    """Add to the rank of each entry the best of what a word may mean there. `best` is zero everywhere, before and
    after."""
    wide = [meaning.everywhere for meaning in meanings if meaning.everywhere is not None]
    narrow = [meaning for meaning in meanings if meaning.everywhere is None]
    if wide:
        highest = reduce(np.maximum, wide)
        if narrow:
            highest = highest.copy()
            for meaning in narrow:
                np.maximum.at(highest, meaning.postings.documents, meaning.ranks)
        rank += highest
    elif len(narrow) == 1:
        np.add.at(rank, narrow[0].postings.documents, narrow[0].ranks)
    else:
        for meaning in narrow:
            np.maximum.at(best, meaning.postings.documents, meaning.ranks)
        for meaning in narrow:
            numbers = meaning.postings.documents
            np.add.at(rank, numbers, best[numbers])
            best[numbers] = 0.0


def _highest(rank: Ranks, count: int) -> npt.NDArray[np.intp]:
    """The places of the highest ranks above nothing, the highest first; of equal ones the first."""
    high = np.flatnonzero(rank) if rank.size <= SMALL else _high(rank, count)
    return high[np.argsort(-rank[high], kind="stable")][:count]


def _high(rank: Ranks, count: int) -> npt.NDArray[np.intp]:
    """The places of so many of the highest ranks above nothing, and of those equal to the least of these, in order."""
    highest = rank.max()
    for share in (0.5, 0.25, 0.125, 0.0):  # most often few are so high, which is faster than to sort all
        high = np.flatnonzero(rank > share * highest)
        if high.size >= count:
            break
    if high.size > count:
        least = np.partition(rank[high], -count)[-count]
        high = high[rank[high] >= least]
    return high


def _said(query: Query, meanings: list[_Meaning], numbers: npt.NDArray[np.intp]) -> Ranks:
    """How fully each word of the question (rows) is said in each of these entries (columns), 0 to 1."""
    said = np.zeros((len(query.words), numbers.size), dtype=np.float32)
    for start, end, postings, *_ in meanings:
        row = said[start:end]
        np.maximum(row, postings.said(numbers), out=row)
    return said

"""From a question to the entries that may answer it, each with what speaks for it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from knowledge import weights
from knowledge.index import Index, Postings, Terms
from knowledge.query import Query
from knowledge.schema import SEGMENT

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Hit:
    """An entry found. All shares are 0 to 1.

    `covered`: share of the question's weight that the entry says; `dense`: that within a few sentences of it; `reach`:
    rank score as a share of what the question would reach if one entry were the best for every word of it; `lead`: how
    far the first is ahead of the next entry;
    `order`: share of the question's neighbouring words that stand together in it; `likeness`: to its nearest sample
    question; `described`: share of the passage that the editor's lexicon gives other words for; `matched`, `missed`:
    the weights themselves; `places`: how fully each word of the question is said.
    """

    number: int
    score: float
    covered: float
    dense: float
    reach: float
    order: float
    likeness: float
    matched: float
    missed: float
    places: tuple[float, ...]
    described: float
    lead: float = 0.0


def search(query: Query, index: Index, mask: Mask | None = None) -> list[Hit]:
    """The entries nearest to a question, best first; only those of `mask`, if there is one."""
    wanted = np.array(query.weights, dtype=np.float32)
    total = float(wanted.sum())
    if total <= 0 or index.size == 0:
        return []
    rank, most = _rank(query, index, wanted)
    if mask is not None:
        rank *= mask
    best = _highest(rank, weights.CANDIDATES)
    if not best.size:
        return []
    said = _said(query, index, wanted, best)
    covered = (wanted @ said / total).tolist()
    pairs = list(pairwise(place for place, _ in query.telling))
    meanings = _meanings(query, index)
    found = []
    for column, number in enumerate(best.tolist()):
        terms = index.terms_of(number)
        dense, together, likeness = _inside(query.weights, terms, meanings, pairs, total)
        reach = float(rank[number]) / most
        score = reach * (1 + weights.DENSE * dense) * (1 + weights.ORDER * together) * (1 + weights.LIKENESS * likeness)
        found.append((score, column, number, terms.described, dense, reach, together, likeness))
    found.sort(key=lambda one: (-one[0], one[1]))
    hits = []
    for place, (score, column, number, described, dense, reach, together, likeness) in enumerate(found):
        after = found[place + 1][0] if place + 1 < len(found) else 0.0
        hits.append(
            Hit(
                number=number,
                score=score,
                covered=covered[column],
                dense=dense,
                reach=min(reach, 1.0),
                order=together,
                likeness=likeness,
                matched=covered[column] * total,
                missed=total - covered[column] * total,
                places=tuple(said[:, column].tolist()),
                described=described,
                lead=0.0 if place else (score - after) / score,
            )
        )
    return hits


def _highest(rank: npt.NDArray[np.float32], count: int) -> npt.NDArray[np.intp]:
    """The places of the highest ranks above nothing, in rising order."""
    high = np.flatnonzero(rank >= rank.max() / 2)  # most often these are enough, and few
    if high.size < count:
        high = np.flatnonzero(rank)
    if high.size > count:
        high = high[np.argpartition(-rank[high], count - 1)[:count]]
    return np.sort(high[rank[high] > 0])


def _rank(query: Query, index: Index, wanted: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.float32], float]:
    """BM25 of every entry, each word counting by its best alternative; and what the question would reach if one entry
    were the best for every word of it."""
    rank = np.zeros(index.size, dtype=np.float32)
    unseen = 2.2 * math.log(1 + (index.size + 0.5) / 0.5)
    meant: list[list[tuple[Postings, float]]] = [[] for _ in query.words]
    for a in query.alternatives:
        postings = index.term(a.term)
        if postings is not None:
            for place in range(a.start, a.end):
                meant[place].append((postings, a.quality / (a.end - a.start)))
    most = 0.0
    for place, weight in enumerate(wanted.tolist()):
        alternatives = meant[place]
        if not alternatives:
            most += unseen * weight  # nothing for a function word, nor for one that only says whom to ask
            continue
        if len(alternatives) == 1:
            postings, share = alternatives[0]
            rank[postings.documents] += share * postings.impacts
        else:
            best = np.zeros(index.size, dtype=np.float32)
            for postings, share in alternatives:
                best[postings.documents] = np.maximum(best[postings.documents], share * postings.impacts)
            rank += best
        most += max(share * float(postings.impacts.max()) for postings, share in alternatives)
    return rank, max(most, 1e-6)


def _said(
    query: Query, index: Index, wanted: npt.NDArray[np.float32], numbers: npt.NDArray[np.intp]
) -> npt.NDArray[np.float32]:
    """How fully each word of the question (rows) is said in each of these entries (columns), 0 to 1."""
    said = np.zeros((len(wanted), numbers.size), dtype=np.float32)
    for a in query.alternatives:
        postings = index.term(a.term)
        if postings is None or not wanted[a.start : a.end].any():
            continue
        at = np.searchsorted(postings.documents, numbers)
        at[at == postings.documents.size] = 0
        there = np.where(postings.documents[at] == numbers, postings.qualities[at] * a.quality, 0)
        said[a.start : a.end] = np.maximum(said[a.start : a.end], there)
    return said


def _meanings(query: Query, index: Index) -> dict[int, list[tuple[int, float]]]:
    """For each term that the question may mean: which of its weighty words, and how surely."""
    meanings: dict[int, list[tuple[int, float]]] = {}
    for a in query.alternatives:
        postings = index.term(a.term)
        if postings is not None:
            places = [(place, a.quality) for place in range(a.start, a.end) if query.weights[place] > 0]
            if places:
                meanings.setdefault(postings.number, []).extend(places)
    return meanings


def _inside(
    wanted: list[float],
    terms: Terms,
    meanings: dict[int, list[tuple[int, float]]],
    pairs: list[tuple[int, int]],
    total: float,
) -> tuple[float, float, float]:
    """An entry's heaviest match within a window, its neighbours kept together, and its likeness to a sample question.

    The first two are shares of the question's weight.
    """
    marks = [
        (position, place, quality)
        for term, places in meanings.items()
        for position in terms.positions.get(term, ())
        for place, quality in places
    ]
    marks.sort()
    where: dict[int, list[int]] = {}
    for position, place, _ in marks:
        where.setdefault(place, []).append(position)
    most = sum(wanted[place] for place in where)
    dense = likeness = 0.0
    begun = -1
    for first, (start, _, _) in enumerate(marks):
        segment = start // SEGMENT
        if start == begun or (dense >= most and segment not in terms.samples):
            continue
        begun = start
        best: dict[int, float] = {}
        for position, place, quality in marks[first:]:
            if position - start > weights.WINDOW:
                break
            if quality > best.get(place, 0.0):
                best[place] = quality
        weight = sum(wanted[place] * quality for place, quality in best.items())
        dense = max(dense, weight)
        if segment in terms.samples:
            likeness = max(likeness, 2 * weight / (total + terms.samples[segment] + 1e-6))
    together = sum(
        wanted[a] + wanted[b]
        for a, b in pairs
        if a in where and b in where and any(0 <= y - x <= weights.NEAR_WORDS for x in where[a] for y in where[b])
    )
    return dense / total, together / (2 * total), min(likeness, 1.0)

"""From a question to the entries that may answer it, each with what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from knowledge.index import SEGMENT, Index
from knowledge.query import Query

CANDIDATES = 16
WINDOW = 24
"""Words between which the matches of a question should lie: about two sentences."""
NEAR = 4
"""Words within which two neighbours of the question should stand in an entry."""

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Hit:
    """An entry found. All shares are 0 to 1.

    `covered`: share of the question's weight that the entry says; `dense`: that within a few sentences of it;
    `strength`: rank score as a share of what the question could reach; `lead`: how far ahead of the next entry;
    `order`: share of the question's neighbouring words that stand together in it; `likeness`: to its nearest sample
    question; `described`: share of the passage that the editor's lexicon gives other words for; `matched`, `missed`: the weights themselves; `places`: how fully each word of the question is said.
    """

    number: int
    score: float
    covered: float
    dense: float
    strength: float
    order: float
    likeness: float
    matched: float
    missed: float
    places: tuple[float, ...]
    described: float
    lead: float = 0.0


def search(query: Query, index: Index, mask: Mask | None = None) -> list[Hit]:
    """The entries nearest to a question, best first; only those of `mask`, if there is one."""
    weights = np.array(query.weights, dtype=np.float32)
    total = float(weights.sum())
    if total <= 0 or index.size == 0:
        return []
    rank, most = _rank(query, index, weights)
    if mask is not None:
        rank *= mask
    count = min(CANDIDATES, index.size)
    best = np.argpartition(-rank, count - 1)[:count]
    best = np.sort(best[rank[best] > 0])
    if not best.size:
        return []
    said = _said(query, index, weights, best)
    covered = weights @ said / total
    neighbours = [i for i, weight in enumerate(weights) if weight > 0]
    pairs = list(zip(neighbours, neighbours[1:], strict=False))
    hits = []
    for column, number in enumerate(best.tolist()):
        dense, together, likeness = _inside(query, index, weights, pairs, number)
        order = sum(float(weights[a] + weights[b]) for a, b in together) / (2 * total)
        matched = float(covered[column]) * total
        score = float(rank[number]) / most * (0.5 + dense / total) * (1 + 0.5 * order) * (1 + likeness)
        hits.append(
            Hit(
                number,
                score,
                float(covered[column]),
                dense / total,
                min(float(rank[number]) / most, 1.0),
                order,
                likeness,
                matched,
                total - matched,
                tuple(said[:, column].tolist()),
                index.terms_of(number).described,
            )
        )
    hits.sort(key=lambda hit: (-hit.score, hit.number))
    following = [hit.score for hit in hits[1:]] + [0.0]
    return [replace(hit, lead=(hit.score - after) / hit.score) for hit, after in zip(hits, following, strict=True)]


def _rank(query: Query, index: Index, weights: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.float32], float]:
    """BM25 of every entry, each word counting by its best alternative; and what the question could reach at most."""
    rank = np.zeros(index.size, dtype=np.float32)
    unseen = 2.2 * float(np.log(1 + (index.size + 0.5) / 0.5))
    most = 0.0
    for place, weight in enumerate(weights.tolist()):
        alternatives = []
        for a in query.alternatives:
            if a.start <= place < a.end:
                postings = index.term(a.term)
                if postings is not None:
                    alternatives.append((postings, a.quality / (a.end - a.start)))
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
        rarest = max(np.log(1 + (index.size - p.documents.size + 0.5) / (p.documents.size + 0.5)) for p, _ in alternatives)
        most += 2.2 * float(rarest)
    return rank, max(most, 1e-6)


def _said(
    query: Query, index: Index, weights: npt.NDArray[np.float32], numbers: npt.NDArray[np.intp]
) -> npt.NDArray[np.float32]:
    """How fully each word of the question (rows) is said in each of these entries (columns), 0 to 1."""
    said = np.zeros((len(weights), numbers.size), dtype=np.float32)
    for a in query.alternatives:
        postings = index.term(a.term)
        if postings is None or not weights[a.start : a.end].any():
            continue
        at = np.searchsorted(postings.documents, numbers)
        at[at == postings.documents.size] = 0
        there = np.where(postings.documents[at] == numbers, postings.qualities[at] * a.quality, 0)
        said[a.start : a.end] = np.maximum(said[a.start : a.end], there)
    return said


def _inside(
    query: Query, index: Index, weights: npt.NDArray[np.float32], pairs: list[tuple[int, int]], number: int
) -> tuple[float, list[tuple[int, int]], float]:
    """The heaviest match within a window of an entry, the neighbours kept together, the likeness to a sample."""
    terms = index.terms_of(number)
    meanings: dict[int, list[tuple[int, float]]] = {}
    for a in query.alternatives:
        postings = index.term(a.term)
        if postings is not None:
            places = [(place, a.quality) for place in range(a.start, a.end) if weights[place] > 0]
            if places:
                meanings.setdefault(postings.number, []).extend(places)
    marks = [
        (position, meanings[term]) for position, term in zip(terms.positions, terms.terms, strict=True) if term in meanings
    ]
    marks.sort(key=lambda mark: mark[0])
    where: dict[int, list[int]] = {}
    for position, places in marks:
        for place, _ in places:
            where.setdefault(place, []).append(position)
    total = float(weights.sum())
    dense = likeness = 0.0
    for first, (start, _) in enumerate(marks):
        found: dict[int, float] = {}
        for position, places in marks[first:]:
            if position - start > WINDOW:
                break
            for place, quality in places:
                found[place] = max(found.get(place, 0.0), quality)
        weight = sum(float(weights[place]) * quality for place, quality in found.items())
        dense = max(dense, weight)
        segment = start // SEGMENT
        if segment in terms.samples:
            likeness = max(likeness, 2 * weight / (total + terms.samples[segment] + 1e-6))
    together = [
        (a, b)
        for a, b in pairs
        if any(0 <= y - x <= NEAR for x in where.get(a, ()) for y in where.get(b, ()))
    ]
    return dense, together, min(likeness, 1.0)

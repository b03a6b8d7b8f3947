"""What the terms of a base count in each entry, and their rank by that: BM25 (Robertson and Zaragoza 2009)."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping

import numpy as np

from knowledge import weights


class Counts:
    """The terms of all entries, taken in one entry after another. A term has the number in which it came."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._terms, self._documents = array("i"), array("i")
        self._counts, self._qualities = array("f"), array("f")
        self._lengths = array("f")

    @property
    def entries(self) -> int:
        """How many entries were taken in."""
        return len(self._lengths)

    @property
    def said(self) -> set[int]:
        """The numbers of the terms that any entry has."""
        return set(self._terms)

    def number(self, term: str) -> int:
        """The number of a term."""
        return self._numbers.setdefault(term, len(self._numbers))

    def add(self, counts: Mapping[int, float], qualities: Mapping[int, float], length: float) -> None:
        """Take in an entry: how often it has each term, how fully it says it (0 to 1), and how many words it has; all
        weighted by the fields that they stand in."""
        self._documents.extend([self.entries] * len(counts))
        self._terms.extend(counts)
        self._counts.extend(counts.values())
        self._qualities.extend(qualities[term] for term in counts)
        self._lengths.append(length)

    def rows(self) -> Iterator[tuple[str, bytes, bytes, bytes]]:
        """For each term that is said the entries that have it, in rising order, its rank in each, and how fully it is
        said there, as arrays of 32 bits."""
        size = self.entries
        if not size:
            return
        terms = np.frombuffer(self._terms, np.int32)
        order = np.argsort(terms, kind="stable")
        documents = np.frombuffer(self._documents, np.int32)[order]
        counts = np.frombuffer(self._counts, np.float32)[order]
        qualities = np.frombuffer(self._qualities, np.float32)[order]
        lengths = np.frombuffer(self._lengths, np.float32)
        frequency = np.bincount(terms, minlength=len(self._numbers))
        norm = weights.K1 * (1 - weights.B + weights.B * lengths / max(float(lengths.mean()), 1e-9))
        rare = np.log(1 + (size - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
        ranks = (rare[terms[order]] * counts * (weights.K1 + 1) / (counts + norm[documents])).astype(np.float32)
        last = np.cumsum(frequency).tolist()
        for first, end, term in zip([0, *last], last, self._numbers, strict=False):
            if first < end:
                here = slice(first, end)
                yield term, documents[here].tobytes(), ranks[here].tobytes(), qualities[here].tobytes()

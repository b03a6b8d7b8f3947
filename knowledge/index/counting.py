"""What the terms of a base count in each entry, and their rank by that: BM25 (Robertson and Zaragoza 2009)."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

import numpy as np

from knowledge import weights


class Counts:
    """The terms of all entries, taken in one entry after another. A term has the number in which it came."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._terms = array("i")  # of all fields of all entries, as often as they stand there
        self._documents, self._sizes = array("i"), array("i")  # of each field its entry, and how many terms it has
        self._counts, self._says = array("d"), array("f")
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

    def add(self, terms: Sequence[int], counts: float, says: float) -> None:
        """Take in a field of the entry to be closed next: its terms, what each of them counts, and how fully the field
        says them (0 to 1)."""
        self._terms.extend(terms)
        self._documents.append(self.entries)
        self._sizes.append(len(terms))
        self._counts.append(counts)
        self._says.append(says)

    def close(self, length: float) -> None:
        """The entry has these fields and no more, and so many words, weighted as they count."""
        self._lengths.append(length)

    def rows(self) -> Iterator[tuple[str, bytes, bytes, bytes]]:
        """For each term that is said the entries that have it, in rising order, its rank in each, and how fully it is
        said there, as arrays of 32 bits."""
        size = self.entries
        if not self._terms:
            return
        terms = np.frombuffer(self._terms, np.int32)
        order = np.argsort(terms, kind="stable")
        documents, counts, says = (
            np.repeat(values, self._sizes)[order] for values in (self._documents, self._counts, self._says)
        )
        terms = terms[order]
        new = (terms[1:] != terms[:-1]) | (documents[1:] != documents[:-1])
        first = np.concatenate(([0], np.flatnonzero(new) + 1))  # of the places of a term in an entry
        terms, documents = terms[first], documents[first]
        counts, says = np.add.reduceat(counts, first).astype(np.float32), np.maximum.reduceat(says, first)
        lengths = np.frombuffer(self._lengths, np.float32)
        frequency = np.bincount(terms, minlength=len(self._numbers))
        norm = weights.K1 * (1 - weights.B + weights.B * lengths / max(float(lengths.mean()), 1e-9))
        rare = np.log(1 + (size - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
        ranks = (rare[terms] * counts * (weights.K1 + 1) / (counts + norm[documents])).astype(np.float32)
        columns = [column.tobytes() for column in (documents, ranks, says)]
        last = (4 * np.cumsum(frequency)).tolist()
        for start, end, term in zip([0, *last], last, self._numbers, strict=False):
            if start < end:
                yield term, columns[0][start:end], columns[1][start:end], columns[2][start:end]

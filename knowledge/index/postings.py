"""Where a term stands in the entries, how much it weighs there and how fully it is said: as vectors."""

from __future__ import annotations

from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.intp]
Weights = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
"""Of every entry, whether it is among those looked at."""

MANY = 4
"""Part of all entries, as one of so many, from which it is faster to add something to each of them."""
SMALL = 256
"""Entries of a base in which it is faster to look at all of them than for some."""


class Postings(NamedTuple):
    """Where a term stands: entry numbers in rising order, its weight there (BM25) and at most, and how fully it is said
    there (0 to 1). `everywhere` is its weight in every entry, of a term that stands in many of them or in a small base;
    in that, `said_everywhere` is how fully it is said in every entry."""

    documents: Numbers
    impacts: Weights
    qualities: Weights
    most: float
    everywhere: Weights | None
    said_everywhere: Weights | None

    @classmethod
    def read(cls, documents: bytes, impacts: bytes, qualities: bytes, size: int) -> Self:
        """Those that an index of `size` entries keeps as bytes: numbers of 32 bits each, and single floats."""
        numbers = np.frombuffer(documents, dtype=np.int32).astype(np.intp)  # as they are used, again and again
        ranks = np.frombuffer(impacts, dtype=np.float32)
        said = np.frombuffer(qualities, dtype=np.float32)
        small = size <= SMALL
        everywhere = _spread(numbers, ranks, size) if small or numbers.size * MANY > size else None
        said_everywhere = _spread(numbers, said, size) if small else None
        return cls(numbers, ranks, said, float(ranks.max()), everywhere, said_everywhere)

    def has(self, number: int) -> bool:
        """Whether it stands in an entry."""
        at = self.documents.searchsorted(number)
        return bool(at < self.documents.size and self.documents[at] == number)

    def said(self, numbers: Numbers) -> Weights:
        """How fully it is said in each of these entries."""
        if self.said_everywhere is not None:
            return self.said_everywhere[numbers]
        at = self.documents.searchsorted(numbers)
        there = self.documents.take(at, mode="clip") == numbers
        said: Weights = self.qualities.take(at, mode="clip") * there
        return said


def _spread(numbers: Numbers, values: Weights, size: int) -> Weights:
    """Values of some entries as those of every entry."""
    everywhere = np.zeros(size, dtype=np.float32)
    everywhere[numbers] = values
    return everywhere

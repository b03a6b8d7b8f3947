"""Where texts stand in a source: exactly, found for many at once, or nearest to it."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, repeat
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from knowledge.folder.notation import printable

_SCAN = 100_000_000  # characters to search for texts one by one (0.1 s); beyond that they are looked up by window
_EFFORT = 200_000_000  # characters to compare when looking for nearest passages (about 4 s), for all misses together
_PASSED = 3_000_000_000  # characters to pass over when looking for texts (about 5 s), for all of them together
_CANDIDATES = 10_000_000  # places of windows to remember (16 bytes each, and as many while they are sorted)
_STEP = 400  # characters that could be passed over while one place is looked at
_WINDOW = 8  # characters; doubled up from 1 in `_buckets`
_BITS = 22
_PIECE = 1 << 20
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # odd, its bits spread evenly (the golden ratio's)


class FoundText(NamedTuple):
    """How often a text stands in a source, counted no further than is asked for or twice; and where the one asked for
    begins, -1 if it is not there."""

    times: int
    start: int


class TooAlikeError(Exception):
    """The source repeats itself so much that a text cannot be looked up in time; `number` is which."""

    def __init__(self, number: int) -> None:
        super().__init__("too much of source.txt is like this text to look it up; take out what repeats there")
        self.number = number


class Source:
    """The text of source.txt. It is searched with its line ends made LF; `span` leads back to the text as it is."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.even = text.replace("\r\n", "\n")
        self._breaks = array("l", (match.start() - i for i, match in enumerate(re.finditer("\r\n", text))))
        self._effort = _EFFORT
        self._passed = _PASSED

    def occurrences(self, texts: Sequence[str], numbers: Sequence[int]) -> list[FoundText]:
        """Where each text (its line ends LF) stands in `even` for the so-manieth time, none overlapping another.

        An empty text stands nowhere. Raises TooAlikeError.
        """
        few = len(texts) * len(self.even) <= _SCAN
        candidates = repeat(None, len(texts)) if few else _candidates(self.even, texts)
        found: list[FoundText] = []
        for text, number, windows in zip(texts, numbers, candidates, strict=True):
            times, start = 0, -1
            places = self._scan(text) if windows is None else self._verify(text, *windows)
            for times, place in enumerate(islice(places, max(2, min(number, len(self.even)))), start=1):
                if times == number:
                    start = place
            if self._passed < 0:
                raise TooAlikeError(len(found))
            found.append(FoundText(times, start))
        return found

    def _scan(self, text: str) -> Iterator[int]:
        """The places of a text, looked for in the whole source, as far as is allowed."""
        end = 0
        while text:
            start = self.even.find(text, end)
            self._passed -= (start if start >= 0 else len(self.even)) - end + _STEP
            if start < 0 or self._passed < 0:
                return
            yield start
            end = start + len(text)

    def _verify(self, text: str, windows: npt.NDArray[np.int64], offset: int) -> Iterator[int]:
        """The places of a text, looked for where one of its windows may stand, `offset` from its beginning."""
        end = 0
        for window in windows:
            self._passed -= _STEP
            if self._passed < 0:
                return
            start = int(window) - offset
            if start >= end and self.even.startswith(text, start):
                yield start
                end = start + len(text)

    def span(self, start: int, length: int) -> tuple[int, int]:
        """Start and end, in the text as it is, of what stands in `even`."""
        end = start + length
        return start + bisect_left(self._breaks, start), end + bisect_left(self._breaks, end)

    def miss(self, text: str) -> str:
        """Why `text` is not found: the nearest passage and the first character that differs, as one sentence."""
        effort = len(self.even) * (1 + len(text) // 250)
        if effort > self._effort:
            return "text is not in source.txt word for word; copy it from there"
        self._effort -= effort
        near = fuzz.partial_ratio_alignment(text, self.even, score_cutoff=60)
        if near is None:
            return "text is not in source.txt, nor anything like it; copy it from there"
        start = _aligned(text, self.even, near.dest_start, near.dest_end)
        same = _common(text, self.even, start)
        line = self.even.count("\n", 0, start) + 1
        nearest = printable(self.even[start : start + len(text)])
        here, there = _named(text[same : same + 1]), _named(self.even[start + same : start + same + 1])
        difference = f"first difference at character {same + 1}: here {here}, there {there}"
        return f"text is not in source.txt; nearest is line {line}: {nearest}; {difference}"


def _candidates(source: str, texts: Sequence[str]) -> Iterator[tuple[npt.NDArray[np.int64], int] | None]:
    """For each text the places of one of its windows, in order, and how far into it; None if it is too short.

    Every window of the source falls into a bucket by its hash. Of each text the window in the emptiest bucket is
    looked up, so that texts which begin alike do not share their candidates. Raises TooAlikeError.
    """
    counts = np.zeros(1 << _BITS, np.int64)
    for _, buckets in _pieces(source):
        counts += np.bincount(buckets, minlength=counts.size)
    chosen = np.full(len(texts), -1, np.int64)
    offsets = np.zeros(len(texts), np.int64)
    for i, text in enumerate(texts):
        if len(text) >= _WINDOW:
            buckets = _buckets(text)
            offsets[i] = counts[buckets].argmin()
            chosen[i] = buckets[offsets[i]]
    wanted = np.zeros(counts.size, np.bool_)
    wanted[chosen[chosen >= 0]] = True
    if counts[wanted].sum() > _CANDIDATES:
        raise TooAlikeError(int(np.where(chosen < 0, -1, counts[chosen]).argmax()))
    hits = [(buckets[hit := np.flatnonzero(wanted[buckets])], hit + start) for start, buckets in _pieces(source)]
    keys, places = np.concatenate([key for key, _ in hits]), np.concatenate([place for _, place in hits])
    order = np.argsort(keys, kind="stable")
    keys, places = keys[order], places[order]
    first, last = np.searchsorted(keys, chosen, "left"), np.searchsorted(keys, chosen, "right")
    for i, offset in enumerate(offsets.tolist()):
        yield None if chosen[i] < 0 else (places[first[i] : last[i]], offset)


def _pieces(source: str) -> Iterator[tuple[int, npt.NDArray[np.int64]]]:
    """The bucket of the window at every place of the source, a piece at a time, so that memory stays small."""
    for start in range(0, max(len(source) - _WINDOW + 1, 0), _PIECE):
        yield start, _buckets(source[start : start + _PIECE + _WINDOW - 1])


def _buckets(text: str) -> npt.NDArray[np.int64]:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    width = 1
    while width < _WINDOW:
        codes = (codes[:-width] ^ (codes[:-width] >> np.uint64(31))) * _SPREAD + codes[width:]
        width *= 2
    return (codes * _SPREAD >> np.uint64(64 - _BITS)).astype(np.int64)


def _aligned(text: str, source: str, start: int, end: int) -> int:
    """The start of the nearest passage, moved so that it meets the text's own start."""
    first = next(iter(Levenshtein.opcodes(text, source[start:end])))
    if first.tag == "insert":
        return start + first.dest_end
    return max(start - first.src_end, 0) if first.tag == "delete" else start


def _common(text: str, source: str, start: int) -> int:
    return next((i for i, c in enumerate(text) if source[start + i : start + i + 1] != c), len(text))


def _named(character: str) -> str:
    if not character:
        return "the end"
    code = f"U+{ord(character):04X}"
    if character.isprintable() and character != " ":
        return f'"{character}" ({code})'
    name = "line break" if character == "\n" else unicodedata.name(character, "a character").lower()
    return f"{name} ({code})"

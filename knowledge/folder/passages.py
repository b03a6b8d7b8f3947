"""Where texts stand in a source: exactly, found for many at once, or nearest to it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from knowledge.folder.notation import printable

_SCAN = 100_000_000  # characters to search for texts one by one (0.1 s); beyond that they are looked up by window
_EFFORT = 200_000_000  # characters to compare when looking for nearest passages (about 4 s), for all misses together
_WINDOW = 8  # characters; doubled up from 1 in `_buckets`
_BITS = 22
_PIECE = 1 << 20
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # odd, its bits spread evenly (the golden ratio's)


class Source:
    """The text of source.txt. It is searched with its line ends made LF; `span` leads back to the text as it is."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.even = text.replace("\r\n", "\n")
        self._breaks = [match.start() - i for i, match in enumerate(re.finditer("\r\n", text))]
        self._effort = _EFFORT

    def occurrences(self, texts: Sequence[str], wanted: Sequence[int]) -> list[list[int]]:
        """Where each text (its line ends LF) begins in `even`: its first `wanted` places, none overlapping another."""
        if len(texts) * len(self.even) <= _SCAN:
            return [_scan(self.even, text, most) for text, most in zip(texts, wanted, strict=True)]
        return [
            _verified(self.even, text, most, *found) if found else _scan(self.even, text, most)
            for text, most, found in zip(texts, wanted, _candidates(self.even, texts), strict=True)
        ]

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


def _scan(source: str, text: str, most: int) -> list[int]:
    places: list[int] = []
    place = source.find(text)
    while place >= 0 and len(places) < most:
        places.append(place)
        place = source.find(text, place + len(text))
    return places


def _verified(source: str, text: str, most: int, windows: npt.NDArray[np.int64], offset: int) -> list[int]:
    places: list[int] = []
    for window in windows:
        place = int(window) - offset
        if place >= (places[-1] + len(text) if places else 0) and source.startswith(text, place):
            places.append(place)
            if len(places) == most:
                break
    return places


def _candidates(source: str, texts: Sequence[str]) -> Iterator[tuple[npt.NDArray[np.int64], int] | None]:
    """For each text the places of one of its windows, in order, and how far into it; None if it is too short.

    Every window of the source falls into a bucket by its hash. Of each text the window in the emptiest bucket is
    looked up, so that texts which begin alike do not share their candidates.
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

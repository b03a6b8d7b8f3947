"""Misspelt words: which known key was meant. A budget of edits by length, never a scan of all words."""

from __future__ import annotations

from collections.abc import Callable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge import weights

FindSpellings = Callable[[str, int, int, str], list[str]]
"""Known keys that begin with a part, or, where first letters are given, that end in it and begin with one of these:
`spellings(part, shortest, longest, first)`."""

MOST_READINGS = 10
"""Known words that a slip may stand for at most, all as near; so many only words have that are made up."""
VOWELS = "aeiou"
"""A slip in a word's first letter is rare, but for one vowel in place of another."""


def similar(key: str, known: Callable[[str], bool], spellings: FindSpellings) -> list[str]:
    """The nearest known keys that a key may be a slip of."""
    length = len(key)
    if length < weights.SLIP_LETTERS - 1 or key.isdigit():
        return []
    if length <= weights.SLIP_LETTERS:
        found = [other for other in sorted(_short(key)) if known(other)]
        if found or length < weights.SLIP_LETTERS:
            return found
    budget = 1 if length < weights.LONG_SLIP_LETTERS else 2
    part = 2 if length < 7 else 3  # one edit leaves the beginning or the end of a word as it was
    shortest, longest = max(length - budget, weights.SLIP_LETTERS), length + budget
    first = VOWELS if key[0] in VOWELS else key[0]
    candidates = {*spellings(key[:part], shortest, longest, ""), *spellings(key[-part:], shortest, longest, first)}
    near = process.extract(key, [*candidates], scorer=OSA.distance, score_cutoff=budget, limit=None)
    nearest = sorted((distance, candidate) for candidate, distance, _ in near)[:MOST_READINGS]
    return [candidate for distance, candidate in nearest if distance == nearest[0][0]]


def _short(key: str) -> set[str]:
    """The words of four letters that one may be a slip of: with two letters swapped, or one typed twice."""
    single = {key[:i] + key[i + 1 :] for i in range(len(key) - 1) if key[i] == key[i + 1]}
    return {other for other in swapped(key) | single if len(other) == weights.SLIP_LETTERS - 1}


def swapped(key: str) -> set[str]:
    """A word with two letters that stand side by side in each other's place."""
    return {key[:i] + key[i + 1] + key[i] + key[i + 2 :] for i in range(len(key) - 1)} - {key}


def kin(key: str, spellings: FindSpellings) -> list[str]:
    """Known keys of the same family."""
    if len(key) <= weights.FAMILY_LETTERS:
        return []
    others = spellings(key[: weights.FAMILY_LETTERS], weights.FAMILY_LETTERS, int(len(key) / weights.FAMILY_SHARE), "")
    return [
        other
        for other in others
        if other != key
        and other.isalpha()
        and _common_beginning(key, other) >= weights.FAMILY_SHARE * max(len(key), len(other))
    ]


def _common_beginning(one: str, other: str) -> int:
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )

"""Numbers that are written in words: years ("nineteen ninety-one", "в девяносто первом", "to'qson birinchi yil"), and
how many of something there are ("three villages")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from knowledge.language.keys import spelt
from knowledge.language.pack import WORDS_KEPT, packs
from knowledge.language.text import Token

FIRST_YEAR, LAST_YEAR = 1000, 2099
CENTURY_MEANT = range(50, 100)
"""Ordinals that alone are years of the last century: "the ninety-first"."""
HUNDRED, THOUSAND = 100, 1000
LEAST_WORDS = 2
"""Words of a year: "two thousand"."""


class WrittenYear(NamedTuple):
    """Words `start` to `end` (excluded) of a text say a year."""

    start: int
    end: int
    year: int


class _Number(NamedTuple):
    """What a word says in a language; `ordinal`: as a place in a row."""

    value: int
    ordinal: bool


def written_years(found: Sequence[Token]) -> list[WrittenYear]:
    """The years that stand in words in a text, in the language that has most of them."""
    said = [_said(token.word) for token in found]
    if sum(map(bool, said)) < LEAST_WORDS:
        return []
    return max(([*_years([each.get(code) for each in said])] for code in _numbers()), key=len, default=[])


def cardinal(word: str, language: str) -> int | None:
    """How many a folded word says in a language, in digits or letters; None where it says no number, or a place in a
    row."""
    if word.isdigit():
        return int(word)
    number = _said(word).get(language.partition("-")[0])
    return number.value if number and not number.ordinal and number.value else None


@lru_cache(maxsize=WORDS_KEPT)
def _said(word: str) -> Mapping[str, _Number]:
    """What a folded word says as a number, by languages."""
    found = ((code, numbers.get(_as_listed(word, code))) for code, numbers in _numbers().items())
    return {code: number for code, number in found if number}


@cache
def _numbers() -> Mapping[str, Mapping[str, _Number]]:
    """The words for numbers of each language; 0 is what stands between them and says none."""
    return {
        code: {
            _as_listed(word, code): _Number(int(value), heading == "ordinals")
            for heading in ("numbers", "ordinals")
            for line in each.lines(heading)
            for value, *words in [line.text.split()]
            for word in words
        }
        for code, each in packs().items()
    }


def _as_listed(word: str, code: str) -> str:
    """A word in the letters of keys with its endings, so that "nineties" are no year."""
    return spelt(word, code).replace("'", "")


def _years(numbers: Sequence[_Number | None]) -> Sequence[WrittenYear]:
    found = []
    start = 0
    while start < len(numbers):
        end, value, ordinal = _composed(numbers, start)
        while end > start and (last := numbers[end - 1]) and not last.value:
            end -= 1
        if end - start >= LEAST_WORDS:
            if ordinal and value in CENTURY_MEANT:
                value += 1900
            if FIRST_YEAR <= value <= LAST_YEAR:
                found.append(WrittenYear(start, end, value))
        start = max(end, start + 1)
    return found


def _composed(numbers: Sequence[_Number | None], start: int) -> tuple[int, int, bool]:
    """The number that words from a place on say: up to which it goes, what it is, and whether it ends as an ordinal."""
    total = current = 0
    for place in range(start, len(numbers)):
        number = numbers[place]
        if number is None or not (number.value or place > start):
            return place, total + current, False
        value = number.value
        if value == THOUSAND and not total:
            total, current = (current or 1) * THOUSAND, 0
        elif value == HUNDRED and current < 10:
            current = (current or 1) * HUNDRED
        elif 10 <= current <= 20 <= value < HUNDRED and not total:  # "nineteen ninety"
            current = current * HUNDRED + value
        elif value < _last_place(current):
            current += value
        else:
            return place, total + current, False
        if number.ordinal:
            return place + 1, total + current, True
    return len(numbers), total + current, False


def _last_place(value: int) -> int:
    """What may still be said behind a number: behind 1990 what is less than 10, behind 1900 less than 100."""
    if not value:
        return THOUSAND
    return next(place for place in (1, 10, HUNDRED, THOUSAND) if value % (place * 10))

"""Years and counts that are written in words."""

from __future__ import annotations

import pytest

from knowledge.language.numerals import cardinal, written_years
from knowledge.language.text import clean, fold, tokens


def years(text: str) -> list[int]:
    return [each.year for each in written_years(tokens(clean(text)))]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("What happened in nineteen ninety one?", 1991),
        ("nineteen ninety-two", 1992),
        ("in two thousand and five", 2005),
        ("twenty twenty four", 2024),
        ("Что было в девяносто первом?", 1991),
        ("в тысяча девятьсот девяносто втором году", 1992),
        ("в две тысячи двадцать втором", 2022),
        ("v devyanosto pervom", 1991),
        ("toʻqson birinchi yilda nima boʻldi", 1991),
        ("тўқсон еттинчи йилда", 1997),
        ("bir ming to'qqiz yuz to'qson ikkinchi yil", 1992),
        ("toqson ikkinchi yil", 1992),
    ],
)
def test_a_year_in_words_is_that_year(text: str, year: int) -> None:
    assert years(text) == [year]


@pytest.mark.parametrize(
    "text",
    [
        "the second one",
        "five or six countries",
        "one hundred and two wolves",
        "the nineteen nineties",
        "двадцать первый век",
        "первый и второй",
        "oʻn toʻqqiz davlat",
        "тўқсонинчи йилларда",
    ],
)
def test_other_numbers_in_words_are_no_year(text: str) -> None:
    assert years(text) == []


@pytest.mark.parametrize(
    ("word", "language", "count"),
    [
        ("four", "en", 4),
        ("12", "en", 12),
        ("четверо", "ru", 4),
        ("to'rtta", "uz", 4),
        ("тўртта", "uz-Cyrl", 4),
        ("fourth", "en", None),
        ("четвёртый", "ru", None),
        ("and", "en", None),
        ("herd", "en", None),
    ],
)
def test_a_word_that_says_how_many_says_no_place_in_a_row(word: str, language: str, count: int | None) -> None:
    assert cardinal(fold(word), language) == count


def test_the_words_around_a_year_are_none_of_it() -> None:
    (found,) = written_years(tokens("wolves and nineteen ninety one and sheep"))
    assert (found.start, found.end, found.year) == (2, 5, 1991)

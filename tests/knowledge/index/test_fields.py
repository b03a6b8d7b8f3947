"""What a passage tells of what questions ask for."""

from __future__ import annotations

import pytest

from knowledge.index.fields import telling
from knowledge.language.pack import TELLING
from knowledge.language.patterns import rules_of, words_of


def told(text: str, language: str = "en") -> frozenset[str]:
    return telling(text, rules_of(language, TELLING).marks(words_of(text, language)))


# Numbers


@pytest.mark.parametrize(
    ("kind", "text", "language"),
    [
        ("year", "It was in 1961.", "en"),
        ("year", "In the 1990s it rained.", "en"),
        ("number", "It cost 12 crowns.", "en"),
        ("number", "It cost 1.250 crowns.", "en"),
        ("number", "It cost twelve crowns.", "en"),
        ("number", "Двенадцать волков.", "ru"),
        ("number", "Ikki boʻri.", "uz"),
        ("number", "Toʻrt boʻri.", "uz"),
        ("number", "To'rt bo'ri.", "uz"),
        ("number", "To’rt bo’ri.", "uz"),
        ("number", "Тўрт бўри.", "uz"),
        ("date", "On 5 May.", "en"),
        ("age", "She is 64 years old.", "en"),
        ("age", "Ей 64 года.", "ru"),
        ("age", "U 64 yoshda.", "uz"),
    ],
)
def test_a_passage_with_such_a_number_tells_it(kind: str, text: str, language: str) -> None:
    assert kind in told(text, language)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("year", "It cost 12 crowns."),
        ("year", "It was long ago."),
        ("number", "Wolves come down."),
        ("number", "It was dug in 1961."),
        ("date", "It was in May."),
        ("age", "She is young."),
        ("age", "It cost 12 crowns."),
        ("number", "He often said so."),
        ("age", "It was in the 1990s."),
    ],
)
def test_a_passage_without_such_a_number_does_not_tell_it(kind: str, text: str) -> None:
    assert kind not in told(text)


# Times


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They dug it in May.", "en"),
        ("They dug it in 1961.", "en"),
        ("Прошлым летом шли дожди.", "ru"),
        ("Канал вырыли в мае.", "ru"),
        ("Kanal shu oyda qazilgan.", "uz"),
        ("Канал шу ойда қазилган.", "uz"),
    ],
)
def test_a_month_a_season_or_a_number_tells_a_time(text: str, language: str) -> None:
    assert "time" in told(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oybek dug the canal.", "en"),
        ("Oybek kanal qazdi.", "uz"),
        ("They may dig a canal.", "en"),
        ("Вертолёты летают над каналом.", "ru"),
    ],
)
def test_a_name_or_a_verb_that_looks_like_a_month_or_a_season_tells_no_time(text: str, language: str) -> None:
    assert "time" not in told(text, language)


# The future


@pytest.mark.parametrize(
    ("text", "language"),
    [("The road will be closed.", "en"), ("Дорогу закроют в будущем.", "ru"), ("Kelajakda yoʻl yopiladi.", "uz")],
)
def test_a_passage_that_speaks_of_the_future_tells_it(text: str, language: str) -> None:
    assert "future" in told(text, language)


@pytest.mark.parametrize(
    ("text", "language"), [("The road is closed.", "en"), ("Дорога закрыта.", "ru"), ("Yoʻl yopiq.", "uz")]
)
def test_a_passage_that_speaks_of_today_does_not_tell_the_future(text: str, language: str) -> None:
    assert "future" not in told(text, language)


# Any passage


@pytest.mark.parametrize("text", ["", "Wolves come down.", "…"])
def test_a_plain_passage_tells_nothing_of_the_kind(text: str) -> None:
    assert told(text) == frozenset()


def test_digits_tell_in_a_language_that_has_no_rules_too() -> None:
    assert telling("1961 жылы 12 адам келді.", {}) == {"date", "year", "number", "time"}

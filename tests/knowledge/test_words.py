"""How much a word says: nothing for a function word, most for a rare one."""

from __future__ import annotations

import pytest

from knowledge import lists
from knowledge.text import fold, key
from knowledge.words import (
    COMMON,
    FUNCTION_KEYS,
    LEAST,
    NUMBER,
    RARE,
    UNKNOWN,
    cover_weight,
    is_detail,
    is_function_word,
    rarity,
)
from tests.knowledge.bases import frequencies


def says(word: str, language: str) -> float:
    word_key = key(fold(word), language)
    return rarity(fold(word), word_key, language, frequencies()[language].get(word_key, 0.0))


@pytest.mark.parametrize(
    ("language", "small"),
    [
        ("en", ["what", "the", "about", "says", "it's"]),
        ("ru", ["что", "сказал", "ещё", "о", "или"]),
        ("uz", ["nima", "haqida", "dedi", "bilan", "ҳам"]),
    ],
)
def test_a_word_that_only_asks_or_joins_says_nothing(language: str, small: list[str]) -> None:
    assert {says(word, language) for word in small} == {0.0}


@pytest.mark.parametrize("word", ["he’s", "they’re", "you’ll", "hasn’t", "couldn’t"])
def test_a_contraction_of_function_words_says_nothing(word: str) -> None:
    assert says(word, "en") == 0.0


def test_a_russian_function_word_is_the_same_with_yo_or_ye() -> None:
    assert says("еще", "ru") == says("ещё", "ru") == 0.0


def test_an_uzbek_function_word_may_have_endings() -> None:
    assert is_function_word("nimalardan", key("nimalardan", "uz"), "uz")


def test_a_word_with_the_stem_of_a_function_word_is_none() -> None:
    assert says("interviewer", "en") > 0


@pytest.mark.parametrize(
    ("language", "rare", "common"),
    [("en", "battalion", "country"), ("ru", "батальон", "страна"), ("uz", "batalyon", "davlat")],
)
def test_a_rare_word_says_more_than_a_common_one(language: str, rare: str, common: str) -> None:
    assert says(rare, language) > says(common, language) > 0


def test_a_word_of_no_known_frequency_says_all_that_a_word_can() -> None:
    assert says("qwertzuiop", "en") == 1.0


def test_an_everyday_word_of_uzbek_says_the_least() -> None:
    assert says("yaxshi", "uz") == LEAST


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("en", "budgets"),
        ("en", "resigned"),
        ("ru", "зарплата"),
        ("ru", "выборах"),
        ("uz", "maoshi"),
        ("uz", "saylovlar"),
    ],
)
def test_a_thing_or_an_event_is_a_detail(language: str, word: str) -> None:
    assert is_detail(key(word, language), language)


@pytest.mark.parametrize(
    ("language", "word"), [("en", "together"), ("ru", "вместе"), ("uz", "birgalikda"), ("de", "geld")]
)
def test_a_word_that_frames_a_question_is_no_detail(language: str, word: str) -> None:
    assert not is_detail(key(word, language), language)


@pytest.mark.parametrize("language", ["en", "ru", "uz"])
def test_no_word_is_both_of_every_day_and_a_detail(language: str) -> None:
    everyday, detail = (
        {key(word.casefold(), language) for word in lists.words(f"{kind}.{language}")}
        for kind in ("everyday", "detail")
    )
    assert not everyday & detail


def test_a_number_says_as_much_in_every_language() -> None:
    assert {says("1997", language) for language in ("en", "ru", "uz")} == {NUMBER}


def test_a_word_of_a_language_without_a_list_may_say_much() -> None:
    assert rarity("haus", "haus", "de", 0.0) == UNKNOWN


def test_what_a_word_says_stays_between_its_bounds() -> None:
    assert rarity("ship", "ship", "en", COMMON + 1) == pytest.approx(LEAST)
    assert rarity("ship", "ship", "en", RARE - 1) == 1.0


def test_a_word_of_half_the_base_weighs_less_than_one_of_few_entries() -> None:
    assert cover_weight(1.0, 50, 100) < cover_weight(1.0, 2, 100) < cover_weight(1.0, 0, 100)


def test_a_function_word_weighs_nothing_however_rare_in_the_base() -> None:
    assert cover_weight(0.0, 1, 100) == cover_weight(0.0, 0, 100) == 0.0


def test_frequencies_are_those_of_keys() -> None:
    assert frequencies()["en"][key("countries", "en")] == frequencies()["en"][key("country", "en")]
    assert {*FUNCTION_KEYS} == {"en", "ru", "uz"} <= {*frequencies()}

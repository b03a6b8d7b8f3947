"""How much a word says: nothing for a function word, most for a rare one."""

from __future__ import annotations

import pytest

from knowledge.language.keys import key
from knowledge.language.pack import packs
from knowledge.language.text import fold
from knowledge.language.words import (
    alphabet_called,
    is_anywhere_function_word,
    is_detail,
    is_filler,
    is_function_word,
    is_known,
    is_real,
    kinds,
    rarity,
)
from knowledge.weights import COMMON, LEAST, RARE
from tests.knowledge.bases import frequencies


def zipf(key: str) -> float:
    return frequencies().get(key, 0.0)


def says(word: str, language: str) -> float:
    return rarity(fold(word), language, zipf)


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
    assert is_function_word("nimalardan", "uz")


@pytest.mark.parametrize(("word", "language"), [("interviewer", "en"), ("saying’s", "de"), ("otherness", "en")])
def test_a_word_with_the_stem_of_a_function_word_is_none(word: str, language: str) -> None:
    assert says(word, language) > 0


@pytest.mark.parametrize("word", ["chto", "kakoy", "skazali", "ob"])
def test_a_russian_function_word_typed_in_latin_letters_says_nothing(word: str) -> None:
    assert says(word, "ru") == 0.0


@pytest.mark.parametrize("word", ["vode", "granitsa"])
def test_another_russian_word_typed_in_latin_letters_says_something(word: str) -> None:
    assert says(word, "ru") > 0.0


def test_a_function_word_of_any_language_is_told_without_knowing_which() -> None:
    words = ["what", "что", "nima", "ҳақида", "water", "вода", "suv"]
    assert [is_anywhere_function_word(word) for word in words] == [True, True, True, True, False, False, False]


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


@pytest.mark.parametrize("word", ["keldilar", "кўрсатди", "boshlashgan", "ketibdilar"])
def test_a_verb_of_every_day_of_uzbek_says_the_least_with_any_endings(word: str) -> None:
    assert says(word, "uz") == LEAST


def test_a_word_that_only_begins_like_a_verb_of_every_day_says_more() -> None:
    assert says("turmush", "uz") > LEAST


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
    assert is_detail(word, language)


@pytest.mark.parametrize(
    ("language", "word"), [("en", "together"), ("ru", "вместе"), ("uz", "birgalikda"), ("de", "geld")]
)
def test_a_word_that_frames_a_question_is_no_detail(language: str, word: str) -> None:
    assert not is_detail(word, language)


@pytest.mark.parametrize("language", list(packs()))
def test_no_word_is_both_of_every_day_and_a_detail(language: str) -> None:
    own = kinds(language)
    assert own is not None
    assert not own.everyday & own.detail


def test_a_number_says_as_much_in_every_language() -> None:
    assert {says("1997", language) for language in (*packs(), "de")} == {1.0}


def test_a_word_of_a_language_without_a_list_may_say_much() -> None:
    assert says("haus", "de") == 1.0


def test_what_a_word_says_stays_between_its_bounds() -> None:
    assert rarity("ship", "en", lambda _: COMMON + 1) == pytest.approx(LEAST)
    assert rarity("ship", "en", lambda _: RARE - 1) == 1.0


@pytest.mark.parametrize(("word", "language"), [("bro", "en"), ("друг", "ru"), ("opa", "uz"), ("опа", "uz-Cyrl")])
def test_a_word_beside_small_talk_asks_nothing(word: str, language: str) -> None:
    assert is_filler(word, language)


@pytest.mark.parametrize(("word", "language"), [("water", "en"), ("вода", "ru"), ("suv", "uz"), ("bro", "de")])
def test_a_word_that_asks_something_is_none_of_those_beside_small_talk(word: str, language: str) -> None:
    assert not is_filler(word, language)


# Which words a language has


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("1997", "en"),
        ("isn't", "en"),
        ("country", "en"),
        ("батальонами", "ru"),
        ("granitsa", "ru"),
        ("keldilarmi", "uz"),
        ("suvi", "uz"),
        ("давлатлар", "uz-Cyrl"),
    ],
)
def test_a_language_knows_its_words(word: str, language: str) -> None:
    assert is_known(word, language, zipf)


@pytest.mark.parametrize(("word", "language"), [("brtplk", "en"), ("qwertz", "uz"), ("мктбн", "ru"), ("haus", "de")])
def test_a_language_does_not_know_other_words(word: str, language: str) -> None:
    assert not is_known(word, language, zipf)


@pytest.mark.parametrize(
    ("word", "language"), [("unification", "en"), ("россии", "ru"), ("granitsa", "ru"), ("davlatlar", "uz")]
)
def test_a_word_in_use_is_no_slip_of_another(word: str, language: str) -> None:
    assert is_real(word, language, zipf)


@pytest.mark.parametrize(("word", "language"), [("unif", "en"), ("росии", "ru"), ("davltlar", "uz"), ("haus", "de")])
def test_letters_that_only_have_the_key_of_a_word_in_use_may_be_a_slip(word: str, language: str) -> None:
    """ "unif" is the stem of "unification", and "росии" has that of "росы" (dew)."""
    assert not is_real(word, language, zipf)


# In a base


@pytest.mark.parametrize(
    ("words", "name"),
    [("Cyrillic кириллицей kirillda кириллда", "CYRILLIC"), ("Latin латиницей lotin лотинча", "LATIN")],
)
def test_an_alphabet_is_called_in_any_language_and_script(words: str, name: str) -> None:
    assert {alphabet_called(fold(word)) for word in words.split()} == {name}


@pytest.mark.parametrize("word", ["later", "кирпич", "латынь", "lotus"])
def test_another_word_calls_no_alphabet(word: str) -> None:
    assert not alphabet_called(word)


@pytest.mark.parametrize(
    "forms",
    [
        ("проблема", "проблему", "проблем", "проблемами"),
        ("диплом", "диплома", "дипломом", "дипломы"),
        ("остров", "острова", "островов", "островам"),
    ],
)
def test_all_forms_of_a_russian_noun_are_one_word_though_it_ends_like_an_ending(forms: tuple[str, ...]) -> None:
    assert len({key(fold(form), "ru") for form in forms}) == 1

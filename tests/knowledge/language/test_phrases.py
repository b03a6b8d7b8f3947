"""From words to the phrases and the names that they form."""

from __future__ import annotations

import pytest

from knowledge.language.keys import key
from knowledge.language.phrases import (
    FoundPhrase,
    Name,
    Phrase,
    alias_key,
    find_phrases,
    name_keys,
    named_by,
    phrase_variants,
)
from knowledge.language.text import fold

PHRASES = {
    "identity": [Phrase(("card",), "#document")],
    "card": [Phrase((), "#game")],
    "unified": [Phrase(("single", "army"), "#force")],
}


def found(*words: list[str]) -> list[FoundPhrase]:
    return list(find_phrases(words, lambda first: PHRASES.get(first, ())))


def test_a_phrase_is_found_where_its_words_stand_in_a_row() -> None:
    assert FoundPhrase(1, 3, "#document") in found(["the"], ["identity"], ["card"])


def test_a_phrase_inside_another_is_found_too() -> None:
    assert FoundPhrase(1, 2, "#game") in found(["identity"], ["card"])


def test_a_phrase_with_a_word_between_its_words_is_not_found() -> None:
    assert [one.concept for one in found(["identity"], ["red"], ["card"])] == ["#game"]


def test_a_phrase_that_is_cut_off_is_not_found() -> None:
    assert found(["unified"], ["single"]) == []


def test_a_phrase_is_found_by_any_of_the_keys_of_each_word() -> None:
    assert FoundPhrase(0, 2, "#document") in found(["idea", "identity"], ["car", "card"])


@pytest.mark.parametrize("word", ["Толипов", "Толипова", "Толипову", "Толиповым", "Толипове"])
def test_a_name_is_known_in_every_case_of_russian(word: str) -> None:
    assert alias_key(fold("Tolipov")) in name_keys(fold(word))


@pytest.mark.parametrize("word", ["Tolipov", "Tolipovning", "Tolipovga", "Tolipovdan", "Толиповнинг", "Tolipov’s"])
def test_a_name_is_known_with_uzbek_and_english_endings(word: str) -> None:
    assert alias_key(fold("Tolipov")) in name_keys(fold(word))


def test_a_name_is_looked_up_as_it_stands_first() -> None:
    assert name_keys(fold("Farida"))[0] == alias_key(fold("Farida"))


def test_a_short_name_keeps_its_end() -> None:
    assert name_keys(fold("Anna")) == (alias_key(fold("Anna")),)


def test_the_first_key_that_is_a_name_names() -> None:
    names = {"berga": [Name(0, "berga", True)], "berg": [Name(0, "berg", True)]}
    assert named_by(["berga", "berg"], lambda key: names.get(key, ())) == [Name(0, "berga", True)]
    assert named_by(["stranger"], lambda key: names.get(key, ())) == ()


def nothing(_: str) -> float:
    return 0.0


def test_a_phrase_is_in_the_language_that_knows_most_of_its_words() -> None:
    def zipf(word_key: str) -> float:
        return 4.0 if word_key == "ru:oboron" else 0.0

    assert phrase_variants(["сплочённая", "оборона"], zipf) == [("ru:splochen", "ru:oboron")]


def test_a_phrase_that_no_language_knows_may_be_in_any_of_its_script() -> None:
    assert set(phrase_variants(["guvohnomasi"], nothing)) >= {(key("guvohnomasi", code),) for code in ("en", "uz")}
    assert set(phrase_variants(["гувоҳномаси"], nothing)) >= {(key("гувоҳномаси", code),) for code in ("ru", "uz")}


def test_an_uzbek_phrase_has_one_row_in_either_script() -> None:
    latin = phrase_variants(["shaxs", "guvohnomasi"], nothing)
    assert set(latin) & set(phrase_variants(["шахс", "гувоҳномаси"], nothing)) == {("uz:shahs", "uz:guvohnoma")}


def test_a_word_of_a_phrase_in_another_script_is_of_the_language_of_that_script() -> None:
    assert (key("страны", "ru"), "en:nato") in phrase_variants(["страны", "nato"], nothing)


def test_a_number_in_a_phrase_is_itself_in_every_language() -> None:
    assert phrase_variants(["1997"], nothing) == [("1997",)]


def test_a_function_word_alone_is_no_phrase() -> None:
    assert phrase_variants(["with"], nothing) == []


def test_a_function_word_within_a_phrase_is_a_word_of_it() -> None:
    assert phrase_variants(["what", "else"], nothing) == [("en:what", "en:els")]


def test_a_phrase_without_words_has_no_row() -> None:
    assert phrase_variants([], nothing) == []

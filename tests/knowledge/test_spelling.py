"""From words to the phrases and the names that they form."""

from __future__ import annotations

import pytest

from knowledge.index import Name, Phrase
from knowledge.spelling import Found, alias_key, find_phrases, name_keys, named, phrase_variants, word_language
from knowledge.text import fold

PHRASES = {
    "identity": [Phrase(("card",), "#document")],
    "card": [Phrase((), "#game")],
    "unified": [Phrase(("single", "army"), "#force")],
}


def found(*words: dict[str, float]) -> list[Found]:
    return list(find_phrases(words, lambda first: PHRASES.get(first, ())))


def test_a_phrase_is_found_where_its_words_stand_in_a_row() -> None:
    assert Found(1, 3, "#document", 1.0) in found({"the": 1.0}, {"identity": 1.0}, {"card": 1.0})


def test_a_phrase_inside_another_is_found_too() -> None:
    assert Found(1, 2, "#game", 1.0) in found({"identity": 1.0}, {"card": 1.0})


def test_a_phrase_with_a_word_between_its_words_is_not_found() -> None:
    assert [one.concept for one in found({"identity": 1.0}, {"red": 1.0}, {"card": 1.0})] == ["#game"]


def test_a_phrase_that_is_cut_off_is_not_found() -> None:
    assert found({"unified": 1.0}, {"single": 1.0}) == []


def test_a_phrase_is_as_sure_as_its_least_sure_word() -> None:
    assert Found(0, 2, "#document", 0.7) in found({"identity": 0.9}, {"card": 0.7})


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
    assert named(["berga", "berg"], lambda key: names.get(key, ())) == [Name(0, "berga", True)]
    assert named(["stranger"], lambda key: names.get(key, ())) == ()


@pytest.mark.parametrize(
    ("word", "question", "language"),
    [
        ("water", "en", "en"),
        ("вода", "en", "ru"),
        ("nato", "ru", "en"),
        ("вода", "ru", "ru"),
        ("сув", "uz", "uz"),
        ("suv", "uz", "uz"),
    ],
)
def test_a_word_is_taken_for_the_language_of_its_text_unless_its_script_says_otherwise(
    word: str, question: str, language: str
) -> None:
    assert word_language(word, question) == language


def test_a_phrase_is_in_the_language_that_knows_most_of_its_words() -> None:
    def zipf(word_key: str, language: str) -> float:
        return 4.0 if (word_key, language) == ("oboron", "ru") else 0.0

    assert phrase_variants(["сплочённая", "оборона"], zipf) == {("splochen", "oboron")}


def test_a_phrase_may_be_in_any_language_of_its_script() -> None:
    assert len(phrase_variants(["guvohnomasi"], lambda _, __: 0.0)) == 2
    assert phrase_variants(["шахс", "гувоҳномаси"], lambda _, __: 0.0) & phrase_variants(
        ["shaxs", "guvohnomasi"], lambda _, __: 0.0
    )

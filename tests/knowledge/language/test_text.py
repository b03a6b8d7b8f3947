"""Letters and words: which spellings are the same word, whatever the script, keyboard and apostrophes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.pack import packs
from knowledge.language.text import alphabet, clean, fold, tokens


@pytest.mark.parametrize("apostrophe", "'`´ʹʻʼ‘’′＇")
def test_every_apostrophe_is_the_same(apostrophe: str) -> None:
    assert fold(f"o{apostrophe}zbek") == "o'zbek"


@pytest.mark.parametrize(
    ("new", "usual"),
    [("şahar", "shahar"), ("çegara", "chegara"), ("ğoya", "gʻoya"), ("oʻñ", "oʻng"), ("Õzbek", "Oʻzbek")],
)
def test_the_new_uzbek_letters_are_the_usual_ones(new: str, usual: str) -> None:
    assert fold(new) == fold(usual)


@pytest.mark.parametrize(
    ("mixed", "plain"),
    [("wаter", "water"), ("bоrdеr", "border"), ("вoдa", "вода"), ("Тоlipov", "tolipov"), ("гpaницa", "граница")],
)
def test_look_alike_letters_of_the_other_script_go_over_to_the_script_of_most(mixed: str, plain: str) -> None:
    assert fold(mixed) == plain


@pytest.mark.parametrize(("mixed", "plain"), [("Cиpoжoв", "сирожов"), ("Hатo", "нато"), ("Еurоре", "europe")])
def test_look_alike_letters_go_over_to_the_script_that_leaves_none_of_the_other(mixed: str, plain: str) -> None:
    assert fold(mixed) == plain


def test_a_small_letter_of_a_capital_with_a_dot_has_none() -> None:
    assert fold("\u0130stanbul") == fold("Istanbul")


def test_a_word_of_one_script_is_left_in_it() -> None:
    assert (fold("рост"), fold("poct")) == ("рост", "poct")


@pytest.mark.parametrize("invisible", ["\u200b", "\u200d", "\u00ad", "\ufeff", "\u2060", "\u202e", "\u0000"])
def test_invisible_characters_are_not_there(invisible: str) -> None:
    assert clean(f"ro{invisible}ad") == "road"


def test_a_stress_mark_is_not_there() -> None:
    assert clean("доро\u0301га") == "дорога"


def test_wide_and_joined_letters_are_plain_ones() -> None:
    assert clean("ｒｏａｄ ﬁeld") == "road field"


def test_a_letter_and_its_accent_are_one_character() -> None:
    assert clean("й и\u0306") == "й й"


def test_line_breaks_and_tabs_are_kept() -> None:
    assert clean("one\n\ttwo") == "one\n\ttwo"


def test_words_stand_where_the_text_has_them() -> None:
    text = "“Anna’s road” – 1990-yillar, ID-karta!"
    found = tokens(text)
    assert [text[token.start : token.end] for token in found] == ["Anna’s", "road", "1990", "yillar", "ID", "karta"]
    assert [token.word for token in found] == ["anna's", "road", "1990", "yillar", "id", "karta"]


def test_a_word_tells_whether_it_began_with_a_capital() -> None:
    assert [token.capital for token in tokens("Road road ÕZBEK ўзбек")] == [True, False, True, False]


def test_a_word_in_capitals_among_small_letters_is_an_acronym() -> None:
    assert [token.word for token in tokens("Do the US and I need the СНГ?") if token.acronym] == ["us", "снг"]


def test_a_text_all_in_capitals_has_no_acronyms() -> None:
    assert not any(token.acronym for token in tokens("WHAT DID THEY GIVE US?"))


def test_signs_alone_are_no_words() -> None:
    assert tokens("?! … — _ ' 😀 ***") == []


@given(st.text(max_size=200))
def test_any_text_has_words_in_rising_places(text: str) -> None:
    ends = [0]
    for token in tokens(text):
        assert ends[-1] <= token.start < token.end <= len(text)
        ends.append(token.end)


@pytest.mark.parametrize(
    ("word", "name"), [("вода", "CYRILLIC"), ("ўзбек", "CYRILLIC"), ("water", "LATIN"), ("水", "CJK"), ("1990", "")]
)
def test_a_word_is_in_the_alphabet_of_its_letters(word: str, name: str) -> None:
    assert alphabet(word) == name


def test_a_word_that_begins_with_digits_is_in_the_alphabet_of_its_first_letter() -> None:
    assert alphabet("20ник") == "CYRILLIC"


@pytest.mark.parametrize("letters", ["", "lar", "larimizda", "ganmi", "dagilarning"])
def test_uzbek_endings_may_follow_one_another(letters: str) -> None:
    assert packs()["uz"].is_ending(letters)


@pytest.mark.parametrize("letters", ["kitob", "larx", "xlar"])
def test_other_letters_are_no_uzbek_endings(letters: str) -> None:
    assert not packs()["uz"].is_ending(letters)


@pytest.mark.parametrize(("word", "stem"), [("maktabimizda", "maktab"), ("urtada", "orta"), ("suvdan", "sovdan")])
def test_an_uzbek_word_may_have_another_stem(word: str, stem: str) -> None:
    """With fewer of its letters, or with o for the u that is typed for want of ў."""
    assert stem in packs()["uz"].readings(word)


def test_a_russian_number_is_one_word_whatever_case_is_written_after_it() -> None:
    assert [token.word for token in tokens("в 90-х, 1990-ые, 5й год, 90-yillar")] == [
        "в", "90", "1990", "5", "год", "90", "yillar",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "number"),
    [("90larda", "90"), ("90-ларда", "90"), ("5ta", "5"), ("7-nchi", "7"), ("2nd", "2"), ("19th", "19")],
)
def test_an_ending_written_after_a_number_is_no_word(written: str, number: str) -> None:
    assert [token.word for token in tokens(written)] == [number]


@pytest.mark.parametrize("written", ["1990s", "3d", "covid19", "g7"])
def test_a_name_of_letters_and_digits_stays_one_word(written: str) -> None:
    assert [token.word for token in tokens(written)] == [written]


def test_russian_typed_in_latin_letters_can_be_shown_in_cyrillic() -> None:
    assert [packs()["ru"].written(word) for word in ("shchuka", "chto", "zhizn'")] == ["щука", "что", "жизнь"]

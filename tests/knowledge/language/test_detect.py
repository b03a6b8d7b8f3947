"""Which language a question is in, and in which of its alphabets; which language a word of it is in."""

from __future__ import annotations

import pytest

from knowledge.language.detect import detect, language_of, languages_by_letters
from knowledge.language.text import clean, fold, tokens
from tests.knowledge.bases import frequencies


def zipf(key: str) -> float:
    return frequencies().get(key, 0.0)


def language(question: str, fallback: str = "en") -> str:
    return detect(tokens(clean(question)), zipf, fallback)


@pytest.mark.parametrize(
    "question",
    ["What did the speakers say about water?", "why is it slow", "identity cards at the border", "free movement"],
)
def test_english_is_told(question: str) -> None:
    assert language(question) == "en"


@pytest.mark.parametrize(
    "question", ["Что сказали о воде?", "почему так медленно", "удостоверение личности", "единая армия"]
)
def test_russian_is_told(question: str) -> None:
    assert language(question) == "ru"


@pytest.mark.parametrize(
    "question",
    [
        "Suv haqida nima deyilgan?",
        "nega bunaqa sekin",
        "shaxs guvohnomasi nima uchun kerak",
        "chegaradan qanday oʻtiladi",
    ],
)
def test_uzbek_in_latin_letters_is_told(question: str) -> None:
    assert language(question) == "uz"


@pytest.mark.parametrize(
    "question",
    ["Сув ҳақида нима дейилган?", "нега бунака секин", "шахс гувоҳномаси нима учун керак", "чегарадан кандай утилади"],
)
def test_uzbek_in_cyrillic_letters_is_told(question: str) -> None:
    assert language(question) == "uz-Cyrl"


@pytest.mark.parametrize("question", ["chto skazali o vode", "kto budet liderom", "pochemu tak medlenno"])
def test_russian_in_latin_letters_is_told_by_its_small_words(question: str) -> None:
    assert language(question) == "ru"


@pytest.mark.parametrize("message", ["evropean unin exampel", "milatry integraton ots"])
def test_a_slip_that_happens_to_be_a_russian_word_does_not_make_a_message_russian(message: str) -> None:
    assert language(message) == "en"


def test_a_piece_of_a_word_does_not_make_uzbek_russian() -> None:
    assert language("Qishloq ob-havosi", "uz") == "uz"


def test_a_name_in_another_script_does_not_change_the_language() -> None:
    assert language("What did Толипов say about water?") == "en"


@pytest.mark.parametrize("fallback", ["en", "ru", "uz", "uz-Cyrl"])
@pytest.mark.parametrize("question", ["", "1997", "?!", "😀"])
def test_a_question_without_words_is_in_the_language_to_fall_back_on(question: str, fallback: str) -> None:
    assert language(question, fallback) == fallback


@pytest.mark.parametrize("fallback", ["en", "ru", "uz", "uz-Cyrl"])
@pytest.mark.parametrize("word", ["Brtplk", "NATO", "Astana", "Tajikistan"])
def test_a_word_of_no_language_is_in_the_one_to_fall_back_on(word: str, fallback: str) -> None:
    assert language(word, fallback) == fallback


@pytest.mark.parametrize(
    ("word", "fallback"),
    [
        ("suv", "uz"),
        ("сув", "uz-Cyrl"),
        ("салом", "uz-Cyrl"),
        ("Каримов", "ru"),
        ("батальон", "uz-Cyrl"),
        ("батальон", "ru"),
        ("объект", "uz-Cyrl"),
        ("объект", "ru"),
    ],
)
def test_a_single_word_that_may_be_of_two_languages_is_in_that_of_the_reader(word: str, fallback: str) -> None:
    assert language(word, fallback) == fallback


@pytest.mark.parametrize(("word", "fallback"), [("Uzbekistan", "en"), ("border", "ru"), ("karta", "uz")])
def test_a_single_word_that_is_in_several_languages_is_in_that_of_the_reader(word: str, fallback: str) -> None:
    assert language(word, fallback) == fallback


@pytest.mark.parametrize("fallback", ["uz", "uz-Cyrl"])
@pytest.mark.parametrize("word", ["water", "road", "army"])
def test_a_single_word_that_is_only_quoted_in_the_readers_language_is_in_its_own(word: str, fallback: str) -> None:
    """The reader's language knows it, but hardly."""
    assert language(word, fallback) == "en"


@pytest.mark.parametrize(("word", "own"), [("education", "en"), ("вода", "ru")])
def test_a_single_word_of_one_language_is_in_that(word: str, own: str) -> None:
    assert language(word, fallback="uz") == own


def test_a_word_in_latin_letters_is_no_russian_one_for_a_short_stem_alone() -> None:
    """The stem of "army" is that of "армия" too."""
    assert language("who painted teh intervew") == "en"
    assert language("army", fallback="ru") == "en"


def test_uzbek_without_small_words_is_told() -> None:
    assert language("yagona armiya") == "uz"


def test_russian_in_latin_letters_without_small_words_is_told() -> None:
    assert language("pravovaya osnova svobodnogo peredvizheniya") == "ru"


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("What did Толипов and Сирожов say?", "en"),
        ("Что сказал Tolipov?", "ru"),
        ("NATO ҳақида нима дейилган?", "uz-Cyrl"),
    ],
)
def test_a_question_in_two_alphabets_is_in_that_of_most_of_its_words(question: str, own: str) -> None:
    assert language(question) == own


def test_a_question_half_in_each_alphabet_is_not_in_the_latin_one() -> None:
    """Names and abbreviations are in it anyway."""
    assert language("граница NATO") == "ru"


@pytest.mark.parametrize("fallback", ["en", "uz"])
def test_a_question_in_letters_of_no_language_is_in_the_one_to_fall_back_on(fallback: str) -> None:
    assert language("水 在 哪里", fallback) == fallback


@pytest.mark.parametrize("fallback", ["en", "uz", "uz-Cyrl"])
@pytest.mark.parametrize("word", ["рыба", "объезд", "щука", "цены"])
def test_a_letter_that_only_russian_has_tells_it(word: str, fallback: str) -> None:
    assert language(word, fallback) == "ru"


@pytest.mark.parametrize("fallback", ["en", "ru"])
@pytest.mark.parametrize("noise", ["qwe", "qsdk", "zqx"])
def test_a_lone_q_in_noise_does_not_tell_uzbek(noise: str, fallback: str) -> None:
    assert language(noise, fallback) == fallback


@pytest.mark.parametrize("word", ["xalq", "qishloq", "haqda", "qor"])
def test_a_q_beside_a_vowel_or_at_the_end_tells_uzbek(word: str) -> None:
    assert language(word) == "uz"


@pytest.mark.parametrize("fallback", ["en", "ru", "uz"])
def test_a_slip_does_not_make_english_russian(fallback: str) -> None:
    """ "teh" is a small word of Russian in Latin letters."""
    assert language("waht is teh armyy", fallback) == "en"


def test_a_word_in_cyrillic_letters_that_only_uzbek_has_is_uzbek() -> None:
    assert language("чегара") == "uz-Cyrl"


# A word of a text


@pytest.mark.parametrize(
    ("word", "text", "own"),
    [
        ("water", "en", "en"),
        ("вода", "en", "ru"),
        ("ҳақида", "en", "uz"),
        ("identity", "ru", "en"),
        ("haqida", "ru", "uz"),
        ("вода", "ru", "ru"),
        ("сув", "uz", "uz"),
        ("suv", "uz", "uz"),
        ("suv", "uz-Cyrl", "uz"),
        ("1997", "ru", "ru"),
    ],
)
def test_a_word_is_taken_for_the_language_of_its_text_unless_its_alphabet_says_otherwise(
    word: str, text: str, own: str
) -> None:
    assert language_of(fold(word), text, zipf) == own


def test_a_word_in_letters_of_no_language_is_taken_for_that_of_its_text() -> None:
    assert language_of("水", "ru", zipf) == "ru"


def test_a_word_of_a_text_in_another_language_is_taken_for_that() -> None:
    assert language_of("haus", "de", zipf) == "de"


@pytest.mark.parametrize(
    ("word", "codes"), [("water", ["en", "uz", "ru"]), ("вода", ["ru", "uz"]), ("水", []), ("1997", [])]
)
def test_a_word_may_be_of_all_languages_written_and_then_of_those_typed_in_its_letters(
    word: str, codes: list[str]
) -> None:
    assert [code for code in languages_by_letters(word) if code in ("en", "ru", "uz")] == codes

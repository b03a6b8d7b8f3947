"""Letters and words: which spellings are the same word, whatever the script, keyboard and apostrophes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.pack import packs
from knowledge.language.text import alphabet, clean, fold, fold_all, key, keys_of, sounds, spelt, stem_of, tokens


def keys(words: str, language: str) -> set[str]:
    return {key(fold(word), language) for word in words.split()}


# Letters


@pytest.mark.parametrize("apostrophe", "'`´ʹʻʼ‘’′＇")
def test_every_apostrophe_is_the_same(apostrophe: str) -> None:
    assert fold(f"o{apostrophe}zbek") == "o'zbek"


@pytest.mark.parametrize("word", ["oʻzbek", "o‘zbek", "O'ZBEK", "ozbek", "õzbek", "ўзбек", "Ўзбек"])
def test_uzbek_in_either_script_with_any_apostrophe_or_none_is_one_word(word: str) -> None:
    assert keys(word, "uz") == keys("oʻzbek", "uz")


@pytest.mark.parametrize(
    ("new", "usual"),
    [("şahar", "shahar"), ("çegara", "chegara"), ("ğoya", "gʻoya"), ("oʻñ", "oʻng"), ("Õzbek", "Oʻzbek")],
)
def test_the_new_uzbek_letters_are_the_usual_ones(new: str, usual: str) -> None:
    assert fold(new) == fold(usual)


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("shahar", "шаҳар"),
        ("choʻl", "чўл"),
        ("gʻoya", "ғоя"),
        ("qoʻshin", "қўшин"),
        ("yangi", "янги"),
        ("xalq", "халқ"),
    ],
)
def test_uzbek_latin_and_cyrillic_fold_together(latin: str, cyrillic: str) -> None:
    assert keys(latin, "uz") == keys(cyrillic, "uz")


@pytest.mark.parametrize("hasty", ["Козогистон", "қозоғистон", "Qozogiston", "Kozogiston"])
def test_a_word_without_the_letters_of_its_alphabet_is_still_the_word(hasty: str) -> None:
    assert keys(hasty, "uz") == keys("Qozogʻiston", "uz")


def test_a_name_sounds_the_same_in_either_script() -> None:
    assert sounds(fold("Толипов")) == sounds(fold("Tolipov"))


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


def test_yo_and_ye_are_one_letter_of_russian() -> None:
    assert keys("ещё щёки", "ru") == keys("еще щеки", "ru")


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


# Words


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


@given(st.text(max_size=60), st.sampled_from(["en", "ru", "uz", "de", "xx"]))
def test_every_word_has_a_key_in_every_language(text: str, language: str) -> None:
    for token in tokens(clean(text)):
        expected = token.word if token.word.isdigit() else f"{language}:"
        assert key(token.word, language).startswith(expected)


@pytest.mark.parametrize(
    ("word", "name"), [("вода", "CYRILLIC"), ("ўзбек", "CYRILLIC"), ("water", "LATIN"), ("水", "CJK"), ("1990", "")]
)
def test_a_word_is_in_the_alphabet_of_its_letters(word: str, name: str) -> None:
    assert alphabet(word) == name


def test_a_word_that_begins_with_digits_is_in_the_alphabet_of_its_first_letter() -> None:
    assert alphabet("20ник") == "CYRILLIC"


# Keys


@pytest.mark.parametrize("word", ["tolip", "kanal", "covid19"])
def test_a_word_has_another_key_in_another_language(word: str) -> None:
    assert len({key(word, language) for language in ("en", "uz", "xx")}) == 3


def test_a_word_has_the_same_key_under_either_code_of_its_language() -> None:
    assert key("шаҳарлар", "uz-Cyrl") == key("shaharlar", "uz")


def test_a_key_without_the_code_of_its_language_is_a_stem() -> None:
    assert (stem_of(key("schools", "en")), stem_of(key("1997", "en"))) == ("school", "1997")


@pytest.mark.parametrize(
    ("word", "other"), [("exit", "ehit"), ("quest", "kuest"), ("khaki", "haki"), ("bats", "bass"), ("zhe", "je")]
)
def test_english_words_that_only_sound_alike_are_two(word: str, other: str) -> None:
    assert key(word, "en") != key(other, "en")


@pytest.mark.parametrize(
    ("language", "word", "other"),
    [
        ("uz", "xalq", "halk"),
        ("uz", "qishloq", "kishlok"),
        ("ru", "khoroshiy", "horoshiy"),
        ("ru", "ofitser", "ofiser"),
    ],
)
def test_one_sound_written_in_two_ways_is_one_where_people_mix_them_up(language: str, word: str, other: str) -> None:
    assert key(word, language) == key(other, language)


def test_the_letters_of_a_word_are_those_that_keys_are_written_in() -> None:
    assert {spelt(fold(word), "uz") for word in ("xalqlar", "халқлар", "halqlar")} == {"halklar"}
    assert spelt("granitsam", "ru") == spelt("границам", "ru")
    assert spelt("it's", "en") == "its"


@pytest.mark.parametrize("language", ["en", "ru", "uz"])
def test_many_words_at_once_have_the_keys_that_each_has(language: str) -> None:
    words = "countries O‘zbekiston шаҳарлар Азию ещё suvda it’s xalq granitsa ŞAHAR".casefold().split()
    assert keys_of(fold_all(words), language) == [key(fold(word), language) for word in words]


# Stems


def test_english_words_meet_in_their_stem() -> None:
    assert len(keys("border borders bordering border's", "en")) == 1


@pytest.mark.parametrize(
    "words",
    ["colour color", "harbours harbors", "organise organize", "organisation organization", "defence defense"],
)
def test_an_english_word_is_the_same_in_british_and_in_american_spelling(words: str) -> None:
    assert len(keys(words, "en")) == 1


@pytest.mark.parametrize("words", ["four for", "our or", "rise rize", "fence fense"])
def test_a_word_that_only_looks_british_is_left_as_it_is(words: str) -> None:
    assert len(keys(words, "en")) == 2


def test_russian_words_meet_in_their_stem() -> None:
    assert len(keys("граница границы границей границами", "ru")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "davlat davlatlar davlatlari davlatlarining davlatda davlatning davlatlardan",
        "chegara chegaradan chegaralar chegaraning",
        "maktab maktabda maktabning maktablarda",
        "birlashish birlashuv birlashmoqda birlashmoq",
        "xavfsizlik xavfsizligi xavfsizlikni",
        "давлат давлатлар давлатларининг davlatlarining",
    ],
)
def test_an_uzbek_word_keeps_its_key_with_any_ending(words: str) -> None:
    assert len(keys(words, "uz")) == 1


@pytest.mark.parametrize(
    "word", ["shahar", "oʻzbek", "gʻoya", "choʻl", "maʼno", "qoʻshin", "sʼezd", "eʼlon", "xalq", "Yevropa", "u"]
)
def test_an_uzbek_word_written_in_cyrillic_letters_is_the_same_word(word: str) -> None:
    cyrillic = packs()["uz"].respell["Cyrl"](word)
    assert not any("a" <= letter <= "z" for letter in cyrillic.casefold())
    assert keys(cyrillic, "uz") == keys(word, "uz")


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "animal animals animal's", "animation animations animated"),
        ("en", "author authors author’s", "authority authorities"),
        ("ru", "кит кита китами", "Китай Китая Китаю kitay"),
        ("ru", "медь меди медью", "мёд мёда мед медом"),
        ("ru", "цель цели целью", "целый целого целые"),
        ("uz", "chol cholni чол", "choʻl choʻllar чўл"),
        ("uz", "bosh boshni boshlar бошига", "boʻsh boʻshdir бўш"),
    ],
)
def test_two_words_of_one_stem_are_parted_and_the_forms_of_each_stay_together(
    language: str, one: str, other: str
) -> None:
    stems, others = ({packs()[language].stem(fold(word)) for word in words.split()} for words in (one, other))
    assert stems & others
    assert len(keys(one, language)) == len(keys(other, language)) == 1
    assert keys(one, language) != keys(other, language)


@pytest.mark.parametrize("language", [code for code, each in packs().items() if each.apart])
def test_each_word_that_stands_apart_has_a_key_of_its_own(language: str) -> None:
    rows = [(line.text.split()[0], keys(line.text, language)) for line in packs()[language].apart]
    assert all(len(row) == 1 for _, row in rows)
    assert len({next(iter(row)) for _, row in rows}) == len({word for word, _ in rows})


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


def test_a_short_uzbek_word_is_not_cut_to_nothing() -> None:
    assert all(len(stem_of(key(word, "uz"))) >= 3 for word in ("suvda", "uyga", "tilim", "gacha"))


def test_a_russian_word_of_a_short_stem_is_one_in_every_case() -> None:
    assert len(keys("Азия Азию Азией Азии", "ru")) == 1


def test_a_short_word_is_its_own_stem() -> None:
    assert len(keys("ОТС от", "ru")) == 2


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


def test_a_number_is_its_own_key_in_every_language() -> None:
    assert {key("1997", language) for language in ("en", "ru", "uz")} == {"1997"}


@pytest.mark.parametrize(
    ("typed", "russian"),
    [
        ("granitsa", "граница"),
        ("armiya", "армия"),
        ("bezopasnost", "безопасность"),
        ("shkola", "школа"),
        ("vodu", "воду"),
        ("integraciya", "интеграция"),
        ("obyedinenie", "объединение"),
        ("edinaya", "единая"),
    ],
)
def test_russian_typed_in_latin_letters_is_russian(typed: str, russian: str) -> None:
    assert key(typed, "ru") == key(russian, "ru")


def test_russian_typed_in_latin_letters_can_be_shown_in_cyrillic() -> None:
    assert [packs()["ru"].written(word) for word in ("shchuka", "chto", "zhizn'")] == ["щука", "что", "жизнь"]


def test_a_language_without_a_stemmer_keeps_its_words_whole() -> None:
    assert stem_of(key("vannets", "xx")) == sounds("vannets")


def test_another_language_of_the_stemmers_has_its_stems() -> None:
    assert key("häuser", "de") == key("häusern", "de")

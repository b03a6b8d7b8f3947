"""Keys: which words are the same, whatever their endings and the script that they are written in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.keys import key, keys_of, sounds, spelt, stem_of
from knowledge.language.pack import packs
from knowledge.language.text import clean, fold, fold_all, tokens


def keys(words: str, language: str) -> set[str]:
    return {key(fold(word), language) for word in words.split()}


@pytest.mark.parametrize("word", ["oʻzbek", "o‘zbek", "O'ZBEK", "ozbek", "õzbek", "ўзбек", "Ўзбек"])
def test_uzbek_in_either_script_with_any_apostrophe_or_none_is_one_word(word: str) -> None:
    assert keys(word, "uz") == keys("oʻzbek", "uz")


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


def test_yo_and_ye_are_one_letter_of_russian() -> None:
    assert keys("ещё щёки", "ru") == keys("еще щеки", "ru")


@given(st.text(max_size=60), st.sampled_from(["en", "ru", "uz", "de", "xx"]))
def test_every_word_has_a_key_in_every_language(text: str, language: str) -> None:
    for token in tokens(clean(text)):
        expected = token.word if token.word.isdigit() else f"{language}:"
        assert key(token.word, language).startswith(expected)


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


@pytest.mark.parametrize("words", ["xavf xavfsizlik", "tinch tinchsizlik", "тўсиқ тўсиқсиз"])
def test_what_is_without_a_thing_has_another_key_in_uzbek(words: str) -> None:
    assert len(keys(words, "uz")) == 2


def test_an_uzbek_verb_keeps_its_key_where_you_do_it() -> None:
    assert len(keys("borasiz boramiz kelgansiz", "uz")) == 2


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


def test_a_short_uzbek_word_is_not_cut_to_nothing() -> None:
    assert all(len(stem_of(key(word, "uz"))) >= 3 for word in ("suvda", "uyga", "tilim", "gacha"))


def test_a_russian_word_of_a_short_stem_is_one_in_every_case() -> None:
    assert len(keys("Азия Азию Азией Азии", "ru")) == 1


def test_a_short_word_is_its_own_stem() -> None:
    assert len(keys("ОТС от", "ru")) == 2


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


def test_a_language_without_a_stemmer_keeps_its_words_whole() -> None:
    assert stem_of(key("vannets", "xx")) == sounds("vannets")


def test_another_language_of_the_stemmers_has_its_stems() -> None:
    assert key("häuser", "de") == key("häusern", "de")


@pytest.mark.parametrize("word", ["birlasholmayapti", "бирлашолмаяпти", "birlasholmadi", "birlasholadi"])
def test_in_uzbek_what_one_can_or_cannot_do_keeps_its_verb(word: str) -> None:
    assert key(word, "uz") == key("birlashadi", "uz")


@pytest.mark.parametrize("word", ["olma", "qolmadi", "yoʻqolmaydi"])
def test_in_uzbek_what_only_ends_like_that_is_no_form_of_its_beginning(word: str) -> None:
    assert key(word, "uz") not in {key(short, "uz") for short in ("o", "q", "yoʻq")}

"""A question as it was meant: what strange words are taken for, and what is left as it is typed."""

from __future__ import annotations

import functools

import pytest

from knowledge.deciding.decide import answer
from knowledge.index.index import Index
from knowledge.question.conversation import Context
from knowledge.question.parse import parse
from tests.knowledge.bases import index_of, talk


@functools.cache
def index() -> Index:
    return index_of()


def words(question: str) -> list[str]:
    return [word.token.word for word in parse(question, index()).words]


def shown(question: str) -> list[str]:
    return [passage.entry.id for passage in answer(index(), question).passages]


def language(question: str, fallback: str = "en") -> str:
    return answer(index(), question, Context(language=fallback)).language


# Addresses


@pytest.mark.parametrize("address", ["https://example.org/x/7", "www.example.org", "news@example.org"])
def test_an_address_says_nothing(address: str) -> None:
    assert answer(index(), address).status == "unknown"
    assert shown(f"{address} wolves in winter") == shown("wolves in winter") == ["wolves"]


# Words joined and torn


@pytest.mark.parametrize("question", ["unifiedarmy", "Unifiedarmy?", "единаяармия", "yagonaarmiya", "unified-army"])
def test_two_words_typed_as_one_are_two(question: str) -> None:
    assert shown(question) == shown("unified army") == ["unified-army"]


@pytest.mark.parametrize("question", ["inte-gration", "inte gration", "интегра-ция", "integra tsiya"])
def test_a_word_torn_in_two_is_one(question: str) -> None:
    assert shown(question) == shown("integration") == ["integration"]


@pytest.mark.parametrize("word", ["rootstock", "worldwide", "roadblock"])
def test_a_word_of_which_the_base_has_not_both_parts_is_one(word: str) -> None:
    assert words(word) == [word]


# Runs of a letter


@pytest.mark.parametrize("question", ["wolvesssss", "woooolves", "wooolveeees in winteeer"])
def test_a_long_run_of_a_letter_is_what_a_word_has(question: str) -> None:
    assert shown(question) == ["wolves"]


@pytest.mark.parametrize(("typed", "meant"), [("schoool", "school"), ("brrridge", "bridge"), ("каналлл", "канал")])
def test_a_run_is_two_of_the_letter_or_one_as_a_word_has_it(typed: str, meant: str) -> None:
    assert words(typed) == [meant]


@pytest.mark.parametrize("word", ["www", "XIII", "hmmmm"])
def test_a_run_that_a_word_has_stays_and_noise_is_not_retyped(word: str) -> None:
    assert parse(word, index()).language == "en"
    assert words(word)[0].isascii()


@pytest.mark.parametrize(("typed", "meant"), [("мopе", "море"), ("рoст", "рост"), ("bоаt", "boat")])
def test_a_word_in_two_scripts_is_in_the_one_in_which_it_is_a_word(typed: str, meant: str) -> None:
    assert words(typed) == [meant]


def test_a_number_has_no_runs() -> None:
    assert words("1000 20000") == ["1000", "20000"]


# Letters that look alike


@pytest.mark.parametrize("question", ["Чтo c кaнaлoм?", "Кто pыл канал", "KTO рыл канал", "канал: когдa и кeм"])
def test_latin_letters_among_cyrillic_ones_are_cyrillic(question: str) -> None:
    assert all(not word.isascii() for word in words(question))
    assert language(question) == "ru"


def test_a_word_in_two_scripts_is_in_that_of_the_text_if_it_is_a_word_of_both() -> None:
    assert words("Whо will bе thе lеаdеr") == ["who", "will", "be", "the", "leader"]
    assert words("пpo HATO") == ["про", "нато"]


def test_a_latin_word_that_is_none_in_the_other_letters_stays() -> None:
    assert words("что сказал Boris о NATO") == ["что", "сказал", "boris", "о", "nato"]


@pytest.mark.parametrize("question", ["I\u0307ntegration", "\u0130ntegration", "🇺🇿integration", "integration\ufe0f🪖"])
def test_signs_at_a_word_do_not_change_it(question: str) -> None:
    assert words(question) == ["integration"]


# Another keyboard


@pytest.mark.parametrize(
    ("typed", "meant", "own"),
    [
        ("tlbyfz fhvbz", "единая армия", "ru"),
        ("Xnj c rfyfkjv&", "Что с каналом?", "ru"),
        ("гтшашув фкьн", "unified army", "en"),
        ("нфпщтф фкьшнф йфнуквф,", "yagona armiya qayerda?", "uz"),
    ],
)
def test_a_question_typed_on_another_keyboard_is_asked_in_its_language(typed: str, meant: str, own: str) -> None:
    assert parse(typed, index()).text == meant
    assert answer(index(), typed).passages == answer(index(), meant).passages
    assert language(typed) == own


def test_a_greeting_typed_on_another_keyboard_is_one() -> None:
    assert answer(index(), "ghbdtn").status == "smalltalk"


@pytest.mark.parametrize(
    "noise",
    ["kjbsav hvsoh sadnc", "ывапролд йцукенг", "asd фыв qwe", "asdf", "фыва", "qwerty", "йцукен", "wrtp", "zxcv"],
)
@pytest.mark.parametrize("reader", ["en", "ru", "uz"])
def test_noise_is_unknown_in_the_reader_s_language_if_that_has_its_letters(noise: str, reader: str) -> None:
    found = answer(index(), noise, Context(language=reader))
    strange = reader == "en" and noise[0] in "ыфй"
    assert (found.status, found.language) == ("unknown", "ru" if strange else reader)


def test_noise_amid_a_conversation_is_in_its_language() -> None:
    assert talk(index(), "Is the mountain road open?", "ывапролд йцукенг").language == "en"


@pytest.mark.parametrize("known", ["wolves", "Dahlgren", "дорога", "NATO", "wlves", "brigde"])
def test_a_question_of_known_words_or_slips_is_not_retyped(known: str) -> None:
    assert parse(known, index()).text == known


def test_a_year_in_words_is_asked_as_in_digits() -> None:
    assert parse("Was the canal dug in nineteen sixty-one?", index()).text == "Was the canal dug in 1961?"


def test_the_end_of_a_form_is_no_word_of_its_own() -> None:
    assert words("misol beraman") == ["misol", "beraman"]


# What a hyphen joins


@pytest.mark.parametrize(
    ("question", "place"),
    [("army-style integration", 1), ("school-related", 1), ("армия-подобная интеграция", 1), ("armiya-simon", 1)],
)
def test_a_word_that_a_hyphen_joins_only_to_say_how_weighs_nothing(question: str, place: int) -> None:
    assert parse(question, index()).weights[place] == 0.0


def test_the_same_word_by_itself_weighs_something() -> None:
    assert parse("the style of the army", index()).weights[1] > 0.0


# Letters typed for want of others


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("4egara", "chegara"), ("qiwloq haqida nima", "qishloq haqida nima"), ("wu yo'l haqida", "shu yo'l haqida")],
)
def test_uzbek_typed_in_haste_is_understood(typed: str, meant: str) -> None:
    assert words(typed) == words(meant)
    assert language(typed) == "uz"


@pytest.mark.parametrize("question", ["who is at the window", "wolves in winter", "Show me 4 wolves"])
def test_a_word_of_another_language_is_not_typed_in_haste(question: str) -> None:
    assert parse(question, index()).text == question


# Slips


@pytest.mark.parametrize("question", ["what did he say about a unifed amry?", "the amry", "the armmy", "army"])
def test_a_short_word_with_a_slip_is_that_word(question: str) -> None:
    assert shown(question) == ["unified-army"]


@pytest.mark.parametrize(("typed", "meant"), [("почемуу", "почему"), ("nimaa", "nima"), ("u kimm", "u kim")])
def test_a_small_word_whose_last_letter_is_typed_twice_is_that_word(typed: str, meant: str) -> None:
    assert parse(typed, index()).text == meant


@pytest.mark.parametrize("word", ["bee", "will", "лучшее", "inn"])
def test_a_word_that_ends_so_stays(word: str) -> None:
    assert parse(word, index()).text == word


def test_letters_without_a_vowel_are_no_words_of_another_keyboard() -> None:
    assert parse("dhg jrpf", index()).text == "dhg jrpf"


# Small words


@pytest.mark.parametrize(("typed", "meant"), [("wht about wolves", "what"), ("кгда придут волки", "когда")])
def test_a_small_word_that_lacks_a_vowel_is_that_word(typed: str, meant: str) -> None:
    assert words(typed)[0] == meant


def test_no_word_that_is_known_gets_a_vowel() -> None:
    assert words("wolf")[0] == "wolf"
    assert words("nth wolf")[0] == "nth"

"""Other ways to write a word, and a text on another keyboard."""

from __future__ import annotations

import pytest

from knowledge.language.pack import packs
from knowledge.language.respelling import KEYS, halves, has_run, in_other_letters, retyped, squeezed, unhurried


@pytest.mark.parametrize(
    ("word", "ways"),
    [
        ("sloooow", ["sloow", "slow", "slow"]),
        ("heeelllo", ["heello", "heelo", "hello", "helo", "helo"]),
        ("привееет", ["привеет", "привет", "привет"]),
        ("aaa", ["aa", "a", "a"]),
    ],
)
def test_a_run_of_a_letter_is_two_or_one_of_it(word: str, ways: list[str]) -> None:
    assert has_run(word)
    assert [*squeezed(word)] == ways


@pytest.mark.parametrize("word", ["committee", "длинношеее"[:8], "1000", "2222"])
def test_two_of_a_letter_and_numbers_are_no_runs(word: str) -> None:
    assert not has_run(word)


def test_a_word_of_many_runs_has_few_ways() -> None:
    assert len([*squeezed("aaabbb" * 30)]) < 20


def test_a_word_may_be_written_in_the_letters_that_look_like_its_own() -> None:
    assert [*in_other_letters("KTO")] == ["КТО"]
    assert [*in_other_letters("сор")] == ["cop"]
    assert [*in_other_letters("дым")] == ["дыm"]


@pytest.mark.parametrize(
    ("typed", "meant"), [("wu", "shu"), ("4egara", "chegara"), ("birlawiw", "birlashish"), ("suv", "suv")]
)
def test_letters_typed_in_place_of_others_go_back(typed: str, meant: str) -> None:
    assert unhurried(typed, packs()["uz"]) == meant


def test_a_language_without_such_letters_leaves_a_word() -> None:
    assert unhurried("wu4", packs()["en"]) == "wu4"


def test_a_word_is_two_of_like_length_rather() -> None:
    assert [*halves("idcard")] == [("idc", "ard"), ("id", "card"), ("idca", "rd")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ghbdtn", "привет"),
        ("Xnj crfpfk <thu&", "Что сказал Берг?"),
        (";bpym j,]tpl", "жизнь объезд"),
        ("црфе вшв ру ыфн,", "what did he say?"),
        ("ыгм йфтвфн", "suv qanday"),
        ("=flbcs", "ҳадисқ"),
    ],
)
def test_a_text_is_what_the_same_keys_give_on_another_keyboard(typed: str, meant: str) -> None:
    assert meant in retyped(typed)


def test_a_text_that_is_the_same_on_every_keyboard_is_not_retyped() -> None:
    assert [*retyped("1961 1962!")] == []


@pytest.mark.parametrize("code", [code for code, each in packs().items() if each.keyboard])
def test_a_keyboard_has_a_letter_for_each_key(code: str) -> None:
    assert len(packs()[code].keyboard) == len(KEYS)

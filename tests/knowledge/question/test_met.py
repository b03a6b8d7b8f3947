"""Which words are known as they are typed, to a language or to an interview."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from knowledge.language.text import tokens
from knowledge.question.met import is_met, is_met_in, is_word_somewhere, learn_words, written_languages
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


@pytest.mark.parametrize("word", ["wolves", "волки", "bo'rilar", "dahlgren", "the", "1961"])
def test_a_word_of_a_language_or_of_an_interview_is_met(word: str) -> None:
    assert is_met(word, index())


@pytest.mark.parametrize("word", ["wovles", "dahlgrne", "wooolves", "влоки"])
def test_a_slip_and_a_word_with_a_run_of_letters_are_not(word: str) -> None:
    assert not is_met(word, index())


def test_a_word_may_be_known_in_one_language_and_not_in_another() -> None:
    assert (is_met_in("волки", "ru", index()), is_met_in("волки", "uz", index())) == (True, False)


def test_what_was_learnt_at_once_is_the_same() -> None:
    fresh = index_of()
    learn_words(tokens("wolves wovles"), fresh)
    assert (is_met("wolves", fresh), is_met("wovles", fresh)) == (True, False)


def test_what_is_meant_is_a_word_if_a_list_or_an_interview_has_it() -> None:
    assert is_word_somewhere("winter", index())
    assert not is_word_somewhere("wovles", index())


def test_a_word_is_of_the_languages_that_have_its_letters() -> None:
    assert "ru" in written_languages("волки")
    assert "ru" not in written_languages("wolves")

"""What is said of entries, from words to terms."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Heard, Index
from knowledge.index.schema import mention_term, translation_term
from knowledge.language.keys import key
from tests.knowledge.bases import index_of, interview


@functools.cache
def index() -> Index:
    return index_of()


def entries_of(term: str) -> set[str]:
    postings = index().term(term)
    return {index().located(number).entry.id for number in postings.documents.tolist()} if postings else set()


def test_entries_are_found_by_whom_their_text_names() -> None:
    assert entries_of(mention_term("valley", "dahlgren")) == {"canal"}


@pytest.mark.parametrize(
    ("entry", "tells"),
    [
        ("canal", {"date", "year", "time", "name"}),
        ("bridge-cost", {"number"}),
        ("one-school", {"all", "participant", "present"}),
    ],
)
def test_what_a_passage_tells_of_what_questions_ask_for_is_kept(entry: str, tells: set[str]) -> None:
    assert index().told(index().find("valley", entry) or 0).tells == tells


def test_how_much_of_a_passage_the_lexicon_has_other_words_for_is_kept() -> None:
    shares = {entry: index().told(index().find("valley", entry) or 0).described for entry in ("canal", "wolves")}
    assert 0.2 < shares["canal"] < 1.0
    assert shares["wolves"] == 0.0


def test_words_of_texts_names_and_lexicon_are_known() -> None:
    assert all(index().known(word) for word in (key("wolves", "en"), key("войско", "ru"), "marketti", "1961"))
    assert not index().known(key("zeppelin", "en"))


def test_a_word_is_known_in_its_own_language_only() -> None:
    assert index().known(key("ko'prik", "uz"))
    assert not index().known(key("ko'prik", "ru"))


def test_a_name_and_a_word_that_a_passage_has_as_a_name_are_heard_as_names() -> None:
    assert Heard("marchetti", True) in index().heard("marchetti")
    assert Heard(key("stone", "en"), True) in index().heard("stone")
    assert index().heard("wolves") == [Heard(key("wolves", "en"), False)]


def test_a_passage_says_the_words_of_the_general_dictionary_for_other_languages() -> None:
    """But for those that the lexicon knows: it carries them better."""
    assert entries_of(translation_term("~winter", "en")) == {"wolves"}
    assert not any(
        entries_of(translation_term(phrase.concept, "en")) for phrase in index().phrases(key("bridge", "en"))
    )


def test_a_phrase_of_the_lexicon_is_said_where_all_its_words_stand_in_a_row() -> None:
    """Its words by themselves, in any order, do not say it."""
    entries = [
        {"id": "row", "kind": "fact", "text": "Armed forces came."},
        {"id": "apart", "kind": "fact", "text": "Forces that are armed came."},
    ]
    base = index_of(interview(entries=entries))
    row = next(phrase for phrase in base.phrases(key("armed", "en")) if phrase.concept.startswith("#"))
    postings = base.term(row.concept)
    assert postings is not None
    assert [base.located(number).entry.id for number in postings.documents.tolist()] == ["row"]

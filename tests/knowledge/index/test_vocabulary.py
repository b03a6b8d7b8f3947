"""What the languages' tables say of words, as an index has it."""

from __future__ import annotations

import contextlib
import functools
import sqlite3

from knowledge.index.index import Index
from knowledge.index.vocabulary import phrases, vocabulary, zipfs
from knowledge.language.keys import key
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


def test_how_frequent_a_word_is_is_told_of_its_language() -> None:
    assert index().zipf(key("road", "en")) > index().zipf(key("road", "ru"))
    assert index().zipf(key("qwertyuiop", "ru")) == 0.0


def test_frequencies_learnt_at_once_are_those_learnt_one_by_one() -> None:
    keys = [key(word, "en") for word in ("road", "canal", "zzzzzz")]
    base = index_of()
    base.learn_zipfs([*keys, *keys])
    assert [base.zipf(one) for one in keys] == [index().zipf(one) for one in keys]


def test_it_is_a_database_that_is_made_once_for_all() -> None:
    """Every index begins as a copy of it."""
    assert vocabulary() is vocabulary()
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(vocabulary())
        assert zipfs(connection.execute)(key("road", "en")) == index().zipf(key("road", "en"))


def test_the_general_dictionary_has_a_concept_in_every_language() -> None:
    """Found by its first word."""
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(vocabulary())
        known = phrases(connection.execute, "general")
        concepts = [
            {phrase.concept for phrase in known(key(word, code)) if not phrase.rest}
            for code, word in (("en", "winter"), ("ru", "зима"), ("uz", "qish"))
        ]
        assert all("~winter" in found for found in concepts)
        assert known("xx:winter") == []

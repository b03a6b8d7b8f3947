"""What an index is built from: interviews, their people, their other words."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from knowledge.deciding.decide import answer
from knowledge.folder.models import Interview
from knowledge.index.cache import open_index
from knowledge.index.index import Index
from knowledge.language.dictionary import is_general
from knowledge.language.keys import key
from tests.knowledge.bases import ENTRIES, index_of, interview


def one() -> list[Interview]:
    return [interview()]


def test_an_index_keeps_of_the_dictionary_what_its_base_says() -> None:
    index = open_index("", one, None)
    assert {phrase.concept for phrase in index.phrases(key("winter", "en"))} == {"~winter"}
    assert not index.phrases(key("doctor", "en"))


def test_progress_hears_of_each_entry() -> None:
    heard: list[int] = []
    open_index("", one, None, heard.append)
    assert heard == [1] * len(ENTRIES)


def test_a_base_without_interviews_has_an_index() -> None:
    index = open_index("", list, None)
    assert (index.size, index.interviews) == (0, [])
    assert answer(index, "Is the road open?").status == "unknown"


def test_an_interview_without_entries_has_an_index() -> None:
    index = index_of(interview(entries=[]))
    assert answer(index, "Is the road open?").status == "unknown"


def test_interviews_may_come_one_by_one() -> None:
    def stream() -> Iterator[Interview]:
        yield interview("a")
        yield interview("b")

    assert [i.slug for i in open_index("", stream, None).interviews] == ["a", "b"]


@functools.cache
def index() -> Index:
    return index_of()


def test_the_lexicon_s_phrases_are_known_by_their_first_word() -> None:
    phrases = [phrase for phrase in index().phrases(key("irrigation", "en")) if not is_general(phrase.concept)]
    assert [phrase.rest for phrase in phrases] == [(key("canal", "en"),)]


def test_a_surname_names_alone_and_a_first_name_only_if_the_editor_says_so() -> None:
    assert [(name.person, name.strong) for name in index().names("stone")] == [("stone", True)]
    assert [(name.person, name.strong) for name in index().names("klara")] == []
    assert [(name.person, name.strong) for name in index().names("clara")] == [("stone", False)]
    assert [(name.person, name.strong) for name in index().names("boris")] == [("dahlgren", True)]

"""What an index holds, and what it knows of words."""

from __future__ import annotations

import functools
import threading

import pytest

from knowledge.deciding.decide import answer
from knowledge.index.index import Index
from knowledge.index.schema import speaker_term
from knowledge.language.keys import key
from tests.knowledge.bases import ENTRIES, index_of, interview


@functools.cache
def index() -> Index:
    return index_of()


# Entries and people


def test_an_entry_is_found_by_its_interview_and_id() -> None:
    number = index().find("valley", "canal")
    assert number is not None
    assert index().located(number).entry.text == ENTRIES[1]["text"]
    assert index().located(number).interview.slug == "valley"


@pytest.mark.parametrize(("slug", "entry"), [("valley", "nothing"), ("elsewhere", "canal"), ("", "")])
def test_an_entry_that_there_is_not_is_none(slug: str, entry: str) -> None:
    assert index().find(slug, entry) is None


def test_an_entry_keeps_its_place_its_note_and_its_people() -> None:
    entry = index().located(index().find("valley", "reply") or 0).entry
    assert entry == next(one for one in interview().entries if one.id == "reply")


def test_the_source_is_kept_untouched() -> None:
    source = "\ufeffOne.\r\nTwo.\x0b ‘’\U0001f600\n"
    made = interview(entries=[]).model_copy(update={"source": source})
    assert index_of(made).source("valley") == source


def test_equal_ids_in_two_interviews_are_two_entries_two_people_and_two_topics() -> None:
    other = interview("plain", [{**ENTRIES[0], "text": "The road over the plain is closed."}], title="The plain")
    both = index_of(interview(), other)
    numbers = [both.find(slug, "open-road") for slug in ("valley", "plain")]
    assert numbers[0] != numbers[1]
    assert [both.bounds(slug) for slug in ("valley", "plain")] == [(0, len(ENTRIES)), (len(ENTRIES), len(ENTRIES) + 1)]
    assert speaker_term("valley", "berg") != speaker_term("plain", "berg")
    assert both.person("plain", "berg").name == {"en": "Anna Berg"}
    assert both.interview("plain").title == {"en": "The plain"}


def test_an_unknown_interview_or_person_is_an_error() -> None:
    with pytest.raises(KeyError):
        index().interview("elsewhere")
    with pytest.raises(KeyError):
        index().person("valley", "nobody")


def test_texts_in_other_languages_than_the_readers_come_back_whole() -> None:
    made = interview(language="de", title={"de": "Das Tal", "en": "The valley"})
    assert index_of(made).interviews[0].title == {"de": "Das Tal", "en": "The valley"}


# Terms


def test_a_term_that_stands_nowhere_is_none() -> None:
    assert index().term(key("zeppelin", "en")) is None


# Spellings


def test_the_words_that_sound_alike_are_heard_in_every_language() -> None:
    assert {heard.key for heard in index().heard("kanal")} == {key("канал", "ru"), key("kanal", "uz")}
    assert index().heard("zeppelin") == []


def test_the_words_that_begin_with_some_letters_are_told_the_shortest_first() -> None:
    assert index().beginning("wo", 10) == [key(word, "en") for word in ("wolves", "wool", "wolves")]
    assert index().beginning("wo", 1) == [key("wolves", "en")]
    assert index().beginning("zep", 10) == []


# Use


def test_an_index_may_be_used_from_several_threads() -> None:
    found: list[str] = []

    def ask() -> None:
        found.extend(answer(index(), "wolves in winter").passages[0].entry.id for _ in range(20))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["wolves"] * 80


# What was found out before


def test_what_was_found_out_is_found_out_once_also_when_it_is_nothing() -> None:
    """Under the same name; under another it is found out by itself."""
    base, asked = index_of(), []

    def look(thing: str) -> None:
        asked.append(thing)

    for thing in ("river", "river", "road", "river"):
        base.recall((thing, "tests"), functools.partial(look, thing))
    assert asked == ["river", "road"]
    assert base.recalls(("river", "tests"))
    assert not base.recalls(("lake", "tests"))

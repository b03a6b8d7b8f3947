"""What an index holds, and what it knows of words."""

from __future__ import annotations

import functools
import threading
from typing import Any

import pytest

from knowledge.answering import answer
from knowledge.index.index import Heard, Index
from knowledge.index.schema import concerning_term, mention_term, speaker_term, topic_term
from knowledge.language.dictionary import is_general
from knowledge.language.text import key
from tests.knowledge.bases import ENTRIES, index_of, interview


@functools.cache
def index() -> Index:
    return index_of()


def entries_of(term: str) -> set[str]:
    postings = index().term(term)
    return {index().located(number).entry.id for number in postings.documents.tolist()} if postings else set()


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


def test_entries_are_found_by_whose_words_they_are() -> None:
    assert entries_of(speaker_term("valley", "berg")) == {"open-road", "one-school", "unified-army", "wolves"}


def test_entries_are_found_by_whom_they_are_about_or_retell() -> None:
    assert entries_of(concerning_term("valley", "stone")) == {"common-market", "reply"}


def test_entries_are_found_by_whom_their_text_names() -> None:
    assert entries_of(mention_term("valley", "dahlgren")) == {"canal"}


def test_entries_are_found_by_their_topic() -> None:
    assert entries_of(topic_term("valley", "water")) == {"canal", "engineers"}


def test_a_term_that_stands_nowhere_is_none() -> None:
    assert index().term(key("zeppelin", "en")) is None


@pytest.mark.parametrize(
    ("entry", "tells"),
    [("canal", {"date", "year", "time", "name"}), ("bridge-cost", {"number"}), ("one-school", set())],
)
def test_what_a_passage_tells_of_what_questions_ask_for_is_kept(entry: str, tells: set[str]) -> None:
    assert index().told(index().find("valley", entry) or 0).tells == tells


def test_how_much_of_a_passage_the_lexicon_has_other_words_for_is_kept() -> None:
    shares = {entry: index().told(index().find("valley", entry) or 0).described for entry in ("canal", "wolves")}
    assert 0.2 < shares["canal"] < 1.0
    assert shares["wolves"] == 0.0


def test_a_word_of_the_text_counts_for_more_than_one_of_a_title() -> None:
    road = index().term(key("road", "en"))
    assert road is not None
    counts = dict(zip(road.documents.tolist(), road.impacts.tolist(), strict=True))
    assert counts[index().find("valley", "open-road")] > counts[index().find("valley", "bridge-cost")] > 0
    assert max(counts.values()) == road.most


def test_a_word_of_the_text_is_said_more_fully_than_one_of_a_sample_question() -> None:
    entries: list[dict[str, Any]] = [
        {"id": "text", "kind": "fact", "text": "The lamp is green."},
        {"id": "sample", "kind": "fact", "text": "It is green.", "questions": ["Which colour is the lamp?"]},
    ]
    lamp = index_of(interview(entries=entries)).term(key("lamp", "en"))
    assert lamp is not None
    assert lamp.qualities[0] > lamp.qualities[1] > 0


# Spellings


def test_words_of_texts_names_and_lexicon_are_known() -> None:
    assert all(index().known(word) for word in (key("wolves", "en"), key("войско", "ru"), "marketti", "1961"))
    assert not index().known(key("zeppelin", "en"))


def test_a_word_is_known_in_its_own_language_only() -> None:
    assert index().known(key("ko'prik", "uz"))
    assert not index().known(key("ko'prik", "ru"))


@pytest.mark.parametrize("slip", ["bridgge", "brigde", "brdige", "brodge"])
def test_one_edit_is_a_slip_from_five_letters_on(slip: str) -> None:
    assert index().similar(slip, "en") == [key("bridge", "en")]


@pytest.mark.parametrize("far", ["brgde", "briddgge", "bradle"])
def test_two_edits_in_a_short_word_are_another_word(far: str) -> None:
    assert index().similar(far, "en") == []


@pytest.mark.parametrize("slip", ["timettablle", "timmetabel", "tymetabble"])
def test_two_edits_are_a_slip_from_nine_letters_on(slip: str) -> None:
    assert index().similar(slip, "en") == [key("timetable", "en")]


@pytest.mark.parametrize("slip", ["marchettti", "marhcettti", "marschetii"])
def test_a_name_bears_as_many_edits_as_a_word(slip: str) -> None:
    assert index().similar_names(slip) == ["marchetti"]
    assert index().similar(slip, "en") == []


@pytest.mark.parametrize("far", ["woll", "wol", "hend", "hande"])
def test_in_four_letters_an_edit_makes_another_word(far: str) -> None:
    assert index().similar(far, "en") == []


def test_in_four_letters_a_swap_is_a_slip() -> None:
    assert index().similar("owol", "en") == [key("wool", "en")]


@pytest.mark.parametrize("number", ["1962", "1691", "19611", "196"])
def test_a_number_is_never_a_slip_of_another(number: str) -> None:
    assert index().similar(number, "en") == index().similar_names(number) == []


def test_the_first_letter_is_no_slip_but_one_vowel_for_another() -> None:
    assert index().similar("trmenia", "en") == []
    assert index().similar("ermenia", "en") == [key("armenia", "en")]


@pytest.mark.parametrize("word", ["inflation", "america", "americ", "inflat"])
def test_another_word_is_not_a_slip_however_alike(word: str) -> None:
    assert index().similar(word, "en") == []


def test_a_word_is_a_slip_of_one_of_its_own_language_only() -> None:
    assert index().similar("koprrik", "uz") == [key("ko'prik", "uz")]
    assert index().similar("koprrik", "ru") == []


def test_the_words_that_sound_alike_are_heard_in_every_language() -> None:
    assert {heard.key for heard in index().heard("kanal")} == {key("канал", "ru"), key("kanal", "uz")}
    assert index().heard("zeppelin") == []


def test_a_name_and_a_word_that_a_passage_has_as_a_name_are_heard_as_names() -> None:
    assert Heard("marchetti", True) in index().heard("marchetti")
    assert Heard(key("stone", "en"), True) in index().heard("stone")
    assert index().heard("wolves") == [Heard(key("wolves", "en"), False)]


def test_words_of_one_family_are_kin() -> None:
    entries = [{"id": "one", "kind": "fact", "text": "Интеграция долин началась с расписания."}]
    base = index_of(interview(entries=entries, language="ru", lexicon=[], topics=[]))
    assert base.kin(key("интеграционный", "ru")) == [key("интеграция", "ru")]
    assert base.kin(key("интерес", "ru")) == base.kin(key("интеграция", "ru")) == []


def test_the_words_that_begin_with_some_letters_are_told_the_shortest_first() -> None:
    assert index().beginning("wo", 10) == [key(word, "en") for word in ("wolves", "wool", "wolves")]
    assert index().beginning("wo", 1) == [key("wolves", "en")]
    assert index().beginning("zep", 10) == []


def test_how_frequent_a_word_is_is_told_of_its_language() -> None:
    assert index().zipf(key("road", "en")) > index().zipf(key("road", "ru"))
    assert index().zipf(key("qwertyuiop", "ru")) == 0.0


def test_frequencies_learnt_at_once_are_those_learnt_one_by_one() -> None:
    keys = [key(word, "en") for word in ("road", "canal", "zzzzzz")]
    base = index_of()
    base.learn_zipfs([*keys, *keys])
    assert [base.zipf(one) for one in keys] == [index().zipf(one) for one in keys]


def test_the_lexicon_s_phrases_are_known_by_their_first_word() -> None:
    phrases = [phrase for phrase in index().phrases(key("irrigation", "en")) if not is_general(phrase.concept)]
    assert [phrase.rest for phrase in phrases] == [(key("canal", "en"),)]


def test_a_surname_names_alone_and_a_first_name_only_if_the_editor_says_so() -> None:
    assert [(name.person, name.strong) for name in index().names("stone")] == [("stone", True)]
    assert [(name.person, name.strong) for name in index().names("klara")] == []
    assert [(name.person, name.strong) for name in index().names("clara")] == [("stone", False)]
    assert [(name.person, name.strong) for name in index().names("boris")] == [("dahlgren", True)]


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

"""What stands beside a passage."""

from __future__ import annotations

import functools
from typing import Any

from knowledge.finding import related
from knowledge.finding.results import passage
from knowledge.index.index import Index
from tests.knowledge.bases import PEOPLE, index_of, interview

ENTRIES: list[dict[str, Any]] = [
    {"id": "open", "kind": "quote", "speaker": "berg", "text": "The road is open.", "topics": ["road"]},
    {"id": "canal", "kind": "quote", "speaker": "dahlgren", "text": "Dug by hand.", "topics": ["water", "road"]},
    {
        "id": "reply",
        "kind": "quote",
        "speaker": "dahlgren",
        "recounted": ["stone"],
        "text": "“We will share the water.”",
        "topics": ["water"],
    },
    {"id": "bridge", "kind": "fact", "about": ["stone"], "text": "Stone wants a bridge.", "topics": ["water"]},
    {"id": "wolves", "kind": "quote", "speaker": "berg", "text": "Wolves come down."},
]


@functools.cache
def index() -> Index:
    return index_of(interview(entries=ENTRIES, topics=[*PEOPLE["topics"], {"id": "empty", "title": "Nothing"}]))


def ids(numbers: list[int]) -> list[str]:
    return [index().located(number).entry.id for number in numbers]


def others(entry: str) -> list[str]:
    number = index().find("valley", entry)
    assert number is not None
    return ids(related.other_speakers(index(), passage(index().located(number))))


def test_the_passages_of_a_speaker_are_his_words_in_the_order_of_the_interview() -> None:
    assert ids(related.by_person(index(), "valley", "dahlgren")) == ["canal", "reply"]


def test_the_passages_of_another_person_are_those_about_or_retelling_him() -> None:
    assert ids(related.by_person(index(), "valley", "stone")) == ["reply", "bridge"]


def test_one_who_neither_speaks_nor_is_spoken_of_has_no_passages() -> None:
    assert related.by_person(index(), "valley", "marchetti") == []


def test_interviewers_are_no_speakers_to_ask() -> None:
    assert [person.id for person in related.speakers(index().interviews[0])] == ["berg", "dahlgren"]


def test_topics_without_a_passage_are_left_out() -> None:
    assert [topic.id for topic in related.topics(index(), index().interviews[0])] == ["road", "water"]


def test_only_topics_of_several_speakers_are_compared() -> None:
    assert [topic.id for topic in related.shared_topics(index(), index().interviews[0])] == ["road"]


def test_other_speakers_are_those_on_the_same_topics() -> None:
    assert others("open") == ["canal"]
    assert others("canal") == ["open"]


def test_of_a_fact_every_speaker_is_another_those_on_most_of_its_topics_first() -> None:
    assert others("bridge") == ["canal", "reply"]


def test_beside_a_passage_without_a_topic_stands_nothing() -> None:
    assert others("wolves") == []


def test_a_topic_of_few_entries_says_more_than_one_of_many_and_one_of_most_says_nothing_beside_it() -> None:
    spoken = [("view", "berg", ["road", "water"]), *((f"water{n}", "dahlgren", ["water"]) for n in range(8))]
    made = [
        {"id": name, "kind": "quote", "speaker": speaker, "text": f"This is {name}.", "topics": on}
        for name, speaker, on in [*spoken, ("narrow", "dahlgren", ["road"])]
    ]
    few = index_of(interview(entries=made))
    assert [few.located(n).entry.id for n in related.other_speakers(few, passage(few.located(0)))] == ["narrow"]

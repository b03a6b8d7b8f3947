"""What stands beside a passage."""

from __future__ import annotations

from knowledge import related
from knowledge.answer import passage
from tests.bot.valley import bare, valley


def ids(numbers: list[int]) -> list[str]:
    return [valley().index.located(number).entry.id for number in numbers]


def test_the_passages_of_a_speaker_are_his_words_and_of_another_person_those_about_him() -> None:
    """In the order of the interview; a person who is retold counts as one whom a passage is about."""
    assert ids(related.by_person(valley().index, "valley", "dahl")) == ["canal", "reply"]
    assert ids(related.by_person(valley().index, "valley", "stone")) == ["reply", "bridge"]
    assert ids(related.by_person(valley().index, "valley", "lang")) == []


def test_interviewers_are_no_speakers_to_ask() -> None:
    """They ask themselves."""
    assert [person.id for person in related.speakers(valley().index.interviews[0])] == ["berg", "dahl"]


def test_topics_without_a_passage_are_left_out() -> None:
    """And only those of several speakers are compared."""
    interview = valley().index.interviews[0]
    assert [topic.id for topic in related.topics(valley().index, interview)] == ["road", "water"]
    assert [topic.id for topic in related.shared_topics(valley().index, interview)] == ["road"]
    assert related.topics(bare().index, bare().index.interviews[0]) == []


def test_other_speakers_are_those_on_the_same_topics() -> None:
    """Of a fact, every speaker is another."""

    def others(entry: str) -> list[str]:
        number = valley().index.find("valley", entry)
        assert number is not None
        return ids(related.other_speakers(valley().index, passage(valley().index.located(number))))

    assert others("open-road") == ["canal"]
    assert others("canal") == ["open-road", "border"]
    assert others("bridge") == ["canal", "reply"]

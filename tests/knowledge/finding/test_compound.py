"""What several words stand for together, asked of somebody who has only the single words."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from tests.knowledge import bases
from tests.knowledge.bases import ENTRIES, PEOPLE, index_of, interview

WALK = {"id": "walk", "kind": "quote", "speaker": "dahlgren", "text": "Our army went on a joint walk over the hills."}
LEXICON = [*PEOPLE["lexicon"], ["unified army", "joint army", "единая армия", "общая армия", "yagona armiya"]]


@functools.cache
def index() -> Index:
    return index_of(interview(entries=[*ENTRIES, WALK], lexicon=LEXICON))


@pytest.mark.parametrize(
    "question",
    [
        "What does Dahlgren say about a unified army?",
        "Что Дальгрен говорит об общей армии?",
        "Dahlgren yagona armiya haqida nima deydi?",
        "Dahlgren said the army should be unified, didn't he?",
        "Дальгрен ведь говорил, что армия должна быть единой?",
        "Dahlgren armiya yagona boʻlishi kerak dedi, shundaymi?",
    ],
)
def test_who_has_only_the_single_words_does_not_answer_where_another_speaks_of_the_thing(question: str) -> None:
    answer = bases.talk(index(), question)
    assert not answer.passages
    assert [person.id for person in answer.people] == ["dahlgren"]
    assert "unified-army" in [one.passage.entry.id for one in answer.suggestions if one.passage]


@pytest.mark.parametrize("question", ["What does Berg say about a joint army?", "Берг об единой армии"])
def test_who_speaks_of_the_thing_answers(question: str) -> None:
    assert bases.shown(index(), question) == ["unified-army"]


@pytest.mark.parametrize("question", ["What does Dahlgren say about the army?", "Dahlgren on the walk of a joint army"])
def test_one_of_its_words_or_more_than_the_thing_may_be_told_by_single_words(question: str) -> None:
    assert bases.shown(index(), question)[:1] == ["walk"]


@pytest.mark.parametrize(
    ("question", "entries"),
    [("law and order", ["both"]), ("закон и порядок", ["both"]), ("qonun va tartib haqida nima deyilgan?", ["both"])],
)
def test_one_word_of_a_pair_that_is_one_thing_does_not_tell_of_it(question: str, entries: list[str]) -> None:
    both = {"id": "both", "kind": "fact", "text": "Law and order came to the valley with the judge."}
    law = {"id": "law", "kind": "fact", "text": "A law on the pastures was made in spring."}
    lexicon = [["law", "закон", "qonun"], ["order", "порядок", "tartib"]]
    assert bases.shown(index_of(interview(entries=[both, law], lexicon=lexicon)), question) == entries
    assert not bases.shown(index_of(interview(entries=[law], lexicon=lexicon)), question)


def test_a_name_is_no_part_of_a_thing_of_several_words_that_only_stands_behind_it() -> None:
    """An army in Greece is no Greek army."""
    march = {"id": "march", "kind": "quote", "speaker": "dahlgren", "text": "Our army went to the north of Greece."}
    large = {"id": "large", "kind": "quote", "speaker": "berg", "text": "The Greece army is large."}
    base = index_of(interview(entries=[march, large], lexicon=[["Greece army", "Greek army"], ["army"], ["Greece"]]))
    assert bases.shown(base, "What does Dahlgren say about the army in Greece?") == ["march"]
    assert bases.shown(base, "What does Dahlgren say about the Greek army?") == []

"""Whether it is asked who somebody is, by his name or by what points to him."""

from __future__ import annotations

import functools

import pytest

from knowledge.deciding.decide import answer
from knowledge.finding.find import find
from knowledge.index.index import Index
from knowledge.question.conversation import Context
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


@pytest.mark.parametrize("question", ["Who is Clara Stone?", "кто такая Clara Stone?", "Who is Stone?"])
def test_who_somebody_is_may_be_asked_by_both_his_names(question: str) -> None:
    act = find(index(), question).act
    assert act is not None
    assert act.about == "person"


@pytest.mark.parametrize("question", ["and Dahlgren?", "Boris Dahlgren?", "а Дальгрен?", "Dahlgren-chi?"])
def test_who_another_is_may_be_asked_by_his_name_alone(question: str) -> None:
    """Whether the folder told who the first is, or a passage."""
    for first in ("Who is Stone?", "Who is Anna Berg?"):
        asked = find(index(), question, answer(index(), first).context)
        assert asked.act is not None
        assert asked.act.about == "person"
        assert first.split()[-1] not in asked.question_asked


@pytest.mark.parametrize(
    "question", ["u kim?", "u kim o'zi", "kim u?", "kim ekan u", "у ким", "а кто это вообще такой", "who is he anyway"]
)
def test_who_he_is_asks_who_that_is_of_whom_was_spoken(question: str) -> None:
    asked = find(index(), question, answer(index(), "Dahlgren ko'prik haqida nima dedi", Context("uz")).context)
    assert asked.act is not None
    assert asked.act.about == "person"
    assert "Dahlgren" in asked.question_asked


@pytest.mark.parametrize(
    "question",
    ["and who is the other one?", "а кто такой второй эксперт?", "ikkinchisi kim?", "бошқаси ким?"],
)
def test_who_the_other_one_is_asks_who_the_other_speaker_is(question: str) -> None:
    asked = find(index(), question, answer(index(), "What does Dahlgren say about the bridge?").context)
    assert asked.act is not None
    assert asked.act.about == "person"
    assert "Berg" in asked.question_asked


@pytest.mark.parametrize("question", ["and the other one?", "а второй?", "ikkinchisi-chi?"])
def test_the_other_one_alone_asks_who_he_is_only_where_that_was_asked_last(question: str) -> None:
    asked = find(index(), question, answer(index(), "Who is Boris Dahlgren?").context)
    assert "Anna Berg" in asked.question_asked
    told = find(index(), question, answer(index(), "What does Dahlgren say about the bridge?").context)
    assert told.act is None


def test_the_other_one_may_stand_behind_who() -> None:
    assert "Anna Berg" in find(index(), "а кто второй?", answer(index(), "кто такой Дальгрен?").context).question_asked


def test_who_is_in_it_asks_nobody_who_he_is() -> None:
    assert find(index(), "who is in it?", answer(index(), "Is the mountain road open?").context).act is None


@pytest.mark.parametrize("question", ["Berg's view?", "and what does Berg say?", "and the canal?"])
def test_what_somebody_thinks_does_not_ask_who_he_is(question: str) -> None:
    assert find(index(), question, answer(index(), "Who is Dahlgren?").context).act is None


@pytest.mark.parametrize("question", ["Who is Anna Dahlgren?", "кто такая Анна Дальгрен", "Anna Dahlgren kim"])
def test_who_bears_a_name_that_two_share_is_asked_back(question: str) -> None:
    found = answer(index(), question)
    assert found.reason == "which_person"
    taken = answer(index(), found.suggestions[0].question or "")
    assert [person.id for person in taken.people] == ["berg"]


def test_a_choice_of_one_of_two_has_no_word_that_only_joins() -> None:
    before = answer(index(), "What does Berg say about wolves?")
    found = answer(index(), "and Anna Dahlgren?", before.context)
    assert [one.question for one in found.suggestions] == ["Anna Berg", "Boris Dahlgren"]

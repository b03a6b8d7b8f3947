"""A message that mends a word of the last question."""

from __future__ import annotations

import pytest

from knowledge.deciding.decide import answer
from knowledge.question.correction import corrected, read_as_meant
from knowledge.question.parse import parse
from tests.knowledge.bases import index_of


def test_a_word_with_an_asterisk_is_put_in_place_of_the_one_most_like_it() -> None:
    assert corrected("*battalion", "who led the batalion?") == "who led the battalion"


def test_a_word_that_only_asks_or_joins_is_not_mended() -> None:
    assert corrected("*wolves", "what does Berg say of it?") is None


def test_a_word_like_none_of_the_last_question_mends_nothing() -> None:
    assert corrected("*water", "who led the batalion?") is None


@pytest.mark.parametrize(
    "message",
    ["not the canal, the school", "the school, not the canal", "the school instead of the canal", "kanal emas, maktab"],
)
def test_what_is_said_not_to_be_meant_is_not_searched(message: str) -> None:
    before = answer(index_of(), "what is said about the canal?")
    assert [one.entry.id for one in before.passages] == ["canal"]
    found = answer(index_of(), message, before.context)
    shown = [*found.passages, *(one.passage for one in found.suggestions if one.passage)]
    assert [one.entry.id for one in shown] == ["one-school"]


def test_what_is_denied_with_nothing_else_meant_stays_what_is_asked() -> None:
    before = answer(index_of(), "what is said about the canal?")
    found = answer(index_of(), "why not a canal?", before.context)
    shown = [*found.passages, *(one.passage for one in found.suggestions if one.passage)]
    assert [one.entry.id for one in shown] == ["canal"]


@pytest.mark.parametrize(
    "message",
    ["*wolves", "wolves*", "no, wolves", "oh sorry, wolves", "actually about wolves", "not the school, wolves"],
)
def test_what_was_meant_instead_is_asked_of_the_same_person(message: str) -> None:
    before = answer(index_of(), "What does Dahlgren say about the canal?")
    found = answer(index_of(), message, before.context)
    assert found.reason == "another_speaker"
    assert [person.id for person in found.people] == ["dahlgren"]


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("Что говорит Дальгрен о канале?", "ой, волки"),
        ("Что говорит Дальгрен о канале?", "*волки"),
        ("Dahlgren kanal haqida nima deydi?", "uzr, bo'rilar"),
        ("Dahlgren kanal haqida nima deydi?", "yo'q, bo'rilar haqida"),
    ],
)
def test_what_was_meant_instead_is_asked_of_the_same_person_in_every_language(question: str, message: str) -> None:
    found = answer(index_of(), message, answer(index_of(), question).context)
    assert [person.id for person in found.people] == ["dahlgren"]
    assert not found.passages


@pytest.mark.parametrize(
    "message", ["no, who dug it?", "*shrugs*", "no, wolves are dangerous", "sorry, what does Berg say?"]
)
def test_what_asks_or_tells_something_behind_a_no_only_names_nothing(message: str) -> None:
    last = answer(index_of(), "What does Dahlgren say about the canal?").context.last
    assert "meant" not in read_as_meant(parse(message, index_of()), last, index_of()).marks

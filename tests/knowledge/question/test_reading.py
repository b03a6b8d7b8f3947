"""What a message asks, and its parts if it asks several things."""

from __future__ import annotations

import functools

import pytest

from knowledge.deciding.decide import answer
from knowledge.index.index import Index
from knowledge.question.parting import MOST_SENTENCES
from knowledge.question.reading import read
from knowledge.question.single import Reading
from tests.knowledge.bases import index_of, people, weighty, words


@functools.cache
def index() -> Index:
    return index_of()


def parts(question: str) -> tuple[Reading, ...]:
    return read(question, index()).parts


def taken_apart(question: str) -> list[tuple[str, list[str]]]:
    return [(words(part.query), people(part)) for part in parts(question)]


def test_each_of_two_people_answers_what_he_is_asked() -> None:
    found = answer(index(), "What does Dahlgren say about the canal, Berg about wolves?")
    assert {(p.entry.id, p.entry.speaker) for p in found.passages} == {("canal", "dahlgren"), ("wolves", "berg")}
    assert {person.id for person in found.people} == {"dahlgren", "berg"}


def test_nobody_answers_for_another_of_two_people() -> None:
    found = answer(index(), "What does Berg say about the canal, Dahlgren about wolves?")
    assert found.status != "answer"


def test_the_one_whom_all_parts_ask_is_not_what_one_of_them_is_about() -> None:
    first, second = parts("Does Berg say who dug the canal and what did the bridge cost?")
    assert (people(first), people(second)) == ([], [])
    assert (weighty(first.matter), weighty(second.matter)) == (["dug", "canal"], ["bridge", "cost"])


def test_each_part_asks_for_its_own_kind_of_answer() -> None:
    first, second = parts("When was the canal dug and how many crowns did the bridge cost?")
    assert (first.demand.doubts, first.demand.number) == (("when",), None)
    assert (second.demand.doubts, second.demand.number) == ((), "number")


def test_of_a_message_of_many_questions_the_last_ones_are_one_part() -> None:
    assert len(parts("Who came? " * (2 * MOST_SENTENCES))) == MOST_SENTENCES


@pytest.mark.parametrize(
    "question",
    [
        "Who dug the canal? Thanks in advance!",
        "Who dug the canal? asking for a friend",
        "кто вырыл канал? спасибо заранее",
    ],
)
def test_thanks_are_no_part(question: str) -> None:
    assert parts(question) == ()


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        ("what does Berg say about wolves and the canal?", ["wolves", "canal"]),
        ("что говорят о волках и канале?", ["волках", "канале"]),
        ("boʻrilar va kanal haqida nima deyilgan", ["boʻrilar", "kanal"]),
        ("Berg nega boʻrilar va kanal haqida gapiradi", ["boʻrilar", "kanal"]),
    ],
)
def test_of_several_matters_each_is_a_question_without_the_others(question: str, typed: list[str]) -> None:
    both = parts(question)
    assert [part.typed for part in both] == typed
    assert [weighty(part.matter) for part in both] == [[words(read(name, index()).query)] for name in typed]


@pytest.mark.parametrize(
    "question",
    [
        "What does Berg say about wolves, Rahmon about the canal?",
        "What does Berg say about wolves and Rahmon about the canal?",
        "Что Берг говорит о волках, а Рахмон о канале?",
        "Berg boʻrilar haqida, Rahmon esa kanal haqida nima dedi?",
    ],
)
def test_a_part_may_ask_a_stranger(question: str) -> None:
    assert [(people(part), part.of_stranger) for part in parts(question)] == [(["berg"], False), ([], True)]


@pytest.mark.parametrize(
    "question",
    [
        "What did the shepherds say about wolves and what about the canal?",
        "Что инженеры сказали о волках и что о канале?",
        "choʻponlar boʻrilar haqida nima dedi va kanal haqida-chi?",
    ],
)
def test_a_part_that_names_nobody_is_asked_of_the_one_whom_the_message_asks(question: str) -> None:
    first, second = (weighty(part.matter) for part in parts(question))
    assert len(first) == len(second) == 2
    assert set(first) & set(second)


def test_what_a_reading_was_typed_as_is_told_without_the_signs_around_it() -> None:
    assert read("“Who dug it?”", index()).typed == "Who dug it"


@pytest.mark.parametrize(
    ("question", "whom"),
    [
        ("what does Berg say about wolves, and Dahlgren?", [["berg"], ["dahlgren"]]),
        ("what does Rahmon say about wolves, and Berg?", [[], ["berg"]]),
        ("what do Rahmon and Berg say about wolves?", [["berg"], []]),
        ("Rahmon boʻrilar haqida nima deydi va Berg-chi?", [[], ["berg"]]),
    ],
)
def test_the_same_is_asked_of_each_where_it_is_asked_of_another_too(question: str, whom: list[list[str]]) -> None:
    assert [people(part) for part in parts(question)] == whom
    assert [part.of_stranger for part in parts(question)] == [not each for each in whom]


def test_when_and_where_amid_what_they_ask_of_are_each_asked_of_the_whole() -> None:
    """Where a language has its verb last."""
    parts = read("koʻprik qachon va qayerda qurilgan", index(), "uz").parts
    words = [
        {part.matter.words[n].token.word for n, weight in enumerate(part.matter.weights) if weight} for part in parts
    ]
    assert len(words) == 2
    assert words[0] == words[1]
    assert len(words[0]) == 2

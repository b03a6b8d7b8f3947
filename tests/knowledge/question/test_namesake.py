"""Who only bears the surname of one whom the base knows."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from knowledge.question.named import named_in
from knowledge.question.parse import parse
from tests.knowledge.bases import index_of, interview


@functools.cache
def index() -> Index:
    return index_of()


def people(question: str) -> list[set[str]]:
    return [{person for _, person in named.people} for named in named_in(parse(question, index()))]


@pytest.mark.parametrize(
    "question",
    [
        "Rustam Dahlgren on water",
        "rustam dahlgren on water",
        "Rustam Olegovich Dahlgren on water",
        "слова Рустама Олеговича Дальгрена о воде",
        "What did Ignacy Dahlgren say about water?",
        "слова Рустама Дальгрена о воде",
        "Rustam Dahlgren suv haqida nima dedi",
        "Нодира Дальгрен сув ҳақида",
    ],
)
def test_who_has_another_first_name_is_another_person(question: str) -> None:
    assert people(question) == []


@pytest.mark.parametrize(
    "question",
    [
        "Boris Dahlgren on water",
        "Borris Dahlgren on water",
        "Boris Olegovich Dahlgren on water",
        "what does comrade Dahlgren say about water",
        "ўртоқ Дальгрен сув ҳақида нима дейди",
        "What does Professor Dahlgren say about water?",
        "What in Tashkent Dahlgren likes",
        "What Does Dahlgren Think About Water",
        "rustam, what does Dahlgren say about water?",
        "слова Бориса Дальгрена о воде",
    ],
)
def test_what_is_no_other_first_name_before_his_surname_leaves_him_named(question: str) -> None:
    assert people(question)[-1:] == [{"dahlgren"}]


@functools.cache
def of_petrov() -> Index:
    return index_of(
        interview(speakers=[{"id": "petrov", "name": "Ivan Petrov", "aliases": ["Petrov", "Петров", "Иван Петров"]}])
    )


@pytest.mark.parametrize(
    "question",
    [
        "Petrova on water",
        "Saida Petrova on water",
        "Petrova suv haqida nima dedi",
        "что сказала Петрова о воде",
        "Петрова считает воду важной?",
        "Нодира Петрова про воду",
        "слова Петровой о воде",
    ],
)
def test_a_surname_that_a_woman_has_is_not_his(question: str) -> None:
    assert named_in(parse(question, of_petrov())) == []


@pytest.mark.parametrize(
    "question", ["слова Петрова о воде", "мнение Ивана Петрова о воде", "mnenie Petrova o vode", "Петрова цитируют"]
)
def test_his_surname_in_a_case_is_his(question: str) -> None:
    assert len(named_in(parse(question, of_petrov()))) == 1


@pytest.mark.parametrize(
    "question", ["Борисов", "Что сказал Борисов?", "слова Борисова о воде", "what did Borisov say"]
)
def test_a_surname_made_of_a_first_name_is_another_person(question: str) -> None:
    assert people(question) == []


@pytest.mark.parametrize("question", ["Что сказал Борис?", "у Бориса", "слова Дальгрена"])
def test_a_name_in_a_case_is_no_surname_made_of_it(question: str) -> None:
    assert people(question) == [{"dahlgren"}]

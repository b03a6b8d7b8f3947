"""Who is named in a question, and what is a first name and what a surname."""

from __future__ import annotations

import functools
from typing import Any

import pytest

from knowledge.index.index import Index
from knowledge.question.named import mixed_name, named_in
from knowledge.question.parse import parse
from tests.knowledge.bases import PEOPLE, index_of, interview

STONE: dict[str, Any] = {"id": "stone", "name": "Stone", "aliases": ["Clara Stone", "Stoun", "Klara Stoun"]}
HILL: dict[str, Any] = {"id": "hill", "name": {"en": "Ada-Lee Hill", "ru": "Ада Хилл"}, "aliases": ["Hill Ada"]}


@functools.cache
def index() -> Index:
    return index_of(interview(people=[STONE, HILL, PEOPLE["people"][1]]))


def people(question: str) -> list[set[str]]:
    return [{person for _, person in named.people} for named in named_in(parse(question, index()))]


def is_mixed(question: str) -> bool:
    query = parse(question, index())
    return mixed_name([named for named in named_in(query) if named.strong], index(), query) is not None


def test_words_beside_one_another_that_name_the_same_person_name_him_once() -> None:
    assert people("Boris Dahlgren and Anna Berg") == [{"dahlgren"}, {"berg"}]


@pytest.mark.parametrize(
    "question",
    [
        "Boris Berg on water",
        "Anna Dahlgren",
        "Anna Stone",
        "Klara Dahlgren",
        "Boris Stoun on wolves",
        "Berg Boris",
        "Anna Hill",
        "Ада Дальгрен о воде",
        "Lee Stone",
    ],
)
def test_a_first_name_beside_the_surname_of_another_names_one_of_the_two(question: str) -> None:
    """In whichever order and spelling, and though a name is told by its surname only."""
    assert is_mixed(question)


@pytest.mark.parametrize(
    "question",
    [
        "Anna Berg",
        "Berg Anna",
        "Clara Stoun",
        "Hill Ada",
        "Ada-Lee Hill",
        "Dahlgren Berg",
        "Boris, Berg on water?",
        "Boris and Berg",
        "does Boris mention Stone",
    ],
)
def test_his_own_names_and_two_people_are_no_mixture(question: str) -> None:
    assert not is_mixed(question)

"""Whom a message calls by name to ask what "you" think."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from knowledge.question.called import who_is_called
from knowledge.question.named import named_in
from knowledge.question.parse import parse
from knowledge.question.reading import read
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


def people(text: str) -> list[str]:
    query = parse(text, index())
    groups = [group for group in named_in(query) if group.strong]
    return [person for group in who_is_called(groups, query, index()) for _, person in group.people]


@pytest.mark.parametrize(
    "text",
    [
        "Dahlgren, what do you think about Berg?",
        "What do you think about Berg, Dahlgren?",
        "Boris Dahlgren, do you agree with Berg about wolves?",
        "well, Mr Dahlgren, how do you see Berg's canal?",
        "Дальгрен, что вы думаете о Берге?",
        "Дальгрен, согласны с Бергом?",
        "Уважаемый господин Дальгрен, как относитесь к словам Берга?",
        "Dahlgren, Bergning fikriga qo'shilasizmi?",
        "Дальгрен, Берг ҳақида нима дейсиз?",
    ],
)
def test_who_is_called_before_or_behind_a_comma_is_asked_whoever_else_is_named(text: str) -> None:
    assert people(text) == ["dahlgren"]


@pytest.mark.parametrize(
    "text",
    ["Dahlgren aka, suv haqida nima deysiz?", "жаноб Дальгрен, сув ҳақида нима дейсиз?", "Dahlgren domla, rozimisiz?"],
)
def test_a_word_of_address_may_stand_beside_the_name(text: str) -> None:
    assert people(text) == ["dahlgren"]


@pytest.mark.parametrize(
    "text",
    [
        "Dahlgren what do you think of water",
        "Дальгрен что вы думаете о воде",
        "Dahlgren suv haqida nima deysiz",
        "Dahlgren suv haqida nima deya olasiz",
    ],
)
def test_a_speaker_is_called_without_a_comma_where_what_follows_is_put_to_him(text: str) -> None:
    assert people(text) == ["dahlgren"]


def test_several_who_are_joined_are_called_together() -> None:
    assert people("Dahlgren and Berg, what do you think of wolves?") == ["dahlgren", "berg"]


@pytest.mark.parametrize(
    "text",
    [
        "Dahlgren, what does Berg say about water?",
        "what do you think of Dahlgren?",
        "Dahlgren says you may drink it",
        "Dahlgren haqida nima deysiz",
        "Dahlgren javobi haqida nima deysiz",
        "Dahlgren's canal, what do they say of it?",
    ],
)
def test_who_is_only_named_is_not_called(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize("text", ["Dahlgren, what do you think about Berg?", "What do you think about Berg, Dahlgren?"])
def test_the_one_called_and_the_one_asked_about_are_not_asked_apart(text: str) -> None:
    found = read(text, index())
    assert not found.parts
    assert {person for _, person in found.whom.asked_about} == {"berg"}

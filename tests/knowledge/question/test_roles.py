"""What part a name has in a question, by the words around it."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from knowledge.question.named import Named, named_in
from knowledge.question.parse import parse
from knowledge.question.query import Query
from knowledge.question.roles import are_joined, has_verb, is_left_out, is_topic, opinion_words, subjects_among
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


def names(question: str) -> tuple[list[Named], Query]:
    query = parse(question, index())
    return [group for group in named_in(query) if group.strong], query


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("what is said about Berg?", True),
        ("что сказано о Берге?", True),
        ("Berg haqida nima deyilgan?", True),
        ("what about Berg?", False),
        ("what does Berg say?", False),
    ],
)
def test_who_is_only_asked_about_is_told_by_the_word_before_or_behind(question: str, topic: bool) -> None:
    (group,), query = names(question)
    assert is_topic(group, query) is topic


@pytest.mark.parametrize("question", ["not Berg but Dahlgren on water", "не Берг, а Дальгрен о воде"])
def test_who_is_named_to_be_left_out_is_no_other(question: str) -> None:
    groups, query = names(question)
    assert [is_left_out(group, query) for group in groups] == [True, False]


@pytest.mark.parametrize(
    ("question", "joined"),
    [("Berg and Dahlgren", True), ("Berg & Dahlgren", True), ("Берг и Дальгрен", True), ("Berg on Dahlgren", False)],
)
def test_names_stand_as_one_with_a_joint_or_a_sign_between(question: str, joined: bool) -> None:
    groups, query = names(question)
    assert are_joined(groups, query) is joined


def test_a_verb_of_saying_belongs_to_the_name_beside_it() -> None:
    groups, query = names("Berg says Dahlgren left")
    assert [has_verb(group, query, groups) for group in groups] == [True, False]


@pytest.mark.parametrize("question", ["Dahlgren in Berg's view", "Дальгрен по словам Берга"])
def test_of_two_names_he_is_the_subject_whose_opinion_is_asked(question: str) -> None:
    groups, query = names(question)
    assert [group.people for group in subjects_among(groups, query)] == [((0, "berg"),)]
    assert opinion_words(groups[1], query)
    assert not opinion_words(groups[0], query)

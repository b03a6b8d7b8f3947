"""What somebody said about another, and passages in which that one only speaks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.knowledge import bases
from tests.knowledge.bases import index_of, interview

ENTRIES = [
    {
        "id": "reply",
        "kind": "quote",
        "speaker": "dahlgren",
        "recounted": ["stone", "marchetti"],
        "text": "“We will never quarrel over pastures again,” they promised.",
        "summary": {"en": "As Dahlgren retells it, Stone and Marchetti promised never to quarrel over pastures."},
    }
]


@pytest.mark.parametrize(
    "question",
    [
        "What did Stone say about Dahlgren?",
        "What did Stone say about Marchetti?",
        "Что Маркетти сказал о Дальгрене?",
        "Stone Dahlgren haqida nima dedi?",
    ],
)
def test_what_one_said_about_another_is_not_told_by_what_that_one_says(question: str) -> None:
    assert bases.shown(index_of(interview(entries=ENTRIES)), question) == []


@pytest.mark.parametrize(
    "question", ["What did Dahlgren say about Stone?", "What did Stone say about pastures?", "What did Stone promise?"]
)
def test_what_the_teller_says_of_him_is_told_and_what_he_said_himself(question: str) -> None:
    assert bases.shown(index_of(interview(entries=ENTRIES)), question) == ["reply"]


def test_nor_where_who_is_asked_is_only_pointed_to() -> None:
    base = index_of(interview(entries=ENTRIES))
    assert bases.shown(base, "What did Stone promise?", "and what did she say about pastures?") == ["reply"]
    assert bases.shown(base, "What did Stone promise?", "and what did she say about Dahlgren?") == []


# What he only retells, where he himself is asked

RETOLD: list[dict[str, Any]] = [
    ENTRIES[0] | {"text": "“We will never quarrel over pastures again,” they replied."},
    {"id": "sheep", "kind": "quote", "speaker": "dahlgren", "text": "“The quarrel over pastures was about sheep.”"},
]


@pytest.mark.parametrize("question", ["What did Dahlgren reply?", "How did Dahlgren reply?"])
def test_what_he_retells_that_others_replied_is_no_reply_of_his(question: str) -> None:
    assert bases.shown(index_of(interview(entries=RETOLD)), question) == []


def test_what_he_retells_of_others_is_no_view_of_his_own() -> None:
    base = index_of(interview(entries=ENTRIES))
    assert bases.shown(base, "Is it good to quarrel over pastures, in Dahlgren's opinion?") == []
    assert bases.shown(base, "What did Stone and Marchetti promise, in Dahlgren's opinion?") == ["reply"]


@pytest.mark.parametrize("question", ["What does Dahlgren say about pastures?", "pastures, Dahlgren"])
def test_what_he_only_retells_comes_behind_his_own_words(question: str) -> None:
    assert bases.shown(index_of(interview(entries=RETOLD)), question) == ["sheep", "reply"]


@pytest.mark.parametrize("question", ["and Dahlgren?", "and what did Dahlgren say?", "а Дальгрен?"])
def test_the_teller_asked_after_those_he_retells_is_not_answered_by_the_same_passage(question: str) -> None:
    assert "reply" not in bases.shown(index_of(interview(entries=RETOLD)), "What did Stone promise?", question)


OF_OTHERS = [
    {
        "id": "his",
        "kind": "quote",
        "speaker": "dahlgren",
        "text": "“The villages of the valley share the pastures,” he said.",
    },
    {"id": "theirs", "kind": "fact", "text": "The villages spoke of the need for a bridge."},
]


@pytest.mark.parametrize(
    "question",
    [
        "What do the villages say about the pastures?",
        "What did the host say about the pastures?",
        "Деревни что говорят о пастбищах?",
        "What is the villages' view of the pastures?",
        "What do the villages think of what Dahlgren said about the pastures?",
        "Odamlar yaylovlar haqida nima deydi?",
    ],
)
def test_others_than_who_speaks_are_not_answered_for_by_a_speakers_words(question: str) -> None:
    assert bases.shown(index_of(interview(entries=OF_OTHERS)), question) == []


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("What did the villages say about a bridge?", ["theirs"]),
        ("What is said about the pastures?", ["his"]),
        ("What do the villages think about the pastures, according to Dahlgren?", ["his"]),
        ("What do the villages think about the pastures in Dahlgren's view?", ["his"]),
        ("What does Dahlgren say the villages think about the pastures?", ["his"]),
        ("What do the experts say about the pastures?", ["his"]),
        ("What does Dahlgren say about the villages?", ["his"]),
    ],
)
def test_others_are_answered_for_by_the_article_and_a_speaker_by_his_words(question: str, shown: list[str]) -> None:
    assert bases.shown(index_of(interview(entries=OF_OTHERS)), question) == shown

"""What somebody said about another, and passages in which that one only speaks."""

from __future__ import annotations

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

"""What a question denies, or takes for granted, against what a passage denies."""

from __future__ import annotations

import functools

import pytest

from knowledge.finding.negation import Denial
from knowledge.index.index import Index
from knowledge.question.reading import read
from tests.knowledge.bases import ENTRIES, PEOPLE, index_of, interview, shown

TREATY = {
    "id": "treaty",
    "kind": "fact",
    "text": "The shepherds replied to the miller, but the treaty did not bring any peace.",
}
PEACE = ["peace", "мир", "tinchlik"]
LEXICON = [*PEOPLE["lexicon"], PEACE, ["reply", "ответить", "javob berish"], ["treaty", "договор", "shartnoma"]]


@functools.cache
def index() -> Index:
    return index_of(interview(entries=[*ENTRIES, TREATY], lexicon=LEXICON))


def contradicts(question: str, text: str = "") -> bool:
    entry = {**TREATY, "text": text} if text else TREATY
    base = index_of(interview(entries=[*ENTRIES, entry], lexicon=LEXICON)) if text else index()
    number = base.find("valley", "treaty")
    assert number is not None
    return Denial(read(question, base), base).is_contradicted(number)


@pytest.mark.parametrize(
    "question",
    [
        "Who did not reply to the miller?",
        "Кто не ответил мельнику?",
        "Which shepherds haven't replied?",
        "Who has not ever replied to the miller?",
    ],
)
def test_who_did_it_does_not_tell_who_did_not(question: str) -> None:
    assert contradicts(question)


@pytest.mark.parametrize("question", ["What did the shepherds not sell?", "Чего не продали пастухи?"])
def test_what_denies_something_else_does_not_tell_what_is_not_so(question: str) -> None:
    assert contradicts(question, "The shepherds sell wool. The miller did not come, and peace was not brought.")


@pytest.mark.parametrize("question", ["What did the treaty not bring?", "Who did not bring peace?", "Who replied?"])
def test_what_is_denied_tells_what_is_not_so(question: str) -> None:
    assert not contradicts(question)


@pytest.mark.parametrize(
    "question", ["Why did the treaty bring peace?", "почему договор принёс мир?", "Нега шартнома тинчлик келтирди?"]
)
def test_why_something_is_so_is_not_told_by_what_denies_it(question: str) -> None:
    assert contradicts(question)


@pytest.mark.parametrize(
    "question", ["Why did the treaty bring no peace?", "Why did the treaty fail to bring peace?", "Did it bring peace?"]
)
def test_why_it_is_not_so_and_whether_it_is_it_tells(question: str) -> None:
    assert not contradicts(question)


@pytest.mark.parametrize(
    "question",
    [
        "Why did the shepherds not reply?",
        "почему не ответили мельнику?",
        "почему это не договор",
        "nega bu shartnoma emas",
    ],
)
def test_why_it_is_not_so_is_not_told_by_what_says_that_it_is(question: str) -> None:
    assert contradicts(question, "The shepherds replied to the miller with a treaty.")


@pytest.mark.parametrize(
    "text", ["The shepherds replied late, because the treaty was long.", "They replied, but never to the shepherds."]
)
def test_what_tells_a_reason_or_denies_something_may_tell_why_it_is_not_so(text: str) -> None:
    assert not contradicts("Why did the shepherds not reply?", text)


def test_what_lies_behind_a_passage_that_says_the_contrary_is_no_answer_either() -> None:
    assert shown(index(), "Who replied to the miller?") == ["treaty"]
    assert shown(index(), "Who did not reply to the miller?") == []
    assert shown(index(), "Why did the treaty bring peace?") == []

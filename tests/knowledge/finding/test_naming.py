"""Which one a thing is that bears a name, is told by a passage that names it."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from tests.knowledge import bases
from tests.knowledge.bases import ENTRIES, index_of, interview

NAMELESS = {
    "id": "nameless",
    "kind": "fact",
    "text": "At the summit a reporter asked Clara Stone about the wool that is sold in the towns of the plain.",
}
NAMED = {"id": "named", "kind": "fact", "text": "The shepherds left before the summit in Bergen ended."}


@functools.cache
def base(*told: str) -> Index:
    return index_of(interview(entries=[*ENTRIES, *(each for each in (NAMELESS, NAMED) if each["id"] in told)]))


@pytest.mark.parametrize(
    "question",
    [
        "At which summit did the reporter ask about wool?",
        "На каком саммите репортёр спросил о шерсти?",
    ],
)
def test_a_passage_that_names_only_people_does_not_tell_which_one_it_was(question: str) -> None:
    assert bases.shown(base("nameless"), question) == []


def test_a_name_far_behind_it_is_another_things() -> None:
    entry = {"id": "far", "kind": "fact", "text": "At the summit the shepherds spoke of the wool that Bergen sells."}
    asked = "At which summit did the shepherds speak of wool?"
    assert bases.shown(index_of(interview(entries=[*ENTRIES, entry])), asked) == []


def test_a_passage_that_names_it_does() -> None:
    assert bases.shown(base("named"), "Which summit did the shepherds leave?") == ["named"]


def test_what_is_asked_of_it_beside_its_name_is_told_without_one() -> None:
    assert bases.shown(base("nameless"), "What did the reporter ask at the summit about wool?") == ["nameless"]


def test_of_one_without_a_name_another_ones_name_is_not_told() -> None:
    asked = "What did the reporter ask Clara Stone about wool?"
    assert bases.talk(base("nameless", "named"), asked, "which summit was it?").passages == ()


@pytest.mark.parametrize(
    "question",
    ["Who was the reporter?", "What was the reporter's name?", "Кто был репортёр?", "Who was that reporter?"],
)
def test_who_somebody_was_of_whom_a_speaker_tells_is_not_who_asks_here(question: str) -> None:
    entry = {"id": "asked", "kind": "quote", "speaker": "berg", "text": NAMELESS["text"]}
    lexicon = [["reporter", "репортёр"], ["summit", "саммит"]]
    answer = bases.talk(index_of(interview(entries=[*ENTRIES, entry], lexicon=lexicon)), question)
    assert (answer.passages, answer.status) == ((), "suggest")


def test_what_does_not_speak_of_one_in_itself_tells_its_name_as_little() -> None:
    summary = {"en": "She told the reporter that Bergen has the best wool."}
    reply = {"id": "reply", "kind": "fact", "text": "She said that Bergen has the best wool.", "summary": summary}
    base = index_of(interview(entries=[*ENTRIES, NAMELESS, reply]))
    assert bases.shown(base, "which reporter was told about the best wool?") == []


def test_who_the_reporter_is_where_nobody_speaks_of_one_is_who_asks_here() -> None:
    assert bases.talk(base(), "Who was the reporter?").about == "interviewer"

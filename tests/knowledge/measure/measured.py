"""Questions with what would be right, and conversations, measured on the small base."""

from __future__ import annotations

import functools
from typing import Any

from knowledge.finding.results import Answer, passage
from knowledge.folder.models import Interview
from knowledge.index.index import Index
from knowledge.measure.dialogues import TurnOutcome, hold
from knowledge.measure.evaluate import measure
from knowledge.measure.questions import Dialogue, GoldQuestion
from knowledge.measure.report import Report
from tests.knowledge.bases import ENTRIES, KEPT, index_of, interview

GOOD: dict[str, Any] = {
    "id": "q-1",
    "lang": "en",
    "style": "plain",
    "question": "Is the mountain road open?",
    "answerable": True,
    "gold": ["The mountain road is open again"],
    "speakers": ["Anna Berg"],
    "note": "",
}
NONE: dict[str, Any] = {**GOOD, "answerable": False, "gold": [], "speakers": [], "question": "zeppelin"}


@functools.cache
def index() -> Index:
    KEPT.append(index_of())
    return KEPT[-1]


def measured(*changes: dict[str, Any]) -> Report:
    """What became of GOOD, changed in these ways."""
    return measure(index(), [GoldQuestion(**{**GOOD, **change}) for change in changes])


FACT = {"question": "Who sent engineers to repair the dam?", "gold": ["Armenia sent"]}
RETOLD = {
    "question": "they promised the shepherds never to quarrel over pastures again",
    "gold": ["We will never quarrel"],
}


def sampled(*questions: str, off_topic: tuple[str, ...] = (), slug: str = "valley", **changes: Any) -> Interview:
    """The small interview, with these sample questions of its first entry and no others."""
    entries = [{**ENTRIES[0], "questions": list(questions)}, *ENTRIES[1:]]
    return interview(slug, entries, off_topic=list(off_topic), **changes)


MARS: dict[str, Any] = {"question": "and Mars?", "answerable": False}
ROAD: dict[str, Any] = {
    "question": "Is the road open?",
    "answerable": True,
    "gold": ["mountain road is open"],
    "speakers": ["Anna Berg"],
}


def shown(*entries: str, status: Any = "answer", people: tuple[str, ...] = (), language: str = "en") -> Answer:
    """An answer that shows these entries and was taken to ask for these people."""
    passages = []
    for entry in entries:
        number = index().find("valley", entry)
        assert number is not None
        passages.append(passage(index().located(number)))
    asked = tuple(index().person("valley", person) for person in people)
    return Answer("q", status, "found", language, tuple(passages), people=asked)


def said(status: Any, *people: str) -> Answer:
    """An answer of that status without a passage."""
    return shown(status=status, people=people)


def dialogue(*turns: dict[str, Any], lang: str = "en", name: str = "c-1") -> Dialogue:
    return Dialogue.model_validate({"id": name, "lang": lang, "turns": turns})


def outcomes(turns: list[dict[str, Any]], answers: list[Answer]) -> tuple[TurnOutcome, ...]:
    """What becomes of a conversation in which these answers are given."""
    left = iter(answers)
    return hold([dialogue(*turns)], lambda _: lambda _line: next(left))

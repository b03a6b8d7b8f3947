"""A passage as an answer shows it, and which of those found are shown."""

from __future__ import annotations

import functools
from typing import Any

from knowledge.deciding.decide import answer
from knowledge.finding.results import Answer
from knowledge.index.index import Index
from knowledge.question.conversation import Context
from tests.knowledge.bases import ENTRIES, index_of, interview


@functools.cache
def index() -> Index:
    return index_of()


def ask(question: str, **context: Any) -> Answer:
    return answer(index(), question, Context(**context))


def shown(found: Answer) -> list[str]:
    return [passage.entry.id for passage in found.passages]


def test_a_passage_is_the_whole_entry_with_who_said_it() -> None:
    passage = ask("Is the mountain road open?").passages[0]
    assert passage.entry.text == ENTRIES[0]["text"]
    assert (passage.speaker and passage.speaker.name) == {"en": "Anna Berg"}
    assert (passage.recounted, passage.interview.slug) == ((), "valley")


def test_a_fact_is_nobody_s_words() -> None:
    passage = ask("Who sent engineers to repair the dam?").passages[0]
    assert (passage.entry.kind, passage.speaker) == ("fact", None)


def test_whom_a_passage_retells_is_kept_apart_from_who_speaks() -> None:
    passage = ask("What did they promise the shepherds about pastures?").passages[0]
    assert passage.speaker
    assert passage.speaker.id == "dahlgren"
    assert [person.id for person in passage.recounted] == ["stone", "marchetti"]


def test_several_passages_that_answer_come_best_first() -> None:
    found = ask("pastures")
    assert set(shown(found)) == {"reply", "wolves"}
    scores = [passage.score for passage in found.passages]
    assert scores[0] == 1.0
    assert scores == sorted(scores, reverse=True)


def test_of_passages_that_overlap_one_is_shown() -> None:
    text = "The ferry runs daily. It carries twenty goats."
    entries = [{"id": "short", "kind": "fact", "text": text[:21]}, {"id": "long", "kind": "fact", "text": text}]
    base = interview(entries=[entries[1]])
    short = base.entries[0].model_copy(update={"id": "short", "text": text[:21], "end": 21})
    found = answer(index_of(base.model_copy(update={"entries": [base.entries[0], short]})), "does the ferry run daily")
    assert len(found.passages) == 1

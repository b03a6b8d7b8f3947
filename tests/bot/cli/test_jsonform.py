"""The JSON of one answer."""

from __future__ import annotations

import json
from typing import Any

from bot.cli.jsonform import answer_json
from knowledge.deciding.decide import answer
from knowledge.finding.results import Answer, Suggestion, passage
from knowledge.question.conversation import Context
from tests.knowledge.valley import SOURCE, bare, valley

KEYS = [
    *("question", "status", "language", "message", "summary", "passages", "suggestions", "people", "reason"),
    "elapsed_ms",
]
PASSAGE = [
    *("entry", "interview", "kind", "speaker", "reported", "recounted", "text", "note", "start", "end", "score"),
]
SUGGESTION = ["label", "question", "entry", "interview", "start", "end"]


def form(question: str) -> dict[str, Any]:
    found = answer_json(valley().index, answer(valley().index, question, Context(language="en")))
    assert list(found) == KEYS
    json.dumps(found)
    return found


def test_an_answer_has_its_passages_and_no_message() -> None:
    """Their texts stand where they say in the source; people are called as it calls them."""
    found = form("Открыта ли дорога?")
    assert (found["status"], found["language"], found["message"]) == ("answer", "ru", None)
    assert found["summary"] == "Берг говорит, что дорога открыта."
    assert found["suggestions"] == []
    first = found["passages"][0]
    assert list(first) == PASSAGE
    assert first["text"] == SOURCE[first["start"] : first["end"]]
    assert (first["entry"], first["interview"], first["kind"]) == ("open-road", "valley", "quote")
    assert first["speaker"] == "Anna Berg"
    assert 0 < first["score"] <= 1
    assert found["elapsed_ms"] > 0


def test_who_is_retold_stands_beside_who_speaks() -> None:
    """By their names."""
    first = form("What did the mayors reply about water?")["passages"][0]
    assert (first["speaker"], first["recounted"], first["reported"]) == (
        "Boris Dahl",
        ["Clara Stone", "the mayors"],
        False,
    )


def test_a_fact_has_no_speaker() -> None:
    """It is the article's."""
    first = form("Who called for a bridge?")["passages"][0]
    assert (first["kind"], first["speaker"], first["recounted"]) == ("fact", None, [])


def test_without_an_answer_there_is_a_message_and_no_passage() -> None:
    """In the question's language, whatever the script."""
    found = form("нарх-наво қандай ўзгарган?")
    assert (found["status"], found["language"], found["passages"]) == ("unknown", "uz", [])
    assert found["message"].startswith("Бу ҳақда ҳеч нарса топмадим.")
    assert (found["summary"], found["suggestions"]) == (None, [])


def test_small_talk_has_a_message() -> None:
    """And nothing else."""
    found = form("hello")
    assert (found["status"], found["message"]) == (
        "smalltalk",
        "Hello, what would you like to know about the interview?",
    )


def test_a_suggestion_leads_to_an_entry_or_to_a_question() -> None:
    """One has its place in the source, the other what tapping asks."""
    index = valley().index
    number = index.find("valley", "border")
    assert number is not None
    near = Answer("q", "suggest", "near", "en", (), (Suggestion(passage(index.located(number))),))
    entry = answer_json(index, near)["suggestions"][0]
    assert list(entry) == SUGGESTION
    assert entry["label"] == "Anna Berg: Nobody waits at the border any more."
    assert (entry["question"], entry["entry"], entry["interview"]) == (None, "border", "valley")
    assert SOURCE[entry["start"] : entry["end"]] == "Nobody waits at the border any more."
    suggestions = (Suggestion(question="Berg: road", label="The road"),)
    asked = answer_json(index, Answer("q", "suggest", "speaker_topics", "en", (), suggestions))
    assert asked["suggestions"] == [
        {"label": "The road", "question": "Berg: road", "entry": None, "interview": None, "start": None, "end": None}
    ]


def test_an_editors_note_comes_along_in_the_language_of_the_answer() -> None:
    """Null where there is none."""
    assert form("Who waits at the border?")["passages"][0]["note"] == "Which border is not said."
    index = bare().index
    assert answer_json(index, answer(index, "Где стоит порт?"))["passages"][0]["note"] is None

"""A question file: questions with their right answers, one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, StrictBool, ValidationError

from knowledge import rules
from knowledge.models import Problem, Text
from knowledge.notation import Flaw, decode, is_utf16


class BadQuestions(Exception):  # noqa: N818 - it says what is the matter
    """A question file that cannot be used; `problems` says all that is wrong with it, by line."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class Question(BaseModel):
    """A question and its right answer: a first passage that holds one of the gold strings, by one of the speakers."""

    model_config = ConfigDict(frozen=True)

    question: str
    answerable: StrictBool
    lang: Text
    style: Text
    gold: list[Text] = []
    speakers: list[Text] = []
    id: str = ""
    note: str = ""


def read_questions(path: Path) -> list[Question]:
    """The questions of a file, a JSON object a line. Raises BadQuestions with all that is wrong with it."""
    report = rules.Report(path.parent)
    try:
        data = path.read_bytes()
    except OSError as error:
        report.add(path.name, 0, f"the file cannot be read ({error.strerror}); give a question file")
        raise BadQuestions(report.problems) from None
    if is_utf16(data):
        report.add(path.name, 1, "the file is UTF-16 or no text at all; save it as UTF-8")
        raise BadQuestions(report.problems)
    questions = []
    for line, row in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if row.strip():
            try:
                questions.append(_question(row))
            except _Bad as bad:
                for message in bad.messages:
                    report.add(path.name, line, message)
    if not questions and report.ok:
        report.add(path.name, 1, "the file has no questions; write one JSON object a line")
    if not report.ok:
        raise BadQuestions(report.problems)
    return questions


class _Bad(Exception):  # noqa: N818 - collected as often as it is raised
    def __init__(self, *messages: str) -> None:
        super().__init__(*messages)
        self.messages = messages


def _question(row: bytes) -> Question:
    value = _json(row)
    if not isinstance(value, dict):
        raise _Bad('a question must be a JSON object such as {"question": …}')
    try:
        question = Question.model_validate(value)
    except ValidationError as error:
        raise _Bad(*(message for _, message in rules.explained(error, value))) from None
    lacking = [name for name in ("gold", "speakers") if question.answerable and not getattr(question, name)]
    if lacking:
        raise _Bad(*(f"{name} must not be empty where the question is answerable; fill it in" for name in lacking))
    return question


def _json(row: bytes) -> Any:
    try:
        return json.loads(decode(row))
    except Flaw as flaw:
        raise _Bad(flaw.message) from None
    except json.JSONDecodeError as error:
        raise _Bad(f"not valid JSON at character {error.pos + 1} of the line; write one object a line") from None
    except (RecursionError, ValueError):
        raise _Bad(
            "the object is nested too deep, or a number in it too long; keep to the fields of a question"
        ) from None

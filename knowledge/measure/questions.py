"""A question file: questions and conversations with their right answers, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, ValidationError

from knowledge.folder import validity
from knowledge.folder.models import Problem, Text
from knowledge.folder.notation import FlawError, Loc, decode, is_utf16


class BadQuestionsError(Exception):
    """A question file that cannot be used; `problems` says all that is wrong with it, by line."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class GoldAnswer(BaseModel):
    """What is asked, and its right answer: a first passage that holds one of the gold strings, by one of these."""

    model_config = ConfigDict(frozen=True)

    question: str
    answerable: StrictBool
    gold: list[Text] = []
    speakers: list[Text] = []
    note: str = ""


class GoldQuestion(GoldAnswer):
    """A question that is asked alone."""

    lang: Text
    style: Text
    id: str = ""


class GoldTurn(GoldAnswer):
    """A message of a conversation, which may lean on those before it.

    `status`: a status without a passage that is right too, or, where it is not answerable, the only ones that are.
    `of` is the person that it must be taken to ask. `new`: the first passage must not have been first before; `same`:
    it must be the one shown last. `pick`: not the words are said, but the choice of that number is taken, 0 any.
    `language` is the answer's. `kind` is a remark.
    """

    status: list[Literal["suggest", "unknown", "smalltalk", "none"]] = []
    of: Text | None = None
    new: StrictBool = False
    same: StrictBool = False
    pick: Annotated[StrictInt, Field(ge=0)] | None = None
    language: Text | None = None
    kind: str = ""


class Dialogue(BaseModel):
    """A conversation of a reader whose language is `lang`."""

    model_config = ConfigDict(frozen=True)

    lang: Text
    turns: Annotated[list[GoldTurn], Field(min_length=1)]
    id: str = ""
    note: str = ""


@dataclass(frozen=True)
class QuestionFile:
    """What is to be asked, each in the order of the file."""

    questions: list[GoldQuestion] = field(default_factory=list)
    dialogues: list[Dialogue] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many messages are sent."""
        return len(self.questions) + sum(len(dialogue.turns) for dialogue in self.dialogues)


def read_questions(path: Path) -> QuestionFile:
    """The questions and conversations of a file, a JSON object a line. Raises BadQuestionsError with all faults."""
    report = validity.Problems(path.parent)
    try:
        data = path.read_bytes()
    except OSError as error:
        report.add(path.name, 0, f"the file cannot be read ({error.strerror}); give a question file")
        raise BadQuestionsError(report.problems) from None
    if is_utf16(data):
        report.add(path.name, 1, "the file is UTF-16 or no text at all; save it as UTF-8")
        raise BadQuestionsError(report.problems)
    found = QuestionFile()
    for line, row in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if row.strip():
            try:
                _add(found, row)
            except _BadRowError as bad:
                for message in bad.messages:
                    report.add(path.name, line, message)
    if not found.size and report.ok:
        report.add(path.name, 1, "the file has no questions; write one JSON object a line")
    if not report.ok:
        raise BadQuestionsError(report.problems)
    return found


class _BadRowError(Exception):
    def __init__(self, *messages: str) -> None:
        super().__init__(*messages)
        self.messages = messages


def _add(found: QuestionFile, row: bytes) -> None:
    value = _json(row)
    if not isinstance(value, dict):
        raise _BadRowError('a question must be a JSON object such as {"question": …}')
    if "turns" in value:
        dialogue = _made(Dialogue, value)
        _complete((f" (turn {number})", turn) for number, turn in enumerate(dialogue.turns, start=1))
        found.dialogues.append(dialogue)
    else:
        question = _made(GoldQuestion, value)
        _complete([("", question)])
        found.questions.append(question)


Made = TypeVar("Made", bound=BaseModel)


def _made(model: type[Made], value: dict[str, Any]) -> Made:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise _BadRowError(
            *(f"{message}{_turn_of(loc)}" for loc, message in validity.breaches_of(error, value))
        ) from None


def _turn_of(loc: Loc) -> str:
    """Which turn a place lies in."""
    return f" (turn {loc[1] + 1})" if len(loc) > 2 and loc[0] == "turns" and isinstance(loc[1], int) else ""


def _complete(asked: Iterable[tuple[str, GoldAnswer]]) -> None:
    """Raises _BadRowError where an answerable question does not say what answers it."""
    lacking = [
        f"{name} must not be empty where the question is answerable; fill it in{where}"
        for where, one in asked
        for name in ("gold", "speakers")
        if one.answerable and not getattr(one, name)
    ]
    if lacking:
        raise _BadRowError(*lacking)


def _json(row: bytes) -> Any:
    try:
        return json.loads(decode(row))
    except FlawError as flaw:
        raise _BadRowError(flaw.message) from None
    except json.JSONDecodeError as error:
        raise _BadRowError(
            f"not valid JSON at character {error.pos + 1} of the line; write one object a line"
        ) from None
    except (RecursionError, ValueError):
        raise _BadRowError(
            "the object is nested too deep, or a number in it too long; keep to the fields of a question"
        ) from None

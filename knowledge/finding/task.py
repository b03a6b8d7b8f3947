"""What a reader may be asked: a question with numbered passages, at which it may only point."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TaskPassage:
    """A passage handed to a reader: whose words it is (None: the article's), whom these retell, and its text, uncut."""

    speaker: str | None
    recounted: tuple[str, ...]
    reported: bool
    text: str


@dataclass(frozen=True)
class EarlierTurn:
    """What was asked before a question, and the texts shown for it."""

    question: str
    passages: tuple[str, ...]


@dataclass(frozen=True)
class ReaderTask:
    """A question as typed, the names of those whose words are asked for, the turns before it, and the passages among
    which somebody may point, best first; they are numbered from 1."""

    question: str
    asked: tuple[str, ...]
    before: tuple[EarlierTurn, ...]
    passages: tuple[TaskPassage, ...]

"""Tasks and settings for the reader's tests."""

from __future__ import annotations

from pathlib import Path

from bot.settings import ReaderSettings, read_reader_settings
from knowledge import EarlierTurn, ReaderTask, TaskPassage
from tests.readerapi import ReaderApi


def task(question: str = "Is the road open?", passages: int = 3) -> ReaderTask:
    """A question with so many passages."""
    texts = [f"The road number {number} is open." for number in range(1, passages + 1)]
    given = tuple(TaskPassage("Anna Berg", (), False, text) for text in texts)
    return ReaderTask(question, ("Anna Berg",), (EarlierTurn("Which roads?", ("All roads.",)),), given)


def settings(api: ReaderApi, **variables: str) -> ReaderSettings:
    """Those that lead to a server."""
    return read_reader_settings({**api.env, **variables}, Path("there is no such file"))

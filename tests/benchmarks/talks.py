"""How the conversations of `tests/questions/` are held, in the rows of the table of `tests.benchmarks.fit`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.base import Base
from bot.terminal import held
from knowledge.dialogue_report import DialogueFigures
from knowledge.dialogues import hold
from knowledge.index import Index
from knowledge.questions import read_questions
from knowledge.report import Share

FILES = ("dialogues-dev", "dialogues-fit", "dialogues-held")


def rows(folder: Path, index: Index) -> Iterator[str]:
    """The files of conversations with the first interview: follow-ups right, all turns right, false passages."""
    base = Base(index, "")
    yield f"{'':24} {'follow-ups':>16} {'all turns':>16} {'false':>16}"
    for name in FILES:
        dialogues = read_questions(folder / f"{name}.jsonl").dialogues
        figures = DialogueFigures.of(hold(dialogues, lambda language: held(base, language)))
        yield f"{name:24} {shares((figures.followups, figures.right, figures.false))}"


def shares(told: Iterable[Share]) -> str:
    """Some shares in columns."""
    return " ".join(f"{one.count:>4}/{one.total:<4} {one.value:5.1%}".rjust(16) for one in told)

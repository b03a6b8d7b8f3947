"""How the conversations of `tests/questions/` are held, in the rows of the table of `tests.benchmarks.fit`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.cli.session import held
from knowledge import weights
from knowledge.base import Base
from knowledge.index.index import Index
from knowledge.measure.dialogue_report import DialogueFigures
from knowledge.measure.dialogues import hold
from knowledge.measure.questions import read_questions
from knowledge.measure.report import Share

FILES = (
    "dialogues-dev",
    "dialogues-fit",
    "dialogues-more-fit",
    "dialogues-late",
    "dialogues-further-fit",
    "dialogues-tried",
    "dialogues-held",
    "dialogues-more-held",
    "dialogues-further-held",
)
NEUTRAL: dict[str, float] = {"CARRIED": 1, "OWN_SAID": 0, "OWN_MATTER": 0, "OWN_THEME": 0, "CONVERSATION": 0}
"""What each number of a conversation would be if it did nothing."""


def rows(folder: Path, index: Index) -> Iterator[str]:
    """The files of conversations with the first interview: follow-ups right, all turns right, false passages."""
    base = Base(index, "")
    yield f"{'':24} {'follow-ups':>16} {'all turns':>16} {'false':>16}"
    for name in FILES:
        dialogues = read_questions(folder / f"{name}.jsonl").dialogues
        figures = DialogueFigures.of(hold(dialogues, lambda language: held(base, language)))
        yield f"{name:24} {shares((figures.followups, figures.right, figures.false))}"


def ablations(folder: Path, index: Index) -> Iterator[str]:
    """What each number of a conversation is worth: the same with it neutral, a quarter lower and a quarter higher."""
    yield from rows(folder, index)
    for name, neutral in NEUTRAL.items():
        value = getattr(weights, name)
        for label, other in (("without", neutral), ("-1/4", value * 0.75), ("+1/4", value * 1.25)):
            setattr(weights, name, other)
            yield f"\n{name} {value} {label}"
            yield from rows(folder, index)
        setattr(weights, name, value)


def shares(told: Iterable[Share]) -> str:
    """Some shares in columns."""
    return " ".join(f"{one.count:>4}/{one.total:<4} {one.value:5.1%}".rjust(16) for one in told)

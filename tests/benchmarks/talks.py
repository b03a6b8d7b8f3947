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
    "dialogues-last-fit",
    "dialogues-fresh-fit",
    "dialogues-newest-fit",
    "dialogues-today-fit",
    "dialogues-tried",
    "dialogues-held",
    "dialogues-more-held",
    "dialogues-further-held",
    "dialogues-last-held",
    "dialogues-fresh-held",
    "dialogues-newest-held",
    "dialogues-today-held",
)
NEUTRAL: dict[str, float] = {"CARRIED": 1, "OWN_SAID": 0, "OWN_MATTER": 0, "OWN_THEME": 0, "CONVERSATION": 0}
"""What each number of a conversation would be if it did nothing."""


def rows(folder: Path, index: Index) -> Iterator[str]:
    """The files of conversations with the first interview: follow-ups right, all turns right, false passages."""
    yield f"{'':24} {'follow-ups':>16} {'all turns':>16} {'false':>16}"
    for name, told in _told(folder, index):
        yield f"{name:24} {shares(told)}"


def ablations(folder: Path, index: Index) -> Iterator[str]:
    """What each number of a conversation is worth: how many more follow-ups and turns are right, and passages false,
    with it neutral, a quarter lower and a quarter higher, in the files to read and in those held back."""
    yield f"{'number':26}" + " |".join(f"{'follow-ups':>11} {'all turns':>10} {'false':>6}" for _ in range(2))
    today = _sums(folder, index)
    yield f"{'today':26}" + " |".join("{:>11} {:>10} {:>6}".format(*half) for half in today)
    for name, neutral in NEUTRAL.items():
        value = getattr(weights, name)
        for label, other in (("without", neutral), ("-1/4", value * 0.75), ("+1/4", value * 1.25)):
            setattr(weights, name, other)
            more = [
                [b - a for a, b in zip(*pair, strict=True)] for pair in zip(today, _sums(folder, index), strict=True)
            ]
            yield f"{name:12} {value:4} {label:8}" + " |".join("{:>+11} {:>+10} {:>+6}".format(*half) for half in more)
        setattr(weights, name, value)


def _told(folder: Path, index: Index) -> Iterator[tuple[str, list[Share]]]:
    base = Base(index, "")
    for name in FILES:
        dialogues = read_questions(folder / f"{name}.jsonl").dialogues
        figures = DialogueFigures.of(hold(dialogues, lambda language: held(base, language)))
        yield name, [figures.followups, figures.right, figures.false]


def _sums(folder: Path, index: Index) -> list[list[int]]:
    """The counts of all files to read, and of all held back."""
    told = [*_told(folder, index)]
    halves = ([shares for name, shares in told if name.endswith("held") is back] for back in (False, True))
    return [[sum(one.count for one in column) for column in zip(*half, strict=True)] for half in halves]


def shares(told: Iterable[Share]) -> str:
    """Some shares in columns."""
    return " ".join(f"{one.count:>4}/{one.total:<4} {one.value:5.1%}".rjust(16) for one in told)

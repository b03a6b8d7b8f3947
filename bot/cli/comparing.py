"""A measurement with a reader and without: first by the rules, then with what the reader has pointed at meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bot.replies.pointing import Point
from knowledge import Answer, Context, FullId, Index, ReaderTask, decide, find
from knowledge.measure import dialogue_report, report
from knowledge.measure.dialogue_report import DialogueReport
from knowledge.measure.report import Report, table

Pointings = dict[ReaderTask, tuple[int, ...] | None]
"""Where a reader points in each task, None where it says nothing of use."""


class Measured(NamedTuple):
    """What a measurement found of questions, and of conversations."""

    questions: Report
    dialogues: DialogueReport


class Gathered:
    """What a reader has been asked so far, and the tasks that are still to be put to it."""

    def __init__(self) -> None:
        self.known: Pointings = {}
        self.wanted: dict[ReaderTask, None] = {}

    def point(self, task: ReaderTask) -> tuple[int, ...] | None:
        """Where the reader has pointed; a task that it has not seen is to be put to it."""
        if task not in self.known:
            self.wanted[task] = None
        return self.known.get(task)

    def conversation(self) -> Point:
        """The same for one conversation, of which nothing is put to the reader that may come differently when it has
        answered what went before."""
        waiting = False

        def point(task: ReaderTask) -> tuple[int, ...] | None:
            nonlocal waiting
            if task not in self.known and waiting:
                return None
            waiting = waiting or task not in self.known
            return self.point(task)

        return point

    def answer(self, index: Index, question: str, context: Context) -> Answer:
        """The answer to a question as the reader points, or by the rules while it has not."""
        found = find(index, question, context)
        return decide(found, self.point(found.task) if found.task else None)


def gathered(
    measuring: Callable[[Gathered], Measured], point_all: Callable[[Collection[ReaderTask]], Pointings]
) -> tuple[Measured, Measured]:
    """A measurement by the rules alone, and the same with a reader.

    It is made again until the reader has been asked all that it is to be: conversations go on differently after what
    it points at.
    """
    so_far = Gathered()
    without = with_reader = measuring(so_far)
    while so_far.wanted:
        tasks, so_far.wanted = so_far.wanted, {}
        so_far.known |= point_all(tasks)
        with_reader = measuring(so_far)
    return without, with_reader


@dataclass(frozen=True)
class Comparison:
    """The answers that are others with a reader, of so many: in how many of them it was right alone, the rules alone,
    both, or neither."""

    total: int = 0
    reader: int = 0
    rules: int = 0
    both: int = 0
    neither: int = 0

    @property
    def differing(self) -> int:
        """How many they are."""
        return self.reader + self.rules + self.both + self.neither

    def __str__(self) -> str:
        if not self.differing:
            return f"With the reader and without it, all {self.total} answers are the same."
        return (
            f"With the reader {self.differing} of {self.total} answers are others than without it: it is right in "
            f"{self.reader} of them, the rules in {self.rules}, both in {self.both}, neither in {self.neither}."
        )


def comparison_of(without: Measured, with_reader: Measured) -> Comparison:
    """How the answers of two measurements of the same questions differ."""
    pairs = list(zip(_told(without), _told(with_reader), strict=True))
    others = [(rules.right, reader.right) for rules, reader in pairs if rules.shown != reader.shown]
    return Comparison(
        len(pairs),
        reader=others.count((False, True)),
        rules=others.count((True, False)),
        both=others.count((True, True)),
        neither=others.count((False, False)),
    )


def compared_lines(without: Measured, with_reader: Measured) -> Iterator[str]:
    """The comparison in plain text: the figures of both, and how the answers differ."""
    for one, other, heading in (
        (with_reader.questions, without.questions, report.COLUMNS),
        (with_reader.dialogues, without.dialogues, dialogue_report.TURN_COLUMNS),
    ):
        if one.outcomes:
            yield from table(heading, {"with the reader": one.in_all, "without": other.in_all})
    yield str(comparison_of(without, with_reader))


class _Told(NamedTuple):
    """What was answered: its status and what was shown first; and whether that was right."""

    shown: tuple[str, tuple[FullId, ...]]
    right: bool


def _told(measured: Measured) -> Iterator[_Told]:
    for outcome in measured.questions.outcomes:
        shown = tuple((p.interview.slug, p.entry.id) for p in outcome.shown[:1])
        yield _Told((outcome.status, shown), not outcome.missed)
    for turn in measured.dialogues.outcomes:
        shown = tuple((p.interview.slug, p.entry.id) for p in turn.answer.passages[:1])
        yield _Told((turn.answer.status, shown), turn.right)

"""Whether a model points well enough to be trusted: questions with numbered passages, half of which nothing answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bot.reader.cap import CapReachedError, DailyCap
from bot.reader.client import Client
from bot.reader.wire import CallFailedError, VoidReplyError
from knowledge import EarlierTurn, ReaderTask, TaskPassage

FILE = Path(__file__).with_name("examination.jsonl")
LEAST_RIGHT, MOST_FALSE = 0.9, 0.1
"""Shares: of the questions that a passage answers, those pointed right; of the others, those pointed at anything."""
LONGEST_EXAMINATION = 120.0
"""Seconds for the whole of it."""
WAKING = 30.0
"""Seconds for the first call: a server may have to load the model."""
EXAMINED_AT_ONCE = 4
"""Calls at a time; a server that answers one at a time has this many times as long for each."""
MOST_FAILED = 3
"""Calls in a row that fail before it is given up."""


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class _ItemTurn(_Strict):
    question: str
    passages: list[str]


class _ItemPassage(_Strict):
    n: int
    speaker: str | None
    recounted: list[str]
    reported: bool
    text: str


class ExamItem(_Strict):
    """A question of the examination. `right` are the numbers of the passages that answer it; none if none does."""

    id: str
    language: str
    question: str
    asked: list[str]
    before: list[_ItemTurn]
    passages: list[_ItemPassage]
    right: list[int]

    @cached_property
    def task(self) -> ReaderTask:
        """What the reader is asked."""
        return ReaderTask(
            self.question,
            tuple(self.asked),
            tuple(EarlierTurn(turn.question, tuple(turn.passages)) for turn in self.before),
            tuple(TaskPassage(p.speaker, tuple(p.recounted), p.reported, p.text) for p in self.passages),
        )


@dataclass(frozen=True)
class Marked:
    """What became of a question: where the reader pointed; None where the call failed or its reply was thrown away.
    `failed`: the call brought no reply at all, for this reason."""

    item: ExamItem
    numbers: tuple[int, ...] | None = None
    failed: str = ""

    @property
    def right(self) -> bool:
        """Whether a passage that answers comes first, or nothing is pointed at where none does."""
        if self.item.right:
            return bool(self.numbers) and self.numbers is not None and self.numbers[0] in self.item.right
        return not self.numbers and not self.failed


class ExamVerdict(BaseModel):
    """How a model did, in counts: questions pointed `right` of the `answerable`, those pointed `false`ly at anything of
    the `others`, and those of both whose call failed, with the reason of the first."""

    model_config = ConfigDict(frozen=True)

    right: int
    answerable: int
    false: int
    others: int
    failed_answerable: int = 0
    failed_others: int = 0
    reason: str = ""

    @property
    def passed(self) -> bool:
        """Whether the model is to be trusted."""
        return self._suffices(self.right, self.false + self.failed_others)

    @property
    def is_undecided(self) -> bool:
        """Whether it is not known yet: without the calls that failed it might have passed."""
        return not self.passed and self._suffices(self.right + self.failed_answerable, self.false)

    def _suffices(self, right: int, false: int) -> bool:
        return right >= LEAST_RIGHT * self.answerable and false <= MOST_FALSE * self.others

    def __str__(self) -> str:
        if self.is_undecided:
            failed, total = self.failed_answerable + self.failed_others, self.answerable + self.others
            return (
                f"The reader is not used: it could not be examined, {failed} of {total} calls failed ({self.reason})."
            )
        return (
            f"The reader {'is used' if self.passed else 'is not used'}: in its examination it pointed right in "
            f"{self.right} of {self.answerable} questions ({LEAST_RIGHT:.0%} are needed), and at something in "
            f"{self.false} of {self.others} that nothing answers ({MOST_FALSE:.0%} at most)."
        )


def items() -> tuple[ExamItem, ...]:
    """The questions of the examination."""
    return tuple(ExamItem.model_validate_json(line) for line in FILE.read_text("utf-8").split("\n") if line.strip())


def verdict_on(marks: Iterable[Marked]) -> ExamVerdict:
    """The verdict on what became of the questions."""
    marks = list(marks)
    answerable = [mark for mark in marks if mark.item.right]
    others = [mark for mark in marks if not mark.item.right]
    return ExamVerdict(
        right=sum(mark.right for mark in answerable),
        answerable=len(answerable),
        false=sum(bool(mark.numbers) for mark in others),
        others=len(others),
        failed_answerable=sum(bool(mark.failed) for mark in answerable),
        failed_others=sum(bool(mark.failed) for mark in others),
        reason=next((mark.failed for mark in marks if mark.failed), ""),
    )


async def examine(
    client: Client,
    seconds: float,
    progress: Callable[[int, int], None] | None = None,
    asked: tuple[ExamItem, ...] | None = None,
    *,
    within: float = LONGEST_EXAMINATION,
    cap: DailyCap | None = None,
) -> list[Marked]:
    """Put every question to a reader that answers within so many seconds when it is asked alone.

    The first goes alone, and if it or several in a row fail, or all is not done `within` so many seconds, the rest
    counts as failed; all does where the day has no room for so many calls. `progress` hears how many are done, and of
    how many.
    """
    sitting = _Sitting(client, items() if asked is None else asked, progress, cap)
    try:
        async with asyncio.timeout(within):
            await sitting.ask(0, max(WAKING, EXAMINED_AT_ONCE * seconds))
            abreast = asyncio.Semaphore(EXAMINED_AT_ONCE)
            async with asyncio.TaskGroup() as group:
                for number in range(1, len(sitting.items)):
                    group.create_task(sitting.ask(number, EXAMINED_AT_ONCE * seconds, abreast))
    except TimeoutError:
        sitting.reason = sitting.reason or f"it was not done within {within:g} s"
    return [sitting.marks.get(n) or Marked(item, failed=sitting.reason) for n, item in enumerate(sitting.items)]


class _Sitting:
    """One examination under way."""

    def __init__(
        self,
        client: Client,
        asked: tuple[ExamItem, ...],
        progress: Callable[[int, int], None] | None,
        cap: DailyCap | None,
    ) -> None:
        self.client, self.items, self._progress, self._cap = client, asked, progress, cap
        self.marks: dict[int, Marked] = {}
        self.reason = "" if cap is None or cap.has_room(len(asked)) else "BOT_READER_DAILY leaves too few for today"
        """Why it was given up, if it was."""
        self._failures = 0

    async def ask(self, number: int, seconds: float, abreast: asyncio.Semaphore | None = None) -> None:
        """Put one question, when its turn comes, unless it has been given up."""
        async with abreast or asyncio.Semaphore():
            if not self.reason:
                self.marks[number] = await self._marked(self.items[number], seconds)
        if self._progress:
            self._progress(len(self.marks), len(self.items))

    async def _marked(self, item: ExamItem, seconds: float) -> Marked:
        try:
            async with asyncio.timeout(seconds):
                numbers = await self.client.numbers(item.task, self._cap.take if self._cap else lambda: None)
        except VoidReplyError:
            self._failures = 0
            return Marked(item)
        except (CallFailedError, CapReachedError, TimeoutError) as error:
            failed = f"no answer within {seconds:g} s" if isinstance(error, TimeoutError) else str(error)
            self._failures += 1
            if self._failures >= MOST_FAILED or not self.marks:
                self.reason = failed
            return Marked(item, failed=failed)
        self._failures = 0
        return Marked(item, numbers)

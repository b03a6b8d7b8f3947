"""What has happened since the start, in numbers: fed by whoever does it, read by whoever watches."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

BOUNDS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 120.0)
"""Seconds up to which durations are counted together."""

ReloadResult = Literal["loaded", "refused"]
ReaderOutcome = Literal["asked", "pointed", "none", "failed", "cached"]
"""It was called, and then: it pointed at passages, or at none, or gave nothing of use. Or it had answered before."""

_arrived: ContextVar[float | None] = ContextVar("arrived", default=None)


@dataclass
class Durations:
    """Seconds that something took, each counted with others of about its length."""

    total: float = 0.0
    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))

    def add(self, seconds: float) -> None:
        """It took that long once more."""
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.total += seconds

    def up_to(self) -> list[tuple[str, float]]:
        """How many took no longer than each of BOUNDS, and how many there are."""
        names = [*map(str, BOUNDS), "+Inf"]
        return list(zip(names, map(float, accumulate(self.counts)), strict=True))


@dataclass
class Counters:
    """All of it. Whoever does something that is counted here adds to it; nothing is ever taken away."""

    questions: Counter[str] = field(default_factory=Counter)
    """Answers, by their status."""
    answering: Durations = field(default_factory=Durations)
    """From the arrival of a question until its answer was sent."""
    retries: Counter[str] = field(default_factory=Counter)
    """Calls of Telegram that were made again, by method."""
    reloads: Counter[ReloadResult] = field(default_factory=Counter)
    reader: Counter[ReaderOutcome] = field(default_factory=Counter)
    pointing: Durations = field(default_factory=Durations)
    """The calls of the reader."""
    clock: Callable[[], float] = time.time

    def arrived(self, at: float | None = None) -> None:
        """What the task does from now on is for an update that arrived at that time, or just now."""
        _arrived.set(self.clock() if at is None else at)

    def waited(self) -> float:
        """Seconds since the update arrived for which this task works; 0 where none did."""
        at = _arrived.get()
        return 0.0 if at is None else max(0.0, self.clock() - at)

    def retried(self, method: str) -> None:
        """A call of Telegram is made again."""
        self.retries[method] += 1

    def note_reader(self, outcome: ReaderOutcome, seconds: float) -> None:
        """The reader has pointed or not; where it was called, that took so long."""
        self.reader[outcome] += 1
        if outcome != "cached":
            self.reader["asked"] += 1
            self.pointing.add(seconds)

    def answered(self, status: str) -> None:
        """A question has got an answer of that status."""
        self.questions[status] += 1
        if (at := _arrived.get()) is not None:
            self.answering.add(max(0.0, self.clock() - at))

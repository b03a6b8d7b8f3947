"""What a measurement found: outcomes, counts, shares with their uncertainty, and the misses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

from knowledge.finding.results import Passage, Status
from knowledge.folder.notation import escaped, printable
from knowledge.measure.questions import GoldQuestion

SHOWN_LETTERS = 90
COLUMNS = ("", "right first", "right speaker", "right or offered", "false answers")
"""What the columns of figures are."""
ARTICLE = "article"
"""Who is credited with a fact."""
_Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    count: int
    total: int

    @property
    def value(self) -> float:
        """0 to 1; 0 of nothing is 0."""
        return self.count / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Where the share may truly lie, with 95 % certainty (Wilson's interval)."""
        if not self.total:
            return 0.0, 1.0
        n, z = self.total, _Z
        middle = self.value + z * z / (2 * n)
        margin = z * sqrt(self.value * (1 - self.value) / n + z * z / (4 * n * n))
        return max(0.0, (middle - margin) / (1 + z * z / n)), min(1.0, (middle + margin) / (1 + z * z / n))

    def __str__(self) -> str:
        if not self.total:
            return "-"
        low, high = self.interval
        return f"{self.count}/{self.total} {self.value:.1%} ({low:.0%}-{high:.0%})".replace("%-", "-")


@dataclass(frozen=True)
class Outcome:
    """What became of a question: whether the first passage was right, its speaker one of those who may be credited,
    and whether the right passage came first or was offered to tap. `shown` are the passages first shown or offered.
    """

    question: GoldQuestion
    status: Status
    right: bool
    credited: bool
    offered: bool
    shown: tuple[Passage, ...]

    @property
    def missed(self) -> bool:
        return not (self.right and self.credited) if self.question.answerable else self.status == "answer"


class Figures(NamedTuple):
    """The outcomes of some questions in figures; `credited` is of the right first answers."""

    right: Share
    credited: Share
    offered: Share
    false: Share

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> Figures:
        outcomes = list(outcomes)
        answerable = [outcome for outcome in outcomes if outcome.question.answerable]
        unanswerable = [outcome for outcome in outcomes if not outcome.question.answerable]
        right = [outcome for outcome in answerable if outcome.right]
        return cls(
            right=Share(len(right), len(answerable)),
            credited=Share(sum(outcome.credited for outcome in right), len(right)),
            offered=Share(sum(outcome.offered for outcome in answerable), len(answerable)),
            false=Share(sum(outcome.status == "answer" for outcome in unanswerable), len(unanswerable)),
        )


@dataclass(frozen=True)
class Report:
    """What became of each question, in the order asked, and the figures of all, by language and by style. `removed` are
    the sample questions asked with their own passages removed."""

    outcomes: tuple[Outcome, ...]
    removed: tuple[Outcome, ...] = ()

    @cached_property
    def in_all(self) -> Figures:
        return Figures.of(self.outcomes)

    @cached_property
    def by_language(self) -> dict[str, Figures]:
        return self._by(lambda outcome: outcome.question.lang)

    @cached_property
    def by_style(self) -> dict[str, Figures]:
        return self._by(lambda outcome: outcome.question.style)

    @property
    def misses(self) -> list[Outcome]:
        """Answerable questions without the right first answer or its speaker, and unanswerable ones answered."""
        return [outcome for outcome in self.outcomes if outcome.missed]

    @property
    def answered_without(self) -> list[Outcome]:
        """The sample questions that are answered though their own passages are removed: rightly where another passage
        says the same."""
        return [outcome for outcome in self.removed if outcome.missed]

    @property
    def near_misses(self) -> Share:
        """How many they are, of all asked so."""
        return Share(len(self.answered_without), len(self.removed))

    def lines(self, misses: bool = False) -> list[str]:
        """The figures as a table in plain text, and then the misses if they are wanted."""
        lines = table(COLUMNS, *({"all": self.in_all}, self.by_language, self.by_style))
        if self.removed:
            lines.append(f"Answered with their own passage removed: {self.near_misses}")
        lines.append(f"Missed: {len(self.misses)} of {len(self.outcomes)}")
        if misses:
            lines += [line for outcome in self.misses for line in _told(outcome)]
        if misses and self.answered_without:
            lines += ["", "Answered though their own passage is removed, rightly where another says the same:"]
            lines += [line for outcome in self.answered_without for line in _told(outcome)]
        return ["".join(map(escaped, line)) for line in lines]

    def _by(self, group: Callable[[Outcome], str]) -> dict[str, Figures]:
        names = sorted({group(outcome) for outcome in self.outcomes})
        return {name: Figures.of(o for o in self.outcomes if group(o) == name) for name in names}


def table(heading: Sequence[str], *groups: Mapping[str, Iterable[Share]]) -> list[str]:
    """Named shares in columns, each group of rows with a gap after it."""
    rows = [[[name, *map(str, shares)] for name, shares in group.items()] for group in groups]
    widths = [max(map(len, column)) for column in zip(heading, *(row for group in rows for row in group), strict=True)]
    lines = []
    for group in ([list(heading), *rows[0]], *rows[1:]):
        lines += ["  ".join(map(str.ljust, row, widths)).rstrip() for row in group]
        lines.append("")
    return lines


def told_passage(passage: Passage) -> str:
    """A passage in one line: its id, who is credited with it, and how it begins."""
    entry = passage.entry
    names = [entry.speaker or ARTICLE, *(f"retelling {person.id}" for person in passage.recounted)]
    return f"{entry.id} ({', '.join(names)}): {printable(entry.text, SHOWN_LETTERS)}"


def _told(outcome: Outcome) -> Iterator[str]:
    question = outcome.question
    name = f"{question.id} " if question.id else ""
    yield f"  {name}[{question.lang}, {question.style}] {printable(question.question, 2 * SHOWN_LETTERS)}"
    reason = "" if question.answerable else ", though it has no answer here"
    if outcome.right:
        reason = f", but credited to none of {', '.join(question.speakers)}"
    yield f"    {outcome.status}{reason}"
    yield from (f"    - {told_passage(passage)}" for passage in outcome.shown)

"""How well questions are answered: a question file, or a base's own sample questions, to counts, shares and misses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from pathlib import Path
from statistics import NormalDist
from typing import Any

from pydantic import BaseModel, ConfigDict, StrictBool, ValidationError

from knowledge import rules
from knowledge.answer import Answer, Passage, Status, answer
from knowledge.cache import open_index
from knowledge.followup import Context
from knowledge.index import Index
from knowledge.models import Entry, Interview, Problem, Text
from knowledge.notation import Flaw, decode, escaped, is_utf16, printable

Progress = Callable[[int], None]
"""Hears how many more questions have been asked."""

ARTICLE = "article"
"""Who is credited with a fact."""
SAMPLE, OFF_TOPIC = "sample", "off topic"
"""The styles of the questions that a base brings along."""
FOLDS = 10
"""Indexes that are built at most to leave sample questions out."""
SHOWN_LETTERS = 90

_Z = NormalDist().inv_cdf(0.975)
_NAMES = re.compile(r",\s*|\s+and\s+")


class BadQuestions(Exception):  # noqa: N818 - it says what is the matter
    """A question file that cannot be used; `problems` says all that is wrong with it, by line."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class Question(BaseModel):
    """A question and its right answer: a first passage that holds one of the gold strings, by one of the speakers."""

    model_config = ConfigDict(frozen=True)

    question: str
    answerable: StrictBool
    lang: Text
    style: Text
    gold: list[Text] = []
    speakers: list[Text] = []
    id: str = ""
    note: str = ""


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

    question: Question
    status: Status
    right: bool
    credited: bool
    offered: bool
    shown: tuple[str, ...]

    @property
    def missed(self) -> bool:
        return not (self.right and self.credited) if self.question.answerable else self.status == "answer"


@dataclass(frozen=True)
class Figures:
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
    """What became of each question, in the order asked, and the figures of all, by language and by style."""

    outcomes: tuple[Outcome, ...]

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

    def lines(self) -> list[str]:
        """The figures as a table in plain text, and then the misses."""
        heading = ("", "right first", "right speaker", "right or offered", "false answers")
        groups = [{"all": self.in_all}, self.by_language, self.by_style]
        blocks = [[_row(name, figures) for name, figures in group.items()] for group in groups]
        widths = [
            max(map(len, column)) for column in zip(heading, *(row for rows in blocks for row in rows), strict=True)
        ]
        lines = []
        for rows in ([heading, *blocks[0]], *blocks[1:]):
            lines += ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
            lines.append("")
        lines.append(f"Missed: {len(self.misses)} of {len(self.outcomes)}")
        for outcome in self.misses:
            lines += _told(outcome)
        return ["".join(map(escaped, line)) for line in lines]

    def _by(self, group: Callable[[Outcome], str]) -> dict[str, Figures]:
        names = sorted({group(outcome) for outcome in self.outcomes})
        return {name: Figures.of(o for o in self.outcomes if group(o) == name) for name in names}


def read_questions(path: Path) -> list[Question]:
    """The questions of a file, a JSON object a line. Raises BadQuestions with all that is wrong with it."""
    report = rules.Report(path.parent)
    try:
        data = path.read_bytes()
    except OSError as error:
        report.add(path.name, 0, f"the file cannot be read ({error.strerror}); give a question file")
        raise BadQuestions(report.problems) from None
    if is_utf16(data):
        report.add(path.name, 1, "the file is UTF-16 or no text at all; save it as UTF-8")
        raise BadQuestions(report.problems)
    questions = []
    for line, row in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if row.strip():
            try:
                questions.append(_question(row))
            except _Bad as bad:
                for message in bad.messages:
                    report.add(path.name, line, message)
    if not questions and report.ok:
        report.add(path.name, 1, "the file has no questions; write one JSON object a line")
    if not report.ok:
        raise BadQuestions(report.problems)
    return questions


def measure(index: Index, questions: Iterable[Question], progress: Progress | None = None) -> Report:
    """Ask each question alone, without any context, and compare the answer with what would be right."""
    outcomes = []
    for question in questions:
        outcomes.append(_compared(question, answer(index, question.question), _holds_gold, _credits))
        if progress:
            progress(1)
    return Report(tuple(outcomes))


def leave_one_out(interviews: Sequence[Interview], progress: Progress | None = None) -> Report:
    """Ask each sample question of an index without it, and each off-topic question, within its own interview.

    Right is the question's own entry, or one that overlaps it. To leave each question out alone would take an index
    a question; instead each of at most ten indexes leaves out a share of every entry's questions: one, or several
    if it has more than ten. So an answer never leans on the question's own wording, and is a little harder to find
    than it will be for readers. The off-topic questions are put to the whole base.
    """
    most = max((len(entry.questions) for interview in interviews for entry in interview.entries), default=0)
    folds = min(most, FOLDS)
    outcomes: list[Outcome] = []

    def ask(index: Index, interview: Interview, text: str, entry: Entry | None) -> None:
        found = answer(index, text, Context(interview=interview.slug))
        outcomes.append(_compared_with_entry(text, found, interview, entry))
        if progress:
            progress(1)

    for fold in range(folds):
        with closing(_index([_without(interview, fold, folds) for interview in interviews])) as index:
            for interview in interviews:
                for entry in interview.entries:
                    for question in entry.questions[fold::folds]:
                        ask(index, interview, question, entry)
    if any(interview.off_topic for interview in interviews):
        with closing(_index(interviews)) as index:
            for interview in interviews:
                for question in interview.off_topic:
                    ask(index, interview, question, None)
    return Report(tuple(outcomes))


def _index(interviews: Sequence[Interview]) -> Index:
    return open_index("", lambda: interviews, None)


class _Bad(Exception):  # noqa: N818 - collected as often as it is raised
    def __init__(self, *messages: str) -> None:
        super().__init__(*messages)
        self.messages = messages


def _question(row: bytes) -> Question:
    value = _json(row)
    if not isinstance(value, dict):
        raise _Bad('a question must be a JSON object such as {"question": …}')
    try:
        question = Question.model_validate(value)
    except ValidationError as error:
        raise _Bad(*(message for _, message in rules.explained(error, value))) from None
    lacking = [name for name in ("gold", "speakers") if question.answerable and not getattr(question, name)]
    if lacking:
        raise _Bad(*(f"{name} must not be empty where the question is answerable; fill it in" for name in lacking))
    return question


def _json(row: bytes) -> Any:
    try:
        return json.loads(decode(row))
    except Flaw as flaw:
        raise _Bad(flaw.message) from None
    except json.JSONDecodeError as error:
        raise _Bad(f"not valid JSON at character {error.pos + 1} of the line; write one object a line") from None
    except (RecursionError, ValueError):
        raise _Bad(
            "the object is nested too deep, or a number in it too long; keep to the fields of a question"
        ) from None


def _without(interview: Interview, fold: int, folds: int) -> Interview:
    """The interview without the questions of a fold, nor others of the same entry that read alike."""
    entries = []
    for entry in interview.entries:
        left_out = {*entry.questions[fold::folds]}
        kept = [question for question in entry.questions if question not in left_out]
        entries.append(entry.model_copy(update={"questions": kept}))
    return interview.model_copy(update={"entries": entries})


def _compared_with_entry(text: str, found: Answer, interview: Interview, entry: Entry | None) -> Outcome:
    """The outcome of a question that this entry should answer, or none."""
    language = found.language[:2]
    if entry is None:
        question = Question(question=text, answerable=False, lang=language, style=OFF_TOPIC, id=interview.slug)
        return _compared(question, found, _holds_gold, _credits)
    speakers = [entry.speaker or ARTICLE]
    question = Question(
        question=text,
        answerable=True,
        lang=language,
        style=SAMPLE,
        gold=[entry.text],
        speakers=speakers,
        id=f"{interview.slug}--{entry.id}",
    )
    return _compared(
        question,
        found,
        lambda _, passage: passage.entry.start < entry.end and entry.start < passage.entry.end,
        lambda _, passage: (passage.entry.speaker or ARTICLE) in speakers,
    )


_Judgement = Callable[[Question, Passage], bool]


def _compared(question: Question, found: Answer, is_right: _Judgement, is_credited: _Judgement) -> Outcome:
    first = found.passages[:1]
    offered = [suggestion.passage for suggestion in found.suggestions if suggestion.passage]
    return Outcome(
        question=question,
        status=found.status,
        right=any(is_right(question, passage) for passage in first),
        credited=any(is_credited(question, passage) for passage in first),
        offered=any(is_right(question, passage) for passage in (*first, *offered)),
        shown=tuple(_label(passage) for passage in first or offered),
    )


def _holds_gold(question: Question, passage: Passage) -> bool:
    return any(gold in passage.entry.text for gold in question.gold)


def _credits(question: Question, passage: Passage) -> bool:
    """Whether the one to whom a passage is credited, or all of those it retells, may be credited."""
    if passage.entry.kind == "fact":
        return ARTICLE in question.speakers
    own = set(passage.speaker.name.values()) if passage.speaker else set()
    retold = {name for person in passage.recounted for name in person.name.values()}
    return any(name in own or retold.issuperset(_NAMES.split(name)) for name in question.speakers)


def _label(passage: Passage) -> str:
    entry = passage.entry
    names = [entry.speaker or ARTICLE, *(f"retelling {person.id}" for person in passage.recounted)]
    return f"{entry.id} ({', '.join(names)}): {printable(entry.text, SHOWN_LETTERS)}"


def _row(name: str, figures: Figures) -> tuple[str, ...]:
    return name, *map(str, (figures.right, figures.credited, figures.offered, figures.false))


def _told(outcome: Outcome) -> Iterator[str]:
    question = outcome.question
    name = f"{question.id} " if question.id else ""
    yield f"  {name}[{question.lang}, {question.style}] {printable(question.question, 2 * SHOWN_LETTERS)}"
    reason = "" if question.answerable else ", though it has no answer here"
    if outcome.right:
        reason = f", but credited to none of {', '.join(question.speakers)}"
    yield f"    {outcome.status}{reason}"
    yield from (f"    - {shown}" for shown in outcome.shown)

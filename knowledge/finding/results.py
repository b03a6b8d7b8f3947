"""What is known about a question: passages, or something to tap, and what to bring to the next question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from knowledge.finding.gate import Verdict
from knowledge.finding.search import Hit
from knowledge.folder.models import Entry, Interview, Person
from knowledge.index.index import Index, Located
from knowledge.question.conversation import About, Context
from knowledge.question.doing import Done
from knowledge.question.single import Reading
from knowledge.question.smalltalk import Kind

Status = Literal["answer", "suggest", "unknown", "smalltalk", "shown", "none"]
Reason = (
    Literal[
        "found",
        "another_speaker",
        "near",
        "which_person",
        "speaker_topics",
        "nothing",
        "nothing_by",
        "noise",
        "about",
        "command",
    ]
    | Done
    | Kind
)

MOST_PASSAGES = 6


@dataclass(frozen=True)
class Passage:
    """An entry as an answer shows it, whole and word for word. `score` compares within one answer, 0 to 1."""

    interview: Interview
    entry: Entry
    speaker: Person | None
    recounted: tuple[Person, ...]
    score: float


@dataclass(frozen=True)
class Suggestion:
    """Something to tap: an entry to show, or a question to ask. One of the two is None."""

    passage: Passage | None = None
    question: str | None = None
    label: str | None = None


class Judged(NamedTuple):
    """An entry found, and what the gate makes of it."""

    hit: Hit
    verdict: Verdict

    @property
    def score(self) -> float:
        """Its rank: a doubt ("when", and no time told) lowers it, too; what is certain goes before all."""
        return self.hit.reach * self.verdict.confidence + self.verdict.certain


@dataclass(frozen=True)
class Step:
    """One search on the way to an answer: what was read, and the entries found, best first. `opened` are those that
    may be its answer. `searched` is false where too little was said to look for it; `stranger`: somebody is asked whom
    the base does not know, so that nothing is an answer."""

    reading: Reading
    judged: tuple[Judged, ...] = ()
    opened: tuple[Judged, ...] = ()
    searched: bool = True
    stranger: bool = False


@dataclass(frozen=True)
class Answer:
    """What is known about a question. `passages` is best first, and empty unless `status` is "answer", or "shown": an
    act or a command has brought that passage into view; "none" is a command that shows none.

    `people` are those whose words were wished for, or who somebody is; `about` is what of the interview itself was
    asked; `missing` are the words of a part of the question for which nothing was found, while another is answered,
    or the names of those asked who are `silent`, while others answer;
    `context` is what to bring to the next question; `trace` are the searches that were made for it, that for the whole
    question first.
    """

    question: str
    status: Status
    reason: Reason
    language: str
    passages: tuple[Passage, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    people: tuple[Person, ...] = ()
    about: About | None = None
    missing: str = ""
    silent: tuple[Person, ...] = ()
    context: Context = field(default_factory=Context)
    trace: tuple[Step, ...] = ()
    elapsed_ms: float = 0.0

    @property
    def says_all(self) -> bool:
        """Whether what was found first says every word of the question that weighs anything."""
        first = next((step.opened[0] for step in self.trace if step.opened), None)
        return first is None or first.verdict.unsaid is None


def passage(located: Located, score: float = 1.0) -> Passage:
    """An entry with the people that it names by their ids."""
    people = {person.id: person for person in located.interview.everyone()}
    entry = located.entry
    return Passage(
        located.interview,
        entry,
        people[entry.speaker] if entry.speaker else None,
        tuple(people[person] for person in entry.recounted),
        score,
    )


def passages(index: Index, found: Iterable[Judged]) -> tuple[Passage, ...]:
    """The entries to show, in their order, but for those that overlap what is shown already."""
    shown: list[Passage] = []
    best = 0.0
    for one in found:
        best = best or one.score or 1.0
        new = passage(index.located(one.hit.number), min(one.score / best, 1.0))
        if not any(_overlap(new, other) for other in shown):
            shown.append(new)
    return tuple(shown[:MOST_PASSAGES])


def _overlap(one: Passage, other: Passage) -> bool:
    a, b = one.entry, other.entry
    return one.interview.slug == other.interview.slug and a.start < b.end and b.start < a.end

"""What a reader may be asked: a question with numbered passages, at which it may only point."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.finding.attempt import Attempt
from knowledge.finding.shortlist import shortlist
from knowledge.folder.models import FullId, Interview, Person
from knowledge.index.index import Index
from knowledge.question.conversation import Context, Turn
from knowledge.question.leaning import NOTHING

MOST_HANDED = 40
"""Passages that are handed to a reader."""
MOST_LETTERS = 16_000
"""Letters of all of these together."""
MOST_BEFORE = 2_000
"""Letters of the turns before, questions and passages together."""


@dataclass(frozen=True)
class TaskPassage:
    """A passage handed to a reader: whose words it is (None: the article's), whom these retell, and its text, uncut."""

    speaker: str | None
    recounted: tuple[str, ...]
    reported: bool
    text: str


@dataclass(frozen=True)
class EarlierTurn:
    """What was asked before a question (nothing where a passage was only tapped), and the texts shown for it."""

    question: str
    passages: tuple[str, ...]


@dataclass(frozen=True)
class ReaderTask:
    """A question as typed, the names of those whose words are asked for, the turns before it, the last one last, and
    the passages among which somebody may point, best first; they are numbered from 1."""

    question: str
    asked: tuple[str, ...]
    before: tuple[EarlierTurn, ...]
    passages: tuple[TaskPassage, ...]


def is_for_a_reader(attempt: Attempt, context: Context) -> bool:
    """Whether a reader may be asked about a message taken so. Not where it asks nothing, or nothing but a name or
    what only a conversation would fill; where one of two of a name must be meant; where it is word for word a sample
    question."""
    reading, first = attempt.reading, attempt.steps[0]
    if not reading.query.words or reading.demand.statement or attempt.resolved_whom.unclear:
        return False
    if any(one.verdict.certain for one in first.opened):
        return False
    if attempt.leaning is NOTHING and not first.searched:
        return False
    return any(reading.matter.weights) or bool(context.last and context.last.turns)


def choose_candidates(index: Index, attempts: Sequence[Attempt], context: Context) -> tuple[int, ...]:
    """The numbers of the entries that are handed to a reader, best first: as many as fit, each whole. `attempts` are
    the ways in which a message was taken, first the one that counts."""
    numbers: list[int] = []
    left = MOST_LETTERS
    for number in shortlist(index, attempts, context, MOST_HANDED):
        letters = len(index.located(number).entry.text)
        if letters <= left:
            numbers.append(number)
            left -= letters
        if len(numbers) == MOST_HANDED:
            break
    return tuple(numbers)


def task_of(index: Index, question: str, chosen: Attempt, context: Context, numbers: Iterable[int]) -> ReaderTask:
    """A question, taken in the way that counts, with these entries as its passages, and what was asked and shown before
    it."""
    asked = [(index.interviews[number], person) for number, person in chosen.asked]
    names = dict.fromkeys(_name(index.person(interview.slug, person), interview) for interview, person in asked)
    turns = context.last.turns if context.last else ()
    return ReaderTask(question, tuple(names), _before(index, turns), tuple(_passage(index, n) for n in numbers))


def _passage(index: Index, number: int) -> TaskPassage:
    interview, entry = index.located(number)
    people = {person.id: _name(person, interview) for person in interview.everyone()}
    speaker = people[entry.speaker] if entry.speaker else None
    return TaskPassage(speaker, tuple(people[person] for person in entry.recounted), entry.reported, entry.text)


def _name(person: Person, interview: Interview) -> str:
    """A person's name in the language of his interview."""
    return person.name.get(interview.language) or next(iter(person.name.values()))


def _before(index: Index, turns: Sequence[Turn]) -> tuple[EarlierTurn, ...]:
    """The turns before a question, in their order, as far as they fit: the newest first, each with its question, then
    what was shown last for it."""
    kept: list[EarlierTurn] = []
    left = MOST_BEFORE
    for turn in reversed(turns):
        if len(turn.question) > left:
            break
        left -= len(turn.question)
        texts: list[str] = []
        for text in reversed(_texts(index, turn.entries)):
            if len(text) <= left:
                texts.insert(0, text)
                left -= len(text)
        if turn.question or texts:
            kept.insert(0, EarlierTurn(turn.question, tuple(texts)))
    return tuple(kept)


def _texts(index: Index, entries: Iterable[FullId]) -> list[str]:
    """The texts of the entries that there still are."""
    numbers = (index.find(*entry) for entry in entries)
    return [index.located(number).entry.text for number in numbers if number is not None]

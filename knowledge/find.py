"""From a question, and what was talked of before it, to the entries that may answer it, each judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from knowledge import weights
from knowledge.asked import Asked, PersonId, mask_of, stranger
from knowledge.followup import STANDS_ALONE, Context, Turn, resolve
from knowledge.gate import certain, judge
from knowledge.index import Index
from knowledge.models import Person
from knowledge.query import Query, parse
from knowledge.reading import Reading, read, reading_of
from knowledge.results import Judged, Step
from knowledge.search import Mask, search
from knowledge.smalltalk import Talk, beside, smalltalk

LONGEST_QUESTION = 2_000
"""Letters of a message that are read as a question."""
LONGEST_REMARK = 4
"""Words beside a greeting or an insult that leave it one, when they ask nothing."""
PART_ANSWERS = 2
"""Entries that may answer one of several questions."""

MOST_OF_A_PERSON = 200
"""Entries of a person that are looked at where only his name is said."""

EntryId = tuple[str, str]
"""An entry, as the slug of its interview and its own id."""


@dataclass(frozen=True)
class Attempt:
    """One way to take a message, and what was found by it.

    `who` is asked (somebody of the turn before, if this one names nobody); `people` are those whose words would be
    shown. `judged` are the entries found for the whole question, best first; `opened` those that answer it, or one of
    its parts; `others` those that answer it in the words of anybody, where the one asked does not speak of it. Where
    somebody is named and nothing else said, `entries_of` are his, and `about` is true if he does not speak
    himself, so that they answer. `steps` are the searches made.
    """

    reading: Reading
    who: Asked
    people: tuple[Person, ...]
    judged: tuple[Judged, ...] = ()
    opened: tuple[Judged, ...] = ()
    others: tuple[Judged, ...] = ()
    entries_of: tuple[int, ...] | None = None
    about: bool = False
    steps: tuple[Step, ...] = ()

    @property
    def answers(self) -> bool:
        """Whether entries were found that answer the message."""
        return bool(self.opened or self.about)


@dataclass(frozen=True)
class Found:
    """What was found for a message. `talk`: it holds small talk, and `is_remark`: hardly anything else; `turn`: what it
    leans on; `attempts`: the ways in which it was taken, the likelier first; `chosen` is the one that counts, None
    where nothing was looked for."""

    index: Index
    question: str
    context: Context
    language: str
    talk: Talk | None = None
    is_remark: bool = False
    turn: Turn = STANDS_ALONE
    attempts: tuple[Attempt, ...] = ()
    chosen: Attempt | None = None

    @property
    def candidates(self) -> tuple[int, ...]:
        """The numbers of the entries among which somebody may point at the answer, best first."""
        if self.chosen is None or self.chosen.who.unclear:
            return ()
        found = (*self.chosen.opened, *self.chosen.judged)
        return tuple(dict.fromkeys(one.hit.number for one in found))


def find(index: Index, question: str, context: Context | None = None) -> Found:
    """Look for what answers a question. Never raises for any text.

    `context` brings the interview chosen, the language to fall back on and what was last talked of.
    """
    context = context or Context()
    query = parse(question[:LONGEST_QUESTION], index, context.language)
    talk = smalltalk(query)
    if talk and talk.alone:
        return Found(index, question, context, talk.language, talk)
    reading = reading_of(beside(query, talk) if talk else query, index)
    turn = resolve(reading, context)
    found = Found(index, question, context, query.language, talk, bool(talk and _is_remark(query, talk)), turn)
    if turn.repeat:
        return found
    attempts = _attempts(index, reading, turn, context)
    again = attempts[1] if turn.shown and not turn.more else attempts[0]  # what was shown may be shown again
    chosen = next((attempt for attempt in attempts if attempt.answers), again)
    return replace(found, attempts=attempts, chosen=chosen)


def _is_remark(query: Query, talk: Talk) -> bool:
    """Whether beside small talk hardly anything is said, and nothing asked."""
    asks = query.places("asks") - talk.places
    return len(query.words) - len(talk.places) <= LONGEST_REMARK and not asks


def _attempts(index: Index, reading: Reading, turn: Turn, context: Context) -> tuple[Attempt, ...]:
    """The ways to take a message: with what it leans on, and without what was shown; the same with it; or as it stands.
    The first two are always there where something was shown."""
    full = read(turn.text, index, context.language) if turn.text else reading
    attempts = [_attempt(index, full, context, turn, turn.shown)]
    if turn.shown and not turn.more:
        attempts.append(_attempt(index, full, context, turn, ()))
    elif turn.text and not turn.more and not attempts[0].answers:
        attempts.append(_attempt(index, reading, context, STANDS_ALONE, ()))
    return tuple(attempts)


def _attempt(index: Index, reading: Reading, context: Context, turn: Turn, shown: tuple[EntryId, ...]) -> Attempt:
    scope = _scope(index, context, shown)
    who = _whom(reading.who, turn, index)
    mask = _both(scope, mask_of(who.people, index)) if who.people else scope
    attempt = Attempt(reading, who, _people(index, who.people), steps=(Step(reading, searched=False),))
    if who.unclear:
        return attempt
    if who.people and not any(reading.query.without(who.places).weights):
        return _named_only(index, attempt, mask)
    judged = judged_entries(index, reading, mask, by_name=bool(who.people))
    unknown = not who.people and stranger(reading.topic)
    opened = [] if unknown else opening(judged, index, len(who.people))
    if who.said:
        opened = _own_words_first(opened, index, attempt.people)
    attempt = replace(
        attempt, judged=tuple(judged), steps=(Step(reading, tuple(judged), tuple(opened), stranger=unknown),)
    )
    if not opened:
        steps = [_step(index, part, scope, who) for part in reading.parts]
        own = tuple(person for step in steps if step.opened for person in step.reading.who.people)
        opened = _in_turn(steps)
        people = _people(index, own) or attempt.people
        attempt = replace(attempt, people=people, steps=(*attempt.steps, *steps))
    if not opened and who.people:
        others = judged_entries(index, reading, scope)
        step = Step(reading, tuple(others), tuple(opening(others, index)))
        return replace(attempt, others=step.opened, steps=(*attempt.steps, step))
    return replace(attempt, opened=tuple(opened))


def _named_only(index: Index, attempt: Attempt, mask: Mask | None) -> Attempt:
    """Somebody is asked, and nothing that he should speak of; what he said is rather where he is retold."""
    numbers = [] if mask is None else np.flatnonzero(mask)[:MOST_OF_A_PERSON].tolist()
    located = {number: index.located(number) for number in numbers}
    speaks = any(
        person in one.interview.speakers and not person.interviewer
        for one in located.values()
        for person in attempt.people
    )
    if attempt.who.said and not speaks:
        numbers.sort(key=lambda number: not located[number].entry.recounted)
    return replace(attempt, entries_of=tuple(numbers), about=bool(numbers) and not speaks)


def _whom(who: Asked, turn: Turn, index: Index) -> Asked:
    """Whom a question asks: those whom it names, else the one whom the turn before asked."""
    if who.people or who.unclear or not turn.speaker or not index.knows(*turn.speaker):
        return who
    slug, person = turn.speaker
    return Asked(((next(n for n, i in enumerate(index.interviews) if i.slug == slug), person),))


def _people(index: Index, people: Iterable[PersonId]) -> tuple[Person, ...]:
    return tuple(index.person(index.interviews[number].slug, person) for number, person in people)


def _scope(index: Index, context: Context, shown: tuple[EntryId, ...]) -> Mask | None:
    """The entries that may answer: of the interview chosen, if one is, not hidden or shown before; None for all."""
    chosen = context.interview if context.interview in {i.slug for i in index.interviews} else None
    left_out = (*shown, *context.hidden)
    if not left_out and (chosen is None or len(index.interviews) < 2):
        return None
    first, last = index.bounds(chosen) if chosen else (0, index.size)
    mask = np.zeros(index.size, dtype=np.bool_)
    mask[first:last] = True
    mask[[number for number in (index.find(*entry) for entry in left_out) if number is not None]] = False
    return mask


def _both(one: Mask | None, other: Mask) -> Mask:
    return other if one is None else one & other


def judged_entries(index: Index, reading: Reading, mask: Mask | None, by_name: bool = False) -> list[Judged]:
    """The entries found for a question, each with its verdict, best first; an entry that has it as a sample question
    answers it for certain."""
    topic = reading.topic
    sampled = index.samples(" ".join(word.token.word for word in topic.words))
    judged = []
    for hit in search(topic, index, mask):
        verdict = judge(topic, reading.demand, hit, index, by_name)
        judged.append(Judged(hit, certain(verdict) if hit.number in sampled else verdict))
    return sorted(judged, key=lambda one: -one.score)


def opening(judged: list[Judged], index: Index, people: int = 1) -> list[Judged]:
    """The entries that answer: the best one and those hardly behind it; of several interviews the best of each, and of
    several people asked."""
    opened = [one for one in judged if one.verdict.opens]
    met: set[tuple[str, str | None]] = set()
    kept = []
    for one in opened:
        interview, entry = index.located(one.hit.number)
        voice = (interview.slug, entry.speaker if people > 1 else None)
        if one.score >= weights.WORTH * opened[0].score or voice not in met:
            kept.append(one)
            met.add(voice)
    return kept


def _own_words_first(opened: list[Judged], index: Index, people: tuple[Person, ...]) -> list[Judged]:
    """What somebody said is rather in the entries that retell him than in those about him."""
    asked_for = {person.id for person in people}
    return sorted(opened, key=lambda one: asked_for.isdisjoint(index.located(one.hit.number).entry.recounted))


def _step(index: Index, part: Reading, scope: Mask | None, who: Asked) -> Step:
    """The search for one of several questions; one that asks nobody of its own must say enough by itself."""
    own = bool(part.who.people)
    weight = sum(part.topic.weights)
    if not weight or (not own and weight < weights.HEAVY_PART):
        return Step(part, searched=False)
    people = part.who.people or who.people
    judged = judged_entries(index, part, _both(scope, mask_of(people, index)) if people else scope, by_name=own)
    return Step(part, tuple(judged), tuple(opening(judged, index)[:PART_ANSWERS]))


def _in_turn(steps: list[Step]) -> list[Judged]:
    """What answers the questions of several, the first of each first."""
    told = [(place, one) for step in steps for place, one in enumerate(step.opened)]
    return [one for _, one in sorted(told, key=lambda pair: (pair[0], -pair[1].verdict.confidence))]

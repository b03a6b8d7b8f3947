"""One way to take a message: whom it asks, and the entries that answer it, or one of its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from knowledge import weights
from knowledge.finding.gate import has_itself
from knowledge.finding.judging import all_but, both, judged_entries, pass_gate, scope_of
from knowledge.finding.related import MOST, other_speakers
from knowledge.finding.results import Judged, Step, passage
from knowledge.folder.models import FullId, Person
from knowledge.index.index import Index, Mask
from knowledge.question.conversation import Context
from knowledge.question.followup import NOTHING, Leaning
from knowledge.question.reading import Reading
from knowledge.question.whom import PersonId, Whom, asks_stranger, mask_of

PART_ANSWERS = 2
"""Entries that may answer one of several questions."""

MOST_OF_A_PERSON = 200
"""Entries of a person that are looked at where only his name is said."""


@dataclass(frozen=True)
class Attempt:
    """One way to take a message, and what was found by it.

    `whom` it asks (somebody of the turn before, if this one names nobody); `people` are those whose words would be
    shown. `judged` are the entries found for the whole question, best first; `opened` those that answer it, or one of
    its parts; `others` those that answer it in the words of anybody, where the one asked does not speak of it. Where
    somebody is named and nothing else said, `entries_of` are his, and `entries_answer` is true if these do: he does not
    speak himself, or they stand beside the passage on view. `missing` are the words of the parts that nothing answers
    while another part is answered. `steps` are the searches made.
    """

    reading: Reading
    leaning: Leaning
    whom: Whom
    people: tuple[Person, ...]
    judged: tuple[Judged, ...] = ()
    opened: tuple[Judged, ...] = ()
    others: tuple[Judged, ...] = ()
    entries_of: tuple[int, ...] | None = None
    entries_answer: bool = False
    missing: str = ""
    steps: tuple[Step, ...] = ()
    left_out: tuple[FullId, ...] = ()

    @property
    def asked(self) -> tuple[PersonId, ...]:
        """All whose words alone are wished for, by the whole message or by one of its parts; nobody's where a theme is
        asked about of which anybody may speak, and a person only comes along with it."""
        leaning = self.leaning
        carried = () if leaning.themes and not leaning.restricted else leaning.people
        own = (person for part in self.reading.parts for person in part.whom.people)
        return tuple(dict.fromkeys((*(self.reading.whom.people or carried), *own)))

    @property
    def answers(self) -> bool:
        """Whether entries were found that answer the message."""
        return bool(self.opened or self.entries_answer)

    @property
    def says_anything(self) -> bool:
        """Whether the message names anybody or anything that the base knows."""
        return bool(self.people or self.judged)


def try_reading(
    index: Index, reading: Reading, context: Context, leaning: Leaning, shown: tuple[FullId, ...]
) -> Attempt:
    """What is found for a message taken so, without what was `shown`: by whom it asks; for all of it, then for its
    parts; else what that person says beside the passage on view; else what others say."""
    scope = scope_of(index, context, shown)
    whom = reading.whom
    if leaning.people and not (whom.people or whom.unclear):  # "what did he say?" asks him just as by his name
        whom = Whom(leaning.people, said=leaning.restricted and bool(reading.query.places("saying")))
    mask = both(scope, mask_of(whom.people, index, own=not reading.demand.life)) if whom.people else scope
    people = people_of(index, whom.people)
    attempt = Attempt(reading, leaning, whom, people, steps=(Step(reading, searched=False),), left_out=shown)
    if whom.unclear:
        return attempt
    said = reading.matter
    if leaning is NOTHING:
        said = reading.query.without(whom.places | reading.query.places("opener", "closer"))
    if whom.people and not any(said.weights):
        if beside := leaning.only_named and _beside(index, context, leaning, mask):
            return replace(attempt, entries_of=beside, entries_answer=True)
        return _named_only(index, attempt, mask)
    judged = _leaned_on(
        judged_entries(index, reading, mask, by_name=bool(whom.people)), reading, leaning, context, index
    )
    unknown = not whom.people and asks_stranger(reading.matter)
    his_words = whom.said and not {"about, before", "about, after"} & reading.query.marks.keys()
    behind = _words_of_others(index, attempt.people) if his_words else lambda _: 0
    opened = [] if unknown else pass_gate(judged, reading.matter, index, len(whom.people), behind)
    steps = [Step(reading, tuple(judged), tuple(opened), stranger=unknown)]
    missing = ""
    if reading.parts:
        of_parts = [_step(index, part, scope, whom) for part in reading.parts]
        own = tuple(person for step in of_parts if step.opened for person in step.reading.whom.people)
        people = people_of(index, own) or people
        opened = _of_parts(opened, of_parts)
        missing = ", ".join(_text(step.reading) for step in of_parts if not _answered(step, opened))
        steps += of_parts
    attempt = replace(
        attempt, people=people, judged=tuple(judged), opened=tuple(opened), missing=missing, steps=tuple(steps)
    )
    if not opened and whom.people and leaning.only_named and (beside := _beside(index, context, leaning, mask)):
        return replace(attempt, entries_of=beside, entries_answer=True)
    if not opened and whom.people:
        others = judged_entries(index, reading, scope)
        step = Step(reading, tuple(others), tuple(pass_gate(others, reading.matter, index)))
        return replace(attempt, others=step.opened, steps=(*attempt.steps, step))
    return attempt


def _named_only(index: Index, attempt: Attempt, mask: Mask | None) -> Attempt:
    """Somebody is asked, and nothing that he should speak of; what he said is rather where he is retold."""
    numbers = [] if mask is None else np.flatnonzero(mask)[:MOST_OF_A_PERSON].tolist()
    located = {number: index.located(number) for number in numbers}
    speaks = any(
        person in one.interview.speakers and not person.interviewer
        for one in located.values()
        for person in attempt.people
    )
    if attempt.whom.said and not speaks:
        numbers.sort(key=lambda number: not located[number].entry.recounted)
    return replace(attempt, entries_of=tuple(numbers), entries_answer=bool(numbers) and not speaks)


def _beside(index: Index, context: Context, leaning: Leaning, own: Mask | None) -> tuple[int, ...]:
    """What a person who only is named says beside the passage on view, as the button under it shows; where more is
    wished for, whatever else he said that was not shown."""
    last = context.last
    if last is None or own is None:
        return ()
    view = index.find(*last.on_view) if last.on_view else None
    near = other_speakers(index, passage(index.located(view))) if view is not None and last.answered else []
    if leaning.new:
        own = own & all_but(index, last.seen)
        near = [*near, *np.flatnonzero(own).tolist()]
    elif not leaning.bare:
        return ()
    return tuple(dict.fromkeys(number for number in near if own[number]))[:MOST]


def people_of(index: Index, people: Iterable[PersonId]) -> tuple[Person, ...]:
    return tuple(index.person(index.interviews[number].slug, person) for number, person in people)


def _leaned_on(
    judged: list[Judged], reading: Reading, leaning: Leaning, context: Context, index: Index
) -> list[Judged]:
    """What was found for a question together with a theme that it leans on: an entry answers it only if it says what
    the question itself says, or has a name and is the one on view, of which a detail is asked ("which countries?")."""
    last = context.last
    if not leaning.themes or last is None:
        return judged
    own = [(place, word.weight) for place, word in reading.matter.weighty if place < len(reading.query.words)]
    words = reading.matter.words
    carried = [(place, word.weight) for place, word in reading.matter.weighty if place >= len(reading.query.words)]
    view = index.find(*last.on_view) if leaning.elliptic and last.on_view else None
    unsaid = _asks_what_no_theme_tells(reading)
    kept = []
    for one in judged:
        itself = not leaning.elliptic or any(has_itself(one.hit.number, words[place], index) for place, _ in own)
        names = "name" if itself or reading.demand.deed else "names"
        named = one.hit.number == view and names in index.told(one.hit.number).tells
        untold = not own and (unsaid or "where" in one.verdict.doubts)
        opens = one.verdict.opens and not untold and (named or (itself and _says_most(one, own)))
        opens = opens and (_says_most(one, carried) or not leaning.both)
        kept.append(Judged(one.hit, one.verdict._replace(opens=opens)))
    return kept


def _asks_what_no_theme_tells(reading: Reading) -> bool:
    """Whether a question that says no matter of its own asks what something is called, or who does that: "who is in
    it?"."""
    marks = reading.query.marks
    does = "points back" in marks or "who is" in marks
    return "a name" in marks or (reading.demand.deed and does and "saying" not in marks)


def _says_most(one: Judged, words: Sequence[tuple[int, float]]) -> bool:
    """Whether an entry says most of some words, each given by its place in the question and its weight."""
    said = sum(weight * one.hit.places[place] for place, weight in words)
    return said >= weights.OWN_SAID * sum(weight for _, weight in words)


def _words_of_others(index: Index, people: tuple[Person, ...]) -> Callable[[Judged], int]:
    """How far an entry stands behind others of which what somebody said is rather the matter: his and those that
    retell him, then those that name him."""
    asked_for = {person.id for person in people}
    names = [name.casefold() for person in people for name in (*person.name.values(), *person.aliases)]

    def behind(one: Judged) -> int:
        entry = index.located(one.hit.number).entry
        own = entry.speaker in asked_for or not asked_for.isdisjoint(entry.recounted)
        return 0 if own else 1 if any(name in entry.text.casefold() for name in names) else 2

    return behind


def _step(index: Index, part: Reading, scope: Mask | None, whom: Whom) -> Step:
    """The search for one of several questions; one that asks nobody must say enough by itself."""
    own, people = bool(part.whom.people), part.whom.people or whom.people
    weight = sum(part.matter.weights)
    if not weight or (not people and weight < weights.HEAVY_PART):
        return Step(part, searched=False)
    judged = judged_entries(index, part, both(scope, mask_of(people, index)) if people else scope, by_name=own)
    return Step(part, tuple(judged), tuple(pass_gate(judged, part.matter, index)[:PART_ANSWERS]))


def _of_parts(opened: list[Judged], steps: list[Step]) -> list[Judged]:
    """What answers a question of several parts: what answers it whole, if anything does, then what answers a part that
    this does not."""
    if not opened:
        return _in_turn(steps)
    beside = _in_turn([step for step in steps if not _answers_part(step, opened[0].hit.number)])
    numbers = {one.hit.number for one in opened}
    return [*opened, *(one for one in beside if one.hit.number not in numbers)]


def unanswered(attempt: Attempt, shown: Sequence[int]) -> str:
    """The parts of a message that none of the entries shown answers, as they were typed. Where the search does not
    know of an entry which part it answers, it may be any of them, so that none is missing."""
    steps = attempt.steps[1 : len(attempt.reading.parts) + 1]
    if not all(any(_answers_part(step, number) for step in steps) for number in shown):
        return ""
    left = (step for step in steps if not any(_answers_part(step, number) for number in shown))
    return ", ".join(_text(step.reading) for step in left if not _is_negligible(step))


def _answers_part(step: Step, number: int) -> bool:
    """Whether an entry that was found for a whole question is one that answers this part of it."""
    return any(other.hit.number == number and other.verdict.opens for other in step.judged)


def _answered(step: Step, opened: list[Judged]) -> bool:
    return bool(step.opened) or any(_answers_part(step, one.hit.number) for one in opened) or _is_negligible(step)


def _is_negligible(step: Step) -> bool:
    """Whether a part says too little for anybody to miss an answer to it."""
    return sum(step.reading.matter.weights) < weights.OWN_THEME


def _text(reading: Reading) -> str:
    """A part of a question as it was typed."""
    words = [word.token for word in reading.query.words]
    return reading.query.text[words[0].start : words[-1].end]


def _in_turn(steps: list[Step]) -> list[Judged]:
    """What answers the questions of several, the first of each first."""
    told = [(place, one) for step in steps for place, one in enumerate(step.opened)]
    return [one for _, one in sorted(told, key=lambda pair: (pair[0], -pair[1].verdict.confidence))]

"""One way to take a message: whom it asks, and the entries that answer it, or one of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from knowledge.finding.judging import judged_entries, pass_gate, refused
from knowledge.finding.leaned import leaned_on
from knowledge.finding.naming import UNNAMED
from knowledge.finding.negation import CONSISTENCY
from knowledge.finding.on_view import asks_of_unnamed, meant_on_view, told_on_view, which_on_view
from knowledge.finding.only_named import asks_him_of_view, said_beside_view, told_of_named
from knowledge.finding.parts import (
    answers_of,
    answers_part,
    apart,
    search_by_anybody,
    search_parts,
    telling_all,
    unanswered,
    who_is_silent,
)
from knowledge.finding.precedence import own_words_first, precedence
from knowledge.finding.results import Judged, Step
from knowledge.finding.scope import both, his_words, mask_of, scope_of
from knowledge.folder.models import FullId, Person
from knowledge.index.index import Index
from knowledge.index.postings import Mask
from knowledge.question.conversation import Context
from knowledge.question.demand import WHICH_LANDS
from knowledge.question.leaning import NOTHING, Leaning, LeaningKind
from knowledge.question.namesake import PersonId
from knowledge.question.single import Reading
from knowledge.question.stranger import asks_stranger
from knowledge.question.whom import Whom, asks_of_all

_NEAR_TO_VIEW = frozenset(("example", WHICH_LANDS))
"""What is asked of the passage on view that another may be near to."""


@dataclass(frozen=True)
class Attempt:
    """One way to take a message, and what was found by it.

    `resolved_whom` it asks: whom it names, else whom it points to; `people` are those whose words would be shown.
    `judged` are the entries found for the whole question, best first; `opened` those that answer it, or one of its
    parts; `by_others` those that answer it in the words of anybody, where the one asked does not speak of it. Where
    nothing need be searched, `at_hand` are the entries taken instead: those of somebody who is named and nothing else
    said, those by him beside the passage on view, or that passage itself; `entries_answer` is true if they answer.
    `steps` are the searches made: that for the whole question, those for its parts, that for the words of anybody.
    `left_out` are the entries that were not looked at, since they were shown before; `silent` those of several people
    asked, as they were typed, in whose words nothing answers.
    """

    reading: Reading
    leaning: Leaning
    resolved_whom: Whom
    people: tuple[Person, ...]
    judged: tuple[Judged, ...] = ()
    opened: tuple[Judged, ...] = ()
    by_others: tuple[Judged, ...] = ()
    at_hand: tuple[int, ...] | None = None
    entries_answer: bool = False
    steps: tuple[Step, ...] = ()
    left_out: tuple[FullId, ...] = ()
    silent: Mapping[PersonId, str] = field(default_factory=dict)

    @property
    def asked(self) -> tuple[PersonId, ...]:
        """All whose words alone are wished for, by the whole message or by one of its parts; nobody's where a theme is
        asked about of which anybody may speak, and a person only comes along with it."""
        leaning = self.leaning
        carried = () if leaning.themes and not leaning.restricted else leaning.people
        own = (person for part in self.reading.parts for person in part.whom.people)
        return tuple(dict.fromkeys((*(self.reading.whom.people or carried), *own)))

    @property
    def of_parts(self) -> tuple[Step, ...]:
        """The searches for the parts of the question, if it has several and they were made."""
        return self.steps[1 : len(self.reading.parts) + 1]

    @property
    def missing(self) -> str:
        """The parts that none of the entries `opened` answers, as they were typed: all of them where none is opened;
        else whoever is `silent`."""
        told = [one.hit.number for one in self.opened]
        return unanswered(self.of_parts, told) or ", ".join(dict.fromkeys(self.silent.values()))

    @property
    def answers(self) -> bool:
        """Whether entries were found that answer the message."""
        return bool(self.opened or self.entries_answer)

    @property
    def is_contradicted(self) -> bool:
        """Whether an entry was found that would answer the message, did it not say the contrary."""
        return not self.answers and any(one.verdict.lacks == CONSISTENCY for one in self.judged)

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
    his = both(scope, mask_of(whom.people, index, own=not reading.demand.life)) if whom.people else None
    his = his if his is None else his_words(his, whom, reading, index)
    people = people_of(index, whom.people)
    attempt = Attempt(reading, leaning, whom, people, steps=(Step(reading, searched=False),), left_out=shown)
    if (known := _without_search(index, attempt, context, his)) is not None:
        return known
    attempt = _searched(index, attempt, context, scope if his is None else his)
    attempt = _with_parts(index, attempt, scope) if reading.parts else _with_silent(index, attempt)
    if his is None or attempt.is_contradicted:
        return attempt
    if leaning.only_named and (not attempt.opened or asks_him_of_view(reading, leaning, context, index)):
        beside = said_beside_view(reading, leaning, his, context, index)
        nearest = (one.hit.number for one in attempt.opened if one.hit.number in beside)
        if beside:  # those first that answer by what they say
            at_hand = tuple(dict.fromkeys((*nearest, *beside)))
            return replace(attempt, opened=(), at_hand=at_hand, entries_answer=True)
    return attempt if attempt.opened else _with_words_of_others(index, attempt, scope)


def _without_search(index: Index, attempt: Attempt, context: Context, his: Mask | None) -> Attempt | None:
    """The attempt at a message for which nothing is looked for: it is not clear whom it asks, it asks something of the
    passage on view, or only names somebody; None if it is none of these."""
    reading, leaning, whom = attempt.reading, attempt.leaning, attempt.resolved_whom
    of_view = leaning.kind is LeaningKind.VIEW
    view = told_on_view(reading, context, index) if of_view and not whom.unclear else None
    of_it_alone = of_view and _NEAR_TO_VIEW.isdisjoint(reading.demand.doubts)  # "all of them?" is told by no other
    if whom.unclear or view is not None or of_it_alone:
        return replace(attempt, at_hand=None if view is None else (view,), entries_answer=view is not None)
    said = reading.matter
    if leaning is NOTHING or "age" in reading.query.marks:  # whose age is asked, is not only named
        said = reading.query.without(whom.places | reading.demand.text | reading.query.places("opener", "closer"))
    if his is None or any(said.weights):
        return None
    if beside := leaning.only_named and said_beside_view(reading, leaning, his, context, index):
        return replace(attempt, at_hand=beside, entries_answer=True)
    numbers, answer = told_of_named(reading, whom, attempt.people, his, index)
    return replace(attempt, at_hand=numbers, entries_answer=answer)


def _searched(index: Index, attempt: Attempt, context: Context, mask: Mask | None) -> Attempt:
    """The attempt with what is found among these entries for the whole message, and what of it answers."""
    reading, leaning, whom = attempt.reading, attempt.leaning, attempt.resolved_whom
    found = judged_entries(index, replace(reading, whom=whom), mask, by_name=bool(whom.people))
    judged = which_on_view(leaned_on(found, reading, leaning, context, index), reading, leaning, context, index)
    judged = [meant_on_view(one, reading, context, index) for one in judged]
    if asks_of_unnamed(reading, context, index):  # that another has a name, says nothing of the one talked of
        judged = [one if one.verdict.certain else refused(one, UNNAMED) for one in judged]
    unknown = leaning.kind is LeaningKind.STRANGER or (not whom.people and asks_stranger(reading.matter))
    behind = precedence(reading, leaning, whom, attempt.people, index)
    opened = () if unknown else tuple(pass_gate(judged, reading.matter, index, len(whom.people), behind))
    opened = tuple(own_words_first(opened, replace(reading, whom=whom), index)) if whom.people else opened
    if asks_of_all(whom, index):
        opened = tuple(one for one in opened if all(mask_of([person], index)[one.hit.number] for person in whom.people))
    steps = (Step(reading, tuple(judged), opened, stranger=unknown),)
    return replace(attempt, judged=tuple(judged), opened=opened, steps=steps)


def _with_parts(index: Index, attempt: Attempt, scope: Mask | None) -> Attempt:
    """The attempt with what answers the parts of the message, where nothing tells them all at once."""
    reading, opened = attempt.reading, [*attempt.opened]
    of_parts = search_parts(index, reading, scope, attempt.resolved_whom, attempt.steps[0])
    if any(part.of_one_matter for part in reading.parts) and (at_once := telling_all(of_parts, opened)):
        return replace(attempt, opened=tuple(at_once))  # one entry tells both when and where
    if apart(reading) or all(part.differs_at for part in reading.parts):
        opened = [one for one in opened if one.verdict.certain or _answers_any(of_parts, one)]
    own = tuple(person for step in of_parts if step.opened for person in step.reading.whom.people)
    own = own or tuple(person for part in apart(reading) for person in part.whom.people)
    return replace(
        attempt,
        people=people_of(index, own) or attempt.people,
        opened=tuple(answers_of(opened, of_parts)),
        steps=(*attempt.steps, *of_parts),
    )


def _with_silent(index: Index, attempt: Attempt) -> Attempt:
    """The attempt with those of several people asked in whose words nothing answers, where others' do."""
    if not attempt.opened:
        return attempt
    people = attempt.resolved_whom.people
    return replace(attempt, silent=who_is_silent(attempt.reading, people, attempt.opened, index))


def _with_words_of_others(index: Index, attempt: Attempt, scope: Mask | None) -> Attempt:
    """The attempt with what answers the message, or its parts, in the words of others than who is asked."""
    reading = attempt.reading
    named = [part for part in apart(reading) if part.whom.people]
    asked = named or [reading, *(part for part in reading.parts if part.differs_at)]
    by_anybody = [search_by_anybody(index, each, scope) for each in asked]
    return replace(attempt, by_others=tuple(answers_of([], by_anybody)), steps=(*attempt.steps, *by_anybody))


def _answers_any(steps: Sequence[Step], one: Judged) -> bool:
    """Whether an entry answers one of the parts that these searches were made for."""
    return any(answers_part(step, one.hit.number) for step in steps)


def people_of(index: Index, people: Iterable[PersonId]) -> tuple[Person, ...]:
    """These people as their interviews tell of them."""
    return tuple(index.person(index.interviews[number].slug, person) for number, person in people)

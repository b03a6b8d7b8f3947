"""The ways to take a message, the likelier first: with what it leans on, the same with what was shown, as it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from knowledge.finding.attempt import Attempt, try_reading
from knowledge.finding.leaned import asked_why
from knowledge.finding.retold import retells_others
from knowledge.finding.scope import mask_of
from knowledge.folder.models import FullId
from knowledge.index.index import Index
from knowledge.question.anaphora import spoken_of
from knowledge.question.conversation import Context
from knowledge.question.followup import complete
from knowledge.question.leaning import NOTHING, Leaning, LeaningKind
from knowledge.question.namesake import PersonId
from knowledge.question.single import Reading

_REASON, _PURPOSE = ("reason",), ("reason", "purpose")
"""What a passage that was shown must tell one of to be shown again for "why?", and for "what for?"."""


@dataclass(frozen=True)
class _Message:
    """A message as it stands (`reading`) and what it leans on; `within` is the context of the interview on view, if it
    leans on that, and `shown` are the entries that are no answer any more."""

    reading: Reading
    leaning: Leaning
    context: Context
    within: Context
    shown: tuple[FullId, ...]
    index: Index

    @cached_property
    def completed(self) -> Reading:
        """The message with what it leans on."""
        return complete(self.reading, self.leaning, self.index)

    @property
    def may_stand_alone(self) -> bool:
        """Whether it is also read as it stands."""
        return self.leaning is not NOTHING and self.leaning.alone

    @property
    def shown_may_say_why(self) -> bool:
        """Whether a reason is asked for, which what was shown may tell."""
        return bool(self.shown) and self.leaning.reason

    def tried(self) -> Attempt:
        """What is found for it with what it leans on, without what was shown."""
        return try_reading(self.index, self.completed, self.within, self.leaning, self.shown)

    def with_shown(self, leaning: Leaning) -> Attempt:
        """What is found for it with what it leans on, among what was shown, too."""
        return try_reading(self.index, self.completed, self.within, leaning, ())


def attempts_at(reading: Reading, leaning: Leaning, context: Context, index: Index) -> tuple[Attempt, ...]:
    """What is found for a message in each way to take it, until one answers. The first that answers counts, and where
    none does the first of all."""
    shown = context.last.seen if context.last and leaning.new else ()
    if context.last and leaning.new and _asks_who_says(reading, context):
        shown += _words_of(spoken_of(context.last, index), index)
    if view := _retold_on_view(reading, context, index):  # "what did Karimov say?", "and Berg, who tells of him?"
        shown += (view,)
    elsewhere = leaning is NOTHING or _names_another_interview(reading, context, index)
    within = context if elsewhere else context.within_view()
    message = _Message(reading, leaning, context, within, shown, index)
    first = message.tried()
    if leaning.kind is LeaningKind.COMMENT and not first.answers:
        message = replace(message, leaning=replace(leaning, new=False), shown=())
        first = message.tried()
    attempts = [first]
    for way in () if first.is_contradicted else _OTHER_WAYS:
        if attempts[-1].answers:
            break
        if other := way(message):
            attempts.append(other)
    if not attempts[-1].answers and (anew := _all_being_told(message)):
        return anew, *attempts
    if leaning.people and not attempts[-1].answers and attempts[-1].leaning is NOTHING:
        attempts.reverse()  # nobody was asked: "Berg on water", "when was the dam built?"
    return tuple(attempts)


def _on_no_theme(message: _Message) -> Attempt | None:
    """Without the theme, if it asks the same person: one on which nothing was found is rather not meant."""
    last, leaning, marks = message.context.last, message.leaning, message.reading.query.marks
    he_or_it = "he or it" in marks and "he or she" not in marks  # "он ещё существует?" may point to a thing
    of_him = bool(leaning.people) and "saying" in marks if he_or_it else leaning.restricted  # "а он что предлагал?"
    if last is None or last.answered or not (of_him and leaning.themes):
        return None
    kind = leaning.kind if leaning.restricted else LeaningKind.ANAPHORA
    return replace(message, leaning=replace(leaning, kind=kind, themes=())).tried()


def _by_what_was_shown(message: _Message) -> Attempt | None:
    """The reason that what was shown may tell; it is not shown again for nothing, nor for a second "why?"."""
    if not message.shown_may_say_why:
        return None
    again, index, marks = message.with_shown(message.leaning), message.index, message.reading.query.marks
    repeated = "why" in marks and asked_why(message.context.talked, index)  # "what reasons?" is none
    asked = _PURPOSE if "purpose" in marks else _REASON
    tells = bool(again.opened) and not index.told(again.opened[0].hit.number).tells.isdisjoint(asked)
    return again if tells and (message.completed.own or not repeated) else None


def _as_it_stands(message: _Message) -> Attempt | None:
    """Without anything that it leans on. "Was Berg in the running too?" is not answered by Berg alone then."""
    if not message.may_stand_alone:
        return None
    shown = () if message.leaning.reason else message.shown
    alone = try_reading(message.index, message.reading, message.context, NOTHING, shown)
    return alone if message.leaning.kind is not LeaningKind.ADDITION or _says_all(alone) else None


def _in_another_interview(message: _Message) -> Attempt | None:
    """With whom it leans on, in any interview."""
    may_tell = message.within != message.context and not message.leaning.themes
    if message.may_stand_alone or message.shown_may_say_why or not may_tell:
        return None
    return replace(message, within=message.context).tried()


_OTHER_WAYS: tuple[Callable[[_Message], Attempt | None], ...] = (
    _on_no_theme,
    _by_what_was_shown,
    _as_it_stands,
    _in_another_interview,
)


def _all_being_told(message: _Message) -> Attempt | None:
    """Where nothing is found but what was shown: that, if it is only near, or if the passage on view says best who
    others are that are asked for ("who else took part?"); else all on it was told."""
    asks_who = "who" in message.completed.query.marks and not _asks_who_says(message.reading, message.context)
    if not message.shown or not (message.completed.own or asks_who):
        return None
    again, view = message.with_shown(replace(message.leaning, new=False)), message.context.talked.on_view
    if not again.answers:
        return again
    first = again.opened[0].hit.number if again.opened else None
    on_view = first is not None and view is not None and message.index.find(*view) == first
    return again if asks_who and on_view else None


def _asks_who_says(reading: Reading, context: Context) -> bool:
    """Whether it is asked who says something: "who else speaks of it?", or after what somebody said "who else?"."""
    says = "saying" in reading.query.marks or (bool(context.talked.people) and not any(reading.matter.weights))
    return "who" in reading.query.marks and says


def _retold_on_view(reading: Reading, context: Context, index: Index) -> FullId | None:
    """The passage on view, if it was shown for the words of another whom it retells than who is asked now."""
    view, people = context.talked.on_view, {person for _, person in context.talked.people}
    number = index.find(*view) if view else None
    if number is None or people.isdisjoint(index.located(number).entry.recounted):
        return None
    return view if retells_others(reading, number, index) else None


def _words_of(people: tuple[PersonId, ...], index: Index) -> tuple[FullId, ...]:
    """The entries in the words of these people, of whom it is asked who else speaks."""
    numbers = mask_of(people, index).nonzero()[0].tolist()
    return tuple((one.interview.slug, one.entry.id) for one in map(index.located, numbers))


def _says_all(attempt: Attempt) -> bool:
    """Whether what answers best says every word of a message that weighs something."""
    return bool(attempt.opened) and all(attempt.opened[0].hit.places[n] for n, _ in attempt.reading.matter.weighty)


def _names_another_interview(reading: Reading, context: Context, index: Index) -> bool:
    """Whether those whose words a message asks for are all of other interviews than the one on view."""
    slugs = {index.interviews[number].slug for number, _ in reading.whom.people}
    return bool(slugs) and context.within_view().interview not in slugs

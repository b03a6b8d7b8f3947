"""What holding conversations found: counts, shares with their uncertainty, and the turns that were missed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from knowledge.folder.notation import escaped, printable
from knowledge.measure.dialogues import TurnOutcome
from knowledge.measure.report import SHOWN_LETTERS, Share, table, told_passage

TURN_COLUMNS = ("conversations", "right turns", "first turns", "follow-ups", "right speaker", "false passages")
"""What the columns of figures are."""


class DialogueFigures(NamedTuple):
    """The outcomes of some turns in figures: right ones of all, of the first of their conversations and of those that
    follow; rightly credited ones of those with the right passage; and passages shown of the turns not answerable."""

    right: Share
    first: Share
    followups: Share
    credited: Share
    false: Share

    @classmethod
    def of(cls, outcomes: Iterable[TurnOutcome]) -> DialogueFigures:
        outcomes = list(outcomes)
        found = [outcome for outcome in outcomes if outcome.turn.answerable and outcome.found]
        unanswerable = [outcome for outcome in outcomes if not outcome.turn.answerable]
        return cls(
            right=_right(outcomes),
            first=_right(outcome for outcome in outcomes if outcome.number == 0),
            followups=_right(outcome for outcome in outcomes if outcome.number > 0),
            credited=Share(sum(outcome.credited for outcome in found), len(found)),
            false=Share(sum(outcome.false for outcome in unanswerable), len(unanswerable)),
        )


@dataclass(frozen=True)
class DialogueReport:
    """What became of each turn of each conversation, in order, and the figures of all, by language and by kind."""

    outcomes: tuple[TurnOutcome, ...] = ()

    @cached_property
    def in_all(self) -> DialogueFigures:
        return DialogueFigures.of(self.outcomes)

    @cached_property
    def by_language(self) -> dict[str, DialogueFigures]:
        return self._by(lambda outcome: outcome.dialogue.lang)

    @cached_property
    def by_kind(self) -> dict[str, DialogueFigures]:
        return self._by(lambda outcome: outcome.turn.kind)

    @property
    def misses(self) -> list[TurnOutcome]:
        return [outcome for outcome in self.outcomes if not outcome.right]

    def before(self, outcome: TurnOutcome) -> tuple[TurnOutcome, ...]:
        """The turns of its conversation before a turn."""
        at = next(at for at, one in enumerate(self.outcomes) if one is outcome)
        return self.outcomes[at - outcome.number : at]

    def lines(self, misses: bool = False) -> list[str]:
        """The figures as a table in plain text, and then the misses, if they are wanted, each with its conversation."""
        kinds = {name or "(no kind)": figures for name, figures in self.by_kind.items()}
        lines = table(TURN_COLUMNS, {"all": self.in_all}, self.by_language, kinds)
        lines.append(f"Missed: {len(self.misses)} of {len(self.outcomes)} turns")
        if misses:
            lines += [line for outcome in self.misses for line in self._told(outcome)]
        return ["".join(map(escaped, line)) for line in lines]

    def _told(self, outcome: TurnOutcome) -> Iterator[str]:
        turn, answer = outcome.turn, outcome.answer
        name = f"{outcome.dialogue.id} " if outcome.dialogue.id else ""
        yield f"  {name}[{outcome.dialogue.lang}, {turn.kind or 'no kind'}] turn {outcome.number + 1}"
        for one in (*self.before(outcome), outcome):
            taken = "" if one.turn.pick is None else f" (takes choice {one.turn.pick or 'any'})"
            yield f"    > {printable(one.turn.question, 2 * SHOWN_LETTERS)}{taken}"
            told = ", ".join((one.answer.status, one.answer.reason, one.answer.language))
            yield f"      {told}" + (f": {told_passage(one.first)}" if one.first else "")
        offered = [suggestion.passage for suggestion in answer.suggestions if suggestion.passage]
        yield from (f"      - {told_passage(passage)}" for passage in offered)
        yield f"    wanted: {', '.join(_wanted(outcome))}"

    def _by(self, group: Callable[[TurnOutcome], str]) -> dict[str, DialogueFigures]:
        names = sorted({group(outcome) for outcome in self.outcomes})
        return {name: DialogueFigures.of(o for o in self.outcomes if group(o) == name) for name in names}


def _right(outcomes: Iterable[TurnOutcome]) -> Share:
    outcomes = list(outcomes)
    return Share(sum(outcome.right for outcome in outcomes), len(outcomes))


def _wanted(outcome: TurnOutcome) -> Iterator[str]:
    """What a turn must be, in a few words each."""
    turn = outcome.turn
    if turn.answerable:
        yield f"{printable(turn.gold[0], SHOWN_LETTERS)}{' or another' * (len(turn.gold) > 1)}"
        yield f"by {' or '.join(turn.speakers)}"
    if turn.status or not turn.answerable:
        yield " or ".join(turn.status) or "no passage"
    yield from (name for name in ("new", "same") if getattr(turn, name))
    if turn.of:
        yield f"of {turn.of}"
    if turn.language:
        yield f"in {turn.language}"

"""How well conversations are held: those of a question file, turn by turn, to outcomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from knowledge.finding.results import Answer, Passage
from knowledge.folder.models import FullId
from knowledge.measure.evaluate import QuestionsDone, credits, holds_gold
from knowledge.measure.questions import Dialogue, GoldTurn

Hear = Callable[[str], Answer]
"""What is made of the next message of a conversation. A bare number takes a choice of the message before."""
Begin = Callable[[str], Hear]
"""A conversation that begins anew, with a reader of that language."""


@dataclass(frozen=True)
class TurnOutcome:
    """What became of a turn, the `number`th of its conversation, counted from 0.

    `found`: the first passage holds a gold string; `credited`: it is so, and said by one of those who may be credited;
    `right`: the turn is as it must be in everything.
    """

    dialogue: Dialogue
    number: int
    answer: Answer
    found: bool
    credited: bool
    right: bool

    @property
    def turn(self) -> GoldTurn:
        return self.dialogue.turns[self.number]

    @property
    def first(self) -> Passage | None:
        """The passage that is shown first, if one is."""
        return self.answer.passages[0] if self.answer.passages else None

    @property
    def false(self) -> bool:
        """Whether a passage is shown that cannot answer."""
        return not self.turn.answerable and self.first is not None


def hold(dialogues: Iterable[Dialogue], begin: Begin, progress: QuestionsDone | None = None) -> tuple[TurnOutcome, ...]:
    """Hold each conversation from its beginning, and compare what is made of each turn with what would be right."""
    outcomes: list[TurnOutcome] = []
    for dialogue in dialogues:
        hear = begin(dialogue.lang)
        shown: list[FullId] = []
        for number, turn in enumerate(dialogue.turns):
            answer = hear(turn.question if turn.pick is None else str(turn.pick or 1))
            outcome = _compared(dialogue, number, answer, shown)
            outcomes.append(outcome)
            if outcome.first:
                shown.append(_key(outcome.first))
            if progress:
                progress(1)
    return tuple(outcomes)


def _compared(dialogue: Dialogue, number: int, answer: Answer, shown: list[FullId]) -> TurnOutcome:
    turn = dialogue.turns[number]
    first = answer.passages[0] if answer.passages else None
    found = first is not None and holds_gold(turn, first)
    credited = found and first is not None and credits(turn, first)
    if first is None:
        right = answer.status in turn.status or not (turn.answerable or turn.status)
    else:
        right = turn.answerable and credited and _placed(turn, _key(first), shown)
    fits = _asks(turn, answer) and _speaks(turn, answer)
    return TurnOutcome(dialogue, number, answer, found, credited, right and fits)


def _placed(turn: GoldTurn, first: FullId, shown: list[FullId]) -> bool:
    """Whether a passage is one not shown before, or that shown last, where it must be."""
    return not (turn.new and first in shown) and not (turn.same and first not in shown[-1:])


def _asks(turn: GoldTurn, answer: Answer) -> bool:
    """Whether the person is asked who must be: his words are wished for, or shown."""
    speakers = (passage.speaker for passage in answer.passages[:1] if passage.speaker)
    return turn.of is None or any(turn.of in person.name.values() for person in (*answer.people, *speakers))


def _speaks(turn: GoldTurn, answer: Answer) -> bool:
    """Whether the answer is in the language that it must be in, in whatever writing."""
    return turn.language in (None, answer.language, answer.language.partition("-")[0])


def _key(passage: Passage) -> FullId:
    return passage.interview.slug, passage.entry.id

"""What was found for a message (*Found*): what it does, the ways in which it was taken, and what may be pointed at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from knowledge import weights
from knowledge.finding.attempt import Attempt
from knowledge.finding.scope import scope_of
from knowledge.finding.task import ReaderTask, choose_candidates, is_for_a_reader, task_of
from knowledge.finding.ways import attempts_at
from knowledge.index.index import Index
from knowledge.question.asking import asks
from knowledge.question.conversation import Context
from knowledge.question.doing import Act
from knowledge.question.followup import find_leaning
from knowledge.question.leaning import NOTHING
from knowledge.question.single import Reading
from knowledge.question.smalltalk import Talk

LONGEST_QUESTION = 2_000
"""Letters of a message that are read as a question."""


@dataclass(frozen=True)
class Found:
    """What was found for a message.

    `noise`: it has no word of any language; `talk`: it holds small talk, and `mostly_talk`: hardly anything else;
    `act`: what it does; `instead`: the question that it takes or mends, which is asked in its place; `attempts`: what
    was found in the ways to take it, the likelier first.
    """

    index: Index
    question: str
    context: Context
    language: str
    noise: bool = False
    talk: Talk | None = None
    mostly_talk: bool = False
    act: Act | None = None
    instead: str | None = None
    attempts: tuple[Attempt, ...] = ()

    @property
    def chosen(self) -> Attempt | None:
        """The attempt that counts: the first that answers, else the first of all; None where nothing was looked for."""
        return next((attempt for attempt in self.attempts if attempt.answers), next(iter(self.attempts), None))

    @property
    def answers(self) -> bool:
        """Whether entries were found that answer."""
        return self.chosen is not None and self.chosen.answers

    @property
    def question_asked(self) -> str:
        """The question that is asked: as it was typed, or the one that it takes or mends."""
        return (self.instead or self.question)[:LONGEST_QUESTION]

    @cached_property
    def task(self) -> ReaderTask | None:
        """What a reader may be asked; None where none is: of small talk and acts, of a sample question word for word,
        of a name that two bear, or where nothing may answer. Made when it is first wanted."""
        if self.chosen is None or not self.candidates:
            return None
        return task_of(self.index, self.question_asked, self.chosen, self.context, self.candidates)

    @cached_property
    def candidates(self) -> tuple[int, ...]:
        """The numbers of the entries that are the passages of the task, in their order."""
        chosen = self.chosen
        if chosen is None or self._is_act(chosen) or self.leftover_is_negligible:
            return ()
        if self.mostly_talk and not chosen.answers:
            return ()
        if not is_for_a_reader(chosen, self.context):
            return ()
        others = (attempt for attempt in self.attempts if attempt is not chosen)
        return choose_candidates(self.index, (chosen, *others), self.context)

    @property
    def leftover_is_negligible(self) -> bool:
        """Whether what stands beside small talk asks nothing, and says too little to be about anything: "thanks,
        enough"."""
        if self.chosen is None or not self.leftover_asks_nothing(self.chosen.reading):
            return False
        return sum(self.chosen.reading.matter.weights) < weights.OWN_MATTER

    def leftover_asks_nothing(self, reading: Reading) -> bool:
        """Whether what little stands beside small talk asks nothing in any way, so that it is of nothing that was
        shown."""
        return self.mostly_talk and not asks(reading.query)

    def _is_act(self, chosen: Attempt) -> bool:
        """Whether the message does something rather than asks. Who somebody is, a passage may say; "more" is an act
        after the last page, too, where more is looked for, but not that of somebody: "and the other one?"."""
        if self.act is not None:
            return self.act.about != "person"
        return "more" in chosen.reading.query.marks and not chosen.leaning.restricted


def looked_for(found: Found, reading: Reading) -> Found:
    """What was found for a message in the ways to take it."""
    leans_on_nothing = (found.act and not found.act.of_view) or found.leftover_asks_nothing(reading)
    leaning = NOTHING if leans_on_nothing else find_leaning(reading, found.context, found.index)
    if leaning is not NOTHING and _is_sample(found, reading):
        leaning = NOTHING
    return replace(found, attempts=attempts_at(reading, leaning, found.context, found.index))


def _is_sample(found: Found, reading: Reading) -> bool:
    """Whether a message is word for word a sample question of an entry that may answer it; one that says nothing of
    its own ("why?") rather asks what was talked of."""
    if not any(reading.matter.weights):
        return False
    scope = scope_of(found.index, found.context, ())
    sampled = found.index.samples(" ".join(word.token.word for word in reading.query.words))
    return any(scope is None or scope[number] for number in sampled)

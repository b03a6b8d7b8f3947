"""From a message, and what was talked of before it, to what it does, or to the entries that may answer it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from knowledge.finding.attempt import Attempt, tried
from knowledge.finding.task import ReaderTask, TaskPassage
from knowledge.index.index import Index
from knowledge.question.acts import Act, act_in, acting
from knowledge.question.conversation import Context
from knowledge.question.followup import NOTHING, lean, leaned
from knowledge.question.query import Query, parse
from knowledge.question.reading import Reading, read, reading_of
from knowledge.question.smalltalk import Talk, beside, smalltalk

LONGEST_QUESTION = 2_000
"""Letters of a message that are read as a question."""
LONGEST_REMARK = 4
"""Words beside a greeting or an insult that leave it one, when they ask nothing."""


@dataclass(frozen=True)
class Found:
    """What was found for a message. `talk`: it holds small talk, and `is_remark`: hardly anything else; `act`: what it
    does; `attempts`: the ways in which it was taken, the likelier first; `chosen` is the one that counts, None where
    nothing was looked for."""

    index: Index
    question: str
    context: Context
    language: str
    talk: Talk | None = None
    is_remark: bool = False
    act: Act | None = None
    attempts: tuple[Attempt, ...] = ()
    chosen: Attempt | None = None

    @property
    def candidates(self) -> tuple[int, ...]:
        """The numbers of the entries among which somebody may point at the answer, best first."""
        if self.chosen is None or self.chosen.who.unclear:
            return ()
        found = (*self.chosen.opened, *self.chosen.judged)
        return tuple(dict.fromkeys(one.hit.number for one in found))

    @property
    def task(self) -> ReaderTask | None:
        """What a reader may be asked; None where there is nothing to ask."""
        chosen, certain = self.chosen, False
        if chosen is not None:
            certain = any(one.verdict.certain for one in chosen.opened)
        if chosen is None or certain or not self.candidates or (self.talk and self.is_remark):
            return None
        located = [self.index.located(number) for number in self.candidates]
        name = {p.id: next(iter(p.name.values())) for one in located for p in one.interview.everyone()}
        passages = tuple(
            TaskPassage(name[e.speaker] if e.speaker else None, tuple(name[p] for p in e.recounted), e.reported, e.text)
            for _, e in located
        )
        return ReaderTask(self.question, tuple(next(iter(p.name.values())) for p in chosen.people), (), passages)


def find(index: Index, question: str, context: Context | None = None) -> Found:
    """Look for what answers a question, or for what a message does. Never raises for any text.

    `context` brings the interview chosen, the language to fall back on and what was last talked of.
    """
    context = context or Context()
    spoken = context.spoken
    query = acting(parse(question[:LONGEST_QUESTION], index, spoken, spoken=context.last is not None), spoken)
    found = Found(index, question, context, query.language)
    act = act_in(query, context)
    talk = None if act else smalltalk(query, spoken)
    if talk and talk.alone:
        return replace(found, language=talk.language, talk=talk)
    if talk:
        query = acting(beside(query, talk), spoken)
        act = act_in(query, context)
        found = replace(found, talk=talk, is_remark=_is_remark(query))
    if act and act.question:  # an offer is taken, or the last question mended
        asked = read(act.question, index, context.spoken)
        return _looked_for(replace(found, language=act.language or asked.query.language), asked)
    if act and not act.about:
        return replace(found, act=act, language=act.language or query.language)
    reading = reading_of(query, index)
    return _looked_for(replace(found, act=act or _who_is(reading), language=query.language), reading)


def _is_remark(query: Query) -> bool:
    """Whether beside small talk hardly anything is said, and nothing asked."""
    return len(query.words) <= LONGEST_REMARK and not query.places("asks")


def _who_is(reading: Reading) -> Act | None:
    """Whether it is asked who somebody is whom the base knows, and nothing else."""
    named = {mention.place for mention in reading.query.mentions if mention.strong}
    rest = {place for place, word in reading.query.weighty} - named - reading.query.places("who is")
    return Act(about="person") if named and not rest and "who is" in reading.query.marks else None


def _looked_for(found: Found, reading: Reading) -> Found:
    """What was found in the ways to take a message: with what it leans on and without what was shown before, the same
    with it, or as it stands."""
    index, context = found.index, found.context
    leaning = NOTHING if found.act else lean(reading, context, index)
    taken = leaned(reading, leaning, index)
    before = context.last.seen if context.last and leaning.new else ()
    attempts = [tried(index, taken, context, leaning, before)]
    if before and not attempts[0].answers and leaning.reason:  # what was shown may say why, too
        attempts.append(tried(index, taken, context, leaning, ()))
    elif leaning is not NOTHING and leaning.alone and not leaning.restricted and not attempts[0].answers:
        attempts.append(tried(index, reading, context, NOTHING, before))
    chosen = next((attempt for attempt in attempts if attempt.answers), attempts[0])
    return replace(found, attempts=tuple(attempts), chosen=chosen)

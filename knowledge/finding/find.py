"""From a message, and what was talked of before it, to what it does, or to the entries that may answer it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from knowledge import weights
from knowledge.finding.attempt import Attempt
from knowledge.finding.naming import tells_of_another
from knowledge.finding.scope import scope_of
from knowledge.finding.task import ReaderTask, choose_candidates, is_for_a_reader, task_of
from knowledge.finding.ways import attempts_at
from knowledge.finding.within import act_within, has_most_words, is_of_another
from knowledge.index.index import Index
from knowledge.question.acts import act_in, read_as_act
from knowledge.question.anaphora import read_by_place
from knowledge.question.another_language import language_meant
from knowledge.question.asking import asks
from knowledge.question.clauses import PartedMessage, asking_part, quoted_words, tells_only
from knowledge.question.conversation import Context
from knowledge.question.correction import read_as_meant
from knowledge.question.demand import ASKED_OF_VIEW
from knowledge.question.doing import Act
from knowledge.question.followup import find_leaning
from knowledge.question.leaning import NOTHING
from knowledge.question.parse import parse
from knowledge.question.programme import asks_of_programme, asks_of_speakers
from knowledge.question.query import Query
from knowledge.question.reading import reading_of
from knowledge.question.single import Reading
from knowledge.question.slip import without_slips
from knowledge.question.smalltalk import Talk, beside, smalltalk
from knowledge.question.who_is import who_is, who_is_meant

LONGEST_QUESTION = 2_000
"""Letters of a message that are read as a question."""
BESIDE_A_REMARK = ("who_said_it", "in_language")
"""What of it is done beside a remark, too; "really?" is a part of one."""
OF_THE_VIEW = ("who_said_it", "source", "sure")
"""What of it only what is told beside it may be meant by, rather than what is on view."""
LONGEST_LEFTOVER = 4
"""Words beside small talk that leave a message small talk, when they ask nothing: "thanks, that is enough"."""


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
        reading = self.chosen.reading if self.chosen else None
        if reading is None or not _leftover_asks_nothing(self, reading.query):
            return False
        return sum(reading.matter.weights) < weights.OWN_MATTER

    def _is_act(self, chosen: Attempt) -> bool:
        """Whether the message does something rather than asks. Who somebody is, a passage may say; "more" is an act
        after the last page, too, where more is looked for, but not that of somebody: "and the other one?"."""
        if self.act is not None:
            return self.act.about != "person"
        return "more" in chosen.reading.query.marks and not chosen.leaning.restricted


def find(index: Index, question: str, context: Context | None = None) -> Found:
    """Look for what answers a question, or for what a message does. Never raises for any text.

    `context` brings the interview chosen, the language to fall back on and what was last talked of.
    """
    context = context or Context()
    spoken = context.spoken
    query = read_message(index, question, context)
    found = Found(index, question, context, _language_of(query, question, context))
    act = _act_in(query, context, index)
    asked_on = ("more", *ASKED_OF_VIEW) if context.last else ("more",)  # "go on" hurries nobody
    talk = None if act or not query.marks.keys().isdisjoint(asked_on) else smalltalk(query, spoken)
    if talk and talk.alone:
        return _asked_beside(found, query, talk) or replace(found, language=talk.language, talk=talk)
    if talk:
        query = read_as_act(beside(query, talk), spoken)
        act = _act_in(query, context, index)
        found = replace(found, language=query.language, talk=talk, mostly_talk=_is_leftover(query))
    if act and act.question:
        return _asked_instead(found, act, act.question)
    message = PartedMessage(query)
    if not act and (act := act_within(message, context)) and act.done in OF_THE_VIEW and "statement" not in query.marks:
        whole = _looked_for_by_clause(found, message)
        if whole.chosen and is_of_another(whole.chosen, context, index):
            return whole
    noise = query.wordless and not act
    if noise or (act and (not act.about or act.language)):
        return replace(found, noise=noise, act=act, language=(act and act.language) or query.language)
    if not act and (instead := who_is_meant(query, context, index)):
        asked = reading_of(instead, index)
        return _looked_for(replace(found, act=who_is(asked), instead=instead.text), asked)
    return _looked_for_by_clause(replace(found, act=act) if act else found, message)


def _asked_instead(found: Found, act: Act, question: str) -> Found:
    """What was found for the question that is asked in place of a message: an offer is taken, the last question mended,
    or put to the text itself, and to nobody in it, which may be silent."""
    index, context = found.index, found.context
    asked = reading_of(parse(question, index, context.spoken, in_talk=True), index)
    if not act.of_text:
        language = act.language or _language_of(asked.query, question, context)
        return _looked_for(replace(found, language=language, instead=question), asked)
    facts = replace(context.within_view(), facts_only=True, last=None)
    told = _looked_for(replace(found, context=facts, instead=question), asked)
    answered = told.chosen is not None and told.chosen.answers
    return replace(told, context=context) if answered else replace(found, act=Act("not_in_text"))


def _act_in(query: Query, context: Context, index: Index) -> Act | None:
    """What a message does, or asks of the interview itself; of "the journalist", only where no passage tells of one."""
    act = act_in(query, context)
    if act and act.about == "interviewer" and tells_of_another(query, index):
        act = None
    return act or asks_of_programme(query, index) or asks_of_speakers(query, index)


def read_message(index: Index, question: str, context: Context) -> Query:
    """A message against an index, as it may do something: slips mended, and without what is said not to be meant."""
    query = parse(question[:LONGEST_QUESTION], index, context.spoken, in_talk=context.last is not None)
    meant = read_as_meant(query, context.last, index)
    return read_by_place(read_as_act(without_slips(meant, index), context.spoken), context.last, index)


def _language_of(query: Query, question: str, context: Context) -> str:
    """The language of a question; one that was offered to tap, in names and titles, is in that of the conversation."""
    return context.spoken if any(question == offer.question for offer in context.talked.offers) else query.language


def _looked_for_by_clause(found: Found, message: PartedMessage) -> Found:
    """What was found for a message, or where that answers nothing, for the words of it that alone may be meant."""
    reading = reading_of(message.query, found.index)
    if reading.demand.statement and not tells_only(message):
        reading = replace(reading, demand=replace(reading.demand, statement=False))
    if not found.act and (act := who_is(reading)):
        found = replace(found, act=act)
    whole = _looked_for(found, reading)
    if whole.act or (whole.chosen and whole.chosen.answers):
        return whole
    quoted = quoted_words(message.query)
    for part in filter(None, (quoted, asking_part(message))):
        alone = _looked_for(whole, reading_of(part, found.index))
        if (
            alone.chosen
            and alone.chosen.answers
            and (part is not quoted or has_most_words(alone.chosen, part, found.index))
        ):
            return alone
    if not found.act and (act := language_meant(message.query, found.context)):
        return replace(found, act=act, language=act.language or found.language)
    return whole


def _asked_beside(found: Found, query: Query, talk: Talk) -> Found | None:
    """What the one clause of a remark does that is none itself, or what was found for it: "I live there. And Berg on
    wolves?"."""
    if talk.kind != "remark":
        return None
    message = PartedMessage(query)
    act = act_within(message, found.context)
    if act and act.done in BESIDE_A_REMARK:
        return replace(found, act=act, language=act.language or query.language)
    part = asking_part(message)
    if part is None or sum(part.weights) < weights.OWN_THEME or smalltalk(part, found.context.spoken):
        return None
    alone = _looked_for(replace(found, language=part.language), reading_of(part, found.index))
    return alone if alone.chosen and alone.chosen.says_anything else None


def _is_leftover(query: Query) -> bool:
    """Whether what stands beside small talk is hardly anything, and no question: "that is enough"."""
    return len(query.words) <= LONGEST_LEFTOVER and not query.places("asks")


def _leftover_asks_nothing(found: Found, query: Query) -> bool:
    """Whether what little stands beside small talk asks nothing in any way, so that it is of nothing that was shown."""
    return found.mostly_talk and not asks(query)


def _looked_for(found: Found, reading: Reading) -> Found:
    """What was found for a message in the ways to take it."""
    leans_on_nothing = (found.act and not found.act.of_view) or _leftover_asks_nothing(found, reading.query)
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

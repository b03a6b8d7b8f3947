"""From a message, and what was talked of before it, to what it does, or to the entries that may answer it."""

from __future__ import annotations

from dataclasses import replace

from knowledge.finding.by_clause import asked_beside, is_of_another, looked_for_by_clause
from knowledge.finding.found import LONGEST_QUESTION, Found, looked_for
from knowledge.finding.naming import tells_of_another
from knowledge.index.index import Index
from knowledge.question.acts import act_in, read_as_act
from knowledge.question.anaphora import read_by_place
from knowledge.question.clauses import PartedMessage, act_within
from knowledge.question.conversation import Context
from knowledge.question.correction import read_as_meant
from knowledge.question.demand import ASKED_OF_VIEW
from knowledge.question.doing import Act
from knowledge.question.parse import parse
from knowledge.question.programme import asks_of_programme, asks_of_speakers
from knowledge.question.query import Query
from knowledge.question.reading import reading_of
from knowledge.question.slip import without_slips
from knowledge.question.smalltalk import beside, smalltalk
from knowledge.question.who_is import who_is, who_is_meant

OF_THE_VIEW = ("who_said_it", "source", "sure")
"""Acts on the passage on view, which beside something told may rather mean that."""
LONGEST_LEFTOVER = 4
"""Words beside small talk that leave a message small talk, when they ask nothing: "thanks, that is enough"."""


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
        return asked_beside(found, query, talk) or replace(found, language=talk.language, talk=talk)
    if talk:
        query = read_as_act(beside(query, talk), spoken)
        act = _act_in(query, context, index)
        found = replace(found, language=query.language, talk=talk, mostly_talk=_is_leftover(query))
    if act and act.question:
        return _asked_instead(found, act, act.question)
    message = PartedMessage(query)
    if not act and (act := act_within(message, context)) and act.done in OF_THE_VIEW and "statement" not in query.marks:
        whole = looked_for_by_clause(found, message)
        if is_of_another(whole):
            return whole
    noise = query.wordless and not act
    if noise or (act and (not act.about or act.language)):
        return replace(found, noise=noise, act=act, language=(act and act.language) or query.language)
    if not act and (instead := who_is_meant(query, context, index)):
        asked = reading_of(instead, index)
        return looked_for(replace(found, act=who_is(asked), instead=instead.text), asked)
    return looked_for_by_clause(replace(found, act=act) if act else found, message)


def _asked_instead(found: Found, act: Act, question: str) -> Found:
    """What was found for the question that is asked in place of a message: an offer is taken, the last question mended,
    or put to the text itself, and to nobody in it, which may be silent."""
    index, context = found.index, found.context
    asked = reading_of(parse(question, index, context.spoken, in_talk=True), index)
    if not act.of_text:
        language = act.language or _language_of(asked.query, question, context)
        return looked_for(replace(found, language=language, instead=question), asked)
    facts = replace(context.within_view(), facts_only=True, last=None)
    told = looked_for(replace(found, context=facts, instead=question), asked)
    return replace(told, context=context) if told.answers else replace(found, act=Act("not_in_text"))


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


def _is_leftover(query: Query) -> bool:
    """Whether what stands beside small talk is hardly anything, and no question: "that is enough"."""
    return len(query.words) <= LONGEST_LEFTOVER and not query.places("asks")

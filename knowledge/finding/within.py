"""What a message does, or quotes, in one of its clauses: whether that is of the passage on view, or of what is told."""

from __future__ import annotations

from knowledge import weights
from knowledge.finding.attempt import Attempt
from knowledge.finding.coverage import has_itself
from knowledge.index.index import Index
from knowledge.question.acts import act_in, read_as_act
from knowledge.question.clauses import PartedMessage, clauses_alone, clauses_beside_statements, sentences_alone
from knowledge.question.conversation import Context
from knowledge.question.doing import Act
from knowledge.question.query import Query

IN_A_CLAUSE = ("who_said_it", "source", "sure", "in_language")
"""What a message may do in one of its clauses while the others only tell something."""


def act_within(message: PartedMessage, context: Context) -> Act | None:
    """What one clause of a message does beside which nothing else is asked: "my son asks, who said that?"."""
    acts = (_act_of(clause, context) for clause in (*sentences_alone(message), *clauses_beside_statements(message)))
    if act := next((act for act in acts if act and (act.done in IN_A_CLAUSE or act.about)), None):
        return act
    acts = (_act_of(clause, context) for clause in clauses_alone(message))
    return next((act for act in acts if act and act.done in IN_A_CLAUSE), None)


def _act_of(clause: Query, context: Context) -> Act | None:
    return act_in(read_as_act(clause, context.spoken), context)


def is_of_another(attempt: Attempt, context: Context, index: Index) -> bool:
    """Whether a message tells of what is not on view, or of somebody who is not, so that none of its clauses is about
    that which is: "The dam broke. Who said that?"."""
    view = index.find(*context.last.on_view) if context.last and context.last.on_view else None
    if view is None:
        return False
    if attempt.opened:
        return attempt.opened[0].hit.number != view
    near = {one.hit.number for one in attempt.judged if one.verdict.near}
    entry = index.located(view).entry
    there = {entry.speaker, *entry.recounted, *entry.about}
    strange = any(person.id not in there for person in attempt.people)
    if strange or (near and view not in near):
        return True
    return not near and _is_of_what_it_lacks(attempt.reading.query, view, index)


def _is_of_what_it_lacks(query: Query, number: int, index: Index) -> bool:
    """Whether a message is of a matter that the base knows, of which an entry says nothing."""
    weighty = {place for place, _ in query.weighty}
    known = [(each, weighty.intersection(range(each.start, each.end))) for each in query.alternatives]
    if sum(query.weights[place] for place in set().union(*(places for _, places in known))) < weights.OWN_THEME:
        return False
    found = (index.term(each.term) for each, places in known if places)
    return not any(postings is not None and postings.has(number) for postings in found)


def has_most_words(attempt: Attempt, quoted: Query, index: Index) -> bool:
    """Whether the entry that answers has most words of a quotation itself: what only comes near was never said so."""
    number = attempt.opened[0].hit.number if attempt.opened else None
    if number is None:
        return False
    has = sum(word.weight for _, word in quoted.weighty if has_itself(number, word, index))
    return has >= weights.OWN_SAID * sum(quoted.weights)

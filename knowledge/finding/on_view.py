"""What is asked of the passage on view: whether it tells that, or lacks it, so that no other one tells it."""

from __future__ import annotations

from knowledge import weights
from knowledge.finding.coverage import has_itself
from knowledge.finding.definition import DEFINITION
from knowledge.finding.naming import is_unnamed, names_lands
from knowledge.finding.results import Judged
from knowledge.index.index import Index
from knowledge.question.conversation import Context
from knowledge.question.demand import LANDS, MEANT, WHICH_LANDS
from knowledge.question.leaning import Leaning, LeaningKind
from knowledge.question.query import Query
from knowledge.question.single import Reading


def told_on_view(reading: Reading, context: Context, index: Index) -> int | None:
    """The passage on view, if it tells what a message asks of it ("for example?"); None if not."""
    view = _view(context, index)
    if view is None:
        return None
    tells = index.told(view).tells
    if WHICH_LANDS in reading.demand.doubts and names_lands(reading.query, view, index):
        tells |= {LANDS}
    return None if reading.demand.lacking(tells) else view


def meant_on_view(one: Judged, reading: Reading, context: Context, index: Index) -> Judged:
    """An entry with its verdict; one that was just shown answers what is meant by a word that it has itself."""
    if one.verdict.lacks != DEFINITION or MEANT not in reading.query.marks or not context.talked.answered:
        return one
    entry = index.located(one.hit.number)
    shown = (entry.interview.slug, entry.entry.id) in context.talked.entries
    if not shown or not any(has_itself(one.hit.number, word, index) for _, word in reading.own):
        return one
    return one._replace(verdict=one.verdict._replace(opens=True, lacks=None))


def speaks_of_view(query: Query, context: Context, index: Index) -> bool:
    """Whether a text has a word, other than a small one, that a passage on view has itself."""
    found = (index.find(*entry) for entry in context.talked.entries)
    numbers = [number for number in found if number is not None]
    return any(has_itself(number, word, index) for number in numbers for _, word in query.weighty)


def asks_of_unnamed(reading: Reading, context: Context, index: Index) -> bool:
    """Whether it is only asked which one a thing is of which the passage on view speaks, without a name."""
    named, view = reading.demand.named, _view(context, index)
    beside = sum(word.weight for place, word in reading.own if place not in named)
    only = beside < weights.OWN_MATTER and not any(mention.strong for mention in reading.query.mentions)
    return bool(named) and only and view is not None and is_unnamed(named, reading.matter, view, index)


def which_on_view(
    judged: list[Judged], reading: Reading, leaning: Leaning, context: Context, index: Index
) -> list[Judged]:
    """What was found, of which the passage on view alone answers where it is asked which ones of its own words are
    meant: "which presidents?"."""
    view, own = _view(context, index), reading.own
    of_view = leaning.kind is LeaningKind.DETAIL or (leaning.restricted and not leaning.themes)
    if view is None or not own or not of_view or "which" not in reading.query.marks:
        return judged
    answers = any(one.hit.number == view and one.verdict.opens for one in judged)
    if not answers or not all(has_itself(view, word, index) for _, word in own):
        return judged
    return [
        one if one.hit.number == view else one._replace(verdict=one.verdict._replace(opens=False)) for one in judged
    ]


def _view(context: Context, index: Index) -> int | None:
    """The passage on view, if it answers the last question."""
    last = context.last
    return index.find(*last.on_view) if last and last.answered and last.on_view else None

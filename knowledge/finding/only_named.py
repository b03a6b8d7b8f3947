"""What answers a message that only says whom it asks ("and Sirojov?", "what else does he say?", "Berg?"): what he says
beside the passage on view, or what is told of him."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from knowledge.finding.related import MOST, on_same_topics, other_speakers, retelling_experts
from knowledge.finding.results import passage
from knowledge.finding.scope import all_but
from knowledge.folder.models import Person
from knowledge.index.index import Index
from knowledge.index.postings import Mask
from knowledge.question.conversation import Context
from knowledge.question.leaning import Leaning, LeaningKind
from knowledge.question.said import is_name_alone
from knowledge.question.single import Reading
from knowledge.question.whom import Whom

MOST_OF_A_PERSON = 200
"""Entries of a person that are looked at where only his name is said."""


def told_of_named(
    reading: Reading, whom: Whom, people: Sequence[Person], his: Mask, index: Index
) -> tuple[tuple[int, ...], bool]:
    """The entries that are `his` for a message that only names somebody ("Berg?"), and whether they answer it: if he
    does not speak in them, so that nothing nearer can be asked of him; where his words are wished for, those that
    retell him come first then."""
    numbers = np.flatnonzero(his)[:MOST_OF_A_PERSON].tolist()
    located = {number: index.located(number) for number in numbers}
    speaks = any(
        person in one.interview.speakers and not person.interviewer for one in located.values() for person in people
    )
    wanted = reading.demand  # what is asked for besides: "when did they reply?", "what did they not answer?"
    if wanted.text:
        numbers.sort(key=lambda number: located[number].entry.speaker is not None)
    elif whom.said and not speaks:
        numbers.sort(key=lambda number: not located[number].entry.recounted)
    told = "negated" not in wanted.doubts and any(not wanted.lacking(index.told(n).tells) for n in numbers)
    return tuple(numbers), told and not speaks


def asks_him_of_view(reading: Reading, leaning: Leaning, context: Context, index: Index) -> bool:
    """Whether a message that names somebody asks him of the passage on view, or of the list that was brought up, so
    that what he says beside it goes before what else answers: "what does he think of this?"; a name alone rather asks
    the same once more."""
    of_it = not leaning.new and not is_name_alone(reading.query)
    return leaning.kind is LeaningKind.NAME and (of_it or bool(_listed(index, context)))


def said_beside_view(reading: Reading, leaning: Leaning, his: Mask, context: Context, index: Index) -> tuple[int, ...]:
    """What a person who only is named says beside the passage on view, as the button under it shows; where more is
    wished for, whatever else he said that was not shown."""
    last = context.last
    if last is None:
        return ()
    view = index.find(*last.on_view) if last.on_view else None
    leads = last.answered or not is_name_alone(reading.query)  # after a question in vain, a name is asked that
    near = other_speakers(index, passage(index.located(view))) if view is not None and leads else []
    near = near or _listed(index, context)
    if leaning.reason and leaning.people:  # whatever else he said is no reason
        return ()
    if leaning.kind is LeaningKind.MORE_BY_HIM and view is not None:
        his = his & all_but(index, last.seen)
        near = on_same_topics(index, passage(index.located(view)), [person for _, person in leaning.people])
    elif leaning.new:
        his = his & all_but(index, last.seen)
        near = [*near, *np.flatnonzero(his).tolist()]
    elif leaning.kind is not LeaningKind.NAME:
        return ()
    said = [number for number in near if his[number]]
    if view is not None and "both speakers" in reading.query.marks and index.located(view).entry.speaker is None:
        said = [*retelling_experts(index, passage(index.located(view))), *said]  # others than those who speak here
    return tuple(dict.fromkeys(said))[:MOST]


def _listed(index: Index, context: Context) -> list[int]:
    """The entries on a theme that were brought up as a list, unasked, to choose from."""
    last = context.talked
    entries = (offer.entry for offer in last.offers if not last.question and offer.entry)
    return [number for entry in entries if (number := index.find(*entry)) is not None]

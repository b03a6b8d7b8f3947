"""Which of the entries found answer a question that leans on a theme talked of before."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge import weights
from knowledge.finding.gate import has_itself
from knowledge.finding.results import Judged
from knowledge.index.index import Index
from knowledge.question.conversation import Context
from knowledge.question.leaning import Leaning
from knowledge.question.query import QueryWord
from knowledge.question.reading import Reading


def leaned_on(judged: list[Judged], reading: Reading, leaning: Leaning, context: Context, index: Index) -> list[Judged]:
    """What was found for a question together with a theme that it leans on: an entry answers it only if it says what
    the question itself says, or has a name and is the one on view, of which a detail is asked ("which countries?")."""
    last = context.last
    if not leaning.themes or last is None:
        return judged
    own, carried = reading.own, reading.carried
    view = index.find(*last.on_view) if leaning.elliptic and last.on_view else None
    unsaid = _asks_what_no_theme_tells(reading)
    kept = []
    for one in judged:
        itself = not leaning.elliptic or any(has_itself(one.hit.number, word, index) for _, word in own)
        names = "name" if itself or reading.demand.deed else "names"
        named = one.hit.number == view and names in index.told(one.hit.number).tells
        untold = not own and (unsaid or "where" in one.verdict.doubts)
        opens = one.verdict.opens and not untold and (named or (itself and _says_most(one, own)))
        opens = opens and (_says_most(one, carried) or not leaning.both)
        kept.append(Judged(one.hit, one.verdict._replace(opens=opens)))
    return kept


def _asks_what_no_theme_tells(reading: Reading) -> bool:
    """Whether a question that says no matter of its own asks what something is called, or who does that: "who is in
    it?"."""
    marks = reading.query.marks
    does = "points back" in marks or "who is" in marks or bool(reading.demand.deeds)
    return "a name" in marks or (reading.demand.deed and does and "saying" not in marks)


def _says_most(one: Judged, words: Sequence[tuple[int, QueryWord]]) -> bool:
    """Whether an entry says most of some words, each given with its place in the matter."""
    said = sum(word.weight * one.hit.places[place] for place, word in words)
    return said >= weights.OWN_SAID * sum(word.weight for _, word in words)

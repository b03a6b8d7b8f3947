"""Which of the entries found answer."""

from __future__ import annotations

from collections.abc import Callable

from knowledge import weights
from knowledge.finding.compound import COMPOUND, compound_of, fixed_pairs
from knowledge.finding.coverage import has_itself
from knowledge.finding.definition import DEFINITION, is_defined
from knowledge.finding.doer import DOER, Doer
from knowledge.finding.event import (
    FATE,
    PRESENCE,
    STANCE,
    TIME,
    is_another_event,
    is_another_there,
    is_for_another,
    is_of_another_future,
    is_only_named,
    is_only_the_event,
)
from knowledge.finding.gate import Gate, certain
from knowledge.finding.naming import UNNAMED, is_silent, is_unnamed
from knowledge.finding.negation import CONSISTENCY, Denial
from knowledge.finding.results import Judged
from knowledge.finding.retold import (
    OF_HIM,
    OF_HIMSELF,
    OF_OTHERS,
    only_speaks,
    says_of_others,
    tells_of_others,
    terms_of_others,
)
from knowledge.finding.search import ranking_words, search
from knowledge.finding.whether import LEFT_OUT, OF_THE_LAND, SUCCEEDED, asked_of_land, left_unsaid, of_another_success
from knowledge.index.index import Index
from knowledge.index.postings import Mask
from knowledge.question.demand import HAPPENING_THERE, MEANT
from knowledge.question.query import Query
from knowledge.question.single import Reading


def judged_entries(index: Index, reading: Reading, mask: Mask | None, by_name: bool = False) -> list[Judged]:
    """The entries found for a question, each with its verdict, best first; an entry that has it as a sample question
    answers it for certain."""
    matter = reading.matter
    sampled = index.samples(" ".join(word.token.word for word in matter.words))
    carried = frozenset([place for place, _ in reading.carried]) if reading.completed and reading.own else frozenset()
    gate = Gate(matter, reading.demand, index, by_name, carried)
    judged = []
    for hit in search(ranking_words(reading), index, mask):
        verdict = gate.judge(hit)
        judged.append(Judged(hit, certain(verdict) if hit.number in sampled else verdict))
    ranked = sorted(judged, key=lambda one: -one.score)
    ranked = _without_contradicted(ranked, Denial(reading, index))
    for lacks, refusing in (*_REFUSING, *(_REFUSING_BY_NAME if by_name else ())):
        if is_refused := refusing(reading, index):
            ranked = _without(ranked, lacks, is_refused)
    ranked = _timed(ranked, matter, index) if "when" in reading.demand.doubts else ranked
    ranked = _of_whole_pairs(ranked, matter)
    ranked = _told_whole(ranked, matter, index) if by_name and not reading.completed else ranked
    return _defining(ranked, reading, index) if reading.demand.definition else ranked


Refusal = Callable[[int], bool]
"""Whether the entry of a number lacks what a question asks for."""


def _undone(reading: Reading, index: Index) -> Refusal | None:
    """What refuses an entry that only says that a deed was done, where it is asked who did it."""
    doer = Doer(reading, index)
    return doer.is_untold if doer.deeds else None


def _unnamed(reading: Reading, index: Index) -> Refusal | None:
    """What refuses an entry that does not name the thing of which it is asked which one it is."""
    things, matter = reading.demand.named, reading.matter
    if not things:
        return None
    return lambda number: is_unnamed(things, matter, number, index) or is_silent(things, matter, number, index)


def _only_named(reading: Reading, index: Index) -> Refusal | None:
    """What refuses an entry that only names the place at which it is asked what happened."""
    matter = reading.matter
    where = frozenset(place for place, word in matter.weighty if not word.token.word.isdigit())
    return (lambda number: is_only_named(where, matter, number, index)) if reading.demand.happened else None


def _of_another_event(reading: Reading, index: Index) -> Refusal | None:
    """What refuses an entry that has only other words for the event of which it is asked when it was."""
    if "when" not in reading.demand.doubts:
        return None
    return lambda number: is_another_event(reading.matter, number, index)


def _of_another_future(reading: Reading, index: Index) -> Refusal | None:
    """What refuses an entry that tells the future of something else, where it is asked what will become of a thing."""
    if "fate" not in reading.demand.doubts:
        return None
    of_it = frozenset(place for place, _ in reading.own) - reading.query.places("fate")
    return lambda number: is_of_another_future(of_it, reading.matter, number, index)


def _another_there(reading: Reading, index: Index) -> Refusal | None:
    """What refuses an entry that says of something else that it is there, where it is asked whether a thing is now."""
    if "there now" not in reading.demand.doubts:
        return None
    it = frozenset(place for place, _ in reading.matter.weighty)
    return lambda number: is_another_there(it, reading.matter, number, index)


def _for_another(reading: Reading, index: Index) -> Refusal | None:
    """What refuses an entry in which somebody is for something else, where it is asked who is for a thing."""
    if "who supports" not in reading.demand.doubts:
        return None
    asking = {place for mark in reading.query.marks["who supports"] for place in (mark.start, mark.end - 1)}
    it = frozenset(place for place, _ in reading.own if place not in asking)
    return lambda number: is_for_another(it, reading.matter, number, index)


def _of_other_lands(reading: Reading, index: Index) -> Refusal | None:
    """What refuses an entry that does not say the country or town of which something is asked, or what is asked."""
    asked = asked_of_land(reading)
    return (lambda number: not all(index.has_any(terms, number) for terms in asked)) if asked else None


def _only_speaking(reading: Reading, index: Index) -> Refusal | None:
    """What refuses an entry in which he about whom something is asked only speaks."""
    return lambda number: only_speaks(reading, number, index)


def _of_a_speaker(reading: Reading, index: Index) -> Refusal | None:
    """What refuses an entry in the words of a speaker alone, where others are asked."""
    others = terms_of_others(reading, index)
    return None if others is None else lambda number: not tells_of_others(others, number, index)


_REFUSING = (
    (DOER, _undone),
    (UNNAMED, _unnamed),
    (HAPPENING_THERE, _only_named),
    (TIME, _of_another_event),
    (FATE, _of_another_future),
    (STANCE, _for_another),
    (PRESENCE, _another_there),
    (SUCCEEDED, of_another_success),
    (OF_THE_LAND, _of_other_lands),
    (OF_OTHERS, _of_a_speaker),
)
"""What an entry may lack that would answer otherwise, with what finds that it does, where the question asks for it."""
_REFUSING_BY_NAME = ((OF_HIM, _only_speaking), (OF_HIMSELF, says_of_others), (LEFT_OUT, left_unsaid))
"""The same of the entries of one who is asked."""


def _told_whole(judged: list[Judged], matter: Query, index: Index) -> list[Judged]:
    """Entries with their verdicts, of one who is asked; what says the words of a thing only one by one is no answer
    and not near, where others speak of the thing itself: a battalion is no "unified army"."""
    terms = compound_of(matter, index)
    return [_not_told_whole(one) if terms and not index.has_any(terms, one.hit.number) else one for one in judged]


def _of_whole_pairs(judged: list[Judged], matter: Query) -> list[Judged]:
    """Entries with their verdicts; what says but one word of a pair that is one thing is no answer and not near: the
    law alone is no "law and order"."""
    pairs = fixed_pairs(matter)
    return [one if all(map(one.hit.places.__getitem__, pairs)) else _not_told_whole(one) for one in judged]


def _not_told_whole(one: Judged) -> Judged:
    """An entry that says only words of what is asked for, unless it has the question as a sample question."""
    refusal = one.verdict._replace(opens=False, near=False, lacks=COMPOUND)
    return one if one.verdict.certain else one._replace(verdict=refusal)


def _without_contradicted(judged: list[Judged], denial: Denial) -> list[Judged]:
    """Entries with their verdicts, best first; once the nearest denies what is asked, what comes behind it is no answer
    either."""
    if not (denial.denied or denial.presumed):
        return judged
    kept: list[Judged] = []
    denied = False
    for one in judged:
        opens = one.verdict.opens and not one.verdict.certain
        denied = denied or (opens and denial.is_contradicted(one.hit.number))
        kept.append(refused(one, CONSISTENCY) if opens and denied else one)
    return kept


def _without(judged: list[Judged], lacks: str, is_so: Callable[[int], bool]) -> list[Judged]:
    """Entries with their verdicts; those that would answer, not for certain, and of which this is so, do not."""
    return [
        refused(one, lacks) if one.verdict.opens and not one.verdict.certain and is_so(one.hit.number) else one
        for one in judged
    ]


def _timed(judged: list[Judged], matter: Query, index: Index) -> list[Judged]:
    """Entries with their verdicts for a question when something was; a time told by an event ("before the summit") does
    not tell when that event was, so that an entry which says nothing else comes last."""
    told, events = [], []
    for one in judged:
        if one.verdict.opens and not one.verdict.certain and is_only_the_event(matter, one.hit.number, index):
            events.append(refused(one, TIME))
        else:
            told.append(one)
    return [*told, *events]


def _defining(judged: list[Judged], reading: Reading, index: Index) -> list[Judged]:
    """Entries with their verdicts for a question what a thing is; what only speaks of it does not even come near,
    unless it is asked what somebody means by it, or the thing has a name of several words, and comes last."""
    meant = MEANT in reading.query.marks or bool(reading.whom.people) or len(reading.matter.weighty) > 1
    told, speaking = [], []
    for one in judged:
        if (
            one.verdict.certain
            or is_defined(reading.matter, one.hit.number, index)
            or not index.told(one.hit.number).described  # without a lexicon, it may be told in other words
        ):
            told.append(one)
        else:
            near = one.verdict.near and meant
            speaking.append(refused(one._replace(verdict=one.verdict._replace(near=near)), DEFINITION))
    return [*told, *speaking]


def refused(one: Judged, lacks: str) -> Judged:
    """An entry that is no answer, since it lacks what is asked for; what it lacked already, stays told."""
    return one._replace(verdict=one.verdict._replace(opens=False, lacks=one.verdict.lacks or lacks))


def pass_gate(
    judged: list[Judged], matter: Query, index: Index, people: int = 1, behind: Callable[[Judged], int] = lambda _: 0
) -> list[Judged]:
    """The entries that answer a question of such matter, those that tell a negation where one is asked for before
    others, and those that have its words themselves before those with others for them: the best one and those hardly
    behind it; of several interviews the best of each, and of several people asked. What is far `behind` for another
    reason comes last; what is far behind an entry that lacks just what is asked for is no answer."""
    least = weights.NEAREST_LACKS * judged[0].score if judged and judged[0].verdict.lacks else 0.0
    opened = [one for one in judged if one.verdict.opens and one.score >= least]
    if len(opened) > 1:
        opened.sort(key=lambda one: (behind(one), "negated" in one.verdict.doubts, -_in_its_words(one, matter, index)))
    met: set[tuple[str, str | None]] = set()
    kept = []
    for one in opened:
        interview, entry = index.located(one.hit.number)
        voice = (interview.slug, entry.speaker if people > 1 else None)
        if one.score >= weights.WORTH * opened[0].score or voice not in met:
            kept.append(one)
            met.add(voice)
    return kept


def _in_its_words(one: Judged, matter: Query, index: Index) -> float:
    """The score of an entry, a part of which counts only as far as it has the words of the question themselves."""
    itself = sum(word.weight for _, word in matter.weighty if has_itself(one.hit.number, word, index))
    return one.score * (1 - weights.ITSELF * (1 - itself / sum(matter.weights)))

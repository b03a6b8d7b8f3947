"""The questions of one sentence: where it comes apart, by joints, commas, names or matters, and whether it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import chain, groupby
from typing import NamedTuple

from knowledge.index.index import Index
from knowledge.question.asking import asks_within
from knowledge.question.conjuncts import conjuncts
from knowledge.question.parting import (
    MOST_PARTS,
    PartSpan,
    asking_spans,
    at_commas,
    at_joints,
    at_joints_and_matters,
    at_names,
)
from knowledge.question.query import Query
from knowledge.question.single import Reading, read_single
from knowledge.question.stranger import names_stranger
from knowledge.question.whom import Whom


class _Split(NamedTuple):
    """A way to split a sentence into the questions that it asks: whether each part is read once for each of several
    matters, and whether it is enough that the parts ask, or that each names a matter, where they do not ask different
    people."""

    split: Callable[[Query, PartSpan], list[PartSpan]]
    by_matter: bool = False
    if_asking: bool = False
    if_naming: bool = False


_SPLITS = (
    _Split(lambda _, sentence: [sentence], by_matter=True, if_asking=True),
    _Split(at_commas),
    _Split(lambda query, sentence: asking_spans(query, at_joints_and_matters(query, sentence)), True, if_naming=True),
    _Split(lambda query, sentence: asking_spans(query, at_joints(query, sentence)), True, if_asking=True),
    _Split(at_joints),
)
"""The ways to split a sentence, in the order in which they are tried."""


def _splits_of(query: Query, sentence: PartSpan) -> dict[tuple[PartSpan, ...], _Split]:
    """The different spans into which a sentence splits, with what any of the ways that lead to them allows."""
    found: dict[tuple[PartSpan, ...], _Split] = {}
    for way in _SPLITS:
        spans = tuple(way.split(query, sentence))
        known = found.get(spans, _Split(way.split))
        found[spans] = _Split(way.split, *(map(any, zip(known[1:], way[1:], strict=True))))
    return found


def questions_of(whole: Reading, sentence: PartSpan, index: Index) -> list[Reading]:
    """The questions of a sentence: what follows an "and" is one if it asks, unlike "Azerbaijan and Turkey"; parts that
    each ask somebody else for something are, too: "Berg about leaks, Dahl about pipes"."""
    query = whole.query
    compared = "comparing" in query.marks and len(whole.whom.people) > 1  # one matter, asked of each
    if compared and sentence == (0, len(query.words)):
        return [whole]
    if by_person := _asked_by_person(whole, sentence, index):
        return by_person
    for spans, way in _splits_of(query, sentence).items():
        parts = [part for span in spans for part in _read(query, span, index, way.by_matter)]
        if not 2 <= len(parts) <= MOST_PARTS:
            continue
        opens = parts[0].query.places("opener") >= {*range(len(parts[0].query.words))}  # "well, and on water?" is one
        if way.if_asking and not opens:
            return parts
        all_name = all(any(part.matter.weights) for part in parts)
        if all_name and (way.if_naming or are_apart(parts, whole.whom) or _ask_of_others(parts)):
            return parts
    return [whole if sentence == (0, len(query.words)) else read_single(query.piece(*sentence), index)]


def _asked_by_person(whole: Reading, sentence: PartSpan, index: Index) -> list[Reading]:
    """The questions of a sentence in which each of several people is asked of matters of his own, one of them of more
    than one: "Berg about wolves and Dahl about leaks and pipes"."""
    spans = at_names(whole.query, sentence)
    asked = [read_single(whole.query.piece(*span), index) for span in spans]
    if len(spans) < 2 or not all(any(part.matter.weights) for part in asked) or not are_apart(asked, whole.whom):
        return []
    parts = [part for span in spans for part in _read(whole.query, span, index, by_matter=True)]
    return parts if len(spans) < len(parts) <= MOST_PARTS else []


def _read(query: Query, span: PartSpan, index: Index, by_matter: bool) -> list[Reading]:
    """What some words of a question ask; `by_matter` the same of each of the matters about which they ask it."""
    piece = query.piece(*span)
    named = [(first - span[0], last - span[0]) for first, last in conjuncts(query, span, index)] if by_matter else []
    if not named:
        return [read_single(piece, index)]
    places = frozenset(range(named[0][0], named[-1][1]))
    each = [(own, read_single(piece.without(places - {*range(*own)}), index)) for own in named]
    return [replace(part, demand=replace(part.demand, asks=True), differs_at=own) for own, part in each]


def are_apart(parts: list[Reading], whole: Whom) -> bool:
    """Whether each of the parts asks somebody, of the base or a stranger to it, somebody else than the others, and none
    of those only asked about."""
    if whole.called:
        return False
    likewise = {led for part in parts if (led := _preposition_behind_name(part))}
    strange = [names_stranger(part.matter) or _names_likewise(part.query, likewise) for part in parts]
    people = [
        part.whom.people for part, stranger in zip(parts, strange, strict=True) if part.whom.people or not stranger
    ]
    views = not parts[0].query.marks.keys().isdisjoint(("opinion, before", "opinion, after"))
    about = frozenset() if views and all(map(_preposition_behind_name, parts[1:])) else whole.asked_about
    asked = {one for part in parts if part.whom.said and "asks" in part.query.marks for one in part.whom.people}
    turns = [one for one, _ in groupby(people)]  # one may be asked of several matters, one after the other
    apart = 0 < len(set(people)) == len(turns) and len(turns) > (len(people) > 1)
    return all(people) and apart and asked >= about.intersection(chain(*people))


def _preposition_behind_name(part: Reading) -> str:
    """The small word behind which a matter stands, if a part has nothing but a name before it: "on" of "Berg's on
    wolves"; else nothing."""
    query, named = part.query, part.whom.places
    behind = max(named, default=-1) + 1
    leads = named == {*range(behind)} and 0 < behind < len(query.words) - 1 and not query.weights[behind]
    return query.words[behind].token.word if leads else ""


def _names_likewise(query: Query, leading: set[str]) -> bool:
    """Whether a part has nothing but words that the base does not know before one of the small words that lead to a
    matter in the other parts, behind a name: "rahmon on wolves", beside "berg on bears"."""
    at = next((n for n, word in enumerate(query.words) if word.token.word in leading), 0)
    return 0 < at < len(query.words) - 1 and all(query.weights[:at]) and query.met.isdisjoint(range(at))


def _ask_of_others(parts: list[Reading]) -> bool:
    """Whether each of some parts asks, and names people whom no other one names: "who asked Berg, what did Dahl
    propose"."""
    named = [{(m.interview, m.person) for m in part.query.mentions if m.strong} for part in parts]
    asking = all(asks_within(part.query, (0, len(part.query.words))) for part in parts)
    return asking and all(named) and sum(map(len, named)) == len(set().union(*named))

"""What a message asks: a question, and the parts of it if it asks several; found once and handed on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import chain, groupby
from typing import NamedTuple

from knowledge.index.index import Index
from knowledge.language.patterns import Mark
from knowledge.question.asking import ASKING_ALONE, NAMING_A_MATTER, SAID_BY_ANYBODY, asks_within
from knowledge.question.conjuncts import conjuncts
from knowledge.question.namesake import PersonId
from knowledge.question.parse import parse
from knowledge.question.parting import (
    MOST_PARTS,
    PartSpan,
    asking_spans,
    at_commas,
    at_joints,
    at_joints_and_matters,
    at_names,
    only_closes,
    said_last,
    sentences,
)
from knowledge.question.query import Query
from knowledge.question.single import Reading, read_single
from knowledge.question.stranger import (
    names_stranger,
    said_to_speak,
    strangers_asked_too,
    strangers_speaking,
)
from knowledge.question.whom import Whom, speaks_here


def read(text: str, index: Index, fallback: str = "en") -> Reading:
    """Take a question apart. `fallback` is its language where its words do not tell."""
    return reading_of(parse(text, index, fallback), index)


def reading_of(query: Query, index: Index) -> Reading:
    """What a question is whose words are known."""
    whole = read_single(query, index)
    if both := _asked_of_another(whole, index) or _asked_with_stranger(whole, index):
        return replace(whole, parts=both)
    found = [part for sentence in sentences(query) for part in _asked_in(whole, sentence, index)]
    parts = [part for part in found if not only_closes(part.query)]  # "who dug it? thanks in advance"
    return _of_parts(whole, parts) if len(parts) > 1 else whole


def _of_parts(whole: Reading, parts: list[Reading]) -> Reading:
    """A question with its parts, each put to its own person, or to the one whom the whole asks."""
    if _are_apart(parts, whole.whom):
        parts = [replace(part, of_stranger=not part.whom.people) for part in parts]
    else:
        parts = [_of_whom_whole_asks(part, whole) for part in _of_one_matter(parts)]
    return replace(whole, parts=tuple(parts))


def _asked_of_another(whole: Reading, index: Index) -> tuple[Reading, ...]:
    """A question of which the same is asked of another speaker at its end, as one to each: "what does Berg say about
    wolves, and Dahl?"; nothing if it is no such question. The first may be a stranger to the base."""
    query = whole.query
    last = said_last(query)
    if last is None or whole.whom.called:
        return ()
    named = [mention for mention in query.mentions if mention.strong and mention.place >= last[1]]
    people = tuple(dict.fromkeys((mention.interview, mention.person) for mention in named))
    heavy = {place for place in range(last[1], len(query.words)) if query.weights[place]}
    only_named = heavy == {mention.place for mention in named}
    if not (people and only_named and all(speaks_here(index, one) for one in people)):
        return ()
    first = read_single(query.piece(0, last[0]), index)
    strangers = frozenset() if first.whom.people else strangers_speaking(first.query)
    matter = first.matter.without(strangers)
    if not any(matter.weights) or not (strangers or first.whom.people) or set(people) & set(first.whom.people):
        return ()
    other = replace(first, query=query, whom=Whom(people), matter=matter, differs_at=(last[1], len(query.words)))
    return replace(first, of_stranger=bool(strangers)), other


def _asked_with_stranger(whole: Reading, index: Index) -> tuple[Reading, ...]:
    """A question to somebody whom the base knows and to another whom it does not, as the question to the first, and the
    name of the other; nothing if it is no such question."""
    query = whole.query
    asked = frozenset(m.place for m in query.mentions if (m.interview, m.person) in whole.whom.people)
    strangers = strangers_asked_too(query, asked & whole.whom.places)
    if not strangers:
        return ()
    known = read_single(query.without(strangers), index)
    stranger = read_single(query.piece(min(strangers), max(strangers) + 1), index)
    return (known, replace(stranger, of_stranger=True)) if any(known.matter.weights) else ()


def _of_whom_whole_asks(part: Reading, whole: Reading) -> Reading:
    """A part that asks nobody else than the whole, unless it is asked who did something to others."""
    named = {(m.interview, m.person) for m in part.query.mentions if m.strong}
    if part.demand.deed and part.whom.people and named.isdisjoint(whole.whom.people):
        return part
    return _of_same_speaker(_without_people(part, whole.whom.people), whole)


def _of_one_matter(parts: list[Reading]) -> list[Reading]:
    """The parts of a question. Where one of them only says what is asked for ("when and where was the summit"), each is
    asked of the matter that the others name."""
    if len(parts) == 2 and _asks_twice_of_one(parts[0].query, parts[1].query):
        return [_of_matter(part, parts[0].matter.joined(parts[1].matter, 1.0)) for part in parts]
    bare = [not any(part.matter.weights) and not part.query.marks.keys().isdisjoint(ASKING_ALONE) for part in parts]
    named = [part for part, only_asks in zip(parts, bare, strict=True) if not only_asks]
    return [_of_matter(part, named[0].matter) for part in parts] if any(bare) and len(named) == 1 else parts


def _of_matter(part: Reading, matter: Query) -> Reading:
    """A part that is asked of a matter that stands beside it."""
    demand = replace(part.demand, asks_where="where" in part.demand.doubts)
    return replace(part, matter=matter, demand=demand, differs_at=(0, len(part.query.words)), of_one_matter=True)


def _asks_twice_of_one(first: Query, second: Query) -> bool:
    """Whether what ends one part and begins the next asks of a matter around both: "koʻprik qachon va qayerda
    qurilgan" (the bridge, when and where was it built)."""
    ends = any(mark.end == len(first.words) and mark.start > 0 for mark in _asking_alone(first))
    return ends and any(mark.start == 0 and mark.end < len(second.words) for mark in _asking_alone(second))


def _asking_alone(query: Query) -> list[Mark]:
    return [mark for heading in ASKING_ALONE for mark in query.marks.get(heading, ())]


def _without_people(part: Reading, people: tuple[PersonId, ...]) -> Reading:
    """A part that asks nobody by itself: the names of those whom the whole asks are none of its words, unless it has no
    others ("what is said about Berg, and what does he eat?")."""
    named = frozenset(m.place for m in part.query.mentions if (m.interview, m.person) in people)
    matter = part.matter.without(named)
    return replace(part, whom=Whom(), matter=matter if any(matter.weights) else part.query.without(part.demand.places))


def _of_same_speaker(part: Reading, whole: Reading) -> Reading:
    """A part that names a matter and nobody who speaks: what the message says of him, so that it is asked of the same
    one: "what did the minister say about water, and what about wolves?"."""
    marks = part.query.marks
    if whole.whom.people or not marks.keys().isdisjoint(("saying", SAID_BY_ANYBODY)):
        return part
    if marks.keys().isdisjoint(NAMING_A_MATTER):
        return part
    for place in said_to_speak(whole.matter):
        part = replace(part, matter=part.matter.joined(whole.query.piece(place, place + 1), 1.0))
    return part


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


def _asked_in(whole: Reading, sentence: PartSpan, index: Index) -> list[Reading]:
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
        if all_name and (way.if_naming or _are_apart(parts, whole.whom) or _ask_of_others(parts)):
            return parts
    return [whole if sentence == (0, len(query.words)) else read_single(query.piece(*sentence), index)]


def _asked_by_person(whole: Reading, sentence: PartSpan, index: Index) -> list[Reading]:
    """The questions of a sentence in which each of several people is asked of matters of his own, one of them of more
    than one: "Berg about wolves and Dahl about leaks and pipes"."""
    spans = at_names(whole.query, sentence)
    asked = [read_single(whole.query.piece(*span), index) for span in spans]
    if len(spans) < 2 or not all(any(part.matter.weights) for part in asked) or not _are_apart(asked, whole.whom):
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


def _are_apart(parts: list[Reading], whole: Whom) -> bool:
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
    others = frozenset() if views and all(map(_preposition_behind_name, parts[1:])) else whole.others
    asked = {one for part in parts if part.whom.said and "asks" in part.query.marks for one in part.whom.people}
    turns = [one for one, _ in groupby(people)]  # one may be asked of several matters, one after the other
    apart = 0 < len(set(people)) == len(turns) and len(turns) > (len(people) > 1)
    return all(people) and apart and asked >= others.intersection(chain(*people))


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

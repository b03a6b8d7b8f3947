"""What a message asks: a question, and the parts of it if it asks several; found once and handed on."""

from __future__ import annotations

from dataclasses import replace

from knowledge.index.index import Index
from knowledge.language.patterns import Mark
from knowledge.question.asking import ASKING_ALONE, NAMING_A_MATTER, SAID_BY_ANYBODY
from knowledge.question.namesake import PersonId
from knowledge.question.parse import parse
from knowledge.question.parting import (
    only_closes,
    said_last,
    sentences,
)
from knowledge.question.query import Query
from knowledge.question.single import Reading, read_single
from knowledge.question.splitting import are_apart, questions_of
from knowledge.question.stranger import (
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
    found = [part for sentence in sentences(query) for part in questions_of(whole, sentence, index)]
    parts = [part for part in found if not only_closes(part.query)]  # "who dug it? thanks in advance"
    return _of_parts(whole, parts) if len(parts) > 1 else whole


def _of_parts(whole: Reading, parts: list[Reading]) -> Reading:
    """A question with its parts, each put to its own person, or to the one whom the whole asks."""
    if are_apart(parts, whole.whom):
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

"""Who is named in a question, and at which of its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from knowledge.index.index import Index
from knowledge.language.phrases import name_keys
from knowledge.question.meaning import Mention
from knowledge.question.namesake import PersonId, parts_of
from knowledge.question.query import Query


@dataclass(frozen=True)
class Named:
    """A person, or several of the same name, named at some words of a question."""

    places: tuple[int, ...]
    people: tuple[PersonId, ...]
    strong: bool
    bare: bool


def named_in(query: Query) -> list[Named]:
    """Whom a question names, in order. Neighbouring words that can name the same person name him together: "Farhod
    Tolipov"."""
    by_place: dict[int, list[Mention]] = {}
    for mention in query.mentions:
        by_place.setdefault(mention.place, []).append(mention)
    groups: list[Named] = []
    for place in sorted(by_place):
        here = by_place[place]
        people = tuple(dict.fromkeys((m.interview, m.person) for m in here))
        bare = any(m.bare for m in here)
        strong = any(m.strong for m in here) or (len(people) == 1 and here[0].sure and len(here) == 1)
        if groups and groups[-1].places[-1] == place - 1:
            shared = tuple(person for person in groups[-1].people if person in people)
            if shared:
                groups[-1] = Named((*groups[-1].places, place), shared, True, bare)
                continue
        sure = tuple(dict.fromkeys((m.interview, m.person) for m in here if m.strong)) or people
        groups.append(Named((place,), sure, strong, bare))
    return groups


def mixed_name(groups: list[Named], index: Index, query: Query) -> tuple[Named, Named] | None:
    """The first name of one person beside the surname of another: only one of the two can be meant."""
    for first, second in pairwise(groups):
        end, start = first.places[-1], second.places[0]
        apart = start != end + 1 or bool(query.between(end, start).strip())  # "Anna, Berg": somebody is called
        if apart or len(first.people) != 1 or len(second.people) != 1:
            continue
        one, other = (parts_of(each.people[0], index) for each in (first, second))
        said, beside = (_said(each.places, query) for each in (first, second))
        given_first = _only(said, one.given, one.family) and _only(beside, other.family, other.given)
        family_first = _only(said, one.family, one.given) and _only(beside, other.given, other.family)
        if first.people != second.people and (given_first or family_first):
            return first, second
    return None


def _only(said: list[tuple[str, ...]], these: frozenset[str], those: frozenset[str]) -> bool:
    """Whether each of some words, given with the keys that it may have, is one of these names and of no other sort."""
    return all(not these.isdisjoint(keys) and those.isdisjoint(keys) for keys in said)


def _said(places: Iterable[int], query: Query) -> list[tuple[str, ...]]:
    return [name_keys(query.words[place].token.word) for place in places]

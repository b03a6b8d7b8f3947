"""Who is named in a question, and at which of its words; what is a first name, and what a surname."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from knowledge.folder.models import Person
from knowledge.index.index import Index
from knowledge.language.phrases import alias_key, name_keys
from knowledge.language.text import clean, tokens
from knowledge.question.meaning import Mention
from knowledge.question.query import Query

PersonId = tuple[int, str]
"""A person, as the number of his interview and his id there."""


@dataclass(frozen=True)
class Named:
    """A person, or several of the same name, named at some words of a question."""

    places: tuple[int, ...]
    people: tuple[PersonId, ...]
    strong: bool
    bare: bool


class _Parts(NamedTuple):
    """The keys of somebody's first names, and of his surnames, in every spelling that he has."""

    given: frozenset[str]
    family: frozenset[str]


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
        one, other = (_parts(each.people[0], index) for each in (first, second))
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


def _parts(who: PersonId, index: Index) -> _Parts:
    """What somebody's names consist of; remembered."""
    return index.recall((who, _parts), lambda: parts_of(index.person(index.interviews[who[0]].slug, who[1])))


def parts_of(person: Person) -> _Parts:
    """The first names and the surnames of a person: his surname is the last word of his name, his first names are what
    stands before it anywhere, and an alias of one word that is none of these spells the surname otherwise."""
    spellings = [[*map(_keys, text.split())] for text in (*person.name.values(), *person.aliases)]
    named = spellings[: len(person.name)]
    family = frozenset().union(*(words[-1] for words in named if words))
    given = _given(spellings, family)
    family |= frozenset().union(*(words[0] for words in spellings if len(words) == 1 and given.isdisjoint(words[0])))
    return _Parts(_given(spellings, family), family)


def _given(spellings: list[list[frozenset[str]]], family: frozenset[str]) -> frozenset[str]:
    return frozenset().union(
        *(each for words in spellings if words and not family.isdisjoint(words[-1]) for each in words[:-1])
    )


def _keys(word: str) -> frozenset[str]:
    """The keys of a written word, each part of it alone: "Kassym-Jomart"."""
    return frozenset(alias_key(token.word) for token in tokens(clean(word)))

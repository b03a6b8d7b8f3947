"""The matters of one question where it asks about several: "about water and wolves"."""

from __future__ import annotations

from knowledge.index.index import Index
from knowledge.language.dictionary import is_land
from knowledge.language.words import is_speaking
from knowledge.question.parting import (
    LEANING_BACK,
    MOST_PARTS,
    PartSpan,
    commas_in,
    heavy_within,
    joints_in,
    matter_end,
    names_in,
    split_at,
    with_joint,
)
from knowledge.question.query import Query

LONGEST_MATTER = 2
"""Words of weight in the last of several matters, a known phrase being one; the others have but one: of "trade problems
and wolves" nobody knows whether the problems are those of both."""
BEFORE_A_MATTER = ("about, before", "what about")
"""Headings of words that stand before the matter that they lead to."""
BEHIND_A_MATTER = ("about, after", "what about")
"""Headings of words that stand behind the matter."""
BARE = frozenset(("joint", "joining", "further", "general")) | LEANING_BACK
"""The headings of words that may stand in a message of nothing but two matters: "water and also wolves"."""


def conjuncts(query: Query, span: PartSpan, index: Index) -> list[PartSpan]:
    """The words that name each of the matters about which a part of a message asks, if these are several: "about water
    and wolves". What names one is short; two countries that an entry names together, or years, are rather one
    thing that is told of both ("Azerbaijan and Turkey")."""
    as_one, named = query.places("as one"), names_in(query)
    joints = [
        (start, end)
        for start, end in joints_in(query, span, 1, "joint", "or")
        if start not in as_one and not {start - 1, end} <= named  # "Berg and Dahl on water and wolves"
    ]
    if not joints or _begins_with_name(query, (joints[0][1], span[1])):
        return []
    if any(_are_subject(query, joint, span[1]) for joint in joints):
        return []
    first, last = span
    if matter_end(query, span, *BEHIND_A_MATTER) is None:
        start = _start_of_matters(query, span, joints[0][0])
        asking = query.places("asks", "saying", "about, before")
        last = next((place for place in range(joints[-1][1], last) if place in asking), last)
        if start is None or not asking.isdisjoint(range(start, last)) or heavy_within(query, (last, span[1])):
            return []
        first = start
    commas = [with_joint(query, comma) for comma in commas_in(query, (first, last))]
    around = query.places("opener", "closer")
    # of a known phrase, all words but the first: "cards" of "ID cards"
    inside = {place for each in query.alternatives for place in range(each.start + 1, each.end)}
    for breaks in (sorted({*joints, *commas}), joints):
        split = split_at((first, last), [at for at in breaks if at[0] > first])
        heavy = [[n for n in heavy_within(query, each) if n not in around] for each in split]
        *others, size = [sum(place not in inside for place in places) for places in heavy]
        if 1 <= len(others) < MOST_PARTS and {*others} == {1} and 1 <= size <= LONGEST_MATTER:
            between = range(heavy[0][0], heavy[-1][-1])
            parted = not query.places("asks", "about, before", "about, after").isdisjoint(between)
            if parted or _are_as_one(query, heavy, index):
                return []
            return [(places[0], places[-1] + 1) for places in heavy]
    return []


def _start_of_matters(query: Query, span: PartSpan, joint: int) -> int | None:
    """Where the first of several matters is named that stand around a joint: behind a word for "about", or behind the
    name of somebody of whom nothing else is said ("Berg on water and wolves"), or, where nothing but matters is named,
    at the first word of weight: "is water or gas mentioned", "water and gas"."""
    starts = (mark.end for heading in BEFORE_A_MATTER for mark in query.marks.get(heading, ()))
    if found := [start for start in starts if span[0] < start < joint]:
        return max(found)
    named = any(mention.strong and mention.place == span[0] for mention in query.mentions)
    marks = query.marks.keys()
    alone = named and marks.isdisjoint(("asks", "saying"))
    around = query.places("opener", "closer")
    heavy = [place for place in heavy_within(query, (span[0], joint)) if place not in around]
    spoken_of = len(heavy) == 1 and (around or "saying" in marks) and marks.isdisjoint(("who", "opinion, before"))
    if alone or spoken_of:
        return next(iter(heavy), None)
    return _first_of_bare_matters(query)


def _first_of_bare_matters(query: Query) -> int | None:
    """The first word of weight of a message that only names several matters, each in a word: "water and wolves", "the
    bridge and its cost"; None where it is none of those that are told of: "belt and road" is one thing."""
    small = [n for n, word in enumerate(query.words) if not word.weight and is_speaking(word.token.word, word.language)]
    if not query.marks.keys() <= BARE or not query.places(*BARE).issuperset(small):
        return None
    whole = (0, len(query.words))
    breaks = {*joints_in(query, whole, 1), *(with_joint(query, comma) for comma in commas_in(query, whole))}
    heavy = [heavy_within(query, span) for span in split_at(whole, sorted(breaks))]
    return heavy[0][0] if {*map(len, heavy)} == {1} and heavy[0][0] in query.met else None


def _begins_with_name(query: Query, span: PartSpan) -> bool:
    """Whether somebody is named before the matter that stands behind a joint: "…, and Berg's on wolves"."""
    heavy = [place for place in range(*span) if query.weights[place]]
    return len(heavy) > 1 and heavy[0] in names_in(query)


def _are_subject(query: Query, joint: PartSpan, end: int) -> bool:
    """Whether two countries around a joint are what something is said of: "Azerbaijan and Turkey are an example"."""
    both = (query.words[joint[0] - 1], query.words[joint[1]])
    behind = joint[1] + 1
    countries = all(is_land(word.token.word, word.language) for word in both)
    ends = query.places("joint", "about, after")
    return countries and behind < end and not query.weights[behind] and behind not in ends


def _are_as_one(query: Query, matters: list[list[int]], index: Index) -> bool:
    """Whether some matters, given by their words, are all years, or begin with countries that an entry names together
    ("Azerbaijan and Turkey's army"), or the last one says something of all: "wolves and bears are a danger"."""
    met = query.met
    words = [(each[0], query.words[each[0]]) for each in matters]
    countries = all(place in met and is_land(word.token.word, word.language) for place, word in words)
    if countries and _are_told_together(query, [each[:1] for each in matters], index):
        return True
    between = query.words[matters[-1][0] : matters[-1][-1]]
    said_of_all = any(not word.weight and is_speaking(word.token.word, word.language) for word in between)
    return said_of_all or all(query.words[place].token.word.isdigit() for each in matters for place in each)


def _are_told_together(query: Query, matters: list[list[int]], index: Index) -> bool:
    """Whether an entry says a word of each of some matters."""
    told = [
        {
            int(number)
            for each in query.alternatives
            if each.start in places and (found := index.term(each.term)) is not None
            for number in found.documents
        }
        for places in matters
    ]
    return bool(set.intersection(*told))

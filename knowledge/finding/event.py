"""When something was may be told by an event: "before the summit". That does not tell when the event itself was; nor
does a passage that only names a place tell what happened there, or what will become of it. Who is for a thing is not
told by a passage in which somebody is for another, nor whether it is there now by one that says so of another."""

from __future__ import annotations

from knowledge import weights
from knowledge.finding.coverage import has_itself
from knowledge.finding.parsed_passage import PartedTerms, clauses_with, parted_terms, places_of, telling_marks
from knowledge.index.index import Index
from knowledge.question.query import Query

_TELLS = "tells a time by an event"
_WHERE = "tells where it is"
_THERE = "tells what there is"
_FUTURE = "tells the future"
_SUPPORT = "tells support"
_AGAINST = ("tells opposition", "tells distance")
FATE = "what becomes of it"
"""What a passage lacks that tells the future of something else than what is asked about."""
PRESENCE = "there now"
"""What a passage lacks that says only of something else that it is there."""
STANCE = "for it"
"""What a passage lacks that tells that somebody is for something else than what is asked about."""
TIME = "time of the event"
"""What a passage lacks that tells a time by the very event of which it is asked."""


def is_only_the_event(matter: Query, number: int, index: Index) -> bool:
    """Whether an entry that tells a time by an event says nothing of a question's matter but that event."""
    if "event" not in index.told(number).tells:
        return False
    within, elsewhere = parted_terms(number, index, _events)
    at_event = False
    for place, _ in matter.weighty:
        asked = {each.term for each in matter.alternatives if each.start == place}
        named, beside = asked & within, asked & elsewhere
        if beside and (not named or beside & named):  # another of its meanings elsewhere says nothing new
            return False
        at_event = at_event or bool(named)
    return at_event


def is_another_event(matter: Query, number: int, index: Index) -> bool:
    """Whether an entry has only other words for all that a question is about, of which another entry has the word
    itself: the fair of the village may be another one than the market."""
    words = [word for _, word in matter.weighty if word.weight > weights.LIGHT and not word.everyday]
    has_none = bool(words) and not any(has_itself(number, word, index) for word in words)
    return has_none and all(any(index.term(key) for key in word.keys) for word in words)


def is_only_named(places: frozenset[int], matter: Query, number: int, index: Index) -> bool:
    """Whether these words of a question name a place of which an entry says of nothing that it is or was there."""
    located = parted_terms(number, index, _located).within
    asked = {each.term for each in matter.alternatives if each.start in places}
    return bool(asked) and asked.isdisjoint(located)


def is_of_another_future(places: frozenset[int], matter: Query, number: int, index: Index) -> bool:
    """Whether these words of a question name what an entry speaks of, but in no clause that tells of the future."""
    return _is_only_elsewhere(places, matter, parted_terms(number, index, _to_come))


def is_another_there(places: frozenset[int], matter: Query, number: int, index: Index) -> bool:
    """Whether an entry says of something that it is there, but not of what these words of a question name."""
    terms = parted_terms(number, index, _there)
    return bool(terms.within) and _is_only_elsewhere(places, matter, terms)


def is_for_another(places: frozenset[int], matter: Query, number: int, index: Index) -> bool:
    """Whether these words of a question name what an entry speaks of, but in no clause that only tells who is for it:
    "it is necessary to keep distance from" is against it."""
    return _is_only_elsewhere(places, matter, parted_terms(number, index, _for_it))


def _is_only_elsewhere(places: frozenset[int], matter: Query, terms: PartedTerms) -> bool:
    asked = {each.term for each in matter.alternatives if each.start in places}
    return not asked.isdisjoint(terms.elsewhere) and asked.isdisjoint(terms.within)


def _there(query: Query) -> frozenset[int]:
    return places_of(telling_marks(query, _THERE))


def _to_come(query: Query) -> frozenset[int]:
    return clauses_with(query, telling_marks(query, _FUTURE))


def _for_it(query: Query) -> frozenset[int]:
    for_it, *against = (clauses_with(query, telling_marks(query, each)) for each in (_SUPPORT, *_AGAINST))
    return for_it.difference(*against)


def _located(query: Query) -> frozenset[int]:
    return places_of(telling_marks(query, _WHERE))


def _events(query: Query) -> frozenset[int]:
    return places_of(telling_marks(query, _TELLS))

"""Whether something is so of a country or a town is told by a passage that says that place, and what is asked of it,
not by one that tells the same of others; of those who were talked of, by one that says what is asked. Whether a thing
succeeded is told by one that speaks of that thing."""

from __future__ import annotations

from collections.abc import Callable

from knowledge import weights
from knowledge.index.index import Index
from knowledge.language.dictionary import is_land
from knowledge.language.pack import pack
from knowledge.question.asking import ASKING_A_DETAIL, NAMING_A_MATTER, asks
from knowledge.question.query import Query
from knowledge.question.single import Reading

OF_THE_LAND = "what is asked of a place"
"""What a passage lacks that tells the same of other places, or something else of that one."""
_POINTING = ("points back", "they", "he or she", "he or it")
LEFT_OUT = "what it is asked whether he is for"
"""What a passage of one who is asked lacks that leaves out what no entry has of a question whether something is so."""
SUCCEEDED = "succeeded"
"""The heading of words by which it is asked whether a thing succeeded, and what a passage lacks that tells it of
another."""
_ASKING_A_THING = ("what", "which", "who", "reason", *ASKING_A_DETAIL)
_ASKING_MORE = (*_ASKING_A_THING, "where", "when", "number", "plain saying")


def asked_of_land(reading: Reading) -> list[frozenset[str]]:
    """The terms of the first place of the world that a question names, and those of what is asked to be so of it, if it
    asks whether something is: "did *Denmark* *leave* the union?". None of a place of several words, "Central Asia",
    which a passage may say by any land of it."""
    query, matter = reading.query, reading.matter
    if not asks_whether(query):
        return []
    phrases = (each for each in matter.alternatives if each.end - each.start > 1)
    within = {place for each in phrases for place in range(each.start, each.end)}
    lands = [n for n, word in reading.own if is_land(word.token.word, word.language)]
    first = next((n for n in lands if n not in within), None)
    if first is None:
        return []
    said = [n for n, word in reading.own if n not in lands and not word.everyday]
    deed = [n for n in said if n in query.places("asks")]  # "chiqdimi", "вышел ли"
    own = pack(query.language)
    if not deed and own and own.asks_first:
        deed = [n for n in said if n > first]
    return [_terms(matter, frozenset((place,))) for place in (first, *deed[:1])]


def left_unsaid(reading: Reading, index: Index) -> Callable[[int], bool] | None:
    """What finds that an entry says little of a question whether something is so, a word of which no entry has, where
    one is asked: whether he is for *joining* the union is not told by what he says of the union."""
    query = reading.query
    asking = asks(query) or "?" in query.text
    asked = [(n, word) for n, word in reading.own if n not in query.places("asks")]
    strange = any(n not in query.met and word.weight > weights.LIGHT and not word.everyday for n, word in asked)
    if not (asking and strange) or not query.marks.keys().isdisjoint(_ASKING_MORE):
        return None
    whole = sum(word.weight for _, word in asked)

    def is_left_out(number: int) -> bool:
        if not index.told(number).described:  # without a lexicon, it may be told in other words
            return False
        said = (word.weight for n, word in asked if index.has_any(_terms(reading.matter, frozenset((n,))), number))
        return sum(said) < weights.OWN_SAID * whole

    return is_left_out


def of_another_success(reading: Reading, index: Index) -> Callable[[int], bool] | None:
    """What finds that an entry says little of the thing of which it is asked whether it succeeded, if any does."""
    matter, so = reading.matter, reading.query.places(SUCCEEDED)
    if SUCCEEDED not in reading.demand.doubts:
        return None
    asked = reading.carried or [(n, word) for n, word in reading.own if n in reading.query.met - so]
    whole = sum(word.weight for _, word in asked)

    def is_left_out(number: int) -> bool:
        said = (word.weight for n, word in asked if index.has_any(_terms(matter, frozenset((n,))), number))
        return sum(said) < weights.OWN_SAID * whole

    return is_left_out


def asks_whether(query: Query) -> bool:
    """Whether it is only asked if something is so: "did Denmark take part?"."""
    return asks(query) and query.marks.keys().isdisjoint(_ASKING_A_THING)


def asked_of_it(query: Query) -> frozenset[str]:
    """The terms of what is asked to be so of those, or of that, to which a question only points: "are they *friends*?",
    "was it *cancelled*?"; none where it is asked if something is spoken of."""
    if not asks_whether(query) or query.marks.keys().isdisjoint(_POINTING) or "plain saying" in query.marks:
        return frozenset()
    so = frozenset(place for place, _ in query.weighty) - query.places(*_POINTING, "opener", *NAMING_A_MATTER)
    return _terms(query, so)


def _terms(query: Query, places: frozenset[int]) -> frozenset[str]:
    """What the words at these places are, and may stand for."""
    own = (key for place in places for key in query.words[place].keys)
    return frozenset((*own, *(a.term for a in query.alternatives if not places.isdisjoint(range(a.start, a.end)))))

"""Which one a thing is that bears a name ("which summit?"), is told by a passage that names it, not by one that only
speaks of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from knowledge.finding.parsed_passage import parsed, sentence_starts
from knowledge.index.index import Index
from knowledge.language.dictionary import is_general, is_land
from knowledge.language.phrases import find_phrases
from knowledge.question.query import Query

UNNAMED = "name"
"""What a passage lacks that speaks of a thing, and does not say which one it is."""
MOST_TELLING = 100
"""Entries that are looked at for who is told of in them."""
WORDS_TO_NAME = 4
"""Words from a thing to its name, at most: "the meeting that was held in Astana"."""


class _Names(NamedTuple):
    """Where the terms of a passage stand, and its names but for those of people."""

    terms: dict[str, list[int]]
    names: frozenset[int]


def is_unnamed(things: frozenset[int], matter: Query, number: int, index: Index) -> bool:
    """Whether an entry speaks of the things at these places of a question's matter, and names none of them."""
    passage = _names_of(number, index)
    told = [place for term in _asked(things, matter) for place in passage.terms.get(_concept(term), ())]
    return bool(told) and not any(abs(name - place) <= WORDS_TO_NAME for name in passage.names for place in told)


def is_silent(things: frozenset[int], matter: Query, number: int, index: Index) -> bool:
    """Whether an entry does not speak of these things, and another one does."""
    asked = _asked(things, matter)
    concepts = set(map(_concept, asked))
    entries = _with_any(asked, index) if concepts.isdisjoint(_names_of(number, index).terms) else ()
    return any(not concepts.isdisjoint(_names_of(each, index).terms) for each in entries)


def names_lands(query: Query, number: int, index: Index) -> bool:
    """Whether an entry names several countries, or those of a part of the world: "all Central Asian countries"; `query`
    asks which ones they are."""
    passage = parsed(number, index)
    lands = {word.keys for word in passage.words if word.token.capital and is_land(word.token.word, word.language)}
    asked = {_concept(each.term) for each in query.alternatives}
    kinds = {each.start for each in passage.alternatives if _concept(each.term) in asked}
    of_a_part = any(place > 1 and passage.words[place - 1].token.capital for place in kinds)
    return len(lands) > 1 or of_a_part


def _asked(things: frozenset[int], matter: Query) -> frozenset[str]:
    return frozenset(each.term for each in matter.alternatives if each.start in things)


def tells_of_another(query: Query, index: Index) -> bool:
    """Whether a speaker tells of such a one as the name is asked of: of a journalist, beside the one who asks here."""
    named = query.places("which one")
    terms = frozenset(each.term for each in query.alternatives if each.start in named and query.weights[each.start])
    spoken = (number for number in _with_any(terms, index) if index.located(number).entry.speaker)
    return any(not terms.isdisjoint(_names_of(number, index).terms) for number in spoken)


def _with_any(terms: frozenset[str], index: Index) -> Iterator[int]:
    """The first of the entries that have each of these terms."""
    found = (index.term(term) for term in terms)
    return (int(number) for each in found if each is not None for number in each.documents[:MOST_TELLING])


def _names_of(number: int, index: Index) -> _Names:
    """What an entry's passage names; remembered."""

    def look() -> _Names:
        passage = parsed(number, index)
        terms: dict[str, list[int]] = {}
        for each in passage.alternatives:
            terms.setdefault(each.term, []).append(each.start)
        for phrase in find_phrases([word.keys for word in passage.words], index.phrases):
            terms.setdefault(phrase.concept, []).append(phrase.start)
        begins = {0, *sentence_starts(passage)}
        people = {mention.place for mention in passage.mentions}
        capital = {n for n, w in enumerate(passage.words) if w.token.acronym or (w.token.capital and n not in begins)}
        return _Names(terms, frozenset(capital - people))

    return index.recall((number, _names_of), look)


def _concept(term: str) -> str:
    """A term without the language in which an entry says its concept of the general dictionary."""
    return term.rpartition(":")[0] if is_general(term) else term

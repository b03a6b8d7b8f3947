"""What several words of a question stand for together, where a lexicon knows that as a thing of its own: a "unified
army" is more than something joint and an army."""

from __future__ import annotations

from knowledge.index.index import Index
from knowledge.language.phrases import find_phrases
from knowledge.question.query import Query

PAIR = 2
"""Words of a matter, of which one may be said of the other."""
COMPOUND = "what the words stand for together"
"""What a passage lacks that has only the single words of such a thing."""


def compound_of(matter: Query, index: Index) -> frozenset[str]:
    """The terms of a lexicon that stand for several words together, where a question has no others but of every
    day, or that no entry has; also where one is said of the other: "the army should be unified"."""
    weighty = {place for place, _ in matter.weighty}
    heavy = {place for place, word in matter.weighty if not word.everyday} & matter.met
    spans = ((each.term, {*range(each.start, each.end)}) for each in matter.alternatives if each.term.startswith("#"))
    found = frozenset(term for term, span in spans if heavy <= span and len(weighty & span) > 1)
    named = any(matter.words[place].token.capital for place in heavy)
    if found or named or len(heavy) != PAIR:
        return found
    # "the army should be unified" is read backwards; a name is said of nothing
    keys = [matter.words[place].keys for place in sorted(heavy, reverse=True)]
    phrases = (phrase for phrase in find_phrases(keys, index.phrases) if phrase.end - phrase.start == len(keys))
    return frozenset(phrase.concept for phrase in phrases if phrase.concept.startswith("#"))


def fixed_pairs(matter: Query) -> frozenset[int]:
    """The words of pairs that are one thing: "law and order"."""
    marks = (mark for mark in matter.marks.get("as one", ()) if mark.end - mark.start == PAIR + 1)
    ends = ((mark.start, mark.end - 1) for mark in marks)
    return frozenset(place for pair in ends if all(map(matter.weights.__getitem__, pair)) for place in pair)

"""Whether something is so of a country or a town is told by a passage that says that place, not by one that tells the
same of others."""

from __future__ import annotations

from knowledge.language.dictionary import is_land
from knowledge.question.asking import ASKING_A_DETAIL, asks
from knowledge.question.single import Reading

OF_THE_LAND = "the place it is asked of"
"""What a passage lacks that tells the same of other places."""
_ASKING_A_THING = ("what", "which", "who", *ASKING_A_DETAIL)


def land_asked_of(reading: Reading) -> frozenset[str]:
    """The terms of the first place of the world that a question names, if it asks whether something is so: "did
    Denmark take part?". None of a place of several words, "Central Asia", which a passage may say by any land of it."""
    query, matter = reading.query, reading.matter
    if not asks(query) or not query.marks.keys().isdisjoint(_ASKING_A_THING):
        return frozenset()
    phrases = (each for each in matter.alternatives if each.end - each.start > 1)
    within = {place for each in phrases for place in range(each.start, each.end)}
    lands = (n for n, word in reading.own if n not in within and is_land(word.token.word, word.language))
    first = next(lands, None)
    return frozenset(each.term for each in matter.alternatives if each.start == first)

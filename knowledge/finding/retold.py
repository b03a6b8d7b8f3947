"""What somebody said about another, is not told by a passage in which both are retold, or that one retells him."""

from __future__ import annotations

from knowledge.index.index import Index
from knowledge.question.asking import NAMING_A_MATTER
from knowledge.question.reading import Reading

OF_HIM = "a word about him"
"""What a passage lacks in which the one of whom something is said only speaks himself."""


def only_speaks(reading: Reading, number: int, index: Index) -> bool:
    """Whether a question asks what somebody said about another ("what did Stone say about Berg?"), and an entry does
    not quote the one, and has the other only as one who speaks in it, or is told of together with the first."""
    interview, entry = index.located(number)
    asked = {person for at, person in reading.whom.people if index.interviews[at].slug == interview.slug}
    if not asked or entry.speaker in asked:
        return False
    matter = {place for place, _ in reading.matter.weighty}
    mentions = [m for m in reading.query.mentions if m.strong and m.place in matter and m.person not in asked]
    together = not reading.query.marks.keys().isdisjoint(NAMING_A_MATTER)  # unlike "Stone Marchetti reply"
    there = {entry.speaker, *((*entry.recounted, *entry.about) if together else ())}
    return any(m.person in there and index.interviews[m.interview].slug == interview.slug for m in mentions)

"""What one person said about another is not told by a passage in which the other only speaks, or in which both are
retold together."""

from __future__ import annotations

from knowledge.index.index import Index
from knowledge.question.asking import NAMING_A_MATTER
from knowledge.question.reading import Reading

OF_HIM = "a word about him"
"""What a passage lacks that says nothing about the other."""


def only_speaks(reading: Reading, number: int, index: Index) -> bool:
    """Whether a question asks what somebody said about another ("what did Stone say about Berg?"), and an entry that is
    not in the words of the one asked (Stone) has the other (Berg) only as its speaker, or as told of beside the one
    asked."""
    interview, entry = index.located(number)
    asked = {person for at, person in reading.whom.people if index.interviews[at].slug == interview.slug}
    if not asked or entry.speaker in asked:
        return False
    matter = {place for place, _ in reading.matter.weighty}
    mentions = [m for m in reading.query.mentions if m.strong and m.place in matter and m.person not in asked]
    there = {entry.speaker}
    if not reading.query.marks.keys().isdisjoint(NAMING_A_MATTER):  # two names without an "about" may be told together
        there |= {*entry.recounted, *entry.about}
    return any(m.person in there and index.interviews[m.interview].slug == interview.slug for m in mentions)

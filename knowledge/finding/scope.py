"""The entries among which an answer is looked for."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from knowledge.folder.models import Entry, FullId, Person
from knowledge.index.index import Index
from knowledge.index.postings import Mask
from knowledge.index.schema import concerning_term, speaker_term
from knowledge.question.asking import NAMING_A_MATTER
from knowledge.question.conversation import Context
from knowledge.question.namesake import PersonId
from knowledge.question.single import Reading
from knowledge.question.whom import Whom


def scope_of(index: Index, context: Context, shown: tuple[FullId, ...]) -> Mask | None:
    """The entries that may answer: of the interview chosen, if one is, not hidden or shown before, and only the text's
    own statements where those are wanted; None for all."""
    chosen = context.interview if context.interview in {i.slug for i in index.interviews} else None
    left_out = (*shown, *context.hidden)
    if not left_out and not context.facts_only and (chosen is None or len(index.interviews) < 2):
        return None
    first, last = index.bounds(chosen) if chosen else (0, index.size)
    mask = all_but(index, left_out)
    mask[:first] = mask[last:] = False
    return mask & ~_said_by_somebody(index) if context.facts_only else mask


def mask_of(people: Iterable[PersonId], index: Index, own: bool = True) -> Mask:
    """The entries in the words of these people; of those who do not speak, and of all where their `own` words are not
    wanted, the entries about or retelling them."""
    mask = np.zeros(index.size, dtype=np.bool_)
    for number, person in people:
        slug = index.interviews[number].slug
        spoken = index.term(speaker_term(slug, person)) if own else None
        found = spoken or index.term(concerning_term(slug, person))
        if found is not None:
            mask[found.documents] = True
    return mask


def his_words(his: Mask, whom: Whom, reading: Reading, index: Index) -> Mask:
    """Of the entries that may answer for one who is asked, those that do where it is wished for what he said: not what
    experts say of him, or of what he said, without his name."""
    slugs = [(index.interviews[number].slug, person) for number, person in whom.people]
    speak = all(index.term(speaker_term(*each)) is not None for each in slugs)
    of_his = any(not mention.bare for mention in reading.query.mentions)  # "how do experts assess Stone's proposal?"
    if speak or of_his or not whom.said or not reading.query.marks.keys().isdisjoint(NAMING_A_MATTER):
        return his
    people = [index.person(*each) for each in slugs]
    own = his.copy()
    for number in np.flatnonzero(his).tolist():
        entry = index.located(number).entry
        of_others = entry.speaker is None and not entry.recounted and "experts" in index.told(number).tells
        own[number] = not of_others or any(is_named(person, entry) for person in people)
    return own


def is_named(person: Person, entry: Entry) -> bool:
    """Whether the passage of an entry has a name of a person."""
    text = entry.text.casefold()
    return any(name.casefold() in text for name in (*person.name.values(), *person.aliases))


def all_but(index: Index, left_out: Iterable[FullId]) -> Mask:
    """All entries without these."""
    mask = np.ones(index.size, dtype=np.bool_)
    mask[[number for number in (index.find(*entry) for entry in left_out) if number is not None]] = False
    return mask


def both(one: Mask | None, other: Mask) -> Mask:
    """The entries of both; None are all."""
    return other if one is None else one & other


def _said_by_somebody(index: Index) -> Mask:
    """The entries in somebody's words, rather than in those of the text itself."""
    mask = np.zeros(index.size, dtype=np.bool_)
    for interview in index.interviews:
        for person in interview.speakers:
            if spoken := index.term(speaker_term(interview.slug, person.id)):
                mask[spoken.documents] = True
    return mask

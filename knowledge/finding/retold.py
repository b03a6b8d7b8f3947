"""What one person said about another is not told by a passage in which the other only speaks, or in which both are
retold together; and what somebody said who does not speak, not by a speaker's own words about him."""

from __future__ import annotations

from collections.abc import Callable

from knowledge.folder.models import Entry
from knowledge.index.index import Index
from knowledge.question.asking import NAMING_A_MATTER
from knowledge.question.single import Reading
from knowledge.question.stranger import others_asked

_VIEW = ("opinion, before", "opinion, after", "by")
"""The headings of words by which somebody's own view is asked for."""
OF_HIM = "a word about him"
"""What a passage lacks that says nothing about the other."""
OF_HIMSELF = "words of his own"
"""What a passage lacks in which the one asked only retells what others said."""
OF_OTHERS = "words of others"
"""What a passage lacks in which only a speaker speaks, where others are asked."""


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


def terms_of_others(reading: Reading, index: Index) -> frozenset[str] | None:
    """The terms of those who are asked, if they are others than who speaks ("what does China say about water"), be it
    about what he said; None if nobody else is asked, or somebody who speaks is asked as well and not only named behind
    them."""
    others = others_asked(reading.query, index)
    called = reading.whom.called or reading.differs_at or reading.parts
    if others and reading.whom.people and (called or not _named_behind(reading, min(others))):
        return None
    terms = (each.term for each in reading.query.alternatives if not others.isdisjoint(range(each.start, each.end)))
    return frozenset(terms) if others else None


def tells_of_others(others: frozenset[str], number: int, index: Index) -> bool:
    """Whether an entry may say what others said, given their terms: it has them, and it is the article's own statement
    or retells somebody."""
    entry = index.located(number).entry
    return (entry.speaker is None or bool(entry.recounted)) and index.has_any(others, number)


def retells_others(reading: Reading, number: int, index: Index) -> bool:
    """Whether an entry in the words of one asked has only what others said in it, whom the question does not name."""
    entry = index.located(number).entry
    named = {mention.person for mention in reading.query.mentions if mention.strong}
    return _is_asked(entry, reading) and bool(entry.recounted) and named.isdisjoint(entry.recounted)


def says_of_others(reading: Reading, index: Index) -> Callable[[int], bool] | None:
    """What refuses an entry in which the one asked tells that others said something, where of what he himself said, or
    answered, the question says nothing else that is in it: "what did Berg reply?"."""
    query = reading.query
    if not reading.whom.people:
        return None
    view = query.places(*_VIEW)
    if view and "who" not in query.marks and query.places("saying") <= view:  # "is it good, in Berg's opinion?"
        return lambda number: retells_others(reading, number, index)
    said = query.places("saying") - query.places("plain saying")
    if not said:
        return None
    content = {place for place, _ in reading.matter.weighty} - said - reading.whom.places
    others = {e.term for e in reading.matter.alternatives if not content.isdisjoint(range(e.start, e.end))}
    named = {mention.person for mention in query.mentions if mention.strong}

    def is_so(number: int) -> bool:
        entry = index.located(number).entry
        told_of = {*entry.about, *entry.recounted}
        of_others = _is_asked(entry, reading) and bool(told_of) and named.isdisjoint(told_of)
        return of_others and not index.has_any(others, number)

    return is_so


def _is_asked(entry: Entry, reading: Reading) -> bool:
    """Whether an entry is in the words of one asked."""
    return any(entry.speaker == person for _, person in reading.whom.people)


def _named_behind(reading: Reading, place: int) -> bool:
    """Whether those who are asked by their names are only named behind a place, and not for their view: "what does
    China say of Berg's words", unlike "what does China say, according to Berg"."""
    query, marks = reading.query, reading.query.marks
    own = {m.place for m in query.mentions if (m.interview, m.person) in reading.whom.people}
    views = {mark.end for heading in ("opinion, before", "by") for mark in marks.get(heading, ())}
    views |= {mark.start - 1 for mark in marks.get("opinion, after", ())}
    return place < min(own, default=0) and own.isdisjoint(views)

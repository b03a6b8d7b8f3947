"""Anaphora: the people whom a message only points to: of whom was spoken last, and the other one of two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from knowledge.folder.models import FullId
from knowledge.index.index import Index
from knowledge.question.conversation import Talked
from knowledge.question.namesake import PersonId
from knowledge.question.query import Query
from knowledge.question.whom import speakers_at

OTHER = ("the other", "second one")
"""Headings of words for the other one of two people; "the second" is where there is no list."""
POINTERS = ("points back", "he or she", "he or it", *OTHER)
"""Headings of words that only point to a thing or a person talked of elsewhere."""

PERSONS = ("he or she", "he or it", "they")
"""Headings of words that may point to people."""


def points_to_thing(query: Query) -> bool:
    """Whether a message points to a thing, or to what was said: "it", "that dam"."""
    return bool(query.places("points back") - query.places(*PERSONS))


def read_by_place(query: Query, last: Talked | None, index: Index) -> Query:
    """A message after others, in which "the second expert" is the other one of two, and "and the first?" the first
    speaker, where nothing is offered and another was asked."""
    if last is None or not (spoken := spoken_of(last, index)):
        return query
    marks = {heading: found for heading, found in query.marks.items() if heading != "second speaker"}
    another = last.people and spoken != speakers_at("first speaker", index)
    if another and {"first one", "what about"} <= marks.keys() and not last.offers:
        marks["first speaker"] = marks.pop("first one")
    return replace(query, marks=marks)


def people_pointed_to(query: Query, last: Talked, index: Index) -> tuple[PersonId, ...]:
    """The person whom "he", or "the other one", means; of several who were asked last, "they say" means all of them."""
    on_view = last.on_view
    if not query.marks.keys().isdisjoint(OTHER):
        return _others_than(_spoken(last, on_view, index), on_view, index)
    if len(last.people) > 1 and query.marks.keys() >= {"they", "saying"}:
        return people_known(last.people, index)
    return spoken_of(last, index) if "he or she" in query.marks else ()


def spoken_of(last: Talked, index: Index) -> tuple[PersonId, ...]:
    """Of whom was spoken last, if the index knows him: whose words were wished for, or whose passage is on view."""
    return people_known(_spoken(last, last.on_view, index), index)


def _spoken(last: Talked, on_view: FullId | None, index: Index) -> tuple[FullId, ...]:
    """Who was spoken of last: the one whose words were wished for, else the one of the passage on view."""
    number = index.find(*on_view) if on_view else None
    if last.people or on_view is None or number is None:
        return last.people
    entry = index.located(number).entry
    people = [entry.speaker] if entry.speaker else [*entry.about, *entry.recounted]
    return tuple((on_view[0], person) for person in people) if len(people) == 1 else ()


def _others_than(people: tuple[FullId, ...], on_view: FullId | None, index: Index) -> tuple[PersonId, ...]:
    """The speakers of an interview besides these people: of the one on view, if several were asked."""
    asked = [slug for slug, _ in people]
    slugs = {on_view[0]} if on_view and on_view[0] in asked else {*asked, *((on_view[0],) if on_view else ())}
    if len(slugs) != 1 or not people:
        return ()
    interview = next((i for i in index.interviews if i.slug in slugs), None)
    if interview is None:
        return ()
    speakers = [(interview.slug, person.id) for person in interview.speakers if not person.interviewer]
    return people_known((key for key in speakers if key not in people), index)


def people_known(people: Iterable[FullId], index: Index) -> tuple[PersonId, ...]:
    """These people as the index has them, without those whom it has no longer."""
    numbers = {interview.slug: number for number, interview in enumerate(index.interviews)}
    return tuple((numbers[slug], person) for slug, person in people if index.knows(slug, person))

"""Whose words a question wishes for: the people it names, and which of them are asked rather than asked about."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.folder.models import Person
from knowledge.index.index import Index
from knowledge.index.schema import speaker_term
from knowledge.question.asking import beginning
from knowledge.question.called import titles_beside, who_is_called
from knowledge.question.named import Named, mixed_name, named_in
from knowledge.question.namesake import PersonId
from knowledge.question.query import Query
from knowledge.question.roles import (
    are_joined,
    closing_opinion_words,
    has_verb,
    is_left_out,
    is_told_of_by_him,
    is_topic,
    opinion_words,
    stands_before,
    subjects_among,
)

BY_PLACE = {"first speaker": slice(1), "second speaker": slice(1, 2), "both speakers": slice(2)}
"""The headings of words by which speakers are called in the order in which their interview has them, and whom they
mean of these."""


@dataclass(frozen=True)
class Whom:
    """Whom a question asks.

    `people` are those whose words are wished for; empty when nobody's are. `unclear` are people of whom only one can be
    meant. `places` are the words that only say whom to ask. `said`: a verb of saying stands by a name. Of those
    named, `asked_about` are only asked about. `called`: they are called by name, so that "you" are they.
    """

    people: tuple[PersonId, ...] = ()
    unclear: tuple[PersonId, ...] = ()
    places: frozenset[int] = frozenset()
    said: bool = False
    asked_about: frozenset[PersonId] = frozenset()
    called: bool = False


def find_whom(query: Query, index: Index) -> Whom:
    """Who is asked. Of two names the one with a verb of saying is the wish, the other a word."""
    groups = [group for group in named_in(query) if group.strong]
    if mixed := mixed_name(groups, index, query):
        people = tuple(dict.fromkeys(person for group in mixed for person in group.people))
        return Whom(people, people, frozenset(place for group in mixed for place in group.places))
    if not groups or "who is" in query.marks:
        return Whom() if groups or "who is" in query.marks else _called_by_place(query, index)
    if asked := who_is_called(groups, query, index):
        return _whom_called(asked, groups, query, index)
    if len(groups) == 1 and is_told_of_by_him(groups[0], query):
        return Whom(asked_about=frozenset(groups[0].people))
    called_before = _called_before(groups, query)
    groups = [group for group in groups if group is not called_before]
    compared = query.places("comparing")
    left_out = [group for group in groups if is_left_out(group, query)]
    wishes = [group for group in groups if not (group in left_out or is_topic(group, query))]
    if len(wishes) > 1 and not compared:
        wishes = subjects_among(wishes, query) or wishes
    if "saying" not in query.marks and not any(
        speaks_here(index, person) for group in wishes for person in group.people
    ):
        # "Did Karimov meet with Nazarbayev?": what is told of one of them tells nothing of both
        wishes = [group for group in wishes if not stands_before(group, query, "object, before")] or wishes
    asked_about = frozenset(person for group in groups if group not in (*wishes, *left_out) for person in group.people)
    if len(wishes) > 1 and not compared and not are_joined(wishes, query):
        with_verb = [group for group in wishes if has_verb(group, query, groups)]
        wishes = with_verb or wishes[:1]
    if not wishes:
        # "What is said about Karimov?": somebody who does not speak here is looked for by what is about him, and who
        # speaks, where nothing else is said, as if he was only named.
        wishes = [
            group
            for group in groups
            if group not in left_out
            and (not any(speaks_here(index, person) for person in group.people) or _is_all_matter(group, query, index))
        ]
    people = tuple(dict.fromkeys(person for group in wishes for person in group.people))
    unclear = next((group.people for group in wishes if _unclear(group)), ())
    away = (
        *wishes,
        *left_out,
        *((called_before,) if called_before else ()),
    )  # names that are none of what is asked about
    places = {place for group in away for place in group.places}
    places |= {place for group in (*away, *groups) for place in titles_beside(group, query, index)}
    places |= {place for group in wishes for place in opinion_words(group, query)}
    places |= closing_opinion_words(query) if wishes else set()
    if len(wishes) > 1:
        places |= compared
    said = any(has_verb(group, query, groups) for group in wishes)
    return Whom(people, unclear, frozenset(places), said, asked_about.difference(people))


def _called_by_place(query: Query, index: Index) -> Whom:
    """Those asked whom a question calls by the order in which their interview has them: "the first expert"."""
    for heading in BY_PLACE.keys() & query.marks.keys():
        places = query.places(heading)
        if not any(mark.end == min(places) for mark in query.marks.get("about, before", ())):
            return Whom(speakers_at(heading, index), places=places, said="saying" in query.marks)
    return Whom()


def speakers_at(heading: str, index: Index) -> tuple[PersonId, ...]:
    """The speakers whom the words under a heading mean, of every interview that has several."""
    found = []
    for number, interview in enumerate(index.interviews):
        speaking = [person.id for person in interview.speakers if not person.interviewer]
        if len(speaking) > 1:
            found += [(number, person) for person in speaking[BY_PLACE[heading]]]
    return tuple(found)


def _called_before(groups: list[Named], query: Query) -> Named | None:
    """He who is called before another one is asked: "Anna, what does Berg say?", unlike "Anna, Berg on water"."""
    if len(groups) < 2:
        return None
    first, second = groups[:2]
    behind = first.places[-1] + 1
    begins = first.places[0] == beginning(query) and second.places[0] > behind
    return first if begins and query.between(behind - 1, behind).strip() == "," else None


def _whom_called(asked: list[Named], groups: list[Named], query: Query, index: Index) -> Whom:
    """Those who are called are asked, whoever else is named."""
    people = tuple(dict.fromkeys(person for group in asked for person in group.people))
    away = [*asked, *(group for group in groups if is_left_out(group, query))]
    places = frozenset(place for group in away for place in (*group.places, *titles_beside(group, query, index)))
    asked_about = frozenset(person for group in groups if group not in away for person in group.people)
    unclear = next((group.people for group in asked if _unclear(group)), ())
    return Whom(people, unclear, places, "saying" in query.marks, asked_about.difference(people), called=True)


def people_named(query: Query, index: Index) -> tuple[Person, ...]:
    """The people whom a question names, asked or only asked about, in their order."""
    people = dict.fromkeys(person for group in named_in(query) if group.strong for person in group.people)
    return tuple(index.person(index.interviews[number].slug, person) for number, person in people)


def speaks_here(index: Index, person: PersonId) -> bool:
    """Whether entries are in the words of somebody."""
    return index.term(speaker_term(index.interviews[person[0]].slug, person[1])) is not None


def asks_of_all(whom: Whom, index: Index) -> bool:
    """Whether it is asked what several people had to do with each other, of whom none speaks here: "did they meet?"."""
    return len(whom.people) > 1 and not whom.said and not any(speaks_here(index, person) for person in whom.people)


def _unclear(group: Named) -> bool:
    interviews = [interview for interview, _ in group.people]
    return len(interviews) != len(set(interviews))


def _is_all_matter(group: Named, query: Query, index: Index) -> bool:
    """Whether a message is about nothing but somebody, of whom it asks nothing: "tell me about Berg", unlike "what is
    said about Berg?"."""
    return "what" not in query.marks and {place for place, _ in query.weighty} <= {
        *group.places,
        *titles_beside(group, query, index),
        *query.places("opener", "closer", "saying"),
    }

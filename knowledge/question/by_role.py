"""A speaker who is called by what he is, which no other speaker is: "what does the architect say about wood?"."""

from __future__ import annotations

from dataclasses import replace

from knowledge.index.index import Index
from knowledge.language.keys import key
from knowledge.language.text import clean, tokens
from knowledge.language.words import is_function_word
from knowledge.question.meaning import Mention
from knowledge.question.namesake import PersonId
from knowledge.question.query import Query

Role = tuple[frozenset[str], ...]
"""What somebody is: what each word of it means."""


def with_speaker_by_role(query: Query, index: Index) -> Query:
    """A question that names nobody, with the one speaker as named whom it asks, or asks about, by what he is."""
    called = _called(query) if not query.mentions else frozenset()
    if not called:
        return query
    said = [meanings({*query.words[place].keys}, index) for place in sorted(called)]
    whole = "saying" not in query.marks
    meant = [person for person, roles in _roles(index).items() if any(_is_called(said, role, whole) for role in roles)]
    if len({interview for interview, _ in meant}) < max(len(meant), 1):
        return query  # nobody, or several of one interview
    mentions = [Mention(place, *person, strong=True, sure=True) for place in sorted(called) for person in meant]
    asks_who = whole and "who" in query.marks  # "who is the architect?"
    marks = {**query.marks, "who is": query.marks["who"]} if asks_who else query.marks
    return replace(query.without(called), mentions=mentions, marks=marks)


def meanings(keys: set[str], index: Index) -> frozenset[str]:
    """Some words, given as keys, and what each means alone in any language."""
    index.learn_phrases([*keys])
    found = (phrase.concept for each in keys for phrase in index.phrases(each) if not phrase.rest)
    return frozenset((*keys, *found))


def _called(query: Query) -> frozenset[int]:
    """The words by which somebody may be called: those that are said to speak, or all that a message says but what it
    is about: "meʼmor suv haqida nima deydi?"."""
    weighty = frozenset(place for place, _ in query.weighty) - query.places("saying")
    if "said by" in query.marks:
        return query.places("said by") & weighty
    return weighty - {mark.start - 1 for mark in query.marks.get("about, after", ())}


def _is_called(said: list[frozenset[str]], role: Role, whole: bool) -> bool:
    """Whether words, given by what each means, are of a role; all of it, if it must be `whole`."""
    of_it = all(any(not each.isdisjoint(meant) for each in role) for meant in said)
    return of_it and (not whole or len(said) == len(role))


def _roles(index: Index) -> dict[PersonId, list[Role]]:
    """The roles of all who speak but do not ask, in each language that their folder says them in; remembered."""

    def look() -> dict[PersonId, list[Role]]:
        return {
            (number, person.id): [_head(text, code, index) for code, text in (person.role or {}).items()]
            for number, interview in enumerate(index.interviews)
            for person in interview.speakers
            if not person.interviewer
        }

    return index.recall((_roles,), look)


def _head(role: str, language: str, index: Index) -> Role:
    """The words of a role that say what somebody is, without what he is that of: "director *of the mill*"."""
    words = [token.word for token in tokens(clean(role.partition(",")[0]))]
    end = next((place for place, word in enumerate(words) if is_function_word(word, language)), len(words))
    return tuple(meanings({key(word, language)}, index) for word in words[:end])

"""Words that weigh nothing in a question, since they are none of its matter: what only says that something happened,
that somebody agrees, or leads to what it is about; and a question of nothing but what one looks up of places."""

from __future__ import annotations

from knowledge.index.index import Index
from knowledge.language.dictionary import is_land
from knowledge.language.text import Token
from knowledge.question.asking import asks
from knowledge.question.parting import clause_end, clause_start
from knowledge.question.query import Query
from knowledge.question.stranger import others_asked
from knowledge.question.whom import Whom

ASKING_A_STANCE = ("who opposes", "who supports")
"""The headings of questions who is against a thing, or for it."""
LONGEST_OF_A_LAND = 3
"""Words of weight of a message that only names a place and what is looked up of it."""


def only_lands(query: Query) -> frozenset[int]:
    """The words of a question that asks nothing of places but what one looks up: where one is, what it belongs to,
    which is bigger; or that names nothing but a place and what no entry has: "hotels in Tashkent"."""
    asked = query.places("where", "of places")
    if query.places("saying", "plain saying") - asked:
        return frozenset()
    at_large = query.places("general")
    heavy = [(place, word) for place, word in query.weighty if place not in asked and not word.everyday]
    known = [word for place, word in heavy if is_land(word.token.word, word.language)]
    others = [place for place, word in heavy if word not in known]
    if asks(query):
        named = bool(asked) and bool(heavy) and at_large.issuperset(others)
    else:
        short = bool(others) and len(heavy) <= LONGEST_OF_A_LAND
        named = short and bool(asked or known) and query.met.isdisjoint(others)
    return frozenset(place for place, _ in query.weighty) if named else frozenset()


def kind_of_place(query: Query) -> frozenset[int]:
    """The word that only says which kind of place is asked for, where it is asked which of them belong to a thing:
    "which *countries* are in the union"."""
    if "of places" not in query.marks:
        return frozenset()
    behind = {mark.end for heading in ("which", "number") for mark in query.marks.get(heading, ())}
    return (query.places("general") - query.places("of places")) & behind


def what_happened(query: Query, around: frozenset[int]) -> frozenset[int]:
    """The words of a question what happened in a year or at a place, if it asks for nothing but that: "what happened
    in 1998?", "what happened in Tashkent?"."""
    told = enumerate(query.words)
    where = {n for n, word in told if word.token.word.isdigit() or is_land(word.token.word, word.language)}
    places = query.places("happened") - where
    rest = {place for place, _ in query.weighty} - places - around
    return places if rest and rest <= where else frozenset()


def of_agreement(query: Query, whom: Whom) -> frozenset[int]:
    """The words by which one who is asked is asked whether he agrees with another, and that one's name: what it is
    about, is what both may speak of."""
    if not whom.people or "agreement" not in query.marks:
        return frozenset()
    others = (m.place for m in query.mentions if m.strong and (m.interview, m.person) not in whom.people)
    return query.places("agreement") | frozenset(others)


def asks_only_a_stance(query: Query) -> bool:
    """Whether a question asks who is against, or for, what was talked of, and says nothing of that: "kim qarshi?"."""
    stance, heavy = query.places(*ASKING_A_STANCE), {place for place, _ in query.weighty}
    return bool(stance) and len(heavy) < 2 and heavy <= stance


def lead_in(query: Query, index: Index) -> frozenset[int]:
    """The words that no entry has, of a question what is said about something, that are none of what it is about:
    "please read me what Mr Berg said about wolves". What counts whatever leads to what, stays: names, numbers and
    details."""
    if not {"what", "saying"} <= query.marks.keys():
        return frozenset()
    about: set[int] = set()
    for mark in query.marks.get("about, before", ()):
        about.update(range(mark.end, clause_end(query, mark.end)))
    for mark in query.marks.get("about, after", ()):
        about.update(range(clause_start(query, mark.start), mark.start))
    if not any(query.words[place].weight for place in about):
        return frozenset()
    met, asked = query.met, others_asked(query, index)
    return frozenset(
        place
        for place, word in query.weighty
        if place not in about | asked and place not in met and not word.detail and not _is_marked(word.token)
    )


def _is_marked(token: Token) -> bool:
    """Whether a word may be a name or a number."""
    return (token.capital and token.start > 0) or token.acronym or any(map(str.isdigit, token.word))

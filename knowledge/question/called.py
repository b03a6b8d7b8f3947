"""Whom a message calls by name to ask what "you" think: "Anna, do you agree with Berg?", "Anna opa, suv haqida nima
deysiz?"; and the titles beside a name."""

from __future__ import annotations

from knowledge.index.index import Index
from knowledge.index.schema import speaker_term
from knowledge.language.keys import key
from knowledge.language.pack import pack
from knowledge.language.text import clean, tokens
from knowledge.question.asking import beginning, ending
from knowledge.question.named import Named
from knowledge.question.namesake import PersonId
from knowledge.question.query import Query

_PARTING_A_CALL = (",", "!", ":")
"""Signs behind the name of one who is called, or before it; after others a sentence ends."""


def who_is_called(groups: list[Named], query: Query, index: Index) -> list[Named]:
    """Those who are called at the beginning or the end of a message, among `groups`, the people whom it names; nobody
    where nothing in it says "you"."""
    if "you" not in query.marks:
        return []
    first, behind = _names_from(_behind_titles(beginning(query), query), groups, query)
    if first and (_is_parted(behind, query) or (len(first) == 1 and _is_put_to(first[0], behind, query, index))):
        return first
    last = _before_titles(ending(query), query)
    end = next((group for group in groups if group.places[-1] + 1 == last), None)
    return [end] if end and _is_parted(_before_titles(end.places[0], query), query) else []


def titles_beside(group: Named, query: Query, index: Index) -> frozenset[int]:
    """The words before and behind a name that say what somebody is, and nothing of a matter: "professor Berg", "Berg
    domla", and his own role in the interview; those behind it only where more is said, unlike "Berg, professor?"."""
    titles = query.places("title") | _of_role(group, query, index)
    first, last = group.places[0], group.places[-1] + 1
    before = range(_before(first, titles), first)
    after = range(last, _behind(last, titles))
    rest = {place for place, _ in query.weighty}.difference(group.places, before, after)
    return frozenset((*before, *after)) if rest else frozenset(before)


def _of_role(group: Named, query: Query, index: Index) -> frozenset[int]:
    """The words that are in the roles that all those have who may be meant by a name."""
    shared = frozenset.intersection(*(role_keys(person, index) for person in group.people))
    codes = {each.partition(":")[0] for each in shared}
    return frozenset(
        place
        for place, word in enumerate(query.words if shared else ())
        if any(key(word.token.word, code) in shared for code in codes)
    )


def role_keys(who: PersonId, index: Index) -> frozenset[str]:
    """The keys of the words of somebody's role; remembered."""

    def look() -> frozenset[str]:
        role = index.person(index.interviews[who[0]].slug, who[1]).role or {}
        return frozenset(key(token.word, code) for code, text in role.items() for token in tokens(clean(text)))

    return index.recall((who, role_keys), look)


def _names_from(place: int, groups: list[Named], query: Query) -> tuple[list[Named], int]:
    """The names that stand joined from a place on, with their titles, and the place behind them."""
    found: list[Named] = []
    while group := next((group for group in groups if group.places[0] == place), None):
        found.append(group)
        behind = _behind_titles(group.places[-1] + 1, query)
        joined = (mark.end for mark in query.marks.get("joining", ()) if mark.start == behind)
        place = _behind_titles(next(joined, behind), query)
        if place == behind:
            return found, behind
    return ([], place) if not found else (found, place)


def _is_put_to(group: Named, behind: int, query: Query, index: Index) -> bool:
    """Whether what follows a speaker's name with no comma is put to him: "Berg what do you think", "Berg suv haqida
    nima deysiz", unlike "Berg says you may drink it", "Berg haqida nima deysiz"."""
    after = ("about, after", "owned, after", "opinion, after", "but, after")
    starts = {mark.start for heading in ("asks", "you") for mark in query.marks.get(heading, ())}
    others = {mark.start for heading in after for mark in query.marks.get(heading, ())}
    own = pack(query.language)
    ends = own is not None and not own.asks_first and any(m.end == ending(query) for m in query.marks["you"])
    speaks = all(
        index.term(speaker_term(index.interviews[number].slug, person)) is not None for number, person in group.people
    )
    return speaks and group.bare and behind not in others and (behind in starts or ends)


def _is_parted(place: int, query: Query) -> bool:
    """Whether a sign parts what stands before a place from what stands behind it."""
    return 0 < place < len(query.words) and query.between(place - 1, place).strip() in _PARTING_A_CALL


def _behind_titles(place: int, query: Query) -> int:
    return _behind(place, query.places("title"))


def _before_titles(place: int, query: Query) -> int:
    return _before(place, query.places("title"))


def _behind(place: int, titles: frozenset[int]) -> int:
    while place in titles:
        place += 1
    return place


def _before(place: int, titles: frozenset[int]) -> int:
    while place - 1 in titles:
        place -= 1
    return place

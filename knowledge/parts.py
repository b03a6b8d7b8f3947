"""A question that asks several things, taken apart: "who dug the canal and what did the bridge cost?"."""

from __future__ import annotations

import re
from typing import NamedTuple

from knowledge.asked import asked
from knowledge.gate import asking_places
from knowledge.index import Index
from knowledge.query import Query, parse
from knowledge.smalltalk import asks

MOST_PARTS = 4
"""Questions that a sentence may hold; what has more joints is a list or no question."""
MOST_SENTENCES = 12
"""Sentences of a message that are looked at."""
OPENING = 2
"""Words among which an English question has its "what" or its "does"."""
_STOP = re.compile(r"[?!;]+\s+")
_COMMA = re.compile(r",\s+")
_JOIN = re.compile(
    r"\s*[,;]?\s+(?:and(?: also)?|as well as|plus|а также|и ещё|и еще|и|а|va|hamda|ва|ҳамда)\s+(?=\S+\s+\S+)",
    re.IGNORECASE,
)


People = frozenset[tuple[int, str]]


class Part(NamedTuple):
    """One question of several; `people` are those whom it asks, if each part asks somebody else."""

    query: Query
    people: tuple[tuple[int, str], ...]


def parts(query: Query, index: Index) -> list[Part]:
    """The questions of a question that asks several things; nothing when it asks one."""
    about = asked(query, index).others
    sentences = _STOP.split(" ".join(query.text.split()))[:MOST_SENTENCES]
    pieces = [piece for sentence in sentences for piece in _asked_in(sentence, index, query.language, about)]
    if len(pieces) < 2:
        return []
    found = [parse(piece, index, query.language) for piece in pieces]
    people = [asked(part, index).people for part in found]
    apart = _are_apart(people, about)
    return [Part(part, own if apart else ()) for part, own in zip(found, people, strict=True)]


def _asked_in(sentence: str, index: Index, language: str, about: People) -> list[str]:
    """The questions of a sentence: what follows an "and" is one if it asks, unlike "Azerbaijan and Turkey"; parts that
    each ask somebody else for something are, too: "Berg about leaks, Dahl about pipes"."""
    for joint in (_COMMA, _JOIN):
        pieces = [piece for piece in joint.split(sentence) if piece]
        if not 2 <= len(pieces) <= MOST_PARTS:
            continue
        if joint is _JOIN and all(_asks(piece, language) for piece in pieces[1:]):
            return pieces
        if _ask_others(pieces, index, about):
            return pieces
    return [sentence]


def _asks(piece: str, language: str) -> bool:
    """Whether a piece asks; an English one does so from its beginning: "Turkey and Azerbaijan have" is no question."""
    words = piece.casefold().split()
    return asks(" ".join(words[:OPENING] if language == "en" else words))


def _ask_others(pieces: list[str], index: Index, about: People) -> bool:
    queries = [parse(piece, index) for piece in pieces]
    wishes = [asked(query, index) for query in queries]
    topics = [query.without(who.places | asking_places(query)) for query, who in zip(queries, wishes, strict=True)]
    return _are_apart([who.people for who in wishes], about) and all(any(topic.weights) for topic in topics)


def _are_apart(people: list[tuple[tuple[int, str], ...]], about: People) -> bool:
    """Whether each of the parts asks somebody, somebody else than the others, and none of those only asked about."""
    return all(people) and len(set(people)) == len(people) and all(about.isdisjoint(own) for own in people)

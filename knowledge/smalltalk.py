"""Greetings, thanks, insults and "are you a robot": what is said to the bot and asks nothing of the interview."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from knowledge.language.detect import readings_in
from knowledge.language.pack import packs
from knowledge.language.patterns import Marks, Word
from knowledge.language.text import alphabet, key, spelt
from knowledge.language.words import is_filler
from knowledge.query import Query, marks_of

Kind = Literal["robot", "insult", "wellbeing", "thanks", "praise", "farewell", "greeting"]

LONGEST = 4
"""Words of a message that may be small talk in another language than its own seems to be."""


class Talk(NamedTuple):
    """Small talk in a message: its kind, the first of those found; the language that it is in; the words of it; and
    whether the message is nothing else."""

    kind: Kind
    language: str
    places: frozenset[int]
    alone: bool


def smalltalk(query: Query) -> Talk | None:
    """The small talk that a message holds, if any.

    A short one may be in another language than its own seems to be: in one that is written in its letters, or typed.
    """
    own = _talk(query, query.language, query.marks)
    if len(query.words) > LONGEST or not query.words:
        return own
    readings = readings_in(query.words[0].token.word)
    mine = query.language.partition("-")[0]
    is_written = mine in readings and alphabet(query.words[0].token.word) in packs()[mine].writings.values()
    for code in sorted(readings, key=lambda code: code != mine) if is_written else readings:
        talk = own
        if code != mine:
            words = [Word(spelt(word.token.word, code), key(word.token.word, code)) for word in query.words]
            talk = _talk(query, code, marks_of(words, code))
        if talk and talk.alone:
            return talk
    return own


def _talk(query: Query, language: str, marks: Marks) -> Talk | None:
    kind = next((kind for kind in get_args(Kind) if kind in marks), None)
    if kind is None:
        return None
    places = frozenset(
        place for other in get_args(Kind) for mark in marks.get(other, ()) for place in range(mark.start, mark.end)
    )
    rest = [word.token.word for place, word in enumerate(query.words) if place not in places]
    return Talk(kind, language, places, all(is_filler(word, language) for word in rest))


def beside(query: Query, talk: Talk) -> Query:
    """What a message asks beside its small talk."""
    kept = [place for place in range(len(query.words)) if place not in talk.places]
    first, last = kept[0], kept[-1] + 1
    return query.piece(first, last).without(frozenset(p - first for p in talk.places if first <= p < last))

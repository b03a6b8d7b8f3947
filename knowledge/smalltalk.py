"""Greetings, thanks, insults and "are you a robot": what is said to the bot and asks nothing of the interview."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from knowledge.language.detect import code_in, is_written_in
from knowledge.language.pack import pack
from knowledge.language.patterns import Marks
from knowledge.language.text import alphabet
from knowledge.language.words import is_filler
from knowledge.query import Query

Kind = Literal["robot", "insult", "wellbeing", "thanks", "praise", "farewell", "greeting"]


class Talk(NamedTuple):
    """Small talk in a message: its kind, the first of those found; the language that it is in; the words of it; and
    whether the message is nothing else."""

    kind: Kind
    language: str
    places: frozenset[int]
    alone: bool


def smalltalk(query: Query) -> Talk | None:
    """The small talk that a message holds, if any; a short one may be in another language than its own seems to be."""
    own = _talk(query, query.language, query.marks)
    readings = query.readings
    if own and own.alone:  # typed in others' letters, it is rather in a language that has them
        word = query.words[0].token.word
        readings = [] if is_written_in(query.language, word) else [c for c in readings if is_written_in(c, word)]
    others = (_talk(query, code, query.marks_in(code)) for code in readings)
    return next((talk for talk in others if talk and talk.alone), own)


def _talk(query: Query, language: str, marks: Marks) -> Talk | None:
    kind = next((kind for kind in get_args(Kind) if kind in marks), None)
    if kind is None:
        return None
    places = frozenset(
        place for other in get_args(Kind) for mark in marks.get(other, ()) for place in range(mark.start, mark.end)
    )
    rest = [word.token.word for place, word in enumerate(query.words) if place not in places]
    own = pack(language)
    code = code_in(own, alphabet(query.words[0].token.word)) if own else language
    return Talk(kind, code, places, all(is_filler(word, language) for word in rest))


def beside(query: Query, talk: Talk) -> Query:
    """What a message asks beside its small talk."""
    kept = [place for place in range(len(query.words)) if place not in talk.places]
    first, last = kept[0], kept[-1] + 1
    return query.piece(first, last).without(frozenset(p - first for p in talk.places if first <= p < last))

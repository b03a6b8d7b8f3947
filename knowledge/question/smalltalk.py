"""What is said to the bot and asks nothing of the interview: greetings, thanks, insults, remarks, laughter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, get_args

from knowledge import weights
from knowledge.language.detect import code_in, is_written_in
from knowledge.language.pack import pack
from knowledge.language.patterns import Mark, Marks
from knowledge.language.text import alphabet
from knowledge.language.words import is_filler
from knowledge.question.query import FEW, Query, marks_of, seen_in
from knowledge.question.weightless import asks_only_a_stance

Kind = Literal["robot", "insult", "wellbeing", "thanks", "praise", "farewell", "greeting", "opinion", "remark"]
"""Kinds of small talk; of several in a message the first here counts."""
KINDS_OF_TALK: tuple[Kind, ...] = get_args(Kind)
CALLING: tuple[Kind, ...] = ("robot", "greeting")
"""Kinds of which a single word may lie in a remark that means something else: "long live", "great answer"."""
AROUND = ("opener", "closer", "points back", "he or she")
"""Headings of words that may stand beside small talk: "do you agree with him?"."""


_FACES = re.compile(r"(?:(?:[:;=8][-'^]?[()\[\]|/*DPpO3]+|\^_*\^|<3)\s*)+|[()]{1,9}")
_LAUGHTER = re.compile(
    r"([hxхҳ][aeiаеи]h?)(?:-\1)+[\s().!]*", re.IGNORECASE
)  # without the hyphens it may be Uzbek assent


class Talk(NamedTuple):
    """Small talk in a message: its kind, the first of those found; the language that it is in; the words of it; and
    whether the message is nothing else."""

    kind: Kind
    language: str
    places: frozenset[int]
    alone: bool


def smalltalk(query: Query, spoken: str = "") -> Talk | None:
    """The small talk that a message holds, if any; a short one may be in another language than its own seems to be,
    rather in the one that is `spoken`."""
    if laughs(query.text):
        return Talk("remark", spoken or query.language, frozenset(), True)
    if not query.words or _FACES.fullmatch(query.text.strip()):
        return Talk("remark", spoken or query.language, frozenset(), True) if _is_picture(query.text) else None
    if query.is_stray_letter:
        return Talk("remark", query.language, frozenset({0}), True)
    own = _talk(query, query.language, query.marks)
    if own and own.kind == "remark" and own.alone and (_asks_of_a_matter(query) or asks_only_a_stance(query)):
        return None
    if own and own.kind == "farewell" and _is_a_matter(query):
        return None
    codes, kept, word = query.other_languages, spoken.partition("-")[0], query.words[0].token.word
    if own and own.alone:  # typed in others' letters, it is rather in a language that has them, if none is spoken
        mine = is_written_in(query.language, word) or query.language.partition("-")[0] == kept
        codes = [] if mine else [code for code in codes if is_written_in(code, word)]
    elif all(weight < 1.0 for weight in query.weights):  # words that its own language has are not those of such a one
        codes = [code for code in codes if is_written_in(code, word)]
    if kept in query.other_languages and len(query.words) <= FEW:
        codes = [kept, *codes]
    others = (_talk(query, code, query.other_marks[code]) for code in codes)
    return next((talk for talk in others if talk and talk.alone), own)


def laughs(text: str) -> bool:
    """Whether a text is nothing but laughter in syllables: "ha-ha"."""
    return _LAUGHTER.fullmatch(text.strip()) is not None


def _asks_of_a_matter(query: Query) -> bool:
    """Whether a sign makes a question of what would be a remark without it: "she is a teacher?", unlike "really?", and
    unlike one that only a word after a comma asks to agree with: "what a vague answer, no?"."""
    tag = {mark.start for mark in query.marks.get("closer", ()) if mark.end == len(query.words)}
    if any("," in query.between(place - 1, place) for place in tag if place):
        return False
    return query.text.rstrip().endswith("?") and sum(query.weights) >= weights.OWN_THEME


def _is_a_matter(query: Query) -> bool:
    """Whether the word of a farewell is what is to be talked of: "let's talk about peace"."""
    named = {mark.end for mark in query.marks.get("about, before", ())}
    return any(mark.start in named for mark in query.marks.get("farewell", ()))


def _is_picture(text: str) -> bool:
    """Whether a text without words has emoji, or is a face in signs: ":)", ")))"."""
    return _FACES.fullmatch(text.strip()) is not None or any(unicodedata.category(letter) == "So" for letter in text)


def _is_part_of_a_remark(found: Mapping[Kind, Sequence[Mark]], kind: Kind) -> bool:
    """Whether all marks of a kind lie in longer ones of praise or of a remark, which call nobody: "great answer"."""
    remarks = [*found.get("praise", ()), *found.get("remark", ())]
    return all(any(r.start <= m.start and m.end <= r.end and r[:2] != m[:2] for r in remarks) for m in found[kind])


def _talk(query: Query, language: str, marks: Marks) -> Talk | None:
    """The small talk of a language in a message: what is left of it is looked at again, since several pieces may stand
    in a row, each of which must be the first, the last or all that is said."""
    left = dict(enumerate(query.words))
    kinds: set[str] = set()
    while left and (found := {kind: marks[kind] for kind in KINDS_OF_TALK if kind in marks}):
        kinds |= {kind for kind in found if kind not in CALLING or not _is_part_of_a_remark(found, kind)}
        there = [*left]
        said = {there[at] for each in found.values() for mark in each for at in range(mark.start, mark.end)}
        left = {place: word for place, word in left.items() if place not in said}
        marks = marks_of([seen_in(word, language) for word in left.values()], language)
    if not kinds:
        return None
    around = marks_of([seen_in(word, language) for word in left.values()], language)
    there, rest = [*left], dict(left)
    asking = {at for mark in around.get("asks", ()) for at in range(mark.start, mark.end)}
    for mark in (mark for heading in AROUND for mark in around.get(heading, ())):
        span = range(mark.start, mark.end)
        for at in span:
            left.pop(there[at], None)
            if asking.isdisjoint(span):  # "do they say anything on" asks
                rest.pop(there[at], None)
    own = pack(language)
    code = code_in(own, alphabet(query.words[0].token.word)) if own else language
    alone = all(is_filler(word.token.word, language) for word in left.values())
    if not alone and kinds == {"opinion"}:
        return None  # whether a passage answers what is asked so, is for the gate to doubt
    kind = next(kind for kind in KINDS_OF_TALK if kind in kinds)
    return Talk(kind, code, frozenset(range(len(query.words))) - (left if alone else rest).keys(), alone)


def beside(query: Query, talk: Talk) -> Query:
    """What a message asks beside its small talk."""
    kept = [place for place in range(len(query.words)) if place not in talk.places]
    first, last = kept[0], kept[-1] + 1
    return query.piece(first, last).without(frozenset(p - first for p in talk.places if first <= p < last))

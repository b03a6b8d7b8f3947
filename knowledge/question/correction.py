"""What a message mends of the last question: a word with an asterisk, "not the battalion, water"."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz import fuzz, process

from knowledge.index.index import Index
from knowledge.language.text import fold
from knowledge.language.words import is_anywhere_function_word, is_speaking
from knowledge.question.conversation import Talked
from knowledge.question.parse import parse
from knowledge.question.parting import pauses
from knowledge.question.query import Query

WORD_MEANT = 60
"""Likeness (0 to 100) from which a correction means a word of the last question."""
LONGEST_CORRECTION = 4
"""Words of a message that only names what was meant."""
_CORRECTION = re.compile(r"\*\s*(\S+)|(\S+)\s*\*")


def corrected(text: str, question: str) -> str | None:
    """The last question with the word corrected that a message with an asterisk corrects: "*battalion"."""
    correction = _CORRECTION.fullmatch(text.strip())
    words = question.split()
    if not correction or not words:
        return None
    word = correction[1] or correction[2]
    telling = {place: each for place, each in enumerate(words) if not is_anywhere_function_word(fold(each))}
    found = process.extractOne(word, telling, processor=str.casefold, scorer=fuzz.ratio, score_cutoff=WORD_MEANT)
    return " ".join(word if place == found[2] else each for place, each in enumerate(words)) if found else None


def read_as_meant(query: Query, last: Talked | None, index: Index) -> Query:
    """A message, given the last question; one that only names what was meant there ("*water", "no, water", "not the
    battalion, water") as if it said "I meant", without what it says is not meant."""
    if last is None or not last.question:
        return query
    denied = query.places("denied")
    begins = bool(denied) and not any(query.weights[: min(denied)]) and _only_names(query, max(denied) + 1)
    meant = query.without(denied if begins else _asked_before(query, denied, last, index))
    if not any(meant.weights):
        return query
    if begins or _is_starred(query) or _only_names(query, _behind_regret(query)):
        return replace(meant, marks={**query.marks, "meant": query.marks.get("meant", [])})
    return meant


def _asked_before(query: Query, denied: frozenset[int], last: Talked, index: Index) -> frozenset[int]:
    """Those of the words said not to be meant that are of the last question."""
    if not denied:
        return denied
    asked = {each.term for each in parse(last.question, index, last.language).alternatives}
    found = (each for each in query.alternatives if each.term in asked)
    return denied.intersection(place for each in found for place in range(each.start, each.end))


def _is_starred(query: Query) -> bool:
    """Whether a message is a correction with an asterisk, as people write them: "*water"."""
    text = query.text.strip()
    return text.count("*") == 1 and "*" in (text[0], text[-1]) and len(query.words) <= LONGEST_CORRECTION


def _behind_regret(query: Query) -> int:
    """Where what is meant begins, behind the words by which a message takes something back: "no, sorry, …"."""
    return max((mark.end for mark in query.marks.get("mends", ()) if pauses(query, mark.end)), default=0)


def _only_names(query: Query, start: int) -> bool:
    """Whether the words from a place on are set off by a sign, and name something, and neither ask nor tell anything:
    unlike "no, why?", "no, water is scarce"."""
    rest = query.words[start:]
    if not (pauses(query, start) and len(rest) <= LONGEST_CORRECTION and any(query.weights[start:])):
        return False
    asking = any(mark.start >= start for mark in query.marks.get("asks", ()))
    return not asking and not any(is_speaking(word.token.word, query.language) for word in rest)

"""The numbers of a question against those of a passage: a year or another large one, and how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.language.numerals import cardinal
from knowledge.language.text import Token
from knowledge.question.query import Query, QueryWord

LARGE_NUMBER, DECADE = 3, 2
"""Digits of a number that a passage must have to answer a question that has it; of one that may be a year in short, if
a letter or a hyphen follows it: "80s", "80-х"."""
COUNTS = range(2, 100)
"""Numbers of which a passage must have one to answer a question how many there are: "three villages"."""
HYPHENS = ("-", "‐", "‑", "–")
_NAME = r"[^\W\d_a-zа-яёўқғҳ][\w’‘'ʻ-]*"
"""A word that begins with a capital."""
_NEXT = r"(?:,? [a-zа-яёўқғҳ]{1,4} |, )"
"""What joins a name to the next: a comma, a small word such as "and", or both."""
_LIST = re.compile(rf"{_NAME}(?:{_NEXT}{_NAME})+")
_EACH = re.compile(_NAME)


def is_large(token: Token, text: str) -> bool:
    """Whether a word is a number of some size, such as a year, also with an ending: "1995", "1980s", "80s"."""
    digits = len(token.word) - len(token.word.lstrip("0123456789"))
    ended = token.end - token.start > digits or text[token.end : token.end + 1] in HYPHENS
    return digits >= LARGE_NUMBER or (digits == DECADE and ended and token.word[DECADE - 1] == "0")


def is_count(query: Query, place: int) -> bool:
    """Whether the word at a place says how many there are of what follows: "four villages", not "NEAR/2", "4 or"."""
    word, behind = query.words[place], query.words[place + 1 : place + 2]
    counts = cardinal(word.token.word, word.language) in COUNTS and any(each.weight for each in behind)
    return counts and not query.text[: word.token.start][-1:].strip()


def has_in_short(text: str, large: Iterable[QueryWord]) -> bool:
    """Whether one of these large numbers is the decade, without its century, of a year of a text: "80s" of 1984."""
    decades = (word.token.word[0] for word in large if not word.token.word[DECADE : DECADE + 1].isdecimal())
    return any(re.search(rf"\b(1\d|20){decade}\d(?!\d)", text) for decade in decades)


def lists_as_many(text: str, word: QueryWord) -> bool:
    """Whether a text lists just so many names as a word says that there are: three are "Berg, Dahl and Stone"."""
    return cardinal(word.token.word, word.language) in names_listed(text)


def names_listed(text: str) -> frozenset[int]:
    """The numbers of names that stand in lists of a text."""
    return frozenset(len(_EACH.findall(names)) for names in _LIST.findall(text))

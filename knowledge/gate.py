"""Is the best entry an answer? What the interview does not say must not pass."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Literal, NamedTuple

from knowledge import lists
from knowledge.models import Entry
from knowledge.query import Query
from knowledge.search import Hit
from knowledge.words import LEAST

OPEN = 0.5
"""Confidence from which an entry is an answer."""
NEAR, NEAR_COVERED = 0.07, 0.45
"""Confidence, or share of the question said, from which an entry is worth offering to tap."""

DETAIL, EVERYDAY = 4.5, 4.5
"""What a missing detail ("budget", "treaty") counts against a passage whose words all stand in the lexicon, and what a
missing word of every day ("take", "new") counts for it again."""

Wanted = Literal["number", "year", "date", "age"]

_WANTED: dict[Wanted, re.Pattern[str]] = {
    kind: lists.pattern("asking", kind) for kind in ("age", "year", "date", "number")
}
_WHICH_SPEAKER = lists.pattern("asking", "which speaker")
_DOUBTS = (
    # what counts against an entry, for which question, unless the passage has this
    (
        2.3,
        lists.pattern("asking", "when"),
        re.compile(rf"\d|{lists.pattern('asking', 'a time').pattern}", re.IGNORECASE),
    ),
    (1.6, lists.pattern("asking", "where"), None),
    (0.2, lists.pattern("asking", "who"), None),
    (2.5, lists.pattern("asking", "others"), None),
    (1.5, lists.pattern("asking", "besides"), None),
    (2.0, lists.pattern("asking", "future"), lists.pattern("asking", "a future")),
    (4.0, lists.pattern("asking", "stands for"), None),
)
_ASKS_DETAIL = lists.pattern("asking", "a name", "exactly")
ASKED_DETAIL = 0.5
"""What it weighs that a question asks what something is called, or what exactly happened."""
_YEAR = re.compile(r"\b(1[0-9]|20)\d\ds?\b")
_COUNT = re.compile(r"(?<![\d.,])(?!(1[0-9]|20)\d\d(?!\d|[.,]\d))\d")
_AGE = lists.pattern("asking", "an age")
_NUMBER_WORD = lists.pattern("asking", "a number")


@dataclass(frozen=True)
class Verdict:
    """How sure the gate is, 0 to 1, whether it opens, and its reason in one line."""

    confidence: float
    opens: bool
    near: bool
    reason: str


class _Missing(NamedTuple):
    """What of a question a passage does not say: the weight of names, of details, of words of every day."""

    names: float
    details: float
    everyday: float


@lru_cache(maxsize=256)
def wanted(question: str) -> Wanted | None:
    """Which kind of number a question asks for, if any."""
    folded = question.casefold()
    return next((kind for kind, pattern in _WANTED.items() if pattern.search(folded)), None)


def asking_places(query: Query) -> frozenset[int]:
    """The words of a question that only say what kind of answer it asks for: "which years", "who of the experts"."""
    kind = wanted(query.text)
    words = [word.token.word for word in query.words]
    starts = list(accumulate((len(word) + 1 for word in words), initial=0))
    asking = [_WHICH_SPEAKER, *([_WANTED[kind]] if kind else [])]
    spans = [match.span() for pattern in asking for match in pattern.finditer(" ".join(words))]
    return frozenset(
        place for place, start in enumerate(starts[:-1]) if any(first <= start < last for first, last in spans)
    )


def holds(entry: Entry, kind: Wanted) -> bool:
    """Whether a passage has a number of that kind at all."""
    if kind == "year":
        return bool(_YEAR.search(entry.text))
    if kind == "number":
        return bool(_COUNT.search(entry.text) or _NUMBER_WORD.search(entry.text))
    if kind == "age":
        return bool(_COUNT.search(entry.text) and _AGE.search(entry.text))
    return any(c.isdigit() for c in entry.text)


@lru_cache(maxsize=256)
def doubts(question: str) -> tuple[tuple[float, re.Pattern[str] | None], ...]:
    """What a question makes doubtful of an entry: each cost, and by what a passage is free of it, if by anything."""
    folded = question.casefold()
    return tuple((cost, unless) for cost, pattern, unless in _DOUBTS if pattern.search(folded))


def judge(query: Query, hit: Hit, entry: Entry, by_name: bool = False) -> Verdict:
    """Whether an entry answers a question; `by_name` when it is by, or about, the person whom the question asks."""
    left = [(word.weight * (1 - said), word) for word, said in zip(query.words, hit.places, strict=True)]
    most, word = max(left, key=lambda pair: pair[0], default=(0.0, None))
    missing = _Missing(
        names=sum(weight for weight, other in left if other.token.capital and other.token.start > 0),
        details=sum(weight for weight, other in left if other.detail)
        + ASKED_DETAIL * bool(_ASKS_DETAIL.search(query.text)),
        everyday=sum(weight for weight, other in left if other.rarity <= LEAST),
    )
    doubt = sum(cost for cost, unless in doubts(query.text) if unless is None or not unless.search(entry.text))
    confidence = _confidence(hit, missing, by_name, doubt)
    # a passage that lacks only a detail is not the answer, but near it
    near = hit.covered >= NEAR_COVERED or _confidence(hit, missing._replace(details=0.0), by_name, doubt) >= NEAR
    kind = wanted(query.text)
    if kind and not holds(entry, kind):
        return Verdict(confidence, False, near, f"asks for a {kind}, and the passage has none")
    reason = f"{hit.covered:.0%} of the question's weight is said"
    if word is not None and most > 0.1:
        reason += f"; the heaviest word missing is “{word.token.word}”"
    if doubt >= 1:
        reason += "; asks for a time, a place or others, which the passage may not tell"
    return Verdict(confidence, confidence >= OPEN, near, reason)


def _confidence(hit: Hit, missing: _Missing, by_name: bool, doubt: float) -> float:
    """Logistic in what speaks for an entry and what is missing.

    `covered` and `reach` ask how much of the question is said; `matched` lets a long question that is half said pass
    where a short one does not; where not all is said, it helps to be far ahead of the next entry; a missing
    name ("Putin", "Tajikistan") counts most against. As far as a passage's words have their synonyms in a lexicon, a
    detail left over ("budget", "treaty") counts against it, since it would have been among them, and a word of every
    day left over does not.
    """
    left = 1 - hit.covered
    evidence = (
        2.1 * hit.covered
        + 6.7 * hit.reach
        + 1.0 * hit.matched
        + 3.6 * hit.lead * left
        - 5.4 * missing.names / (hit.matched + hit.missed)
        + hit.described * (EVERYDAY * missing.everyday - DETAIL * missing.details - 0.75)
        + 0.6 * by_name * hit.covered**2
        - doubt
        - 5.2
    )
    return 1 / (1 + math.exp(-evidence))

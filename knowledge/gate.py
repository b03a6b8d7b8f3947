"""Is an entry an answer? What the interview does not say must not pass."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from knowledge import weights
from knowledge.demand import Demand, Doubt
from knowledge.index import Index
from knowledge.query import Query, QueryWord
from knowledge.search import Hit


class Evidence(NamedTuple):
    """One thing that speaks for an entry or against it: the name of its weight, and what it adds to the log-odds."""

    weight: str
    log_odds: float


@dataclass(frozen=True)
class Verdict:
    """How sure the gate is, 0 to 1, and on what evidence; whether it opens, or the entry is near; its reason in a
    line. `lacks` is the kind of number that is asked for and the entry does not have."""

    confidence: float
    opens: bool
    near: bool
    evidence: tuple[Evidence, ...]
    missing: QueryWord | None
    doubts: tuple[Doubt, ...]
    lacks: str | None


def judge(query: Query, wanted: Demand, hit: Hit, index: Index, by_name: bool = False) -> Verdict:
    """Whether an entry answers a question that asks for something; `by_name` when it is by, or about, the person whom
    the question asks.

    Logistic in what speaks for the entry and what is missing. How much of the question is said counts (`COVERED`,
    `REACH`); `MATCHED` lets a long question that is half said pass where a short one does not; where not all is said,
    it helps to be far ahead of the next entry; a missing name ("Putin", "Tajikistan") counts most against. As far as a
    passage's words have their synonyms in a lexicon, a detail left over ("budget", "treaty") counts against it, since
    it would have been among them, and a word of every day left over does not.
    """
    tells = index.terms_of(hit.number).tells
    names = details = everyday = most = 0.0
    missing = None
    for place, word in query.telling:
        left = word.weight * (1 - hit.places[place])
        if left > most:
            most, missing = left, word
        names += left * (word.token.capital and word.token.start > 0)
        details += left * word.detail
        everyday += left * (word.rarity <= weights.LEAST)
    details += weights.ASKED_DETAIL * wanted.detail
    doubts = wanted.left(tells)
    against = weights.DETAIL * details * hit.described
    evidence = (
        Evidence("COVERED", weights.COVERED * hit.covered),
        Evidence("REACH", weights.REACH * hit.reach),
        Evidence("MATCHED", weights.MATCHED * hit.matched),
        Evidence("LEAD", weights.LEAD * hit.lead * (1 - hit.covered)),
        Evidence("MISSING_NAME", -weights.MISSING_NAME * names / (hit.matched + hit.missed)),
        Evidence("EVERYDAY", weights.EVERYDAY * everyday * hit.described),
        Evidence("DETAIL", -against),
        Evidence("DESCRIBED", -weights.DESCRIBED * hit.described),
        Evidence("BY_NAME", weights.BY_NAME * by_name * hit.covered**2),
        *(Evidence(doubt.weight, -doubt.cost) for doubt in doubts),
        Evidence("BASE", -weights.BASE),
    )
    log_odds = sum(each.log_odds for each in evidence)
    confidence = _share(log_odds)
    lacks = wanted.number if wanted.number not in tells else None
    # a passage that lacks only a detail is not the answer, but near it
    near = hit.covered >= weights.NEAR_COVERED or _share(log_odds + against) >= weights.NEAR
    return Verdict(
        confidence,
        confidence >= weights.OPEN and not lacks,
        near,
        evidence,
        missing if most > weights.LITTLE else None,
        doubts,
        lacks,
    )


def _share(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))

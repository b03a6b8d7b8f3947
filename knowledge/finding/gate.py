"""Is an entry an answer? What the interview does not say must not pass."""

from __future__ import annotations

import math
from collections.abc import Set
from typing import NamedTuple

from knowledge import weights
from knowledge.finding.coverage import Coverage, WeightyWords
from knowledge.finding.numbers import has_in_short
from knowledge.finding.search import Hit
from knowledge.index.index import Index
from knowledge.question.demand import Demand
from knowledge.question.doubts import TOLD_IN_OTHER_WORDS
from knowledge.question.query import Query, QueryWord

EVIDENCE = (
    "COVERED", "REACH", "MATCHED", "LEAD", "BY_NAME", "SPOKEN", "MISSING_NAME", "DESCRIBED", "DETAIL",
    "EVERYDAY", "DOUBT", "BASE",
)  # fmt: skip
"""The weights of what speaks for an entry or against it, in the order in which the gate adds them up."""

SAME_NUMBER, LOOKED_UP = "same number", "what one looks up"
"""What a passage lacks that has no number of the question's, or says only the name of what is looked up elsewhere."""

_NEVER_NEAR = frozenset(("opinion", "ranked"))
"""What is asked for where no passage that does not answer comes near: which leader is the best, says none of them."""


class Evidence(NamedTuple):
    """One thing that speaks for an entry or against it: the name of its weight, and what it adds to the log-odds."""

    weight: str
    log_odds: float


class Verdict(NamedTuple):
    """How sure the gate is, 0 to 1; whether it opens, or the entry is near. `added` is what each of EVIDENCE adds to
    the log-odds; `unsaid` the heaviest word that the entry does not say; `lacks` what is asked for and the entry does
    not tell, such as a time or SAME_NUMBER: it is then no answer; `certain`: the question is one of its sample
    questions."""

    confidence: float
    opens: bool
    near: bool
    added: tuple[float, ...]
    unsaid: QueryWord | None
    doubts: tuple[str, ...]
    lacks: str | None
    certain: bool = False

    @property
    def evidence(self) -> list[Evidence]:
        """All that speaks for the entry or against it."""
        return [Evidence(name, added) for name, added in zip(EVIDENCE, self.added, strict=True)]


class Gate:
    """Judges the entries found for a question that asks for something; `by_name` where the one asked is he by whom, or
    about whom, the entries are. `carried` are the places of words that come from a question before."""

    def __init__(
        self, query: Query, wanted: Demand, index: Index, by_name: bool = False, carried: frozenset[int] = frozenset()
    ) -> None:
        self.wanted = wanted
        self.index = index
        self.by_name = by_name
        self._words = WeightyWords(query, wanted, index, carried)

    def judge(self, hit: Hit) -> Verdict:
        """Whether an entry answers the question.

        Logistic in what speaks for the entry and what is missing. How much of the question is said counts (`COVERED`,
        `REACH`); `MATCHED` lets a long question that is half said pass where a short one does not; where not all is
        said, it helps to be far ahead of the next entry; what is said of a matter (`SPOKEN`) any entry tells that has
        it, however many others do, unless it has hardly more than a word for it; a missing name ("Putin", "Tajikistan")
        counts against it, which spares false answers on XQuAD and can hardly be told here. As far as a passage's words
        have their synonyms in a lexicon, a detail left over ("budget", "treaty") counts against it, since it would have
        been among them, and a word of every day left over does not; each doubt counts for more; nor may it then leave
        out what somebody is asked to have done ("who won"), nor lack the word itself for the detail of which it is
        asked which it was ("which newspaper").
        """
        wanted = self.wanted
        described, tells = self.index.told(hit.number)
        if not described:
            tells |= TOLD_IN_OTHER_WORDS
        member = self._words.general and "member" in tells  # whatever words say that it is one
        words = self._words.covered_by(hit, "number" in tells)
        words = words._replace(at_large=words.at_large and not member)
        doubts = self._doubts(words, described, tells)
        against = weights.DETAIL * (words.details + weights.ASKED_DETAIL * wanted.detail) * described
        added = (
            weights.COVERED * hit.covered,
            weights.REACH * hit.reach,
            weights.MATCHED * hit.matched,
            weights.LEAD * hit.lead * (1 - hit.covered),
            weights.BY_NAME * self.by_name * hit.covered**2,
            weights.SPOKEN * wanted.spoken * (hit.covered * min(2 * hit.reach, 1.0)) ** 2,
            -weights.MISSING_NAME * words.names / (hit.matched + hit.missed),
            -weights.DESCRIBED * described,
            -against,
            weights.EVERYDAY * words.everyday * described,
            -weights.DOUBT * (1 + described) * wanted.counted(doubts),
            -weights.BASE,
        )
        log_odds = sum(added)
        confidence = _share(log_odds)
        in_other_words = words.at_large and described > 0  # without a lexicon, it may be told in other words
        another_number = words.another_number and (described > 0 or "year" in tells)
        if another_number:
            another_number = not has_in_short(self.index.located(hit.number).entry.text, self._words.large)
        looked_up = self._words.general and (words.unsaid is not None or not member)
        lacks = wanted.lacking(tells) or (SAME_NUMBER if another_number else LOOKED_UP if looked_up else None)
        enough = hit.covered > 0 and (words.matter or wanted.asks or self.by_name)  # "that's the problem" asks nothing
        enough = enough and not wanted.meaning and not looked_up
        opens = enough and log_odds >= 0 and not lacks and not wanted.statement and not in_other_words
        # a passage that lacks only a detail is not the answer, but near it
        near = words.said >= weights.NEAR_COVERED * self._words.weight
        near = near or (words.heaviest and _share(log_odds + against) >= weights.NEAR)
        never = lacks == "age" or not _NEVER_NEAR.isdisjoint(wanted.doubts)
        near = enough and near and not in_other_words and not never
        return Verdict(confidence, opens, near, added, words.unsaid, doubts, lacks)

    def _doubts(self, words: Coverage, described: float, tells: Set[str]) -> tuple[str, ...]:
        """What makes an entry doubtful, as far as its words have others in the lexicon (`described`) and by what it
        `tells`."""
        wanted = self.wanted
        return (
            *wanted.left(tells),
            *(("general",) if words.at_large else ()),
            *(("which",) if words.lacks_which and described > 0 else ()),
            *(("questions",) if "questions" in tells and not wanted.questions else ()),
            *(("who",) if wanted.deed and (words.unsaid_known or (words.unsaid_deed and described > 0)) else ()),
        )


def certain(verdict: Verdict) -> Verdict:
    """The verdict on an entry that has the question as one of its sample questions."""
    return verdict._replace(confidence=1.0, opens=True, near=True, doubts=(), certain=True)


def _share(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))

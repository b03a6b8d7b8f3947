"""Is an entry an answer? What the interview does not say must not pass."""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Set
from typing import NamedTuple

from knowledge import weights
from knowledge.finding.numbers import has_in_short, is_count, is_large, lists_as_many
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


class _Asked(NamedTuple):
    """A word of a question that weighs something: at which place; whether it is a number of some size, or any; whether
    no other weighs more; how many of what follows it says that there are, if it does; whether it may be a name, or a
    deed, and whether it is the deed beside "who"; the interviews whose lexicons know it; whether it asks what one knows
    of it at large, or which one a thing is."""

    place: int
    word: QueryWord
    weight: float
    large_number: bool
    number: bool
    heaviest: bool
    counts: bool
    name: bool
    deed: bool
    asked_deed: bool
    known_to: frozenset[str]
    general: bool
    which: bool


class _Words(NamedTuple):
    """What an entry says of the words of a question: the weight of those said, numbers left out; whether the heaviest
    is among them, and any that is no light one; the heaviest that it does not say; the weight of the names, details and
    words of every day that are missing; whether it has only other words for what one knows at large; whether it lacks
    the word itself for that of which it is asked which one it is; whether a deed is missing, or a word that the lexicon
    knows; whether it has another number than the question."""

    said: float
    heaviest: bool
    matter: bool
    unsaid: QueryWord | None
    names: float
    details: float
    everyday: float
    at_large: bool
    lacks_which: bool
    unsaid_deed: bool
    unsaid_known: bool
    another_number: bool


class Gate:
    """Judges the entries found for a question that asks for something; `by_name` where the one asked is he by whom, or
    about whom, the entries are. `carried` are the places of words that come from a question before, beside which this
    one says a matter of its own: an entry that says any of them need say neither a detail nor a deed among them. What
    the question is, is found once for all of them."""

    def __init__(
        self, query: Query, wanted: Demand, index: Index, by_name: bool = False, carried: frozenset[int] = frozenset()
    ) -> None:
        self.wanted = wanted
        self.index = index
        self.by_name = by_name
        heavy = max((word.weight for _, word in query.weighty if not word.token.word.isdigit()), default=0.0)
        self._words = [
            _Asked(
                place,
                word,
                word.weight,
                is_large(word.token, query.text),
                word.token.word.isdigit(),
                word.weight >= heavy,
                is_count(query, place),
                word.token.capital and word.token.start > 0,
                word.weight < 1 and not word.token.capital,
                place in wanted.deeds,
                _lexicons_with(query, place) if wanted.deed else frozenset(),
                place in wanted.general,
                place in wanted.which - wanted.places,
            )
            for place, word in query.weighty
        ]
        self._carried = carried
        self._firsts = [index.bounds(interview.slug)[0] for interview in index.interviews] if wanted.deed else []
        self._weight = sum(word.weight for word in self._words if not word.number)
        self._nothing_else = bool(wanted.general) and all(word.general for word in self._words)

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
        member = self._nothing_else and "member" in tells  # whatever words say that it is one
        words = self._words_of(hit, "number" in tells)
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
            large = [one.word for one in self._words if one.large_number]
            another_number = not has_in_short(self.index.located(hit.number).entry.text, large)
        looked_up = self._nothing_else and (words.unsaid is not None or not member)
        lacks = wanted.lacking(tells) or (SAME_NUMBER if another_number else LOOKED_UP if looked_up else None)
        enough = hit.covered > 0 and (words.matter or wanted.asks or self.by_name)  # "that's the problem" asks nothing
        enough = enough and not wanted.meaning and not looked_up
        opens = enough and log_odds >= 0 and not lacks and not wanted.statement and not in_other_words
        # a passage that lacks only a detail is not the answer, but near it
        near = words.said >= weights.NEAR_COVERED * self._weight
        near = near or (words.heaviest and _share(log_odds + against) >= weights.NEAR)
        near = enough and near and not in_other_words and _NEVER_NEAR.isdisjoint(wanted.doubts)
        return Verdict(confidence, opens, near, added, words.unsaid, doubts, lacks)

    def _words_of(self, hit: Hit, numbered: bool) -> _Words:
        """What an entry says of the words of the question, and what it leaves out; `numbered`: it tells a number, which
        may be written in words."""
        lexicon = self._lexicon_of(hit.number) if self.wanted.deed else ""
        on_theme = bool(self._carried) and any(hit.places[place] for place in self._carried)
        names = details = everyday = most = said = 0.0
        unsaid = None
        matter = lacks_which = said_number = unsaid_number = at_large = heaviest = unsaid_deed = unsaid_known = False
        for one in self._words:
            place, word, weight = one.place, one.word, one.weight
            share = hit.places[place]
            left = weight * (1 - share)
            if share:
                matter |= weight > weights.LIGHT or place in self._carried
                said_number |= one.large_number
                if not one.number:  # many a passage has the year that is asked about
                    said += weight - left
                    heaviest |= one.heaviest
            if one.which and (share or not one.asked_deed):
                lacks_which |= not has_itself(hit.number, word, self.index)
            if one.general:
                at_large |= not has_itself(hit.number, word, self.index)
            if not left:
                continue
            if one.counts and not share and not numbered and any(hit.places[place + 1 : place + 2]):
                # "12 countries", where countries are told, but not so many listed
                unsaid_number |= not lists_as_many(self.index.located(hit.number).entry.text, word)
            unsaid_number |= one.large_number and not share
            if left > most and not share:
                most, unsaid = left, word
            if one.name:
                names += left
            if not (on_theme and place in self._carried):
                if word.detail:
                    details += left
                unsaid_deed |= one.deed and (left > weights.LEAST or (one.asked_deed and not share))
                unsaid_known |= lexicon in one.known_to and not share and not word.everyday
            if word.everyday:
                everyday += left
        another_number = unsaid_number and not said_number
        return _Words(
            said,
            heaviest,
            matter,
            unsaid,
            names,
            details,
            everyday,
            at_large,
            lacks_which,
            unsaid_deed,
            unsaid_known,
            another_number,
        )

    def _lexicon_of(self, number: int) -> str:
        """The number of the interview that an entry stands in, as the terms of its lexicon have it."""
        return str(bisect(self._firsts, number) - 1)

    def _doubts(self, words: _Words, described: float, tells: Set[str]) -> tuple[str, ...]:
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


def _lexicons_with(query: Query, place: int) -> frozenset[str]:
    """The numbers of the interviews whose lexicons have a word of a question."""
    rows = (a.term[1:] for a in query.alternatives if a.start <= place < a.end and a.term.startswith("#"))
    return frozenset(row.partition(":")[0] for row in rows)


def has_itself(number: int, word: QueryWord, index: Index) -> bool:
    """Whether an entry has a word itself, in any of its forms, and not only another that stands for it."""
    return index.has_any(word.keys, number)


def _share(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))

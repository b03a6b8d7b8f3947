"""How much of a question an entry says, word by word, and what it leaves out."""

from __future__ import annotations

from bisect import bisect
from typing import NamedTuple

from knowledge import weights
from knowledge.finding.numbers import is_count, is_large, lists_as_many
from knowledge.finding.search import Hit
from knowledge.index.index import Index
from knowledge.question.demand import Demand
from knowledge.question.query import Query, QueryWord


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


class Coverage(NamedTuple):
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


class WeightyWords:
    """The words of a question that weigh something, found once for all entries. `carried` are the places of words that
    come from a question before, beside which this one says a matter of its own: an entry that says any of them need say
    neither a detail nor a deed among them. `weight` is what all weigh but numbers; `general`: they only ask what one
    knows at large; `large` are the large numbers among them."""

    def __init__(self, query: Query, wanted: Demand, index: Index, carried: frozenset[int]) -> None:
        self.index = index
        self._by_deed = wanted.deed
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
        self.weight = sum(word.weight for word in self._words if not word.number)
        self.general = bool(wanted.general) and all(word.general for word in self._words)
        self.large = [one.word for one in self._words if one.large_number]

    def covered_by(self, hit: Hit, numbered: bool) -> Coverage:
        """What an entry says of the words of the question, and what it leaves out; `numbered`: it tells a number, which
        may be written in words."""
        lexicon = self._lexicon_of(hit.number) if self._by_deed else ""
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
        return Coverage(
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


def has_itself(number: int, word: QueryWord, index: Index) -> bool:
    """Whether an entry has a word itself, in any of its forms, and not only another that stands for it."""
    return index.has_any(word.keys, number)


def _lexicons_with(query: Query, place: int) -> frozenset[str]:
    """The numbers of the interviews whose lexicons have a word of a question."""
    rows = (a.term[1:] for a in query.alternatives if a.start <= place < a.end and a.term.startswith("#"))
    return frozenset(row.partition(":")[0] for row in rows)

"""One question, whatever parts it may have: its words, whom it asks, what it asks for, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass, replace

from knowledge.index.index import Index
from knowledge.question.demand import Demand, find_demand
from knowledge.question.parting import PartSpan
from knowledge.question.query import Query, QueryWord
from knowledge.question.weightless import (
    asks_only_a_stance,
    kind_of_place,
    lead_in,
    of_agreement,
    only_lands,
    what_happened,
)
from knowledge.question.whom import Whom, find_whom


@dataclass(frozen=True)
class Reading:
    """A question, taken apart. `matter` is it without the words that only say whom and what kind of answer is asked;
    `parts` are the questions that it asks, if it asks several. A part has people only if each asks somebody else, who
    may be a stranger to the base (`of_stranger`), or it is asked who did something to others than those whom the whole
    asks. Where the parts ask the same but for some words, these stand at `differs_at`: the one of several matters that
    it is about ("of water and wolves"), the one of two people whom it asks, or all of its words, if the parts only ask
    several things of one matter (`of_one_matter`). Where a question is completed with a theme of the questions before,
    the matter has the words of that theme behind its own."""

    query: Query
    whom: Whom
    demand: Demand
    matter: Query
    parts: tuple[Reading, ...] = ()
    differs_at: PartSpan | None = None
    of_stranger: bool = False
    of_one_matter: bool = False

    @property
    def typed(self) -> str:
        """It as it was typed; of parts that ask the same but for some words, these."""
        words = self.query.words[slice(*self.differs_at)] if self.differs_at else self.query.words
        return self.query.text[words[0].token.start : words[-1].token.end] if words else ""

    @property
    def completed(self) -> bool:
        """Whether words of a theme stand behind its own."""
        return len(self.matter.words) > len(self.query.words)

    @property
    def own(self) -> list[tuple[int, QueryWord]]:
        """The words of the matter that weigh something and stand in the question itself, with their places."""
        return [(place, word) for place, word in self.matter.weighty if place < len(self.query.words)]

    @property
    def carried(self) -> list[tuple[int, QueryWord]]:
        """The words of the matter that weigh something and come from a theme, with their places."""
        return [(place, word) for place, word in self.matter.weighty if place >= len(self.query.words)]


def read_single(query: Query, index: Index) -> Reading:
    """A question as one, whatever parts it may have."""
    whom, wanted = find_whom(query, index), find_demand(query)
    if whom.people:  # what somebody means by a word, he may say
        wanted = replace(wanted, meaning=False)
        if whom.called:  # "Anna, what do you think of it?"
            wanted = replace(wanted, doubts=tuple(doubt for doubt in wanted.doubts if doubt != "opinion"))
    if places := only_lands(query):
        kind = kind_of_place(query)
        wanted = replace(wanted, general=places - kind, places=wanted.places | kind)
    around = query.places("opener", "closer", "meant")  # "please", "I meant" say nothing beside what is asked
    around |= query.places("reason") - query.places("asks")  # "what reasons are there for it" asks why
    happened = what_happened(query, around)
    wanted = replace(wanted, happened=bool(happened) and not wanted.reason)
    around |= lead_in(query, index) | happened | of_agreement(query, whom)
    if asks_only_a_stance(query):
        around = query.places("who opposes")
    elif not any(query.without(around).weights):
        around = frozenset()
    return Reading(query, whom, wanted, query.without(whom.places | wanted.places | around))

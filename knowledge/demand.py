"""What kind of thing a question asks for: a number, a time, a place, others, a name; found once, by its words."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Literal, get_args

from knowledge import weights
from knowledge.query import Query

Number = Literal["age", "year", "date", "number"]


@dataclass(frozen=True)
class Doubt:
    """What makes an answer doubtful: the heading of the rules that find it in a question, the name of its weight (in
    log-odds), and what a passage must tell to be free of it, if anything frees it."""

    heading: str
    weight: str
    unless: str | None = None

    @property
    def cost(self) -> float:
        return float(getattr(weights, self.weight))


DOUBTS = (
    Doubt("when", "DOUBT_WHEN", unless="time"),
    Doubt("where", "DOUBT_WHERE"),
    Doubt("who", "DOUBT_WHO"),
    Doubt("others", "DOUBT_OTHERS"),
    Doubt("besides", "DOUBT_BESIDES"),
    Doubt("future", "DOUBT_FUTURE", unless="future"),
    Doubt("stands for", "DOUBT_STANDS_FOR"),
)


@dataclass(frozen=True)
class Demand:
    """What a question asks for. `number`: the kind of number, if any; `doubts`: what makes an answer doubtful;
    `detail`: it asks what something is called, or what exactly happened; `places`: the words that only say what kind
    of answer is asked for ("which years", "who of the experts")."""

    number: Number | None = None
    doubts: tuple[Doubt, ...] = ()
    detail: bool = False
    places: frozenset[int] = frozenset()

    def left(self, tells: Set[str]) -> tuple[Doubt, ...]:
        """The doubts that a passage that tells this does not take away."""
        return tuple(doubt for doubt in self.doubts if doubt.unless not in tells)


def demand(query: Query) -> Demand:
    """What a question asks for."""
    marks = query.marks
    number = next((kind for kind in get_args(Number) if kind in marks), None)
    return Demand(
        number,
        tuple(doubt for doubt in DOUBTS if doubt.heading in marks),
        "a name" in marks or "exactly" in marks,
        query.places("which speaker", *([number] if number else [])),
    )

"""What makes an answer doubtful: one row for each thing that a question may ask for, by the heading of the rules that
find it. Where the place of a word decides as well ("where" it is said), `demand` looks at that."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple


class Doubt(NamedTuple):
    """What a question asks for, and what a passage must tell to answer it without a doubt."""

    need: str | None = None
    """What a passage must tell; None where nothing that it tells frees it."""
    fatal: bool = False
    """Whether a passage without that is no answer, whatever else it says, rather than a doubtful one."""
    instead: tuple[str, ...] = ()
    """What else frees a passage of the doubt."""
    unless: tuple[str, ...] = ()
    """Headings of rules beside whose findings this is not asked for."""
    beside: tuple[str, ...] = ()
    """Headings of rules one of which must find something as well: "*who* takes part"."""
    told_by_reason: bool = False
    """Where it is also asked why, a passage that tells a reason may tell it without that: why something is not so,
    without a "not"; so may any of an interview without a lexicon."""
    in_other_words: bool = False
    """Without a lexicon, a passage may tell it in words that are not known."""
    of_passage: bool = False
    """Only the passage raises it: it lacks the words themselves of what one knows at large, the deed of which it is
    asked who did it, or the thing of which it is asked which it was; or it asks several questions."""


_ASKING_MORE = ("who", "what", "which", "others", "reason", "when", "where", "number")
"""The headings beside whose findings it is not only asked whether something is so."""

DOUBTS = {
    "when": Doubt("time", fatal=True, instead=("event",)),
    "where": Doubt("place"),
    "others": Doubt(),
    "besides": Doubt("more"),
    "future": Doubt("future"),
    "presence": Doubt(),
    "agreement": Doubt(),
    "negated": Doubt("negation", fatal=True, told_by_reason=True),
    "past cause": Doubt("cause", fatal=True, instead=("reason", "purpose"), unless=("negated", "opposed")),
    "past purpose": Doubt("purpose", fatal=True, unless=("negated",)),
    "wished for": Doubt("purpose", fatal=True, unless=("negated", "opposed")),
    "outcome": Doubt("outcome", fatal=True),
    "fate": Doubt("future", fatal=True),
    "opposed": Doubt("opposition", fatal=True, instead=("negation", "reason", "purpose")),
    "who opposes": Doubt("opponent", fatal=True, instead=("opposition",)),
    "downside": Doubt("downside", fatal=True, instead=("opposition", "negation")),
    "who supports": Doubt("support", fatal=True),
    "who backs": Doubt("backing", fatal=True),
    "taking part": Doubt("participant", fatal=True, beside=("who", "which")),
    "compared": Doubt("comparison", fatal=True, unless=("reason",), in_other_words=True),
    "ranked": Doubt("ranking", fatal=True),
    "hindrance": Doubt("hindrance", fatal=True, unless=("negated",)),
    "who meddles": Doubt("meddling", fatal=True, unless=("negated",)),
    "brings together": Doubt("cohesion", fatal=True),
    "benefit": Doubt("benefit", fatal=True, instead=("outcome",)),
    "whose idea": Doubt("support", fatal=True),
    "grows": Doubt("growth", fatal=True),
    "succeeded": Doubt("outcome", fatal=True, unless=_ASKING_MORE),
    "there now": Doubt("present", fatal=True, instead=("since",), unless=_ASKING_MORE),
    "lacking": Doubt("lack", fatal=True),
    "what for": Doubt("purpose", fatal=True, instead=("benefit",)),
    "since when": Doubt("since", fatal=True),
    "founded on": Doubt("foundation", fatal=True),
    "real": Doubt("reality", fatal=True),
    "example": Doubt("example", fatal=True),
    "of all": Doubt("all", fatal=True),
    "which of them": Doubt("names", fatal=True),
    "which lands": Doubt("lands", fatal=True),
    "still so": Doubt("present", fatal=True, instead=("since",)),
    "what to do": Doubt("support", fatal=True),
    "opinion": Doubt(),
    "general": Doubt(of_passage=True),
    "who": Doubt(of_passage=True),
    "which": Doubt(of_passage=True),
    "questions": Doubt(of_passage=True),
}
"""The doubts by the headings of the rules that find them in a question."""
_IN_OTHER_WORDS = "in other words"
TELLING_WHY_NOT = frozenset(("reason", _IN_OTHER_WORDS))
"""What a passage tells that may tell why something is not so."""
TOLD_IN_OTHER_WORDS = frozenset(
    (*(doubt.need for doubt in DOUBTS.values() if doubt.need and doubt.in_other_words), _IN_OTHER_WORDS)
)
"""What a passage of an interview without a lexicon may tell in words that are not known."""


def raised_by(headings: Set[str]) -> Iterator[str]:
    """Those of the doubts that a question raises in which rules under these headings find something."""
    for heading, doubt in DOUBTS.items():
        asked = heading in headings and not doubt.of_passage and headings.isdisjoint(doubt.unless)
        if asked and not (doubt.beside and headings.isdisjoint(doubt.beside)):
            yield heading


def is_free_of(heading: str, tells: Set[str]) -> bool:
    """Whether a passage that tells this is free of a doubt."""
    doubt = DOUBTS[heading]
    return doubt.need in tells or not tells.isdisjoint(doubt.instead)

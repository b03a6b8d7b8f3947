"""What was talked of before, and the questions that lean on it: "and Sirojov?", "why?", "what about water?"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge import lists
from knowledge.asked import asked
from knowledge.index import Index
from knowledge.query import Query, parse

_OPENER = rf"(?:{lists.pattern('followup', 'openers').pattern} )?"
_WHY, _WHO_SAID, _MORE = (
    re.compile(rf"{_OPENER}{lists.pattern('followup', heading).pattern}") for heading in ("why", "who said it", "more")
)
_ABOUT = re.compile(
    rf"^{lists.pattern('followup', 'what about').pattern} |{lists.pattern('followup', 'what about, last').pattern}$"
)
LONGEST_TURN = 3
"""Words of content in a follow-up; a longer question stands on its own."""
LONGEST_NAMING = 8
"""Words of a follow-up that only names another person: "and what did Sirojov say?"."""


@dataclass(frozen=True)
class Context:
    """What a question may lean on. `language` is the one to fall back on; `interview` the slug of the one chosen.

    `question` was answered last, by `entries` (interview slug, entry id), in words of `speaker` (interview slug,
    person id) if one was asked.
    """

    language: str = "en"
    interview: str | None = None
    question: str | None = None
    entries: tuple[tuple[str, str], ...] = ()
    speaker: tuple[str, str] | None = None


@dataclass(frozen=True)
class Turn:
    """A question with what it leans on put in: its full text, whose words are still wished for, what was shown.

    `repeat`: the passage last shown is asked for again; `more`: nothing but what was not shown yet is.
    """

    text: str
    speaker: tuple[str, str] | None = None
    shown: tuple[tuple[str, str], ...] = ()
    repeat: bool = False
    more: bool = False


def resolve(query: Query, context: Context, index: Index) -> Turn:
    """A question with what it leans on put in; one that leans on nothing comes back as it is."""
    text = query.text
    folded = " ".join(word.token.word for word in query.words)
    if context.question is None or not folded:
        return Turn(text)
    if _WHO_SAID.fullmatch(folded) and context.entries:
        return Turn(text, repeat=True)
    if _MORE.fullmatch(folded) or _WHY.fullmatch(folded):
        return Turn(context.question, context.speaker, context.entries, more=bool(_MORE.fullmatch(folded)))
    named = {mention.place for mention in query.mentions}
    content = [place for place, weight in enumerate(query.weights) if weight > 0 and place not in named]
    only_names = any(mention.strong for mention in query.mentions) and not content
    if only_names and len(query.words) <= LONGEST_NAMING and not _asks_about_another(query, index):
        names = " ".join(query.words[place].token.word for place in sorted(named))
        return Turn(f"{names}: {_topic(context.question, index, context.language)}")
    if content and len(content) <= LONGEST_TURN and not named and _ABOUT.search(folded):
        return Turn(text, context.speaker)
    return Turn(text)


def _asks_about_another(query: Query, index: Index) -> bool:
    """Whether somebody is asked about somebody else, and so about no topic talked of before."""
    who = asked(query, index)
    return bool(who.people and who.others)


def _topic(question: str, index: Index, language: str) -> str:
    """The words of a question that say what it is about, without those that say whom it asks."""
    query = parse(question, index, language)
    places = asked(query, index).places
    return " ".join(w.token.word for place, w in enumerate(query.words) if w.weight > 0 and place not in places)

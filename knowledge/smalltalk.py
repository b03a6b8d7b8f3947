"""Greetings, thanks, insults and "are you a robot": what is said to the bot and asks nothing of the interview."""

from __future__ import annotations

import re
from typing import Literal, cast

from knowledge import lists

Kind = Literal["greeting", "wellbeing", "thanks", "farewell", "robot", "insult", "praise"]

_FILLERS = frozenset(lists.words("fillers"))
_ASKS = lists.pattern("imperatives", "asks")
_EXPRESSIONS: list[tuple[Kind, re.Pattern[str]]] = [
    (
        cast(Kind, kind),
        re.compile(rf"(?<![\w'])(?:{'|'.join(sorted(map(re.escape, phrases), key=len, reverse=True))})(?![\w'])"),
    )
    for kind, phrases in lists.sections("smalltalk").items()
]


def smalltalk(words: str) -> tuple[Kind | None, str]:
    """What kind of small talk a message holds, and what remains of it without that.

    `words` are the message's folded words with single blanks between them. The remainder is empty when nothing but
    small talk and its fillers was said.
    """
    kind: Kind | None = None
    rest = words
    for candidate, expression in _EXPRESSIONS:
        stripped = expression.sub(" ", rest)
        if stripped != rest:
            kind = kind or candidate
            rest = stripped
    if kind is None:
        return None, words
    remaining = rest.split()
    if all(word in _FILLERS for word in remaining):
        return kind, ""
    return kind, " ".join(remaining)


def asks(words: str) -> bool:
    """Whether words ask or command something, by their small words alone."""
    return bool(_ASKS.search(words))

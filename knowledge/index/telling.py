"""What a passage tells of what questions ask for: some kind of number, a time, the future; found when it is indexed."""

from __future__ import annotations

import re

from knowledge.language.patterns import Marks

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\b(1[0-9]|20)\d\ds?\b")
_INSIDE = re.compile(r"[^\W_][,;:]? ([^\W\d_])")
"""The first letter of a word inside a sentence."""
_COUNT = re.compile(r"(?<![\d.,])(?!(1[0-9]|20)\d\d(?!\d|[.,]\d))\d")


def telling(text: str, marks: Marks) -> frozenset[str]:
    """Which of "age", "year", "date", "number", "time", "future", "negation" and "name" a passage tells; `marks` are
    what the rules of its language find in it."""
    digit = bool(_DIGIT.search(text))
    count = digit and bool(_COUNT.search(text))
    told = {
        "date": digit,
        "year": digit and bool(_YEAR.search(text)),
        "number": count or "tells a number" in marks,
        "age": count and "tells an age" in marks,
        "time": digit or "tells a time" in marks,
        "future": "tells the future" in marks,
        "negation": "tells a negation" in marks,
        "name": any(match[1].isupper() for match in _INSIDE.finditer(text)),
    }
    return frozenset(kind for kind, is_told in told.items() if is_told)

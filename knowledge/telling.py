"""What a passage tells of what questions ask for: some kind of number, a time, the future; found when it is indexed."""

from __future__ import annotations

import re

from knowledge.language.patterns import Marks

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\b(1[0-9]|20)\d\ds?\b")
_COUNT = re.compile(r"(?<![\d.,])(?!(1[0-9]|20)\d\d(?!\d|[.,]\d))\d")


def telling(text: str, marks: Marks) -> frozenset[str]:
    """Which of "age", "year", "date", "number", "time" and "future" a passage tells; `marks` are what the rules of its
    language find in it."""
    digit = bool(_DIGIT.search(text))
    count = digit and bool(_COUNT.search(text))
    told = {
        "date": digit,
        "year": digit and bool(_YEAR.search(text)),
        "number": count or "tells a number" in marks,
        "age": count and "tells an age" in marks,
        "time": digit or "tells a time" in marks,
        "future": "tells the future" in marks,
    }
    return frozenset(kind for kind, is_told in told.items() if is_told)

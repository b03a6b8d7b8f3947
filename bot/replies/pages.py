"""Long texts in parts: cut where a sentence ends, measured as Telegram measures."""

from __future__ import annotations

import re

PAGE = 3_500
"""UTF-16 units of a passage that one message shows."""
MESSAGE = 4_096
"""UTF-16 units that a message may have."""

_SENTENCE_END = re.compile(r"[.!?…]+[\"”’»)\]]*\s+|\n+")
_BLANK = re.compile(r"\s+")


def units(text: str) -> int:
    """The length of a text in UTF-16 units, which is how Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def pages(text: str, limit: int = PAGE) -> list[str]:
    """The text in parts of at most `limit` units, together the whole of it but for blanks between them.

    A part ends where a sentence does; within a longer sentence, between two words; within a longer word, anywhere.
    """
    parts = []
    rest = text.strip()
    while units(rest) > limit:
        end = _end(rest, limit)
        parts.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*parts, rest]


def shortened(text: str, limit: int) -> str:
    """The text in one line of at most `limit` characters, cut between two words, an ellipsis for what is left out."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[:limit]
    head, _, _ = cut.rpartition(" ")
    return f"{(head if len(head) > limit // 2 else cut[:-1]).rstrip(' ,;:—–-')}…"


def _end(text: str, limit: int) -> int:
    most = _characters(text, limit)
    for pattern in (_SENTENCE_END, _BLANK):
        ends = [match.end() for match in pattern.finditer(text[: most + 1]) if match.start() <= most]
        # A part of a few words only would look torn off.
        fit = [end for end in ends if len(text[:end].rstrip()) <= most and end > most // 4]
        if fit:
            return fit[-1]
    return most


def _characters(text: str, limit: int) -> int:
    """How many characters of a text make up at most that many units."""
    count = 0
    for place, character in enumerate(text):
        count += 1 + (character > "\uffff")
        if count > limit:
            return place
    return len(text)

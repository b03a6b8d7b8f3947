"""How much of a text one message holds: long ones in parts, cut where a sentence ends, and what fits of the article
around a passage; measured as Telegram measures."""

from __future__ import annotations

import re

PAGE = 3_500
"""UTF-16 units of a passage that one message shows."""
MESSAGE = 4_096
"""UTF-16 units that a message may have."""

_SENTENCE_END = re.compile(r"[.!?…]+[\"”’»)\]]*\s+|\n+")
_SENTENCE_START = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+(?=\S)")
_BLANK = re.compile(r"\s+")
_CUT = "…"


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


def around(source: str, start: int, end: int, room: int = PAGE) -> tuple[str, str, str]:
    """The text before, of and after characters `start` to `end` of a source: their paragraph.

    A paragraph that holds nothing else comes with its neighbours. Of one over `room` units, only as many sentences as
    fit are there, and a mark where some are left out.
    """
    first, last = _paragraph(source, start, end)
    if not any(map(str.isalnum, source[first:start] + source[end:last])):
        first, _ = _paragraph(source, *[len(source[:first].rstrip())] * 2)
        _, last = _paragraph(source, *[len(source) - len(source[last:].lstrip())] * 2)
    before, after = source[first:start].lstrip(), source[end:last].rstrip()
    free = max(room - units(source[start:end]), 0)
    tail = _fitting_head(after, max(free // 2, free - units(before)))
    return _fitting_tail(before, free - units(tail)), source[start:end], tail


def _paragraph(source: str, start: int, end: int) -> tuple[int, int]:
    last = source.find("\n", end)
    return source.rfind("\n", 0, start) + 1, len(source) if last < 0 else last


def _fitting_head(text: str, room: int) -> str:
    if units(text) <= room:
        return text
    space = text[: len(text) - len(text.lstrip())]
    head = pages(text, room - 4)[0] if room > 40 else ""
    return f"{space}{head} {_CUT}"


def _fitting_tail(text: str, room: int) -> str:
    if units(text) <= room:
        return text
    kept = text[-room + 4 :] if room > 40 else ""
    start = _SENTENCE_START.search(kept) or re.search(r"\s+", kept)
    return f"{_CUT} {kept[start.end() :] if start else ''}"

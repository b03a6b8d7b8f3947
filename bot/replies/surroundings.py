"""The article's text around a passage."""

from __future__ import annotations

import re

from bot.replies.pages import PAGE, pages, units

_SENTENCE_START = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+(?=\S)")
CUT = "…"


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
    return f"{space}{head} {CUT}"


def _fitting_tail(text: str, room: int) -> str:
    if units(text) <= room:
        return text
    kept = text[-room + 4 :] if room > 40 else ""
    start = _SENTENCE_START.search(kept) or re.search(r"\s+", kept)
    return f"{CUT} {kept[start.end() :] if start else ''}"

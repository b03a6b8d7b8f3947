"""The name of an entry in links and in inline queries: `<interview>--<entry>`."""

from __future__ import annotations

from knowledge import FullId, Index

_BETWEEN = "--"


def link_id(entry: FullId) -> str:
    """At most 62 characters of those that a deep link may have."""
    return _BETWEEN.join(entry)


def names_entry(text: str) -> bool:
    """Whether a text has the form of an entry's name, be there such an entry or not."""
    return _BETWEEN in text


def linked(index: Index, text: str) -> FullId | None:
    """The entry that a text names in full, or None if there is no such entry."""
    parts = text.strip().split(_BETWEEN)
    for cut in range(1, len(parts)):  # slugs and ids may hold two hyphens themselves
        entry = _BETWEEN.join(parts[:cut]), _BETWEEN.join(parts[cut:])
        if index.find(*entry) is not None:
            return entry
    return None

"""Texts typed on the keyboard of another language: "ghbdtn" where "привет" was meant, "цруку" where "where" was."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from knowledge.language.pack import packs

KEYS = "`-=qwertyuiop[]asdfghjkl;'zxcvbnm,./~_+QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?&"
"""What the keys on which layouts differ give in the usual Latin layout: alone, and with Shift. A pack's KEYBOARD has
what they give in its own, in the same order."""


def retyped(text: str) -> Iterator[str]:
    """What a text would be had the keyboard been set to another language, where it would be another text."""
    yield from (meant for table in _tables() if (meant := text.translate(table)) != text)


@cache
def _tables() -> tuple[dict[int, int], ...]:
    """What each key gives in place of what it gave: the Latin layout's to every other one's, and back."""
    layouts = [each.keyboard for each in packs().values() if each.keyboard]
    return tuple(str.maketrans(*pair) for layout in layouts for pair in ((KEYS, layout), (layout, KEYS)))

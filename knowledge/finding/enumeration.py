"""How many names a passage lists: three are "Berg, Dahl and Stone"."""

from __future__ import annotations

import re

_NAME = r"[^\W\d_a-zа-яёўқғҳ][\w’‘'ʻ-]*"
"""A word that begins with a capital."""
_NEXT = r"(?:,? [a-zа-яёўқғҳ]{1,4} |, )"
"""What joins a name to the next: a comma, a small word such as "and", or both."""
_LIST = re.compile(rf"{_NAME}(?:{_NEXT}{_NAME})+")
_EACH = re.compile(_NAME)


def names_listed(text: str) -> frozenset[int]:
    """The numbers of names that stand in lists of a text."""
    return frozenset(len(_EACH.findall(names)) for names in _LIST.findall(text))

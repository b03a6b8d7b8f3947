"""Uzbek words in Latin letters, in Cyrillic ones."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

_LETTERS = re.compile(r"[A-Za-z](?:[A-Za-z]|[ʻʼ‘’'`](?=[A-Za-z])|(?<=[OoGg])[ʻ‘])*")
_FOREIGN = re.compile("[cw](?!h)", re.IGNORECASE)
"""A letter that Uzbek has not."""
_SOFT_SIGN = re.compile("ь(?=[ие])")
"""The library leaves it before an ending: "модельи" for "модели"."""
_ONE_APOSTROPHE = str.maketrans({"ʻ": "‘", "ʼ": "’", "`": "'"})


def cyrillic(word: str) -> str:
    """A word with whatever apostrophes, in Cyrillic letters; one at its end stays, unless it is that of oʻ or gʻ. A
    foreign word, such as "UTC", stays as it is."""
    return _LETTERS.sub(lambda match: _transliterated(match.group().translate(_ONE_APOSTROPHE)), word)


@lru_cache(maxsize=20_000)
def _transliterated(word: str) -> str:
    if _FOREIGN.search(word):
        return word
    written = _SOFT_SIGN.sub("", str(_transliterator().transliterate(word, from_="lat", to="cyr")))
    if len(word) == 1 and not written:  # the library loses words of one letter, such as "u": "he, she, it"
        written = str(_transliterator().transliterate(2 * word, from_="lat", to="cyr"))[:1]
    return written


@cache
def _transliterator() -> Any:
    from UzTransliterator import UzTransliterator  # noqa: PLC0415 - only who writes in Cyrillic letters needs it

    return UzTransliterator()

"""Addresses of web pages and of mail: they are no words of a question."""

from __future__ import annotations

import re

_NAME = r"[a-z0-9](?:[\w-]*[a-z0-9])?"
_HOST = rf"(?:{_NAME}\.)+[a-z]{{2,24}}"
_ADDRESS = re.compile(
    rf"""
    (?<![\w@.])
    (?: [a-z][a-z0-9+.-]*://\S+            # with its scheme
      | www\.\S+
      | (?:mailto:)?[\w.+-]+@{_HOST}       # of mail
      | {_HOST}(?::\d+)?(?:/\S*|\?\w+=\S*)   # with a path, or what is asked of it
      | (?:{_NAME}\.)+(?:com|edu|gov|info|int|net|org)\b(?!['-]?\w)
    )
    (?<![.,;:!?…)\]}}>»”"'])               # the sentence's own signs after it are none of it
    """,
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)


def without_addresses(text: str) -> str:
    """A text with blanks in place of the addresses of web pages and of mail, so that all else stands where it stood."""
    if "." not in text and "://" not in text:
        return text
    return _ADDRESS.sub(lambda match: " " * len(match.group()), text)

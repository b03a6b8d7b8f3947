"""Lists of words that belong to a language, not to an interview: one file each, `#` begins a comment."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


def lines(name: str) -> list[str]:
    """The lines of a list, without comments and blank ones."""
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def words(name: str) -> list[str]:
    """The words of a list, wherever its lines break."""
    return [word for line in lines(name) for word in line.split()]


@cache
def sections(name: str) -> dict[str, list[str]]:
    """The lines of a list under their `[headings]`."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in lines(name):
        if line.startswith("["):
            heading = line.strip("[]")
        else:
            found.setdefault(heading, []).append(line)
    return found


def pattern(name: str, *headings: str) -> re.Pattern[str]:
    """The regular expressions under these headings as one, for whole words, whatever their case."""
    found = sections(name)
    alternatives = "|".join(line for heading in headings for line in found[heading])
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)

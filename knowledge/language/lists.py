"""Reads a language's lists: lines under headings, rules with the cases that they are tried on, groups of words."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

GROUPS = "groups.txt"
"""The list of the groups of words that rules name."""
GROUP = re.compile(r"\{([a-z-]+)\}")
"""How a group is named in a rule."""


class BrokenListError(Exception):
    """A list that cannot be read; its text names the file, the line and the mend."""

    def __init__(self, file: Path, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}")


@dataclass(frozen=True)
class Line:
    """A line of a list: where it stands, what it says, and the sentences that it must and must not match; without a
    text, those that the rules of its heading must and must not match, all together."""

    file: Path
    number: int
    text: str
    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()

    def broken(self, message: str) -> BrokenListError:
        """What to raise where this line cannot be read."""
        return BrokenListError(self.file, self.number, message)

    def __str__(self) -> str:
        return f"{self.file.parent.name}/{self.file.name}:{self.number}"


class Heading(NamedTuple):
    """`[name: kind]`; the kind is empty where the lines are words."""

    name: str
    kind: str


def read_lists(file: Path, names: Collection[str], kinds: Collection[str]) -> dict[Heading, list[Line]]:
    """The lines of a list under its headings, which have these names and kinds; `+` and `-` begin a case of the line
    above, where there are kinds, and before the first line one of a line without text. A file that is not there has no
    lines. Raises BrokenListError."""
    found: dict[Heading, list[Line]] = {}
    lines: list[Line] | None = None
    for number, text in numbered(file):
        if text.startswith("["):
            heading = _heading(file, number, text, names, kinds)
            if heading in found:
                raise BrokenListError(
                    file, number, f"the heading {text} stands here a second time; write its lines together"
                )
            lines = found[heading] = []
        elif lines is None:
            raise BrokenListError(
                file, number, f"a line stands before any heading; write one such as [{next(iter(names))}]"
            )
        elif text[0] not in "+-" or text[1:2] != " ":
            lines.append(Line(file, number, text))
        elif not kinds:
            raise BrokenListError(file, number, "a list of words has no cases; write words only")
        else:
            if not lines:
                lines.append(Line(file, number, ""))
            lines[-1] = _with_case(lines[-1], text)
    return found


def read_groups(file: Path) -> dict[str, Line]:
    """The groups of a list by their names: where the heading of each stands, and its words, wherever the lines under it
    break. Raises BrokenListError."""
    found: dict[str, Line] = {}
    name = ""
    for number, text in numbered(file):
        if text.startswith("["):
            named = GROUP.fullmatch(f"{{{text[1:-1]}}}")
            if not named or not text.endswith("]"):
                told = f"{text} names no group; write small letters and hyphens, as [school-work]"
                raise BrokenListError(file, number, told)
            name = named[1]
            if name in found:
                raise BrokenListError(
                    file, number, f"the group {text} stands here a second time; write its words together"
                )
            found[name] = Line(file, number, "")
        elif not found:
            raise BrokenListError(file, number, "words stand before any group; write its name above them, as [kin]")
        else:
            found[name] = replace(found[name], text=f"{found[name].text} {text}".lstrip())
    for name, group in found.items():
        if not group.text:
            raise group.broken(f"the group [{name}] is empty; write its words under it, or take it away")
    return found


def numbered(file: Path) -> list[tuple[int, str]]:
    """The lines of a file that say something, with their numbers from 1; `#` begins a comment. Raises BrokenListError
    where it is no text."""
    if not file.exists():
        return []
    data = file.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BrokenListError(file, line, "the line is not UTF-8; save the file as UTF-8") from None
    rows = ((number, line.strip()) for number, line in enumerate(text.splitlines(), start=1))
    return [(number, line) for number, line in rows if line and not line.startswith("#")]


def _heading(file: Path, number: int, text: str, names: Collection[str], kinds: Collection[str]) -> Heading:
    if not text.endswith("]"):
        raise BrokenListError(file, number, f"the heading {text} has no end; write ] after it")
    name, _, kind = (part.strip() for part in text[1:-1].partition(":"))
    if name not in names:
        raise BrokenListError(file, number, f"[{name}] is no heading here; there are {', '.join(names)}")
    if kind not in (kinds or ("",)):
        wanted = " or ".join(f"[{name}: {kind}]" for kind in kinds) or f"[{name}]"
        raise BrokenListError(file, number, f"{text} must say {wanted}")
    return Heading(name, kind)


def _with_case(line: Line, text: str) -> Line:
    case = (text[2:].strip(),)
    hits, misses = (case, ()) if text[0] == "+" else ((), case)
    return Line(line.file, line.number, line.text, line.hits + hits, line.misses + misses)

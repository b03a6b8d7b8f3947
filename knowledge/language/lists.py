"""Reads a language's lists: lines under headings, rules with the cases that they are tried on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class BrokenList(Exception):  # noqa: N818 - it says what is the matter
    """A list that cannot be read; its text names the file, the line and the mend."""

    def __init__(self, file: Path, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}")


@dataclass(frozen=True)
class Line:
    """A line of a list: where it stands, what it says, and the sentences that it must and must not match."""

    file: Path
    number: int
    text: str
    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()

    def broken(self, message: str) -> BrokenList:
        return BrokenList(self.file, self.number, message)

    def __str__(self) -> str:
        return f"{self.file.parent.name}/{self.file.name}:{self.number}"


class Heading(NamedTuple):
    """`[name: kind]`; the kind is empty where the lines are words."""

    name: str
    kind: str


def read(file: Path) -> dict[Heading, list[Line]]:
    """The lines of a list under their headings; `#` begins a comment, `+` and `-` a case of the line above.

    A file that is not there has no lines. Raises BrokenList.
    """
    found: dict[Heading, list[Line]] = {}
    heading: Heading | None = None
    for number, text in numbered(file):
        if text.startswith("["):
            heading = _heading(file, number, text)
            if heading in found:
                raise BrokenList(
                    file, number, f"the heading {text} stands here a second time; write its lines together"
                )
            found[heading] = []
        elif heading is None:
            raise BrokenList(file, number, "a line stands before any heading; write one such as [when: anywhere]")
        elif text[0] in "+-" and text[1:2] == " ":
            if not found[heading]:
                raise BrokenList(file, number, "a case stands before any rule; write it under the rule that it tries")
            found[heading][-1] = _with_case(found[heading][-1], text)
        else:
            found[heading].append(Line(file, number, text))
    return found


def numbered(file: Path) -> list[tuple[int, str]]:
    """The lines of a file that say something, with their numbers from 1. Raises BrokenList where it is no text."""
    if not file.exists():
        return []
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BrokenList(file, line, "the line is not UTF-8; save the file as UTF-8") from None
    rows = enumerate(text.splitlines(), start=1)
    return [(number, line.strip()) for number, line in rows if line.strip() and not line.startswith("#")]


def _heading(file: Path, number: int, text: str) -> Heading:
    if not text.endswith("]"):
        raise BrokenList(file, number, f"the heading {text} has no end; write ] after it")
    name, _, kind = text[1:-1].partition(":")
    return Heading(name.strip(), kind.strip())


def _with_case(line: Line, text: str) -> Line:
    case = text[2:].strip()
    if text[0] == "+":
        return Line(line.file, line.number, line.text, (*line.hits, case), line.misses)
    return Line(line.file, line.number, line.text, line.hits, (*line.misses, case))

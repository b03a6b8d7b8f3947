"""The pieces that files are read into, each with its lines; text from bytes; JSON lines."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Loc = tuple[str | int, ...]
"""The way to a piece of data: keys and item numbers, as in ("speakers", 0, "name")."""

SURROGATE = re.compile("[\ud800-\udfff]")
HALF_CHARACTER = "half of a character stands alone (\\ud800 to \\udfff); write the whole character"
NO_CHARACTER = "the control character U+0000 stands here; take it out"
LONGEST_ROW = 1_000_000
"""Bytes of a line of JSON at most."""

_SUSPECT = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F]|(?P<none>u0000)|(?P<half>u[dD][89a-fA-F])|.)", re.DOTALL
)
_NOWHERE: Mapping[Loc, int] = {}


class FlawError(Exception):
    """What is wrong in a file, as one sentence, and the line (from 1) where it is."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class Lines:
    """The line (from 1) of a mapping in a file, and the lines of what is inside it (none for a JSON row)."""

    line: int
    inner: Mapping[Loc, int]

    def of(self, loc: Loc) -> int:
        """The line of the value at `loc`, or of the nearest thing around it."""
        while loc and loc not in self.inner:
            loc = loc[:-1]
        return self.inner.get(loc, self.line)


@dataclass(frozen=True, slots=True)
class Piece:
    """One mapping of a file: interview.yaml as a whole, or an entry."""

    data: dict[str, Any]
    lines: Lines


def printable(text: str, limit: int = 60) -> str:
    """`text` in quotation marks on one line, cut to `limit` characters, with invisible characters as escapes."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return f'"{"".join(map(escaped, cut))}"'


def escaped(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape").decode()


def decode(data: bytes) -> str:
    """UTF-8 as text, a byte order mark and all line ends kept. Raises FlawError at the first byte that is not UTF-8."""
    if is_utf16(data):
        raise FlawError(1, "the file is UTF-16 or no text at all; save it as UTF-8")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = error.start - data.rfind(b"\n", 0, error.start)
        raise FlawError(
            line, f"byte {byte} of the line (0x{data[error.start]:02X}) is not UTF-8; save as UTF-8"
        ) from None


def is_utf16(data: bytes) -> bool:
    head = data[:1000]
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) * 4 > len(head)


def read_rows(data: bytes) -> Iterator[Piece | FlawError]:
    """JSON lines as one piece a row, or what is wrong with the row; blank lines are passed over."""
    if is_utf16(data):
        yield FlawError(1, "the file is UTF-16 or no text at all; save it as UTF-8")
        return
    empty = True
    for number, raw in enumerate(io.BytesIO(data.removeprefix(b"\xef\xbb\xbf")), start=1):
        try:
            if len(raw) > LONGEST_ROW:
                raise FlawError(number, f"the line is longer than {LONGEST_ROW:,} bytes; split the entry")  # noqa: TRY301
            row = decode(raw).rstrip()
            if row:
                empty = False
                yield _row(row, number)
        except FlawError as flaw:
            empty = False
            yield FlawError(number, flaw.message)
    if empty:
        yield FlawError(1, "the file has no entries; write one JSON object a line")


def _row(row: str, number: int) -> Piece:
    try:
        value = json.loads(row, object_pairs_hook=_unique_keys)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            raise FlawError(number, "more than one JSON value stands on the line; write one object a line") from None
        what = "a text must be closed and stand in double quotes, its line breaks written as \\n"
        raise FlawError(number, f"not valid JSON at character {error.pos + 1} of the line; {what}") from None
    except RecursionError:
        raise FlawError(number, "the object is nested too deep; keep to the fields of an entry") from None
    except ValueError:
        raise FlawError(number, "a number is too long; write a smaller one") from None
    if not isinstance(value, dict):
        raise FlawError(number, 'an entry must be a JSON object such as {"id": …}')
    for escape in _ESCAPE.finditer(row) if _SUSPECT.search(row) else ():
        if escape["none"] or escape["half"]:
            raise FlawError(number, NO_CHARACTER if escape["none"] else HALF_CHARACTER)
    return Piece(value, Lines(number, _NOWHERE))


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for key, value in pairs:
        if key in known:
            raise FlawError(0, f"the key {printable(key)} is repeated; keep one")
        known[key] = value
    return known

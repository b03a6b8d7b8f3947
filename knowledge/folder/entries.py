"""The entries of a folder: checked field by field, and each found in the source."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from knowledge.folder import rules
from knowledge.folder.models import Entry
from knowledge.folder.notation import Piece, printable
from knowledge.folder.passages import Source


def validated(
    pieces: list[Piece], ids: rules.Known, language: str, report: rules.Problems, file: str
) -> list[Entry | None]:
    """An entry for each piece, its text as written in `file`; None where a field is wrong. Reports what is wrong."""
    lines: dict[str, int] = {}
    context = {"language": language}
    entries: list[Entry | None] = []
    for piece in pieces:
        entry = None
        report.breaches(file, piece.lines, rules.tidy_entry(piece.data))
        report.breaches(file, piece.lines, rules.entry_breaches(piece.data, ids))
        try:
            entry = Entry.model_validate(piece.data, context=context)
        except ValidationError as error:
            report.breaches(file, piece.lines, rules.breaches_of(error, piece.data))
        entries.append(entry)
        name, line = piece.data.get("id"), piece.lines.of(("id",))
        if isinstance(name, str) and name in lines:
            report.add(file, line, f"id {printable(name)} is already used in line {lines[name]}; change one")
        elif isinstance(name, str):
            lines[name] = line
    return entries


def located(
    entries: list[Entry | None], pieces: list[Piece], source: Source, report: rules.Problems, file: str
) -> list[Entry]:
    """The entries with their text and place as in the source. Reports what is not there; empties `entries`."""
    texts = [_even(piece.data.get("text")) for piece in pieces]
    wanted = [_wanted(piece.data) for piece in pieces]
    found = source.occurrences(texts, [max(2, number) for number in wanted])
    placed = []
    for row, (piece, text, number, places) in enumerate(zip(pieces, texts, wanted, found, strict=True)):
        entry, entries[row] = entries[row], None  # two copies of a hundred thousand entries are too many
        if not text:
            continue
        if len(places) < number:
            field = "occurrence" if places else "text"
            report.add(file, piece.lines.of((field,)), _absent(source, text, number, len(places)))
            continue
        if len(places) > 1 and "occurrence" not in piece.data:
            again = "text stands more than once in source.txt, and the first is taken; write 'occurrence: 1', or which"
            report.add(file, piece.lines.of(("text",)), again, "warning")
        if entry:
            start, end = source.span(places[number - 1], len(text))
            placed.append(entry.model_copy(update={"text": source.text[start:end], "start": start, "end": end}))
    return placed


def _absent(source: Source, text: str, number: int, there: int) -> str:
    if not there:
        return source.miss(text)
    times = "once" if there == 1 else f"{there} times"
    return f"text stands only {times} in source.txt; occurrence {number} is beyond that"


def _even(text: Any) -> str:
    """An entry's text as it is searched for: LF line ends, none of them final; empty if there is no text."""
    return text.rstrip("\r\n").replace("\r\n", "\n") if isinstance(text, str) and text.strip() else ""


def _wanted(entry: dict[str, Any]) -> int:
    number = entry.get("occurrence", 1)
    return number if type(number) is int and number > 0 else 1

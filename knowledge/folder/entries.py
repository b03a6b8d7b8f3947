"""The entries of a folder: checked field by field, and each found in the source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from knowledge.folder import validity
from knowledge.folder.models import Entry
from knowledge.folder.notation import FlawError, Lines, Piece, printable
from knowledge.folder.source import Source, TooAlikeError

MOST_IN_A_FOLDER = 200_000
"""Entries of one interview at most."""


@dataclass(slots=True)
class EntryDraft:
    """An entry that is still to be found in the source; `entry` is None where a field is wrong.

    `text` is what to look for, `number` which of equal passages, `chosen` whether the editor said which.
    """

    entry: Entry | None
    id: Any
    text: str
    number: int
    chosen: bool
    lines: Lines


def validated(
    pieces: Iterable[Piece | FlawError], ids: validity.Known, language: str, report: validity.Problems, file: str
) -> list[EntryDraft]:
    """A draft of each piece of `file`. Reports what is wrong with it, and the flaws among the pieces."""
    lines: dict[str, int] = {}
    context = {"language": language}
    drafts: list[EntryDraft] = []
    for piece in pieces:
        if isinstance(piece, FlawError):
            report.flaws(file, [piece])
            continue
        name, line = piece.data.get("id"), piece.lines.of(("id",))
        if len(drafts) == MOST_IN_A_FOLDER:
            report.add(file, line, f"an interview has {MOST_IN_A_FOLDER:,} entries at most; make two of it")
            break
        entry = None
        report.breaches(file, piece.lines, validity.tidy_entry(piece.data))
        report.breaches(file, piece.lines, validity.entry_breaches(piece.data, ids))
        try:
            entry = Entry.model_validate(piece.data, context=context)
        except ValidationError as error:
            report.breaches(file, piece.lines, validity.breaches_of(error, piece.data))
        if isinstance(name, str) and name in lines:
            report.add(file, line, f"id {printable(name)} is already used in line {lines[name]}; change one")
        elif isinstance(name, str):
            lines[name] = line
        chosen = "occurrence" in piece.data
        drafts.append(EntryDraft(entry, name, _even(piece.data.get("text")), _wanted(piece.data), chosen, piece.lines))
    return drafts


def located(drafts: list[EntryDraft], source: Source, report: validity.Problems, file: str) -> list[Entry]:
    """The entries with their text and place as in the source. Reports what is not there; empties the drafts."""
    try:
        found = source.occurrences([draft.text for draft in drafts], [draft.number for draft in drafts])
    except TooAlikeError as error:
        report.add(file, drafts[error.number].lines.of(("text",)), str(error))
        return []
    placed = []
    for draft, (times, begins) in zip(drafts, found, strict=True):
        text, number = draft.text, draft.number
        entry, draft.entry = draft.entry, None  # two copies of a hundred thousand entries are too many
        if not text:
            continue
        if times < number:
            field = "occurrence" if times else "text"
            report.add(file, draft.lines.of((field,)), _absent(source, text, number, times))
            continue
        if times > 1 and not draft.chosen:
            again = "text stands more than once in source.txt, and the first is taken; write 'occurrence: 1', or which"
            report.add(file, draft.lines.of(("text",)), again, "warning")
        if entry:
            start, end = source.span(begins, len(text))
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

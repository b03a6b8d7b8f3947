"""What must hold of the data of one interview, beyond its notation; each breach is a place and one sentence."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ValidationError
from rapidfuzz import fuzz, process

from knowledge.folder.models import Entry, Interview, Person, Problem, Topic
from knowledge.folder.notation import FlawError, Lines, Loc, escaped, printable

Breach = tuple[Loc, str]

MOST_ERRORS = 1_000
"""Errors of a folder that are told."""

_INTERVIEW_FIELDS = tuple(name for name in Interview.model_fields if name not in ("slug", "source", "entries"))
_ENTRY_FIELDS = tuple(name for name in Entry.model_fields if name not in ("start", "end"))
_GROUPS: dict[str, type[BaseModel]] = {"speakers": Person, "people": Person, "topics": Topic}
_SENTENCES = {  # by the library's name for what is wrong
    "string_type": "must be a text in quotation marks",
    "nested": "must be one text, not a list or a mapping",
    "string_pattern_mismatch": "{value} may hold only a-z, 0-9, - and _, and must start with a letter or digit",
    "string_too_long": "is longer than {max_length} characters; shorten it",
    "language": "must be a language code such as en, ru or uz, not {value}",
    "list_type": "must be a list, such as [one, two]",
    "model_type": "must be a mapping, such as {{id: …}}",
    "bool_type": "must be true or false, without quotation marks",
    "int_type": "must be a whole number, without quotation marks",
    "greater_than_equal": "must be {ge} or more",
    "literal_error": "must be {expected}, not {value}",
    "too_short": "must not be empty; fill it in",
    "too_long": "has more than {max_length} items; take some out",
    "value_error": "{error}",
}
_COMPARED = 1_000  # choices that one may be nearest to
_APOSTROPHES = str.maketrans(dict.fromkeys("‘’ʻʼʹ`´′＇", "'"))


class ReportFullError(Exception):
    """There are more errors in a folder than are told."""


@dataclass
class Problems:
    """The problems of one folder, as they are found."""

    folder: Path
    problems: list[Problem] = field(default_factory=list)
    errors: int = 0

    def add(self, file: str, line: int, message: str, level: Literal["error", "warning"] = "error") -> None:
        """A problem in a file of the folder; "" is the folder itself, line 0 the file as a whole.

        Raises ReportFullError when there have been so many that one more says nothing.
        """
        self.errors += level == "error"
        if self.errors > MOST_ERRORS:
            message = f"there are more than {MOST_ERRORS:,} errors; mend these first"
        if not message.isprintable():
            message = "".join(map(escaped, message))
        self.problems.append(Problem(path=self.folder / file, line=line, level=level, message=message))
        if self.errors > MOST_ERRORS:
            raise ReportFullError

    def flaws(self, file: str, flaws: Iterable[FlawError]) -> None:
        for flaw in flaws:
            self.add(file, flaw.line, flaw.message)

    def breaches(self, file: str, lines: Lines, breaches: Iterable[Breach]) -> None:
        for loc, message in breaches:
            self.add(file, lines.of(loc), message)

    @property
    def ok(self) -> bool:
        return not self.errors


@dataclass(frozen=True)
class Known:
    """The ids that entries may refer to, in their order; None where the list of them cannot be read."""

    speakers: dict[str, None] | None
    people: dict[str, None] | None
    topics: dict[str, None] | None

    @cached_property
    def everyone(self) -> dict[str, None] | None:
        """The speakers and people."""
        return None if self.speakers is None or self.people is None else self.speakers | self.people


def known_ids(interview: dict[str, Any]) -> Known:
    """The ids in interview.yaml, those of broken speakers, people and topics included."""
    return Known(*(_ids(interview.get(group)) for group in _GROUPS))


def folded(text: str) -> str:
    """`text` as people compare names and phrases: without regard to case, composition and kind of apostrophe."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().translate(_APOSTROPHES).split())


def nearest(word: str, choices: Iterable[str]) -> str:
    """The end of a sentence that names the choice nearest to `word`, or else the choices there are."""
    choices = list(islice(choices, _COMPARED))
    near = process.extractOne(word, choices, scorer=fuzz.ratio, score_cutoff=60)
    if near:
        return f"did you mean {near[0]}?"
    some = ", ".join(choices[:8])
    return f"there is only {some}{', …' if len(choices) > 8 else ''}" if choices else "there is none to refer to"


def tidy_interview(data: dict[str, Any]) -> Iterator[Breach]:
    """Takes unknown and empty fields out of the data of interview.yaml, in place; yields the unknown ones."""
    yield from _tidy(data, (), Interview, _INTERVIEW_FIELDS)
    for group, model in _GROUPS.items():
        for i, item in _mappings(data.get(group)):
            yield from _tidy(item, (group, i), model, tuple(model.model_fields))


def tidy_entry(data: dict[str, Any]) -> Iterator[Breach]:
    """Takes unknown and empty fields out of the data of an entry, in place; yields the unknown ones."""
    return _tidy(data, (), Entry, _ENTRY_FIELDS)


def interview_breaches(data: dict[str, Any]) -> Iterator[Breach]:
    """Ids and names that are given twice in interview.yaml."""
    yield from _repeated_ids(data, ("speakers", "people"))
    yield from _repeated_ids(data, ("topics",))
    owners: dict[str, Loc] = {}
    for group in ("speakers", "people"):
        for i, person in _mappings(data.get(group)):
            for loc, name in _names(person):
                owner = owners.setdefault(folded(name), (group, i))
                if owner != (group, i):
                    other = f"item {int(owner[1]) + 1} of {owner[0]}"
                    yield (group, i, *loc), f"the name {printable(name)} is also given by {other}; keep it in one place"


def entry_breaches(entry: dict[str, Any], ids: Known) -> Iterator[Breach]:
    """What is wrong between the fields of an entry, and in what it refers to."""
    speaker, kind = entry.get("speaker"), entry.get("kind")
    if kind == "quote" and speaker is None:
        yield ("kind",), "a quote needs a speaker; name one, or make it a fact"
    if kind == "fact":
        for field in ("speaker", "reported", "recounted"):
            if entry.get(field):
                yield (field,), f"a fact has no {field}; take it out, or make the entry a quote"
    elif isinstance(speaker, str) and ids.speakers is not None and speaker not in ids.speakers:
        yield ("speaker",), _unknown_speaker(speaker, ids)
    if ids.everyone is not None:
        yield from _unknown(entry, "recounted", ids.everyone, "among the speakers and people")
        yield from _unknown(entry, "about", ids.everyone, "among the speakers and people")
    if ids.topics is not None:
        yield from _unknown(entry, "topics", ids.topics, "among the topics")
    for i, person in _texts(entry.get("recounted")):
        if person == speaker:
            yield ("recounted", i), f"{person} is the speaker himself or herself; take the id out of recounted"


def breaches_of(error: ValidationError, data: dict[str, Any]) -> Iterator[Breach]:
    """The library's complaints about a model, as our sentences."""
    for detail in error.errors(include_url=False):
        loc = detail["loc"] if detail["type"] == "missing" else _within(detail["loc"], data)
        yield loc, f"{_label(loc)} {_sentence(detail['type'], detail['input'], detail.get('ctx', {}), loc)}"


def _sentence(kind: str, value: Any, context: dict[str, Any], loc: Loc) -> str:
    if kind == "missing":
        return "is missing; write it"
    if value is None or value == "":
        return "must not be empty; fill it in or take it out"
    if kind == "string_pattern_mismatch" and loc[-1] == "language":
        kind = "language"
    elif kind == "string_type" and isinstance(value, (list, dict)):
        kind = "nested"
    sentence = _SENTENCES.get(kind, "does not fit here: {value}; look at the example in knowledge/interviews/README.md")
    told = {**context, "expected": str(context.get("expected", "")).replace("'", "")}
    shown = value if isinstance(value, str) else "this" if isinstance(value, (list, dict)) else str(value)
    return sentence.format(value=printable(shown), **told)


def _label(loc: Loc) -> str:
    names = [part for part in loc if isinstance(part, str)]
    label = ".".join(map(str, names[-2:])) if names else "the entry"
    return f"item {loc[-1] + 1} of {label}" if loc and isinstance(loc[-1], int) else label


def _within(loc: Loc, data: Any) -> Loc:
    """As much of `loc` as the data has: a plain text stands for a mapping by language, which has one place more."""
    for i, part in enumerate(loc):
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return loc[:i]
    return loc


def _tidy(data: dict[str, Any], loc: Loc, model: type[BaseModel], fields: tuple[str, ...]) -> Iterator[Breach]:
    for name in [*data]:
        if name not in fields:
            del data[name]
            yield (*loc, name), f"unknown field {printable(name)}; {nearest(name, fields)}"
        elif data[name] is None and not model.model_fields[name].is_required():
            del data[name]


def _repeated_ids(data: dict[str, Any], groups: Iterable[str]) -> Iterator[Breach]:
    seen: set[str] = set()
    for group in groups:
        for i, item in _mappings(data.get(group)):
            name = item.get("id")
            if isinstance(name, str) and name in seen:
                yield (
                    (group, i, "id"),
                    f"id {printable(name)} is given twice among the {' and '.join(groups)}; change one",
                )
            elif isinstance(name, str):
                seen.add(name)


def _names(person: dict[str, Any]) -> Iterator[tuple[Loc, str]]:
    name = person.get("name")
    if isinstance(name, str):
        yield ("name",), name
    elif isinstance(name, dict):
        yield from ((("name", language), text) for language, text in name.items() if isinstance(text, str))
    for i, alias in _texts(person.get("aliases")):
        yield ("aliases", i), alias


def _unknown_speaker(speaker: str, ids: Known) -> str:
    if speaker in (ids.people or {}):
        return f"{printable(speaker)} is among the people, not the speakers; move the person to the speakers"
    return f"{printable(speaker)} is not among the speakers; {nearest(speaker, ids.speakers or {})}"


def _unknown(entry: dict[str, Any], field: str, ids: dict[str, None], where: str) -> Iterator[Breach]:
    for i, name in _texts(entry.get(field)):
        if name not in ids:
            yield (field, i), f"{printable(name)} in {field} is not {where}; {nearest(name, ids)}"


def _ids(items: Any) -> dict[str, None] | None:
    if items is None:
        return {}
    if not isinstance(items, list):
        return None
    return {item["id"]: None for _, item in _mappings(items) if isinstance(item.get("id"), str)}


def _mappings(items: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    return ((i, item) for i, item in enumerate(items if isinstance(items, list) else []) if isinstance(item, dict))


def _texts(items: Any) -> Iterator[tuple[int, str]]:
    return ((i, item) for i, item in enumerate(items if isinstance(items, list) else []) if isinstance(item, str))

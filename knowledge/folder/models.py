"""What an interview is: its people, topics, entries, and the problems found in its files."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
    ValidationInfo,
)

from knowledge.language.pack import reader_languages

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=20)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=40)]
FullId = tuple[str, str]
"""An entry, a person or a topic, by the slug of its interview and its own id."""
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,8})?$")]


_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")  # in a path: it would break the line that tells a problem


def _readable(value: str) -> str:
    if not value.strip():
        raise ValueError("must not be empty; write a text")
    return value


Text = Annotated[str, AfterValidator(_readable)]

Item = TypeVar("Item")
MOST_ITEMS = 1_000
Several = Annotated[list[Item], Field(max_length=MOST_ITEMS)]
"""A list of an entry's, so short that one entry cannot take all memory."""


def _localise(value: Any, info: ValidationInfo) -> Any:
    """A plain string is a text in the source's language, which the validation context names."""
    if not isinstance(value, dict):
        return {_source_language(info): value}
    return value


def _known_languages(value: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    allowed = {*reader_languages(), _source_language(info)}
    for code in value:
        if code not in allowed:
            raise ValueError(f"has the language {code!r}; it can have {', '.join(sorted(allowed))}")
    if not value:
        raise ValueError("must not be empty; write a text")
    return value


def _source_language(info: ValidationInfo) -> str:
    return str((info.context or {}).get("language", "en"))


Localised = Annotated[dict[str, Text], BeforeValidator(_localise), AfterValidator(_known_languages)]
"""A text shown to readers, by language code; a plain string stands for the source's language."""


def _day(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value
    if not isinstance(value, str) or not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError("must be a date such as 2025-03-14")
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise ValueError("is no day of the calendar; mend the date") from None


Day = Annotated[datetime.date, BeforeValidator(_day)]
"""A date written as in ISO 8601, year first."""


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Person(Model):
    """Somebody who speaks in an interview, or who is named in it."""

    id: Identifier
    name: Localised
    role: Localised | None = None
    aliases: list[Text] = []
    interviewer: StrictBool = False


class Topic(Model):
    id: Identifier
    title: Localised


class Entry(Model):
    """One quotable passage. `start` and `end` count Unicode characters of the source as it is."""

    id: Identifier
    kind: Literal["quote", "fact"]
    text: Text
    speaker: str | None = None
    reported: StrictBool = False
    recounted: Several[str] = []
    about: Several[str] = []
    occurrence: Annotated[StrictInt, Field(ge=1)] = 1
    summary: Localised | None = None
    topics: Several[str] = []
    questions: Several[Text] = []
    note: Localised | None = None
    start: int = 0
    end: int = 0


class Interview(Model):
    """One interview folder, read and checked. `source` is the text of `source.txt`, untouched."""

    slug: Slug
    title: Localised
    language: LanguageCode
    summary: Localised | None = None
    programme: Localised | None = None
    date: Day | None = None
    url: Text | None = None
    video: Text | None = None
    speakers: list[Person] = []
    people: list[Person] = []
    topics: list[Topic] = []
    lexicon: list[list[Text]] = []
    off_topic: list[Text] = []
    source: str = ""
    entries: list[Entry] = []

    def everyone(self) -> Iterator[Person]:
        yield from self.speakers
        yield from self.people


class Problem(Model):
    """What is wrong in a file, or should be looked at. `line` counts from 1; 0 is the file as a whole."""

    path: Path
    line: int
    level: Literal["error", "warning"]
    message: str

    def __str__(self) -> str:
        path = _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode(), str(self.path))
        return f"{path}:{max(self.line, 1)}: {self.level}: {self.message}"

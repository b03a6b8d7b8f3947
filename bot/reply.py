"""What one message says and offers, for any surface: text with spans, and rows of choices to press or to number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from knowledge.answer import Answer
from knowledge.followup import Context

Key = tuple[str, str]
"""An entry by the slug of its interview and its own id."""

Kind = Literal["bold", "italic", "quote", "code", "link"]


@dataclass(frozen=True)
class Span:
    """How characters `start` to `end` (excluded) of a text are shown; `url` only with a link. Spans may nest."""

    kind: Kind
    start: int
    end: int
    url: str | None = None


# What a choice does. Each is all that is needed to do it later, in another process, with another base.


@dataclass(frozen=True)
class View:
    """Passages to leaf through: `number` of `entries` is shown, and of it `page` if it is long; in whose language."""

    entries: tuple[Key, ...]
    language: str
    number: int = 0
    page: int = 0


@dataclass(frozen=True)
class Ask:
    """Put a question as if it had been typed."""

    question: str


@dataclass(frozen=True)
class ShowEntry:
    interview: str
    entry: str
    language: str


@dataclass(frozen=True)
class Turn:
    """Show another passage, or another page, in place of the one shown."""

    view: View


@dataclass(frozen=True)
class Paragraph:
    """Show the article around the passage in place of the passage; `view` is the way back."""

    view: View


@dataclass(frozen=True)
class OtherSpeaker:
    """What the other speakers say on the topics of an entry."""

    interview: str
    entry: str
    language: str


@dataclass(frozen=True)
class MoreOnTopic:
    """The passages on a topic, as a list of choices; `page` counts from 0."""

    interview: str
    topic: str
    language: str
    page: int = 0


@dataclass(frozen=True)
class BySpeaker:
    """The passages by a person, or about one who only is named, as a list of choices; `page` counts from 0."""

    interview: str
    person: str
    language: str
    page: int = 0


@dataclass(frozen=True)
class Compare:
    """What each speaker says on a topic, side by side."""

    interview: str
    topic: str
    language: str


@dataclass(frozen=True)
class RunCommand:
    """Do what a command does; `name` as in `bot.commands`."""

    name: str
    argument: str = ""


@dataclass(frozen=True)
class PickInterview:
    """Put the questions to this interview from now on; to all of them with None."""

    slug: str | None


@dataclass(frozen=True)
class PickLanguage:
    code: str


@dataclass(frozen=True)
class CopyCitation:
    """`text` is the passage and who said it, however long."""

    interview: str
    entry: str
    text: str


@dataclass(frozen=True)
class Share:
    interview: str
    entry: str


Fault = Literal["passage", "person", "words"]


@dataclass(frozen=True)
class Rate:
    interview: str
    entry: str
    good: bool


@dataclass(frozen=True)
class RateReason:
    """What was wrong with an answer."""

    interview: str
    entry: str
    fault: Fault


@dataclass(frozen=True)
class EraseMine:
    """Forget what this person asked."""


@dataclass(frozen=True)
class Url:
    address: str


Action = (
    Ask
    | ShowEntry
    | Turn
    | Paragraph
    | OtherSpeaker
    | MoreOnTopic
    | BySpeaker
    | Compare
    | RunCommand
    | PickInterview
    | PickLanguage
    | CopyCitation
    | Share
    | Rate
    | RateReason
    | EraseMine
    | Url
)


@dataclass(frozen=True)
class Choice:
    label: str
    action: Action


Rows = tuple[tuple[Choice, ...], ...]


@dataclass(frozen=True)
class Reply:
    """One message. `context` is what to bring to the next question, None if it stays as it was.

    `answer` is the answer that the message shows, if it shows one.
    """

    text: str
    spans: tuple[Span, ...] = ()
    rows: Rows = ()
    context: Context | None = None
    answer: Answer | None = None

    @property
    def choices(self) -> list[Choice]:
        return [choice for row in self.rows for choice in row]


@dataclass
class Draft:
    """A message being written: text is added at its end, with how it is shown."""

    text: str = ""
    spans: list[Span] = field(default_factory=list)

    def add(self, text: str, *kinds: Kind, url: str | None = None) -> Draft:
        start = len(self.text)
        self.text += text
        self.spans += [Span(kind, start, len(self.text), url if kind == "link" else None) for kind in kinds if text]
        return self

    def line(self, text: str = "", *kinds: Kind) -> Draft:
        """A text on a line of its own; an empty one leaves a gap."""
        if self.text and not self.text.endswith("\n\n"):
            self.text += "\n"
        return self.add(text, *kinds)

    def mark(self, start: int, kind: Kind) -> Draft:
        """Show all from a character on in one way, beside how its parts are shown."""
        self.spans.append(Span(kind, start, len(self.text)))
        return self

    def reply(
        self, rows: Iterable[Iterable[Choice]] = (), context: Context | None = None, answer: Answer | None = None
    ) -> Reply:
        """The finished message, without blanks at its end and without empty rows."""
        text = self.text.rstrip()
        spans = tuple(replace(span, end=min(span.end, len(text))) for span in self.spans if span.start < len(text))
        return Reply(text, spans, tuple(row for row in map(tuple, rows) if row), context, answer)

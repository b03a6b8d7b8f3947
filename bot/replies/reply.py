"""What one message says and offers, for any surface: text with spans, and rows of choices to press or to number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from bot.replies.actions import Action, View
from knowledge import Answer, Context, Found, FullId, Theme

SpanKind = Literal["bold", "italic", "quote", "code", "link"]


@dataclass(frozen=True)
class Span:
    """How characters `start` to `end` (excluded) of a text are shown; `url` only with a link. Spans may nest."""

    kind: SpanKind
    start: int
    end: int
    url: str | None = None


@dataclass(frozen=True)
class Choice:
    label: str
    action: Action


Rows = tuple[tuple[Choice, ...], ...]


@dataclass(frozen=True)
class Reply:
    """One message. `context` is what to bring to the next question, None if it stays as it was.

    `answer` is the answer that the message shows, if it shows one; `view` the passage that it shows, if it shows one;
    `side_by_side` the entries of several, if it shows several. `found` is what it rests on, where a reader may still be
    asked to point; `theme` says what a list of choices is about, and `people` whose words it lists.
    """

    text: str
    spans: tuple[Span, ...] = ()
    rows: Rows = ()
    context: Context | None = None
    answer: Answer | None = None
    view: View | None = None
    side_by_side: tuple[FullId, ...] = ()
    found: Found | None = None
    theme: Theme | None = None
    people: tuple[FullId, ...] = ()

    @property
    def choices(self) -> list[Choice]:
        return [choice for row in self.rows for choice in row]


@dataclass
class Draft:
    """A message being written: text is added at its end, with how it is shown."""

    text: str = ""
    spans: list[Span] = field(default_factory=list)

    def add(self, text: str, *kinds: SpanKind, url: str | None = None) -> Draft:
        start = len(self.text)
        self.text += text
        self.spans += [Span(kind, start, len(self.text), url if kind == "link" else None) for kind in kinds if text]
        return self

    def line(self, text: str = "", *kinds: SpanKind) -> Draft:
        """A text on a line of its own; an empty one leaves a gap."""
        if self.text and not self.text.endswith("\n\n"):
            self.text += "\n"
        return self.add(text, *kinds)

    def mark(self, start: int, kind: SpanKind) -> Draft:
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

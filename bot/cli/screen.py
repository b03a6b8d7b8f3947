"""Replies on standard output: colours and quotation blocks where there is a terminal, plain text in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from bot.replies.reply import Choice, Reply, SpanKind

WIDEST = 96
"""Columns of text on a wide terminal."""
_STYLES: dict[SpanKind, str] = {
    "bold": "bold",
    "italic": "italic dim",
    "quote": "",
    "code": "cyan",
    "link": "underline",
}


class Screen:
    """Standard output, as a terminal or a pipe shows it."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(file=sys.stdout, highlight=False, emoji=False, markup=False)

    def show(self, reply: Reply, choices: Sequence[Choice] = ()) -> None:
        """A reply, and the choices that are open after it, by number from 1."""
        for quoted, text in _blocks(reply):
            self._block(text, quoted)
        if choices:
            self.line()
        for number, choice in enumerate(choices, start=1):
            self._print(Text.assemble((f"{number:>3} ", "bold cyan"), (choice.label, "cyan")))

    def line(self, text: str = "") -> None:
        """A line of its own."""
        self._print(Text(text))

    def _block(self, text: Text, quoted: bool) -> None:
        if not quoted:
            self._print(text)
        elif not self.console.is_terminal:
            for line in _starred(text).split("\n"):
                self._print(Text.assemble("> ", line))
        else:
            for line in text.wrap(self.console, min(self.console.width, WIDEST) - 2):
                self._print(Text.assemble(("│ ", "cyan"), line))

    def _print(self, text: Text) -> None:
        if self.console.is_terminal:
            self.console.print(text, width=min(self.console.width, WIDEST))
        else:
            self.console.file.write(f"{text.plain}\n")
            self.console.file.flush()


def _starred(text: Text) -> Text:
    """The text with stars around what is in bold, for where boldness does not show."""
    plain = text.plain
    for span in sorted(text.spans, key=lambda span: -span.start):
        if span.style == "bold":
            plain = f"{plain[: span.start]}**{plain[span.start : span.end]}**{plain[span.end :]}"
    return Text(plain)


def _blocks(reply: Reply) -> Iterator[tuple[bool, Text]]:
    """The text of a reply, styled, outside and inside of quotations in turn, without the line breaks at the cuts."""
    text = Text(reply.text)
    for span in reply.spans:
        style = f"link {span.url}" if span.url else _STYLES[span.kind]
        text.stylize(style, span.start, span.end)
    cuts = sorted({edge for span in reply.spans if span.kind == "quote" for edge in (span.start, span.end)})
    inside = {(span.start, span.end) for span in reply.spans if span.kind == "quote"}
    for start, end in zip([0, *cuts], [*cuts, len(reply.text)], strict=True):
        part = text[start:end]
        if (start, end) in inside:
            yield True, part
            continue
        if start:
            part = part[1:] if part.plain.startswith("\n") else part
        if end < len(reply.text) and part.plain.endswith("\n"):
            part = part[:-1]
        if part.plain or (start and end < len(reply.text)):
            yield False, part

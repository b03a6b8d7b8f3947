"""Replies on a console."""

from __future__ import annotations

import io

from rich.console import Console

from bot.cli.screen import Screen
from bot.replies.actions import Url
from bot.replies.reply import Choice, Draft, Reply


def reply() -> Reply:
    draft = Draft().line("Summary.").line().line()
    draft.add("Line one\nline two", "quote").line().line("— ").add("Anna Berg", "bold")
    return draft.reply()


def shown(message: Reply, terminal: bool, choices: int = 0, width: int = 80) -> str:
    console = Console(
        file=io.StringIO(),
        force_terminal=terminal,
        width=width,
        highlight=False,
        color_system="standard",
        legacy_windows=False,
    )
    Screen(console).show(message, [Choice(f"Choice {n}", Url("https://example.org")) for n in range(choices)])
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_pipe_gets_plain_text_with_the_quotation_marked() -> None:
    """No colours, no wrapping."""
    assert shown(reply(), False) == "Summary.\n\n> Line one\n> line two\n\n— Anna Berg\n"
    long = Draft("word " * 100 + "end").reply()
    assert shown(long, False).count("\n") == 1


def test_a_pipe_gets_stars_around_what_is_bold_in_a_quotation() -> None:
    """The passage marked in its paragraph would not be seen else."""
    draft = Draft()
    draft.add("Before. ").add("Passage.", "bold").add(" After.").mark(0, "quote")
    assert shown(draft.reply(), False) == "> Before. **Passage.** After.\n"


def test_a_terminal_gets_a_quotation_block_and_bold_names() -> None:
    """Wrapped to its width."""
    text = shown(reply(), True)
    assert "\x1b[36m│ \x1b[0mLine one" in text
    assert "\x1b[1mAnna Berg\x1b[0m" in text
    narrow = shown(Draft().line("some words in a row", "quote").reply(), True, width=12)
    assert narrow.count("│") == 2


def test_choices_are_numbered_from_one() -> None:
    """Below the message."""
    assert shown(Draft("Text").reply(), False, choices=2) == "Text\n\n  1 Choice 0\n  2 Choice 1\n"


def test_what_looks_like_markup_is_just_text() -> None:
    """A passage may hold anything."""
    assert shown(Draft("[bold]:smile: [/] {x}").reply(), True) == "[bold]:smile: [/] {x}\n"

"""The README keeps its word: its commands are those that are run, and its conversation is what is said."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from rich.console import Console

from bot.cli.screen import WIDEST, Screen
from bot.cli.session import Conversation
from knowledge.base import INTERVIEWS, open_base

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(after: str, language: str) -> str:
    """The code block of that language that follows some words."""
    match = re.search(rf"```{language}\n(.*?)```", README[README.index(after) :], re.DOTALL)
    assert match
    return match.group(1)


def test_the_checks_of_the_project_are_the_command_that_the_readme_gives() -> None:
    command = block("## Test it", "sh").strip()
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == command


def test_every_command_finds_the_program_that_the_first_one_has_installed() -> None:
    """In a new terminal too, where no environment is active."""
    commands = "".join(re.findall("```sh\n(.*?)```", README, re.DOTALL))
    calls = re.findall(r"(\S*)\b(?:interview-bot (?:chat|ask|run|check|eval)|pip install|python -m tests)\b", commands)
    assert len(calls) == 8
    assert set(calls) == {".venv/bin/"}


@pytest.mark.program
def test_the_conversation_is_what_is_said() -> None:
    """As a terminal shows it, choices included."""
    told = block("# interview-bot", "text")
    conversation = Conversation(open_base(INTERVIEWS), "en")
    file = io.StringIO()
    screen = Screen(Console(file=file, width=WIDEST, force_terminal=True, color_system=None, highlight=False))
    for line in re.findall("^› (.*)$", told, re.MULTILINE):
        screen.line(f"› {line}")
        screen.show(conversation.hear(line), conversation.choices)
        screen.line()
    assert [line.rstrip() for line in file.getvalue().rstrip().splitlines()] == told.splitlines()

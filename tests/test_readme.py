"""The README keeps its word: every command and setting is in it, and its example is a sound interview."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from bot.cli import cli
from bot.commands import COMMANDS
from bot.settings import Settings
from knowledge.answer import answer
from knowledge.check import check_base, coverage
from knowledge.folder import read_base
from tests.knowledge.bases import index_of

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(after: str, language: str) -> str:
    """The code block of that language that follows some words."""
    match = re.search(rf"```{language}\n(.*?)```", README[README.index(after) :], re.DOTALL)
    assert match
    return match.group(1)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    folder = tmp_path / "water"
    folder.mkdir()
    (folder / "source.txt").write_text(block("`source.txt`:", "text"), encoding="utf-8")
    (folder / "interview.yaml").write_text(block("`interview.yaml` (only", "yaml"), encoding="utf-8")
    (folder / "entries.yaml").write_text(block("`entries.yaml`:", "yaml"), encoding="utf-8")
    return folder


def test_every_setting_is_documented() -> None:
    for field in Settings.model_fields:
        assert f"`BOT_{field.upper()}`" in README


def test_every_command_of_the_command_line_and_every_option_is_documented() -> None:
    context = click.Context(cli)
    names = cli.list_commands(context)
    assert len(names) == 5
    for name in names:
        assert f"`interview-bot {name}" in README
        command = cli.get_command(context, name)
        assert command
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert all(option in README for option in parameter.opts if option.startswith("--"))


def test_every_command_that_people_type_is_documented() -> None:
    for command in COMMANDS:
        assert all(f"/{name}" in README for name in (command.name, *command.aliases))


def test_the_checks_of_the_project_are_the_command_that_the_readme_gives() -> None:
    command = block("## Test it", "sh").strip()
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == command


def test_the_example_has_no_error_and_covers_its_source(example: Path) -> None:
    base = read_base(example)
    assert [str(problem) for problem in check_base(base) if problem.level == "error"] == []
    assert coverage(base.interviews[0]) == 1.0


def test_the_example_answers_in_the_words_of_its_speaker(example: Path) -> None:
    found = answer(index_of(*read_base(example).interviews), "Берг про утечки")
    assert found.passages[0].entry.id == "tenth-litre"
    assert found.language == "ru"

"""The README of the interviews keeps its word: every field stands in it, and its example is a sound interview."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from knowledge.deciding.decide import answer
from knowledge.folder.check import check_base, coverage
from knowledge.folder.entries import MOST_IN_A_FOLDER
from knowledge.folder.files import LARGEST
from knowledge.folder.models import MOST_ITEMS, Entry, Interview, Model, Person
from knowledge.folder.notation import LONGEST_ROW
from knowledge.folder.read import read_base
from knowledge.folder.validity import MOST_ERRORS
from knowledge.folder.yaml12 import MOST_VALUES
from tests.knowledge.bases import index_of

README = (Path(__file__).parents[1] / "knowledge" / "interviews" / "README.md").read_text(encoding="utf-8")
NOT_WRITTEN = {"slug", "source", "entries", "start", "end"}
"""What an interview and an entry have from their folder and their place."""


def block(after: str, language: str) -> str:
    """The code block of that language that follows some words."""
    match = re.search(rf"```{language}\n(.*?)```", README[README.index(after) :], re.DOTALL)
    assert match
    return match.group(1)


def fields(after: str) -> set[str]:
    """What stands in the first column of the table that follows some words."""
    table = README[README.index(after) :].split("|---|---|---|\n")[1].split("\n\n")[0]
    return {name for row in table.splitlines() for name in re.findall("`([^`]+)`", row.split(" | ")[0])}


@pytest.fixture
def example(tmp_path: Path) -> Path:
    folder = tmp_path / "water"
    folder.mkdir()
    (folder / "source.txt").write_text(block("`source.txt`:", "text"), encoding="utf-8")
    (folder / "interview.yaml").write_text(block("`interview.yaml`:", "yaml"), encoding="utf-8")
    (folder / "entries.yaml").write_text(block("`entries.yaml`:", "yaml"), encoding="utf-8")
    return folder


def test_every_limit_is_told() -> None:
    """As the program has it."""
    table = README[README.index("## How large it may be") :].split("|---|---|\n")[1].split("\n\n")[0]
    told = {int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", table)}
    limits = {MOST_IN_A_FOLDER, MOST_ERRORS, MOST_ITEMS, MOST_VALUES, LONGEST_ROW, *LARGEST.values()}
    assert told == limits


@pytest.mark.parametrize(
    ("after", "model"), [("## interview.yaml", Interview), ("\nA person:", Person), ("## entries.yaml", Entry)]
)
def test_every_field_is_told_and_no_other(after: str, model: type[Model]) -> None:
    assert fields(after) == set(model.model_fields) - NOT_WRITTEN


def test_the_example_has_no_error_and_covers_its_source(example: Path) -> None:
    """A missing summary is worth a warning only."""
    base = read_base(example)
    assert [str(problem) for problem in check_base(base) if problem.level == "error"] == []
    assert sum("has no summary" in problem.message for problem in check_base(base)) == 3
    assert coverage(base.interviews[0]) == 1.0


@pytest.mark.parametrize(
    ("question", "language"),
    [("Берг про утечки", "ru"), ("How much water is lost?", "en"), ("Сколько воды теряется?", "ru")],
)
def test_the_example_answers_in_the_words_of_its_speaker(example: Path, question: str, language: str) -> None:
    found = answer(index_of(*read_base(example).interviews), question)
    assert found.passages[0].entry.id == "tenth-litre"
    assert found.language == language

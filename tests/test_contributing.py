"""CONTRIBUTING.md and the map of modules leave nothing out."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from knowledge.language.pack import RULES, WORD_LISTS
from tests.maps import mapped, modules

ROOT = Path(__file__).parents[1]


def rows(file: str) -> set[str]:
    """What stands between backquotes in the first column of a file's tables."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return {name for line in lines if line.startswith("| `") for name in re.findall("`([^`]+)`", line.split(" | ")[0])}


@pytest.mark.parametrize("file", list(RULES))
def test_every_heading_of_rules_is_explained(file: str) -> None:
    assert set(RULES[file]) - rows("CONTRIBUTING.md") == set()


def test_every_file_that_is_named_is_there() -> None:
    """Where a file is moved to, the guide follows."""
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:\.ci|bot|knowledge|tests)/[\w./-]+)`", guide))
    assert len(named) > 20
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_the_first_heading_of_the_changelog_is_the_version() -> None:
    """With the day of its release, once it is released."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    headings = re.findall("^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0].startswith(f"{version}, ")
    assert re.fullmatch(r"[\d.]+, (not yet released|\d{4}-\d\d-\d\d)", headings[0])
    assert not [heading for heading in headings[1:] if "not yet" in heading]


def test_every_heading_of_words_is_explained() -> None:
    assert {f"[{heading}]" for heading in WORD_LISTS} - rows("CONTRIBUTING.md") == set()


def test_every_module_of_knowledge_is_on_the_map() -> None:
    """By room; those that all languages share have a table of their own."""
    readme = (ROOT / "knowledge" / "README.md").read_text(encoding="utf-8")
    there = modules(ROOT / "knowledge")
    assert mapped(readme.partition("\n## Map\n")[2].partition("\nIn `language/`")[0]) == {
        module for module in there if not module.startswith("language/")
    }
    shared = {file.stem for file in (ROOT / "knowledge" / "language").glob("*.py")} - {"__init__"}
    assert shared - rows("knowledge/README.md") == set()

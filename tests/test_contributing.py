"""CONTRIBUTING.md and the map of modules leave nothing out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from knowledge.language.pack import RULES, WORD_LISTS

ROOT = Path(__file__).parents[1]


def rows(file: str) -> set[str]:
    """What stands between backquotes in the first column of a file's tables."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return {name for line in lines if line.startswith("| `") for name in re.findall("`([^`]+)`", line.split(" | ")[0])}


@pytest.mark.parametrize("file", list(RULES))
def test_every_heading_of_rules_is_explained(file: str) -> None:
    assert set(RULES[file]) - rows("CONTRIBUTING.md") == set()


def test_every_heading_of_words_is_explained() -> None:
    assert {f"[{heading}]" for heading in WORD_LISTS} - rows("CONTRIBUTING.md") == set()


def test_every_module_of_knowledge_is_on_the_map() -> None:
    """Those that all languages share, too."""
    knowledge = ROOT / "knowledge"
    modules = {file.stem for folder in (knowledge, knowledge / "language") for file in folder.glob("*.py")}
    assert modules - {"__init__"} - rows("knowledge/README.md") == set()

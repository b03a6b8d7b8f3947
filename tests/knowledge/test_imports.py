"""What `knowledge` may know of: never Telegram, and never the bot."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import knowledge

FOLDER = Path(knowledge.__file__).parent
FILES = {
    ".".join(file.relative_to(FOLDER.parent).with_suffix("").parts).removesuffix(".__init__"): file
    for file in sorted(FOLDER.rglob("*.py"))
}
LANGUAGE = [name for name in FILES if name.startswith("knowledge.language.")]


def imported(module: str) -> set[str]:
    """All that a module imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(FILES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.update(f"{node.module}.{alias.name}" if node.level == 0 else "." for alias in node.names)
    return names


@pytest.mark.parametrize("module", FILES)
def test_a_module_of_knowledge_imports_neither_telegram_nor_the_bot(module: str) -> None:
    assert not {name.partition(".")[0] for name in imported(module)} & {"telegram", "bot", ""}


@pytest.mark.parametrize("module", LANGUAGE)
def test_a_module_of_language_knows_nothing_of_interviews(module: str) -> None:
    own = {name for name in imported(module) if name.startswith("knowledge.")}
    assert {name for name in own if not name.startswith("knowledge.language")} <= {"knowledge.weights"}


def test_knowledge_brings_neither_telegram_nor_the_bot_along() -> None:
    modules = ", ".join(FILES)
    code = f"import sys, {modules}; print(*(name for name in sys.modules if name.split('.')[0] in ('telegram', 'bot')))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=FOLDER.parent)
    assert run.stdout.strip() == ""

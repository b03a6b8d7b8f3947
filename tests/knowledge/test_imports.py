"""What `knowledge` may know of: never Telegram, and never the bot."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import knowledge

FILES = sorted(Path(knowledge.__file__).parent.rglob("*.py"))


def imported(file: Path) -> set[str]:
    """The top names of all that a module imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0] if node.level == 0 else ".")
    return names


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_module_of_knowledge_imports_neither_telegram_nor_the_bot(file: Path) -> None:
    assert not imported(file) & {"telegram", "bot", "."}


def test_knowledge_brings_neither_telegram_nor_the_bot_along() -> None:
    modules = ", ".join(f"knowledge.{file.stem}" for file in FILES if file.stem != "__init__")
    code = f"import sys, {modules}; print(*(name for name in sys.modules if name.split('.')[0] in ('telegram', 'bot')))"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=FILES[0].parents[1]
    )
    assert run.stdout.strip() == ""

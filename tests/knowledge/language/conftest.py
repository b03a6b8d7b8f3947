"""What the tests of languages share: a language more, for a test."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

import knowledge.language
from knowledge.language.pack import packs

Install = Callable[[Mapping[str, str]], Path]
"""Adds the language "tt" with these files, by their names; its folder."""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Adds a language to those that there are, for a test."""

    def add(files: Mapping[str, str]) -> Path:
        folder = tmp_path / "tt"
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        monkeypatch.setattr(knowledge.language, "__path__", [*knowledge.language.__path__, str(tmp_path)])
        _forget()
        packs()
        return folder

    yield add
    monkeypatch.undo()
    sys.modules.pop("knowledge.language.tt", None)
    _forget()


def _forget() -> None:
    """Let everything that is remembered of languages be read again."""
    for found in pkgutil.iter_modules(knowledge.language.__path__):
        if not found.ispkg:
            module = importlib.import_module(f"knowledge.language.{found.name}")
            for each in vars(module).values():
                if callable(clear := getattr(each, "cache_clear", None)):
                    clear()

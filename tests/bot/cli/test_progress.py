"""The bar for long work."""

from __future__ import annotations

import io
import sys

import pytest

from bot.cli.progress import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_how_far_work_has_come(monkeypatch: pytest.MonkeyPatch) -> None:
    """With its title."""
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    with Bar("Asking") as bar:
        bar.add(1, 4)
        bar.add(1, 4)
    assert isinstance(sys.stderr, Terminal)
    assert "Asking" in sys.stderr.getvalue()
    assert "50%" in sys.stderr.getvalue()


def test_elsewhere_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """A log wants no bars."""
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with Bar("Asking") as bar:
        bar.told(1, 4)
    assert isinstance(sys.stderr, io.StringIO)
    assert sys.stderr.getvalue() == ""

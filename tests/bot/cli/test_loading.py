"""Loading modules, and what Ctrl-C does meanwhile."""

from __future__ import annotations

import gc
import signal
from pathlib import Path

import pytest

from bot.cli.loading import loading
from tests.bot.cli.program import environment, spawn

CTRL_C = """
import importlib.abc, os, signal, sys

class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "{module}":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Finder())
"""
"""Presses Ctrl-C when a module is about to be loaded."""


@pytest.mark.parametrize(
    ("arguments", "module"),
    [
        (["--help"], "bot.cli.main"),
        (["ask", "road"], "click"),
        (["chat"], "prompt_toolkit"),
        (["eval"], "rapidfuzz"),
        (["run"], "telegram"),
    ],
)
def test_ctrl_c_while_it_is_being_loaded_is_no_error(home: Path, arguments: list[str], module: str) -> None:
    """Whatever it is about to do."""
    (home / "sitecustomize.py").write_text(CTRL_C.format(module=module), "utf-8")
    path = f"{home}:{environment(home)['PYTHONPATH']}"
    done = spawn(home, *arguments, PYTHONPATH=path, BOT_TOKEN="123456789:AAtest-token-for-the-loopback-server")
    assert done == (130, b"", b"")


@pytest.mark.parametrize("before", [signal.default_int_handler, signal.SIG_IGN])
def test_what_ctrl_c_does_afterwards_is_what_it_did_before(before: signal.Handlers) -> None:
    """Ignored, as in the background of a shell, it is ignored all the while."""
    ours = signal.signal(signal.SIGINT, before)
    try:
        with loading():
            assert (signal.getsignal(signal.SIGINT) is before) is (before is signal.SIG_IGN)
            assert not gc.isenabled()
        assert signal.getsignal(signal.SIGINT) is before
        assert gc.isenabled()
    finally:
        signal.signal(signal.SIGINT, ours)

"""`interview-bot run`: what it says of its settings before it serves."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from bot.settings import Settings, variable_of
from tests.bot.cli.program import run, spawn
from tests.bot.running import ROOT
from tests.botapi.server import TOKEN


def test_run_names_the_setting_whose_folder_is_not_there(home: Path) -> None:
    """And not an option that nobody gave."""
    for options, variables, name in (
        ((), {"BOT_KNOWLEDGE": "s3cret"}, "BOT_KNOWLEDGE"),
        (("--knowledge", "s3cret"), {}, "--knowledge"),
    ):
        done = run(home, "run", *options, BOT_TOKEN=TOKEN, **variables)
        assert done.returncode == 2
        assert done.stderr.decode().startswith(f"Error: {name} must be a folder")
        assert b"s3cret" not in done.stderr


def test_run_names_the_setting_that_is_missing_or_bad(home: Path) -> None:
    """And never its value."""
    done = run(home, "run", "--knowledge", "all")
    assert (done.returncode, b"BOT_TOKEN is missing" in done.stderr) == (2, True)
    for token in ("1:s3cret!", "1:s3cret", TOKEN[:30]):
        done = run(home, "run", BOT_TOKEN=token)
        assert done.returncode == 2
        assert done.stderr.startswith(b"Error: BOT_TOKEN is not a whole bot token; ")
        assert token.encode() not in done.stderr


def test_run_ends_where_certificates_cannot_be_read(home: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.pem").touch()
    done = spawn(home, "run", BOT_TOKEN=TOKEN, SSL_CERT_FILE=str(tmp_path / "empty.pem"))
    assert done.returncode == 2
    assert done.stderr.startswith(b"The certificates that SSL_CERT_FILE or SSL_CERT_DIR names cannot be read (")
    assert done.stderr.endswith(b"); name others, or none.\n")


def test_only_run_reads_the_settings_of_the_bot(home: Path) -> None:
    """Others work with any."""
    assert run(home, "ask", "road", "--knowledge", "all", BOT_TOKEN="nonsense", BOT_LOG_DAYS="x").returncode == 0


def test_the_help_names_every_setting(home: Path) -> None:
    told = run(home, "run", "--help").stdout.decode()
    assert [name for field in Settings.model_fields if (name := variable_of(field)) not in told] == []


HASTY = """
import os, sys, signal

class Watch:
    def find_spec(self, name, *_):
        if name == "{module}":
            os.kill(os.getpid(), signal.{kind})

sys.meta_path.insert(0, Watch())
"""
"""A signal comes while the program is being loaded."""


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="the system has no such signals")
@pytest.mark.parametrize("module", ["bot.cli.main", "bot.cli.run", "bot.telegram.app"])
@pytest.mark.parametrize(("kind", "code"), [("SIGTERM", 0), ("SIGHUP", 2)])
def test_a_signal_while_the_bot_is_being_loaded(home: Path, tmp_path: Path, module: str, kind: str, code: int) -> None:
    """Told to end, it does so without a word; there is nothing to load anew yet, and it goes on to what is wrong."""
    (tmp_path / "sitecustomize.py").write_text(HASTY.format(module=module, kind=kind))
    settings = {"BOT_TOKEN": TOKEN, "BOT_KNOWLEDGE": "all", "BOT_DATA": "all"}
    done = spawn(home, "run", PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT}", **settings)
    assert (done.returncode, done.stderr.startswith(b"BOT_DATA names a folder")) == (code, code == 2)
    assert code or not done.stderr

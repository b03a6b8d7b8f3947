"""`interview-bot run`: what it says of its settings before it serves."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from bot.settings import Settings, variable_of
from tests.bot.cli.program import run


def test_run_names_the_setting_whose_folder_is_not_there(home: Path) -> None:
    """And not an option that nobody gave."""
    token = "123456789:AAtest-token-for-the-loopback-server"
    for options, variables, name in (
        ((), {"BOT_KNOWLEDGE": "s3cret"}, "BOT_KNOWLEDGE"),
        (("--knowledge", "s3cret"), {}, "--knowledge"),
    ):
        done = run(home, "run", *options, BOT_TOKEN=token, **variables)
        assert done.returncode == 2
        assert done.stderr.decode().startswith(f"Error: {name} must be a folder")
        assert b"s3cret" not in done.stderr


def test_run_names_the_setting_that_is_missing_or_bad(home: Path) -> None:
    """And never its value."""
    done = run(home, "run", "--knowledge", "all")
    assert (done.returncode, b"BOT_TOKEN is missing" in done.stderr) == (2, True)
    done = run(home, "run", BOT_TOKEN="1:s3cret!")
    assert done.returncode == 2
    assert b"BOT_TOKEN" in done.stderr
    assert b"s3cret" not in done.stderr


def test_only_run_reads_the_settings_of_the_bot(home: Path) -> None:
    """Others work with any."""
    assert run(home, "ask", "road", "--knowledge", "all", BOT_TOKEN="nonsense", BOT_LOG_DAYS="x").returncode == 0


def test_the_help_names_every_setting(home: Path) -> None:
    told = run(home, "run", "--help").stdout.decode()
    assert [name for field in Settings.model_fields if (name := variable_of(field)) not in told] == []


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="the system has no such signal")
def test_a_hangup_while_the_bot_begins_does_not_end_it(home: Path) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    try:
        run(home, "run")
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)

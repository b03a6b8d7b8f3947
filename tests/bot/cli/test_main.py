"""The command line, as other programs drive it."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot.cli.program import QUESTION, environment, run, spawn
from tests.botapi.waiting import PATIENCE


def test_a_closed_pipe_ends_quietly(home: Path) -> None:
    """Whoever read has read enough."""
    command = [sys.executable, "-m", "bot", "ask", "--knowledge", "all"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(home), cwd=home
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.write(b"road\n" * 10)
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(PATIENCE) == 0


@pytest.mark.parametrize("command", ["ask", "chat"])
def test_ctrl_c_ends_with_130(home: Path, command: str) -> None:
    """Quietly."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", command, "--knowledge", "all"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(home),
        cwd=home,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"road\n")
        process.stdin.flush()
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 130
        assert b"Traceback" not in process.stderr.read()


def test_a_full_disk_is_told_in_one_sentence(home: Path) -> None:
    """With exit code 70, since nothing is wrong with the interviews."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "ask", QUESTION, "--knowledge", "all"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(home),
            cwd=home,
            check=False,
        )
    assert done.returncode == 70
    assert done.stderr.startswith(b"Error: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["aks", "road"], "There is no command aks. Did you mean ask?"),
        (["ask", "--jsno", "road"], "--json"),
        (["ask", "road", "--interview", "vally"], "There is no interview 'vally'; the nearest is 'valley'."),
        (["ask", "road", "--knowledge", "nowhere"], "Error: --knowledge must be a folder"),
        (["check", "nowhere"], "Error: "),
        (["check", "all", "--knowledge", "all"], "give one of them"),
    ],
)
def test_bad_usage_ends_with_2(home: Path, arguments: list[str], told: str) -> None:
    """With one sentence on standard error that names what is wrong, and what was probably meant."""
    done = run(home, *arguments, BOT_KNOWLEDGE="all")
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert done.stdout == b""


def test_the_package_is_run_as_the_program_is(home: Path) -> None:
    """`python -m bot` takes the same arguments, names itself alike and ends with the same codes."""

    answered = spawn(home, "ask", QUESTION, "--knowledge", "all")
    assert answered == run(home, "ask", QUESTION, "--knowledge", "all")
    assert (answered.returncode, answered.stderr) == (0, b"")
    assert spawn(home, "--help").stdout.startswith(b"Usage: interview-bot ")
    assert spawn(home, "check", "broken").returncode == 1


@pytest.mark.parametrize(
    "arguments", [["--help"], ["ask", "--help"], ["chat", "-h"], ["check", "-h"], ["eval", "-h"], ["run", "-h"]]
)
def test_help_teaches_by_example(home: Path, arguments: list[str]) -> None:
    """For the whole and for each command."""
    done = run(home, *arguments)
    assert done.returncode == 0
    assert re.search(rb"Examples:\n +(BOT_TOKEN=\S+ )?interview-bot ", done.stdout)


def test_the_version_is_told(home: Path) -> None:
    """With the program's name."""
    done = run(home, "--version")
    assert (done.returncode, done.stdout.split()[0]) == (0, b"interview-bot")

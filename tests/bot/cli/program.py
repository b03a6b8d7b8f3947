"""The program as its command line runs it: in this process, which is fast, or in one of its own."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from bot.cli.main import main
from tests.botapi.waiting import PATIENCE

QUESTION = "Is the road open again?"


class Done(NamedTuple):
    """How a run ended, and what it wrote."""

    returncode: int
    stdout: bytes
    stderr: bytes


def environment(home: Path, **variables: str) -> dict[str, str]:
    """The variables of a person who has that home, and these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BOT_", "LC_", "LANG", "XDG_"))}
    root = str(Path(__file__).parents[3])
    return {**kept, "HOME": str(home), "PYTHONPATH": root, "LANG": "C.UTF-8", "PYTHONWARNINGS": "error", **variables}


def run(home: Path, *arguments: str, stdin: str | bytes = "", **variables: str) -> Done:
    """The program with these arguments, in this process, with a home, an input and an environment of its own."""
    given = io.TextIOWrapper(io.BytesIO(_bytes(stdin)), "utf-8")
    written, complained = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    code: object = None
    with (
        mock.patch.dict(os.environ, environment(home, **variables), clear=True),
        contextlib.chdir(home),
        mock.patch.multiple(sys, stdin=given, stdout=written, stderr=complained),
    ):
        try:
            main([*arguments])
        except SystemExit as end:
            code = end.code
    assert isinstance(code, int)
    return Done(code, *(_written(stream) for stream in (written, complained)))


def spawn(home: Path, *arguments: str, stdin: str | bytes = "", **variables: str) -> Done:
    """The same in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=_bytes(stdin),
        capture_output=True,
        env=environment(home, **variables),
        cwd=home,
        check=False,
        timeout=PATIENCE,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return Done(done.returncode, done.stdout, done.stderr)


def objects(done: Done) -> list[dict[str, Any]]:
    """What was written, one JSON object a line."""
    return [json.loads(line) for line in done.stdout.splitlines()]


def _bytes(stdin: str | bytes) -> bytes:
    return stdin.encode() if isinstance(stdin, str) else stdin


def _written(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()

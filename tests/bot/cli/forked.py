"""The program in a process of its own that is forked from one that has loaded it, which is most of what a start costs.

What such a start is like is what `spawn` is for.
"""

from __future__ import annotations

import fcntl
import io
import os
import pty
import sys
import tempfile
import termios
import time
import warnings
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing import reduction
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

from bot.__main__ import run_program
from tests.bot.cli.program import Done, environment
from tests.bot.running import FORKS
from tests.botapi.waiting import PATIENCE


@dataclass(frozen=True)
class _Descriptor:
    """A file that is open in both processes."""

    number: int

    def __reduce__(self) -> tuple[Callable[[Any], _Descriptor], tuple[Any]]:
        return _inherited, (reduction.DupFd(self.number),)


def _inherited(given: Any) -> _Descriptor:
    return _Descriptor(given.detach())


@dataclass(frozen=True)
class _Given:
    """What a process is given at its start; its streams may be a terminal."""

    arguments: tuple[str, ...]
    folder: Path
    environment: dict[str, str]
    streams: tuple[_Descriptor, ...]

    def begin(self) -> None:
        """Be the program, in a process that has just been forked."""
        if os.isatty(self.streams[0].number):
            os.setsid()
            fcntl.ioctl(self.streams[0].number, termios.TIOCSCTTY, 0)
        for number, stream in enumerate(self.streams):
            os.dup2(stream.number, number)
        sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False), "utf-8")
        sys.stdout = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), "utf-8", line_buffering=True)
        sys.stderr = io.TextIOWrapper(io.FileIO(2, "w", closefd=False), "utf-8", line_buffering=True)
        os.chdir(self.folder)
        os.environ.clear()
        os.environ.update(self.environment)
        time.tzset()
        warnings.simplefilter("error")
        sys.argv = ["bot", *self.arguments]
        run_program()


def fork(home: Path, *arguments: str, stdin: bytes = b"", **variables: str) -> Done:
    """The program with these arguments, a home and an input."""
    with ExitStack() as stack:
        given, *written = (stack.enter_context(tempfile.TemporaryFile()) for _ in range(3))
        given.write(stdin)
        given.seek(0)
        streams = [each.fileno() for each in (given, *written)]
        code = _ended(_begun(arguments, home, environment(home, **variables), streams))
        for each in written:
            each.seek(0)
        done = Done(code, *(each.read() for each in written))
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


def fork_in_a_terminal(
    home: Path, *arguments: str, talk: Callable[[int], bytes], **variables: str
) -> tuple[int, bytes]:
    """The exit code of the program in a terminal, and what `talk`, which is given that terminal, has seen there."""
    terminal, its_end = pty.openpty()
    process = _begun(arguments, home, environment(home, **variables), [its_end] * 3)
    os.close(its_end)
    seen = talk(terminal)
    os.close(terminal)
    return _ended(process), seen


def _begun(
    arguments: tuple[str, ...], folder: Path, variables: dict[str, str], streams: list[int]
) -> ForkServerProcess:
    given = _Given(arguments, folder, variables, tuple(map(_Descriptor, streams)))
    process = FORKS.Process(target=given.begin, daemon=True)
    process.start()
    return process


def _ended(process: ForkServerProcess) -> int:
    process.join(PATIENCE)
    if (code := process.exitcode) is None:
        process.kill()
        raise AssertionError("the program did not end")
    return code

"""The bot in a process of its own, as it is run in earnest: `python -m bot run`; but mostly in more haste.

In haste it is forked from a process that has loaded the program and the languages already, which is most of what a
start costs, and leaves out the pauses between messages that spare Telegram: a test talks faster than people do. What it
has checked beside it is forked likewise, unless a test alters the program.
"""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import os
import signal
import socket
import sys
import time
import warnings
from dataclasses import dataclass
from functools import partial
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from bot.__main__ import run_program
from bot.telegram import app
from bot.telegram.editors import reload
from tests.bot.beside import Beside
from tests.botapi import BotApi
from tests.botapi.waiting import PATIENCE, until

ROOT = Path(__file__).parents[2]
SECRET = "a-webhook-secret_1"
SLUG = "central-asia"
PROMPTLY = 15.0
"""Seconds within which the bot ends on a busy machine too; all that it could be waiting for takes longer."""
RIVER = {
    "source.txt": "Water is life, said Amir Karimli. The canal was built in 1939, he recalls.\n",
    "interview.yaml": """\
title: {en: On the river, ru: О реке, uz: Daryo haqida}
language: en
speakers: [{id: karimli, name: Amir Karimli, role: {en: engineer}}]
topics: [{id: canals, title: {en: Canals, ru: Каналы, uz: Kanallar}}]
""",
    "entries.yaml": """\
- id: water-is-life
  kind: quote
  speaker: karimli
  text: "Water is life"
  summary: {en: Water is life., ru: Вода — это жизнь., uz: Suv hayotdir.}
- id: canal-built
  kind: quote
  speaker: karimli
  topics: [canals]
  text: "The canal was built in 1939"
  summary: {en: The canal was built in 1939., ru: Канал построен в 1939 году., uz: Kanal 1939-yilda qurilgan.}
  questions: ["When was the canal built?"]
""",
}
"""A second, small interview."""


FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["bot.cli.run", __name__, "tests.bot.loaded"])


def serve_in_haste(*options: str) -> None:
    """`interview-bot run` without pauses, in this process."""
    app.serve = partial(app.serve, paced=False)
    sys.argv = ["bot", "run", *options]
    run_program()


@dataclass(frozen=True)
class _Given:
    """What a process is given at its start."""

    folder: Path
    environment: dict[str, str]
    log: Path
    arguments: tuple[str, ...]
    options: tuple[str, ...]
    code: str

    def begin(self) -> None:
        """Be the bot, in a process that has just been forked."""
        os.chdir(self.folder)
        with self.log.open("ab") as log:
            os.dup2(log.fileno(), 1)
            os.dup2(log.fileno(), 2)
        if self.arguments:
            program = [sys.executable, *self.arguments, *self.options]
            os.execve(sys.executable, program, self.environment)  # noqa: S606 - no shell is wanted
        os.environ.clear()
        os.environ.update(self.environment)
        time.tzset()
        warnings.simplefilter("error")
        if self.code:
            exec(self.code, {})  # noqa: S102 - a test's own
        else:
            setattr(reload, "aside", Beside().aside)  # noqa: B010
        serve_in_haste(*self.options)


class Process:
    """A running bot; `log` is what it has written so far."""

    arguments: tuple[str, ...] = ()
    """Of the interpreter, where the program is to be loaded anew."""
    code = ""
    """Python code that alters the program when it is loaded."""

    def __init__(self, api: BotApi, folder: Path, cache: Path, *options: str, **settings: str) -> None:
        self.api = api
        self._options = options
        self.folder = folder
        plain = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
        own = {"BOT_DATA": str(folder / "log.sqlite3"), "XDG_CACHE_HOME": str(cache), "PYTHONWARNINGS": "error"}
        self._environment = {**plain, **own, **api.env, "PYTHONPATH": str(ROOT), **settings}
        self._process: ForkServerProcess | None = None
        self._log = folder / "stderr.txt"

    async def start(self) -> None:
        """Start it, without waiting for anything."""
        given = _Given(self.folder, self._environment, self._log, self.arguments, self._options, self.code)
        self._process = FORKS.Process(target=given.begin, daemon=True)  # it ends with the tests that are broken off
        await asyncio.to_thread(self._process.start)

    async def ready(self) -> None:
        """Wait until it answers."""
        await self.says("Ready: ")

    async def says(self, text: str, *, times: int = 1) -> None:
        """Wait until a text is in the log so often."""

        def find() -> bool | None:
            running = self.running  # first: what it says at its end is there by then
            if self.log.count(text) >= times:
                return True
            assert running, f"the bot has ended\n{self.log}"
            return None

        await until(find, lambda: f"the bot never said {text!r}\n{self.log}")

    @property
    def running(self) -> bool:
        """Whether it runs."""
        return self._process is not None and self._process.exitcode is None

    @property
    def pid(self) -> int:
        """The number of the process."""
        assert self._process is not None
        assert self._process.pid is not None
        return self._process.pid

    @property
    def log(self) -> str:
        """All of standard output and standard error."""
        return self._log.read_text("utf-8") if self._log.exists() else ""

    async def ended(self) -> int:
        """The exit code, when it has ended by itself."""
        return await self._end("the bot goes on")

    async def _end(self, otherwise: str) -> int:
        """The exit code, when it has ended. Fails, and says otherwise, if it does not."""
        assert self._process is not None
        await asyncio.to_thread(self._process.join, PATIENCE)
        if (code := self._process.exitcode) is None:
            self._process.kill()
            raise AssertionError(f"{otherwise}\n{self.log}")
        return code

    def tell(self, kind: signal.Signals) -> None:
        """Send it a signal."""
        os.kill(self.pid, kind)

    async def stop(self, kind: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """End it: its exit code, and how many seconds it took."""
        started = time.monotonic()
        with contextlib.suppress(ProcessLookupError):
            self.tell(kind)
        return await self._end("the bot did not end"), time.monotonic() - started

    async def __aenter__(self) -> Process:
        await self.start()
        await self.ready()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.running:
            await self.stop()


class PacedProcess(Process):
    """One that paces its messages as in earnest, begun as an operator begins it."""

    arguments = ("-m", "bot", "run")


class AlteredProcess(Process):
    """One of a program that a test changes by Python code."""

    def __init__(self, api: BotApi, folder: Path, cache: Path, code: str, **settings: str) -> None:
        super().__init__(api, folder, cache, **settings)
        self.code = code


class ForewarnedProcess(Process):
    """One of which the code runs before the program is loaded."""

    arguments = ("-c", "import sys; from tests.bot.running import serve_in_haste; serve_in_haste(*sys.argv[1:])")

    def __init__(self, api: BotApi, folder: Path, cache: Path, code: str, **settings: str) -> None:
        (folder / "sitecustomize.py").write_text(code, "utf-8")
        super().__init__(api, folder, cache, PYTHONPATH=f"{folder}{os.pathsep}{ROOT}", **settings)


def hook() -> dict[str, str]:
    """Settings for a webhook on a free port."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{listener.getsockname()[1]}"
    return {
        "BOT_WEBHOOK_URL": f"http://{address}/updates",
        "BOT_WEBHOOK_SECRET": SECRET,
        "BOT_WEBHOOK_LISTEN": address,
    }


def write_interview(folder: Path, slug: str = "rivers") -> Path:
    """Put the small interview into a directory of interviews."""
    target = folder / slug
    target.mkdir(parents=True)
    for name, text in RIVER.items():
        (target / name).write_text(text, "utf-8")
    return target

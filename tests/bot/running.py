"""The bot in a process of its own, as it is run in earnest: `python -m bot run`; but mostly in more haste."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
import time
from pathlib import Path

from tests.botapi import BotApi
from tests.botapi.waiting import PATIENCE, until

ROOT = Path(__file__).parents[2]
SECRET = "a-webhook-secret_1"
SLUG = "central-asia"
PROMPTLY = 15.0
"""Seconds within which the bot ends on a busy machine too; all that it could be waiting for takes longer."""
UNPACED = """
import sys
from functools import partial
from bot.cli.main import main
from bot.telegram import app

app.serve = partial(app.serve, paced=False)
main(["run", *sys.argv[1:]])
"""
"""The bot without the pauses between messages that spare Telegram: a test talks faster than people do."""
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


class Process:
    """A running bot; `log` is what it has written so far."""

    arguments: tuple[str, ...] = ("-c", UNPACED)

    def __init__(self, api: BotApi, folder: Path, cache: Path, *options: str, **settings: str) -> None:
        self.api = api
        self._options = options
        self.folder = folder
        plain = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
        own = {"BOT_DATA": str(folder / "log.sqlite3"), "XDG_CACHE_HOME": str(cache), "PYTHONWARNINGS": "error"}
        self._environment = {**plain, **own, **api.env, "PYTHONPATH": str(ROOT), **settings}
        self._process: asyncio.subprocess.Process | None = None
        self._log = folder / "stderr.txt"

    async def start(self) -> None:
        """Start it, without waiting for anything."""
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                *self.arguments,
                *self._options,
                cwd=self.folder,
                env=self._environment,
                stdout=log,
                stderr=log,
            )

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
        return self._process is not None and self._process.returncode is None

    @property
    def pid(self) -> int:
        """The number of the process."""
        assert self._process is not None
        return self._process.pid

    @property
    def log(self) -> str:
        """All of standard output and standard error."""
        return self._log.read_text("utf-8") if self._log.exists() else ""

    async def ended(self) -> int:
        """The exit code, when it has ended by itself."""
        assert self._process is not None
        try:
            return await asyncio.wait_for(self._process.wait(), PATIENCE)
        except TimeoutError:
            raise AssertionError(f"the bot goes on\n{self.log}") from None

    def tell(self, kind: signal.Signals) -> None:
        """Send it a signal that does not end it."""
        assert self._process is not None
        self._process.send_signal(kind)

    async def stop(self, kind: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """End it: its exit code, and how many seconds it took."""
        assert self._process is not None
        started = time.monotonic()
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(kind)
        try:
            code = await asyncio.wait_for(self._process.wait(), PATIENCE)
        except TimeoutError:
            self._process.kill()
            raise AssertionError(f"the bot did not end\n{self.log}") from None
        return code, time.monotonic() - started

    async def __aenter__(self) -> Process:
        await self.start()
        await self.ready()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.running:
            await self.stop()


class PacedProcess(Process):
    """One that paces its messages as in earnest."""

    arguments = ("-m", "bot", "run")


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

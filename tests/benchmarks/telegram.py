"""How fast the bot answers 200 chats that ask at once, beside a bare echo bot of the same library.

    python -m tests.benchmarks.telegram [--rounds 7] [--chats 200]

Both bots run in processes of their own, with the same concurrency, each against its own copy of the Bot API server on
loopback, and take turns in rounds. A time runs from the moment a question is there to the moment its answer arrives.
It prints medians, 99th percentiles and their ratios, without and with the limiter in the echo bot, the processor time
that an answer takes (on Linux), and the longest single pass of each bot's event loop: over all rounds, the first ones
and some in which an editor asks for the figures, for the questions asked in vain, and for a reload. Neither bot paces
what it sends. It asserts nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.botapi import BotApi, Chat

ROOT = Path(__file__).parents[2]
QUESTIONS = (
    "What is said about water?",
    "Что мешает единству?",
    "Suv haqida nima deyilgan?",
    "What does Sirojov say about security?",
    "Паспорта нужны?",
    "How do I bake bread?",
)
WARMING_UP = 3
EDITOR = ("/stats", "/unanswered", "/reload")
PASSES = """
import selectors, time

class Watched(selectors.DefaultSelector):
    since = 0.0

    def select(self, timeout=None):
        took = time.monotonic() - self.since
        if self.since and took > 0.005:
            print(self.since, took, flush=True)
        ready = super().select(timeout)
        self.since = time.monotonic()
        return ready

selectors.DefaultSelector = Watched
"""
"""Put before a bot's script, it prints when each longer pass of the event loop began, and its seconds."""
OURS = """
import sys
from bot.telegram.app import serve
from bot.settings import read_settings

sys.exit(serve(read_settings(), paced=False))
"""
ECHO = """
import os
from telegram import Update
from telegram.ext import Application, MessageHandler, filters
from bot.telegram.sending.limiter import ChatLimiter

async def echo(update, context):
    await update.message.reply_text(update.message.text)

builder = Application.builder().token(os.environ["BOT_TOKEN"]).base_url(os.environ["BOT_API_URL"] + "/bot")
builder = builder.concurrent_updates(256).connection_pool_size(256).pool_timeout(30).job_queue(None)
if {limiter}:
    builder = builder.rate_limiter(ChatLimiter(None))
application = builder.build()
application.add_handler(MessageHandler(filters.UpdateType.MESSAGE & filters.TEXT, echo))
application.run_polling(allowed_updates=Update.ALL_TYPES)
"""


@dataclass
class Runner:
    """One bot, its server, and the times of its answers in seconds."""

    name: str
    script: str
    folder: Path
    api: BotApi = field(default_factory=BotApi)
    chats: list[Chat] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    process: asyncio.subprocess.Process | None = None
    ready: float = 0.0
    busy: float = 0.0

    async def start(self, chats: int) -> None:
        """Start the server and the bot, and ask some times to warm up: the first rounds open the connections."""
        await self.api.start()
        self.editor = self.api.private(self.api.user("Editor", "en"))
        own = {"BOT_DATA": str(self.folder / f"{self.name}.sqlite3"), "BOT_LOG_LEVEL": "ERROR", "PTB_TIMEDELTA": "1"}
        own |= {"BOT_ADMINS": str(self.editor.id), "PYTHONPATH": str(ROOT)}
        command = (sys.executable, "-c", PASSES + self.script)
        with self.passes.open("wb") as passes:
            self.process = await asyncio.create_subprocess_exec(
                *command, env={**os.environ, **self.api.env, **own}, stdout=passes
            )
        await self.api.wait_for_call("deleteWebhook", timeout=120)
        self.ready = time.monotonic()
        self.chats = [self.api.private(self.api.user(f"Reader {number}", "en")) for number in range(chats)]
        for _ in range(WARMING_UP):
            await self.round()
        self.times.clear()
        self.busy = 0.0

    async def round(self) -> None:
        """All chats ask at once; wait for every answer."""
        started = time.monotonic()
        before, busy = len(self.api.calls), self._processor_time()
        for number, chat in enumerate(self.chats):
            chat.say(QUESTIONS[number % len(QUESTIONS)])
        await asyncio.gather(*(chat.wait_for_reply(timeout=60) for chat in self.chats))
        sent = [call for call in self.api.calls[before:] if call.method == "sendMessage"]
        self.times += [call.came - started for call in sent]
        self.busy += self._processor_time() - busy
        self.api.calls.clear()

    async def edit(self) -> None:
        """An editor asks for this and that while all chats ask."""
        for command in EDITOR:
            answered = self.editor.ask(command, timeout=60)
            await self.round()
            await answered

    async def stop(self) -> None:
        """End the bot and its server."""
        if self.process:
            self.process.terminate()
            await self.process.wait()
        await self.api.stop()

    @property
    def passes(self) -> Path:
        """The file of the longer passes."""
        return self.folder / f"{self.name}.passes"

    def _processor_time(self) -> float:
        """Seconds that the bot has worked so far."""
        stat = Path(f"/proc/{self.process.pid}/stat") if self.process else None
        if stat is None or not stat.exists():
            return math.nan
        user, system = stat.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    @property
    def longest_pass(self) -> float:
        """Of the event loop since the bot was ready, in milliseconds."""
        passes = (tuple(map(float, line.split())) for line in self.passes.read_text().splitlines())
        return max((took for began, took in passes if began > self.ready), default=0.0) * 1000

    @property
    def median(self) -> float:
        """Of all times, in milliseconds."""
        return statistics.median(self.times) * 1000

    @property
    def p99(self) -> float:
        """The time within which 99 of 100 answers came, in milliseconds."""
        return statistics.quantiles(self.times, n=100)[98] * 1000


async def compare(rounds: int, chats: int, *, limiter: bool) -> None:
    """Let both bots take turns, and print their times side by side."""
    with tempfile.TemporaryDirectory() as folder:
        scripts = {"echo": ECHO, "ours": OURS}
        bots = [Runner(name, script.format(limiter=limiter), Path(folder)) for name, script in scripts.items()]
        try:
            for bot in bots:
                await bot.start(chats)
            for number in range(rounds):
                for bot in bots if number % 2 else reversed(bots):
                    await bot.round()
                    await asyncio.sleep(0.3)
            answers = {bot.name: (bot.median, bot.p99, bot.busy * 1000 / len(bot.times)) for bot in bots}
            for bot in bots:
                await bot.edit()
        finally:
            for bot in bots:
                await bot.stop()
        longest = {bot.name: bot.longest_pass for bot in bots}
    print(f"limiter of the echo bot {'on' if limiter else 'off'}, {chats} chats at once, {rounds} rounds")
    print("        median ms   p99 ms   processor ms an answer   longest pass ms")
    for name, (median, p99, busy) in answers.items():
        print(f"  {name:5} {median:9.1f} {p99:8.1f} {busy:24.2f} {longest[name]:17.1f}")
    median, p99, busy = (ours / echo for echo, ours in zip(answers["echo"], answers["ours"], strict=True))
    print(f"  ratio {median:9.2f} {p99:8.2f} {busy:24.2f}")


def main() -> None:
    """Read the options and run both comparisons."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--chats", type=int, default=200)
    options = parser.parse_args()
    for limiter in (False, True):
        asyncio.run(compare(options.rounds, options.chats, limiter=limiter))


if __name__ == "__main__":
    main()

"""How fast the bot answers 200 chats that ask at once, beside a bare echo bot of the same library.

    python -m tests.benchmarks.telegram [--rounds 7] [--chats 200]

Both bots run in processes of their own, with the same concurrency, each against its own copy of the Bot API server on
loopback, and take turns in rounds. A time runs from the moment a question is there to the moment its answer arrives.
It prints medians, 99th percentiles and their ratios, without and with the limiter in both; it asserts nothing.
"""

from __future__ import annotations

import argparse
import asyncio
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
OURS = """
import sys
from bot.app import run
from bot.settings import read_settings

sys.exit(run(read_settings(), limiter={limiter}))
"""
ECHO = """
import os
from telegram import Update
from telegram.ext import Application, MessageHandler, filters
from bot.limiter import ChatLimiter

async def echo(update, context):
    await update.message.reply_text(update.message.text)

builder = Application.builder().token(os.environ["BOT_TOKEN"]).base_url(os.environ["BOT_API_URL"] + "/bot")
builder = builder.concurrent_updates(256).connection_pool_size(256).pool_timeout(30).job_queue(None)
if {limiter}:
    builder = builder.rate_limiter(ChatLimiter())
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

    async def start(self, chats: int) -> None:
        """Start the server and the bot, and ask once to warm up."""
        await self.api.start()
        own = {"BOT_DATA": str(self.folder / f"{self.name}.sqlite3"), "BOT_LOG_LEVEL": "ERROR", "PTB_TIMEDELTA": "1"}
        environment = {**os.environ, **self.api.env, **own, "PYTHONPATH": str(ROOT)}
        self.process = await asyncio.create_subprocess_exec(sys.executable, "-c", self.script, env=environment)
        await self.api.wait_for_call("deleteWebhook", timeout=120)
        self.chats = [self.api.private(self.api.user(f"Reader {number}", "en")) for number in range(chats)]
        await self.round()
        self.times.clear()

    async def round(self) -> None:
        """All chats ask at once; wait for every answer."""
        started = time.monotonic()
        before = len(self.api.calls)
        for number, chat in enumerate(self.chats):
            chat.say(QUESTIONS[number % len(QUESTIONS)])
        await asyncio.gather(*(chat.wait_for_reply(timeout=60) for chat in self.chats))
        sent = [call for call in self.api.calls[before:] if call.method == "sendMessage"]
        self.times += [call.came - started for call in sent]
        self.api.calls.clear()

    async def stop(self) -> None:
        """End the bot and its server."""
        if self.process:
            self.process.terminate()
            await self.process.wait()
        await self.api.stop()

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
        finally:
            for bot in bots:
                await bot.stop()
    echo, ours = bots
    print(f"limiter {'on' if limiter else 'off'}: {chats} chats at once, {rounds} rounds")
    for bot in bots:
        print(f"  {bot.name}: median {bot.median:7.1f} ms, p99 {bot.p99:7.1f} ms")
    print(f"  ratio: median {ours.median / echo.median:.2f}, p99 {ours.p99 / echo.p99:.2f}")


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

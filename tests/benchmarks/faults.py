"""What becomes of the questions when something goes wrong again and again, one row a fault.

    python -m tests.benchmarks.faults [--times N] [--list] [FAULT …]

The bot runs in a process of its own against the Bot API server on loopback, while people ask without a pause, each in a
private chat of his own and only once. Then the fault is over, and every question is waited for. It prints of each fault
how often it was tried, how many questions were asked, answered, answered twice, lost and let go, and how many answers
were under way when it happened: only those may come twice. It asserts nothing.

A fault is a function of a `Trial` and a number of times, with a line in `FAULTS`.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import random
import signal
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.base import INTERVIEWS, open_base
from tests.bot.running import Process, hook
from tests.botapi import BotApi, Chat
from tests.botapi.waiting import until

QUESTIONS = ("What is said about water?", "Что мешает единству?", "Suv haqida nima deyilgan?", "Паспорта нужны?")
A_SECOND = 30.0
"""Questions that are asked in a second."""
LATENCY = 0.02
"""Seconds that the server takes for a call."""
LAST = 120.0
"""Seconds after which what is not answered yet counts as lost."""
JUST_NOW = 0.1
"""Seconds in which an answer that has gone out may not be noted yet."""
LET_GO = "let go"
"""What the log says of each update that is."""
COLUMNS = ("fault", "times", "asked", "answered", "twice", "lost", "let go", "under way")


@dataclass
class Trial:
    """A bot, its server and who has asked."""

    api: BotApi
    bot: Process
    data: Path
    chats: list[Chat] = field(default_factory=list)
    under_way: int = 0
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - moments are no secrets

    async def start(self, *, wait: bool = True) -> None:
        """Start the bot, and wait until it is ready."""
        await self.bot.start()
        if wait:
            await self.bot.says("Ready", times=self.bot.log.count("Ready") + 1)

    async def stop(self, kind: signal.Signals) -> None:
        """End the bot, and count the answers that were under way."""
        await self.bot.stop(kind)
        recent = time.monotonic() - JUST_NOW
        sent = self.api.calls_of("sendMessage")
        self.under_way += sum(call.answered is None or call.answered > recent for call in sent)
        self.api.calls.clear()

    async def moment(self, longest: float) -> None:
        """Let some time pass, by chance."""
        await asyncio.sleep(self.chance.uniform(0, longest))

    @asynccontextmanager
    async def asking(self) -> AsyncIterator[None]:
        """People ask without a pause."""
        task = asyncio.create_task(self._ask_on())
        try:
            yield
        finally:
            task.cancel()

    async def _ask_on(self) -> None:
        while True:
            self.ask()
            await asyncio.sleep(1 / A_SECOND)

    def ask(self) -> None:
        """Somebody new asks."""
        number = len(self.chats)
        self.chats.append(self.api.private(self.api.user(f"Reader {number}", "en")))
        self.chats[-1].say(QUESTIONS[number % len(QUESTIONS)])

    async def row(self, fault: str, times: int) -> tuple[str | int, ...]:
        """What has become of the questions, when all are answered or it has taken too long."""
        if not self.bot.running:
            await self.start()
        with contextlib.suppress(AssertionError):
            await until(lambda: all(chat.replies for chat in self.chats) or None, lambda: "some are lost", LAST)
        await self.bot.stop()
        let_go = self.bot.log.count(LET_GO)
        answers = [len(chat.replies) for chat in self.chats]
        answered, twice = sum(map(bool, answers)), sum(number - 1 for number in answers if number)
        return fault, times, len(answers), answered, twice, len(answers) - answered - let_go, let_go, self.under_way


async def killed(trial: Trial, times: int) -> None:
    """SIGKILL at any moment; every fifth time while the bot begins."""
    async with trial.asking():
        for number in range(times):
            begins = number % 5 == 4
            await trial.start(wait=not begins)
            await trial.moment(1.5 if begins else 0.5)
            await trial.stop(signal.SIGKILL)


async def stopped(trial: Trial, times: int) -> None:
    """SIGTERM at any moment, and a new start."""
    async with trial.asking():
        for _ in range(times):
            await trial.start()
            await trial.moment(0.5)
            await trial.stop(signal.SIGTERM)


async def delivered_again(trial: Trial, times: int) -> None:
    """After a SIGKILL Telegram delivers once more all that it has delivered before."""
    delivered: dict[int, object] = {}
    for _ in range(times):
        await trial.start()
        for _ in range(20):
            trial.ask()
        delivered |= trial.api.updates.pending
        await trial.moment(0.5)
        await trial.stop(signal.SIGKILL)
        trial.api.updates.pending |= delivered  # type: ignore[arg-type]


async def without_disk(trial: Trial, times: int) -> None:
    """The folder of the data is away for a second or two."""
    away = trial.data.with_name("away")
    await trial.start()
    async with trial.asking():
        for _ in range(times):
            trial.data.rename(away)
            await trial.moment(2)
            away.rename(trial.data)
            await trial.moment(2)


@dataclass(frozen=True)
class Fault:
    """One row: what happens, by which way updates come, and how often unless told."""

    does: Callable[[Trial, int], Awaitable[None]]
    times: int
    webhook: bool = False


FAULTS = {
    "SIGKILL, polling": Fault(killed, 200),
    "SIGKILL, webhook": Fault(killed, 200, webhook=True),
    "SIGTERM, polling": Fault(stopped, 50),
    "SIGTERM, webhook": Fault(stopped, 50, webhook=True),
    "delivered again, polling": Fault(delivered_again, 20),
    "delivered again, webhook": Fault(delivered_again, 20, webhook=True),
    "disk gone, polling": Fault(without_disk, 20),
}


async def tried(name: str, times: int | None, cache: Path) -> tuple[str | int, ...]:
    """The row of a fault."""
    fault = FAULTS[name]
    number = times or fault.times
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "data")
        settings = {"BOT_DATA": str(data / "bot.sqlite3"), **(hook() if fault.webhook else {})}
        async with BotApi(latency=LATENCY) as api:
            trial = Trial(api, Process(api, Path(folder), cache, **settings), data)
            try:
                await fault.does(trial, number)
                return await trial.row(name, number)
            finally:
                if trial.bot.running:
                    await trial.bot.stop(signal.SIGKILL)


def main() -> None:
    """Read the options and try the faults."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, help="how often each fault is tried, instead of its own number")
    parser.add_argument("--list", action="store_true", help="name the faults")
    parser.add_argument("faults", nargs="*", metavar="FAULT", help="these only, by the beginnings of their names")
    options = parser.parse_args()
    chosen = [name for name in FAULTS if not options.faults or name.startswith(tuple(options.faults))]
    if options.list:
        print(*chosen, sep="\n")
        return
    with tempfile.TemporaryDirectory() as cache:
        open_base(INTERVIEWS, Path(cache, "interview-bot")).index.close()
        print(f"{COLUMNS[0]:26}" + "".join(f"{column:>10}" for column in COLUMNS[1:]))
        for name in chosen:
            first, *others = asyncio.run(tried(name, options.times, Path(cache)))
            print(f"{first:26}" + "".join(f"{number:>10}" for number in others), flush=True)


if __name__ == "__main__":
    main()

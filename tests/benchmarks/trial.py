"""A bot in a process of its own to which something happens, and what becomes of the questions asked meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import signal
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import astuple, dataclass, field, fields
from functools import partial
from pathlib import Path

from tests.bot.leftover import bodies_in
from tests.bot.running import Process
from tests.botapi import BotApi, Chat
from tests.botapi.errors import Json
from tests.botapi.waiting import until

QUESTIONS = ("What is said about water?", "Что мешает единству?", "Suv haqida nima deyilgan?", "Паспорта нужны?")
A_SECOND = 30.0
"""Questions that are asked in a second."""
LATENCY = 0.02
"""Seconds that the server takes for a call."""
SLOW = 3.0
"""The same where it is slow."""
MANY = 20
"""Questions that are asked at once where it is not without a pause."""
LAST = 60.0
"""Seconds without an answer after which what is not answered yet counts as lost; so many wait at the end that the pace
of messages alone takes minutes."""
LET_GO = "let go"
"""What the log says of each update that is."""


@dataclass
class Fate:
    """What became of the questions of a trial; how many answers were under way when a connection or the bot broke off
    (being sent, or sent and not noted yet), and how many calls Telegram refused with 429."""

    fault: str
    times: int = 0
    asked: int = 0
    answered: int = 0
    twice: int = 0
    lost: int = 0
    let_go: int = 0
    under_way: int = 0
    refused: int = 0

    def add(self, asked: int, chat: Chat, *, may_be_let_go: bool = False) -> None:
        """Count one more chat, in which so many questions were asked."""
        answers = len(chat.sent_by_bot)
        missing = max(asked - answers, 0)
        self.asked += asked
        self.answered += min(asked, answers)
        self.twice += min(max(answers - asked, 0), asked)
        self.lost += 0 if may_be_let_go else missing
        self.let_go += missing if may_be_let_go else 0


def heading() -> str:
    """The names of the columns."""
    names = [f.name.replace("_", " ") for f in fields(Fate)]
    return f"{names[0]:50}" + "".join(f"{name:>10}" for name in names[1:])


def line(fate: Fate) -> str:
    """One line of the table."""
    name, *numbers = astuple(fate)
    return f"{name:50}" + "".join(f"{number:>10}" for number in numbers)


@dataclass
class Trial:
    """A bot, its server, the folder of its data, and of all who have asked how many answers each has."""

    api: BotApi
    bot: Process
    data: Path
    answers: list[Callable[[], int]] = field(default_factory=list)
    under_way: int = 0
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - moments are no secrets

    @property
    def log(self) -> Path:
        """The file of the questions asked."""
        return self.data / "bot.sqlite3"

    @property
    def inbox(self) -> Path:
        """The file of the updates that wait."""
        return self.data / "bot.sqlite3-inbox"

    @property
    def unanswered(self) -> int:
        """How many questions have no answer yet."""
        return sum(not answers() for answers in self.answers)

    @property
    def _open(self) -> int:
        """How many are neither answered nor let go."""
        return self.unanswered - self.bot.log.count(LET_GO)

    def _open_below(self, number: int) -> int | None:
        """The same once they are fewer."""
        return now if (now := self._open) < number else None

    async def start(self, *, wait: bool = True) -> None:
        """Start the bot, and wait until it is ready."""
        ready = self.bot.log.count("Ready")
        await self.bot.start()
        if wait:
            await self.bot.says("Ready", times=ready + 1)

    async def stop(self, kind: signal.Signals) -> None:
        """End the bot, and count the answers that were under way."""
        await self.bot.stop(kind)
        self._count_under_way()

    async def falls(self) -> None:
        """Wait until the bot has ended by itself, and count the answers that were under way."""
        await self.bot.ended()
        self._count_under_way()

    def _count_under_way(self) -> None:
        """Those that were being sent, and those that had been sent, of which it is not on the disk yet."""
        self.under_way += sum(call.answered is None for call in self.api.calls_of("sendMessage"))
        self.under_way += self.answered(json.loads(body) for body in bodies_in(self.inbox))
        self.api.calls.clear()

    def answered(self, updates: Iterable[Json]) -> int:
        """How many of some messages have been answered."""
        chats = [update["message"]["chat"]["id"] for update in updates if "message" in update]
        return sum(bool(self.api.chats[chat].sent_by_bot) for chat in chats)

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

    @asynccontextmanager
    async def backlog(self) -> AsyncIterator[None]:
        """The bot runs, messages take long, and three times as many wait as it can answer before it has to end."""
        await self.start()
        self.api.latency = SLOW
        for _ in range(3 * MANY):
            self.ask()
        await self.api.received()
        yield
        self.api.latency = LATENCY

    async def _ask_on(self) -> None:
        while True:
            self.ask()
            await asyncio.sleep(1 / A_SECOND)

    def ask(self, *, ago: float = 0) -> None:
        """Somebody new asks, or has asked so many seconds ago."""
        chat = self.api.private(self.api.user(f"Reader {len(self.answers)}", "en"))
        self.ask_in(chat, QUESTIONS[len(self.answers) % len(QUESTIONS)], ago=ago)

    def ask_in(self, chat: Chat, text: str, *, ago: float = 0) -> None:
        """The same in a chat in which nobody has asked yet."""
        chat.say(text, extra={"date": int(self.api.now() - ago)})
        self.answers.append(lambda: len(chat.sent_by_bot))

    async def fate(self, fault: str, times: int) -> Fate:
        """What has become of the questions, when all are answered or let go, or it has taken too long."""
        if not self.bot.running:
            await self.start()
        left = self._open
        with contextlib.suppress(AssertionError):
            while left > 0:
                left = await until(partial(self._open_below, left), lambda: "some are lost", LAST)
        await self.bot.stop()
        let_go = self.bot.log.count(LET_GO)
        answers = [answers() for answers in self.answers]
        answered, twice = sum(map(bool, answers)), sum(number - 1 for number in answers if number)
        lost = len(answers) - answered - let_go
        return Fate(fault, times, len(answers), answered, twice, lost, let_go, self.under_way)

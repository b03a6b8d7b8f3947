"""Whether anything grows while the bot answers without a pause: memory, tasks, open files, rows.

    python -m tests.benchmarks.soak [UPDATES] [--log-days 30] [--every 5000] [--reload]

The bot runs in a process of its own, as fast as it can and with nothing that holds back what it sends, against the Bot
API server on loopback. Some thousand people and some groups ask, lean on what was said, press buttons, type inline
queries, edit, send commands, pictures and what is no update at all; every tenth word is one that nobody has typed
before. A day of the log lasts a second here, so that what is old is dropped all the while; a minute of the bot's memory
lasts a minute, so that it holds as much as it may. After so many updates each, what the bot holds is printed; the last
lines say how much more it is than after the warming up. It asserts nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.botapi import BotApi, Chat, User

ROOT = Path(__file__).parents[2]
QUESTIONS = ROOT / "tests" / "questions"
PEOPLE, GROUPS = 3_000, 60
AT_ONCE = 200
WARMING_UP = 0.4
"""The share of the updates after which nothing should grow any more: of 100,000, those after which there are as many
messages in memory, `MOST_IN_MEMORY`, as there may be, and those who write have said as much as is remembered of one."""
BOT = """
import asyncio, gc, json, signal, sys, threading

from bot.settings import read_settings
from bot.store import database, questions
from bot.telegram.app import serve

database.DAY = questions.DAY = 1
database.SWEEP = 5.0

def tell(*_):
    gc.collect()
    told = {"tasks": len(asyncio.all_tasks()), "threads": threading.active_count(), "objects": len(gc.get_objects())}
    print(json.dumps(told), flush=True)

signal.signal(signal.SIGUSR1, tell)
sys.exit(serve(read_settings(), paced=False))
"""
"""It says on a signal what it holds."""
COPIES = 5
"""Times that a database is copied for another look at it."""
LEANING = ("more", "why?", "and Sirojov?", "who said that?", "the second", "in Russian please", "yes", "а что Толипов?")
COMMANDS = ("/start", "/help", "/topic", "/speaker", "/quote", "/summary", "/source", "/compare security", "/privacy")
GARBLED: tuple[dict[str, Any], ...] = (
    {"callback_query": {"id": "77", "from": {"id": 77, "is_bot": False, "first_name": "A"}, "data": "x"}},
    {"message": {"message_id": 1, "date": 10**15, "chat": {"id": 77, "type": "private"}, "text": "x"}},
    {"message": {"message_id": 2, "date": 1, "chat": {"id": 77, "type": "private"}, "from": {"id": 77}, "text": "x"}},
)


@dataclass
class Sample:
    """What the bot holds at one moment."""

    updates: int
    seconds: float
    memory: float
    files: int
    told: dict[str, int]
    rows: dict[str, int]
    disk: int

    def __str__(self) -> str:
        rows = sum(self.rows.values())
        speed = self.updates / self.seconds if self.seconds else 0.0
        return (
            f"{self.updates:>8} {speed:>9.0f} {self.memory:>7.1f} {self.told['objects']:>8} {self.told['tasks']:>6} "
            f"{self.told['threads']:>8} {self.files:>6} {rows:>7} {self.disk:>8}"
        )


HEADER = " updates  a second      MB  objects  tasks  threads  files    rows  disk kB"


@dataclass
class Soak:
    """One bot and its server, and the people who keep it busy."""

    folder: Path
    log_days: int
    draw: random.Random
    api: BotApi = field(default_factory=BotApi)
    updates: int = 0
    busy: float = 0.0
    unanswered: int = 0
    samples: list[Sample] = field(default_factory=list)

    async def start(self) -> None:
        """Start the server and the bot, and let people come."""
        await self.api.start()
        self.editor = self.api.private(self.api.user("Editor", "en"))
        own = {"BOT_DATA": str(self.data), "BOT_LOG_LEVEL": "CRITICAL", "PTB_TIMEDELTA": "1", "PYTHONPATH": str(ROOT)}
        own |= {"BOT_ADMINS": str(self.editor.id), "BOT_LOG_DAYS": str(self.log_days)}
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", BOT, env={**os.environ, **self.api.env, **own}, stdout=asyncio.subprocess.PIPE
        )
        await self.api.wait_for_call("deleteWebhook", timeout=120)
        codes = ("en", "ru", "uz", None)
        self.people = [self.api.user(f"Reader {n}", codes[n % 4]) for n in range(PEOPLE)]
        self.chats = [self.api.private(person) for person in self.people]
        self.groups = [self.api.supergroup(f"Group {n}", *self.draw.sample(self.people, 20)) for n in range(GROUPS)]
        self.questions = [question for question in _questions(QUESTIONS) if len(question) < 300]

    async def stop(self) -> None:
        """End the bot and its server."""
        self.process.send_signal(signal.SIGTERM)
        await self.process.wait()
        await self.api.stop()

    @property
    def data(self) -> Path:
        """The bot's database."""
        return self.folder / "soak.sqlite3"

    async def burst(self) -> None:
        """So many people at once each do something; wait until the bot has done its part."""
        started, before = time.monotonic(), self.api.updates._next_id
        chats = self.draw.sample(self.chats, AT_ONCE)
        acts: list[Callable[[Chat], Awaitable[object]]] = self.draw.choices(
            (
                self.ask,
                self.lean,
                self.press,
                self.type_inline,
                self.command,
                self.edit,
                self.send_picture,
                self.garble,
            ),
            (46, 14, 16, 10, 5, 3, 2, 1),
            k=AT_ONCE,
        )
        said = [act(chat) for act, chat in zip(acts, chats, strict=True)]
        groups = self.draw.sample(self.groups, 10)
        said += [self.ask_in_group(group) for group in groups[:5]]
        said += [self.press_in_group(group) for group in groups[5:]]
        self.chatter()
        for done in await asyncio.gather(*said, return_exceptions=True):
            self.unanswered += isinstance(done, AssertionError)
            if isinstance(done, BaseException) and not isinstance(done, AssertionError):
                raise done
        await self.api.received()
        self.updates += self.api.updates._next_id - before
        self.busy += time.monotonic() - started
        self._forget()

    # What people do

    def ask(self, chat: Chat) -> Awaitable[object]:
        """A question."""
        return chat.ask(self.question())

    def lean(self, chat: Chat) -> Awaitable[object]:
        """A message that leans on what was said."""
        return chat.ask(self.draw.choice(LEANING))

    def command(self, chat: Chat) -> Awaitable[object]:
        """A command."""
        return chat.ask(self.draw.choice(COMMANDS))

    def press(self, chat: Chat) -> Awaitable[object]:
        """A press of a button of the bot's last message, or of one that is no more."""
        return self._pressed(chat) or self.lean(chat)

    def type_inline(self, chat: Chat) -> Awaitable[object]:
        """A word or two of an inline query."""
        assert chat.owner
        return self.api.inline(chat.owner, " ".join(self.question().split()[: self.draw.randint(0, 4)]))

    def edit(self, chat: Chat) -> Awaitable[object]:
        """A question, edited at once, and one more that waits for both."""
        chat.edit(chat.say(self.question()), self.question())
        return chat.ask(self.question())

    def send_picture(self, chat: Chat) -> Awaitable[object]:
        """A picture without words."""
        chat.photo()
        return chat.wait_for_reply()

    def garble(self, chat: Chat) -> Awaitable[object]:
        """What is no update, and a question after it."""
        self.api.push(self.draw.choice(GARBLED))
        return chat.ask(self.question())

    def ask_in_group(self, group: Chat) -> Awaitable[object]:
        """A question in a group, and a press that tells when it is dealt with: it may be one too many."""
        by = self.draw.choice(list(group.members.values()))[0]
        group.say(f"/ask {self.question()}", by=by)
        return group.done()

    def press_in_group(self, group: Chat) -> Awaitable[object]:
        """A press of a button of the bot's last message in a group, which changes that."""
        return self._pressed(group, self.draw.choice(list(group.members.values()))[0]) or group.done()

    def _pressed(self, chat: Chat, by: User | None = None) -> Awaitable[object] | None:
        last = chat.replies[-1] if chat.replies else None
        data = [button.callback_data for row in last.rows for button in row if button.callback_data] if last else []
        return chat.press(last, data=self.draw.choice(data), by=by) if last and data else None

    def chatter(self) -> None:
        """What people in groups say to each other."""
        for group in self.draw.sample(self.groups, 5):
            group.say(self.question(), by=self.draw.choice(list(group.members.values()))[0])

    def question(self) -> str:
        """One of the sample questions, now and then with a word that is misspelt or made up."""
        words = self.draw.choice(self.questions).split()
        place = self.draw.randrange(len(words))
        if self.draw.random() < 0.5:
            letters = list(words[place])
            letters[self.draw.randrange(len(letters))] = self.draw.choice(
                "abcdefghijklmnoprstuvxyzабвгдеийклмнопрстуяю"
            )
            words[place] = "".join(letters)
        if self.draw.random() < 0.3:
            words.insert(place, "".join(self.draw.choice("aeiou") + self.draw.choice("bdgklmnrstvz") for _ in range(4)))
        return " ".join(words)

    # What is looked at

    async def sample(self) -> Sample:
        """What the bot holds now that it has nothing to do."""
        assert self.process.stdout
        await asyncio.sleep(1.0)  # what is written a moment later
        self.process.send_signal(signal.SIGUSR1)
        told = json.loads(await self.process.stdout.readline())
        proc = Path(f"/proc/{self.process.pid}")
        memory = int((proc / "status").read_text().split("VmRSS:")[1].split()[0]) / 1024
        disk = sum(file.stat().st_size for file in self.folder.glob(f"{self.data.name}*"))
        files = len([*(proc / "fd").iterdir()])
        sample = Sample(self.updates, self.busy, memory, files, told, await self._rows(), disk // 1024)
        self.samples.append(sample)
        return sample

    async def _rows(self) -> dict[str, int]:
        """How many rows each table of each database has. A copy made while the bot writes may be none, and is made
        anew."""
        for _ in range(COPIES):
            with contextlib.suppress(sqlite3.DatabaseError):
                return self._copied_rows()
            await asyncio.sleep(1.0)
        return self._copied_rows()

    def _copied_rows(self) -> dict[str, int]:
        """The rows of copies of the databases, as the bot may hold these locked."""
        rows = {}
        with tempfile.TemporaryDirectory() as folder:
            for file in self.folder.glob(f"{self.data.name}*"):
                shutil.copy(file, folder)
            for file in Path(folder).iterdir():
                if not file.name.endswith(("-wal", "-shm")) and file.read_bytes()[:6] == b"SQLite":
                    with contextlib.closing(sqlite3.connect(file)) as db:
                        for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                            rows[table] = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
        return rows

    async def tend(self, *, reload: bool) -> None:
        """An editor looks at the figures and at what was asked in vain, dismisses that, and perhaps loads anew."""
        for command in ("/stats", "/unanswered", "/reload")[: 3 if reload else 2]:
            listed = await self.editor.ask(command)
            for row in listed.rows:
                await self.editor.press(listed, forged=row[0].callback_data)

    def _forget(self) -> None:
        """Let the server forget what is done, so that it does not become slower."""
        for chat in (*self.chats, *self.groups, self.editor):
            kept = chat.replies[-1:]
            chat.messages[:] = kept
            chat.sent_by_bot[:] = kept
            chat._by_id = {message.id: message for message in kept}
            chat._waited_for = len(kept)
            for message in kept:
                message.history.clear()
        for done in (self.api.calls, self.api.callbacks, self.api.inlines, self.api.inline_messages):
            done.clear()


def _questions(folder: Path) -> Iterable[str]:
    for file in sorted(folder.rglob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            for turn in (row, *row.get("turns", ())):
                if isinstance(turn.get("question"), str) and turn["question"].strip():
                    yield turn["question"]


async def run(updates: int, every: int, log_days: int, *, reload: bool, seed: int) -> None:
    """Keep the bot busy, and print what it holds after every so many updates."""
    with tempfile.TemporaryDirectory() as folder:
        soak = Soak(Path(folder), log_days, random.Random(seed))  # noqa: S311
        await soak.start()
        try:
            print(HEADER)
            print(await soak.sample(), flush=True)
            for until in range(every, updates + 1, every):
                while soak.updates < until:
                    await soak.burst()
                await soak.tend(reload=reload)
                print(await soak.sample(), flush=True)
        finally:
            await soak.stop()
    warm = next(sample for sample in soak.samples if sample.updates >= updates * WARMING_UP)
    last = soak.samples[-1]
    print(f"after {warm.updates} updates {warm.memory:.1f} MB, at the end {last.memory / warm.memory - 1:+.1%}")
    print(f"rows at the end: {last.rows}; not answered: {soak.unanswered}")


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("updates", type=int, nargs="?", default=100_000)
    parser.add_argument("--every", type=int, default=5_000)
    parser.add_argument("--log-days", type=int, default=30, help="BOT_LOG_DAYS; a day lasts a second")
    parser.add_argument("--reload", action="store_true", help="load anew at each line")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    asyncio.run(run(options.updates, options.every, options.log_days, reload=options.reload, seed=options.seed))


if __name__ == "__main__":
    main()

"""What was asked, chosen and rated, without names or ids."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from bot.store import readings
from bot.store.database import Database

SCHEMA = f"""
    CREATE TABLE IF NOT EXISTS questions (
        at INTEGER, person BLOB, place BLOB, surface TEXT, language TEXT, status TEXT, question TEXT,
        interview TEXT, entry TEXT);
    CREATE INDEX IF NOT EXISTS questions_at ON questions (at);
    CREATE INDEX IF NOT EXISTS questions_person ON questions (person);
    CREATE TABLE IF NOT EXISTS choices (place BLOB PRIMARY KEY, language TEXT, interview TEXT) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ratings (
        person BLOB, interview TEXT, entry TEXT, at INTEGER, rating TEXT, PRIMARY KEY (person, interview, entry)
        ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS dismissed (name BLOB PRIMARY KEY, at INTEGER) WITHOUT ROWID;
    {readings.TABLE}
"""


@dataclass(frozen=True)
class LoggedQuestion:
    """One line of the log: what was asked where, and what came of it. `entry` is the first one shown."""

    text: str
    status: str
    language: str
    surface: str
    interview: str | None = None
    entry: str | None = None
    at: float = field(default_factory=time.time)


@dataclass(frozen=True)
class LoggedChoice:
    """What was chosen in a chat: the language and the interview; None where nothing was."""

    language: str | None = None
    interview: str | None = None


class Store:
    """All that is kept. Use it as `async with Store(path) as store`. Writing never waits."""

    def __init__(self, path: Path, days: int = 30, clock: Callable[[], float] = time.time) -> None:
        self._database = Database(path, SCHEMA, ("questions", "ratings", "dismissed"), days, clock)
        self.readings = readings.Readings(self._database)
        self._days = days
        self._clock = clock
        self._dismissed: set[bytes] = set()
        self._choices: dict[bytes, LoggedChoice] = {}

    async def __aenter__(self) -> Store:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self._database)
            rows = await self._database.read("SELECT place, language, interview FROM choices")
            dismissed = await self._database.read("SELECT name FROM dismissed")
            await self.readings.load()
            stack.pop_all()
        self._choices = {place: LoggedChoice(language, interview) for place, language, interview in rows}
        self._dismissed = {name for (name,) in dismissed}
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._database.__aexit__(kind, error, trace)

    def person(self, user_id: int) -> bytes:
        """The keyed hash that stands for a person."""
        return self._database.hashed(f"user {user_id}")

    def place(self, chat_id: int) -> bytes:
        """The keyed hash that stands for a chat."""
        return self._database.hashed(f"chat {chat_id}")

    # Questions

    def log(self, user_id: int | None, chat_id: int | None, question: LoggedQuestion) -> None:
        """Note a question and what came of it; without a person where nobody can be told from others."""
        person = None if user_id is None else self.person(user_id)
        place = None if chat_id is None else self.place(chat_id)
        q = question
        row = (int(q.at), person, place, q.surface, q.language, q.status, q.text, q.interview, q.entry)
        self._database.write("INSERT INTO questions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", *row)

    async def questions(self, since: float = 0.0, statuses: tuple[str, ...] = ()) -> list[LoggedQuestion]:
        """The questions kept since then, oldest first; those with one of these statuses, or all."""
        marks = f"AND status IN ({', '.join('?' * len(statuses))})" if statuses else ""
        rows = await self._database.read(
            f"SELECT question, status, language, surface, interview, entry, at FROM questions "  # noqa: S608 - marks only
            f"WHERE at >= ? {marks} ORDER BY at, rowid",
            max(int(since), self._database.oldest()),
            *statuses,
        )
        return await asyncio.to_thread(lambda: [LoggedQuestion(*row) for row in rows])

    # Ratings

    def rate(self, user_id: int, interview: str, entry: str, rating: str) -> None:
        """Note what somebody thinks of an entry as an answer; a later word replaces an earlier one."""
        row = (self.person(user_id), interview, entry, int(self._clock()), rating)
        self._database.write("INSERT OR REPLACE INTO ratings VALUES (?, ?, ?, ?, ?)", *row)

    async def ratings(self) -> list[tuple[str, str, str]]:
        """Interview, entry and rating of all that was rated."""
        rows = await self._database.read("SELECT interview, entry, rating FROM ratings ORDER BY at")
        return [(interview, entry, rating) for interview, entry, rating in rows]

    async def faults(self, interview: str, entry: str) -> dict[bytes, str]:
        """What was found wrong with an entry as an answer, by the hash of who found it."""
        rows = await self._database.read(
            "SELECT person, rating FROM ratings WHERE interview = ? AND entry = ? AND rating != 'good' ORDER BY at",
            interview,
            entry,
        )
        return dict(rows)

    # What editors have dismissed

    def dismiss(self, name: str) -> None:
        """An editor wants to see that no more, whatever it is; kept as long as the questions are."""
        hashed = self._database.hashed(name)
        self._dismissed.add(hashed)
        if self._days:
            self._database.write("INSERT OR REPLACE INTO dismissed VALUES (?, ?)", hashed, int(self._clock()))

    def is_dismissed(self, name: str) -> bool:
        """Whether an editor has dismissed that."""
        return self._database.hashed(name) in self._dismissed

    # Choices

    def choice(self, chat_id: int) -> LoggedChoice:
        """What was chosen in a chat."""
        return self._choices.get(self.place(chat_id), LoggedChoice())

    def choose(self, chat_id: int, choice: LoggedChoice) -> None:
        """Keep what was chosen in a chat."""
        place = self.place(chat_id)
        self._choices[place] = choice
        self._database.write(
            "INSERT OR REPLACE INTO choices VALUES (?, ?, ?)", place, choice.language, choice.interview
        )

    def move(self, old_chat: int, new_chat: int) -> None:
        """A group has become a supergroup: what was chosen and asked there goes along."""
        old, new = self.place(old_chat), self.place(new_chat)
        if old in self._choices:
            self._choices[new] = self._choices.pop(old)
        self._database.write("UPDATE OR REPLACE choices SET place = ? WHERE place = ?", new, old)
        self._database.write("UPDATE questions SET place = ? WHERE place = ?", new, old)

    def forget_place(self, chat_id: int) -> None:
        """The bot is out of a chat: nothing chosen there is needed any more."""
        place = self.place(chat_id)
        self._choices.pop(place, None)
        self._database.write("DELETE FROM choices WHERE place = ?", place)

    async def erase(self, user_id: int) -> int:
        """Forget all that one person asked, rated and chose; the number of questions erased.

        Raises StoreError when the file cannot be written now.
        """
        person, place = self.person(user_id), self.place(user_id)
        erased, *_ = await self._database.write_now(
            [
                ("DELETE FROM questions WHERE person = ?", (person,)),
                ("DELETE FROM ratings WHERE person = ?", (person,)),
                ("DELETE FROM choices WHERE place = ?", (place,)),
            ]
        )
        self._choices.pop(place, None)
        return erased

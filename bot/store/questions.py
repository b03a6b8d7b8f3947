"""What was asked, chosen and rated, without names or ids."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from types import TracebackType

import aiosqlite

from bot.store.database import DAY, Coded, Database
from bot.store.reader_counts import ReaderCounts
from bot.store.schema import FADING, MIGRATIONS
from bot.store.trouble import FileTrouble

MOST_READ = 1_000
"""Questions that are read at a time: there may be very many."""


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


@dataclass(frozen=True, slots=True)
class LoggedChoice:
    """What was chosen in a chat: the language and the interview; None where nothing was."""

    language: str | None = None
    interview: str | None = None


class Store:
    """All that is kept. Use it as `async with Store(path) as store`. Writing never waits.

    `clock` tells the time that it is for certain, by which what is old is dropped: 0 while that is not known. `news` is
    called when there is something new in `trouble` or in `mishaps`.
    """

    def __init__(
        self,
        path: Path,
        days: int = 30,
        clock: Callable[[], float] = time.time,
        news: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = Database(path, MIGRATIONS, FADING, days, clock)
        self._database.access.on_open, self._database.access.on_trouble = self._take_up, self._hear
        self.reader_counts = ReaderCounts(self._database)
        self._news = news
        self.mishaps: list[FileTrouble] = []
        """What has become of files that were damaged or lost, for whoever tells of it."""
        self._days = days
        self._clock = clock
        self._dismissed: dict[bytes, float] = {}
        """When what was dismissed, the oldest first."""
        self._kept: dict[bytes, LoggedChoice] = {}
        """The choices that the file has."""
        self._chosen: dict[int, LoggedChoice] = {}
        """Those made since, which go before them; the file may not be there to be written to."""

    async def __aenter__(self) -> Store:
        await self._database.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._database.__aexit__(kind, error, trace)

    @property
    def trouble(self) -> FileTrouble | None:
        """Why the file cannot be written now, None while it can."""
        return self._database.access.trouble

    def _hear(self, trouble: FileTrouble | None) -> None:
        if trouble and trouble.is_mishap:
            self.mishaps.append(trouble)
        self._news()

    def person(self, user_id: int) -> bytes:
        """The keyed hash that stands for a person."""
        return self._database.access.hashed(_user(user_id))

    def spot(self, chat_id: int, message_id: int) -> bytes:
        """The keyed hash that stands for a message."""
        return self._database.access.hashed(f"message {chat_id} {message_id}")

    async def _take_up(self, db: aiosqlite.Connection, new: bool) -> None:
        """Know what the file that is opened has; one begun while the bot runs is given what is known."""
        await self.reader_counts.take_up(db, new)
        if new:
            since = {self._database.access.hashed(_chat(chat)): choice for chat, choice in self._chosen.items()}
            rows = [(place, c.language, c.interview) for place, c in {**self._kept, **since}.items()]
            await db.executemany("INSERT OR REPLACE INTO choices VALUES (?, ?, ?)", rows)
            names = [(name, int(at)) for name, at in self._dismissed.items()] if self._days else []
            await db.executemany("INSERT OR REPLACE INTO dismissed VALUES (?, ?)", names)
            await db.commit()
        choices = await db.execute_fetchall("SELECT place, language, interview FROM choices")
        dismissed = await db.execute_fetchall("SELECT name, at FROM dismissed WHERE typeof(at) = 'integer'")
        self._kept = {place: LoggedChoice(language, interview) for place, language, interview in choices}
        known = {name: float(at) for name, at in dismissed} | self._dismissed
        self._dismissed = dict(sorted(known.items(), key=itemgetter(1)))

    # Questions

    def log(self, user_id: int | None, chat_id: int | None, question: LoggedQuestion) -> None:
        """Note a question and what came of it; without a person where nobody can be told from others."""
        person = None if user_id is None else _user(user_id)
        place = None if chat_id is None else _chat(chat_id)
        q = question
        row = (int(q.at), person, place, q.surface, q.language, q.status, q.text, q.interview, q.entry)
        self._database.write("INSERT INTO questions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", *row)

    async def questions(
        self, since: float = 0.0, statuses: tuple[str, ...] = ()
    ) -> AsyncIterator[list[LoggedQuestion]]:
        """The questions kept since then, oldest first, so many at a time; those with one of these statuses, or all.

        Raises StoreError when the file cannot be read.
        """
        marks = f"AND status IN ({', '.join('?' * len(statuses))})" if statuses else ""
        at, rowid = max(int(since), self._database.oldest()), -1
        while rows := await self._database.read(
            f"SELECT rowid, question, status, language, surface, interview, entry, at FROM questions "  # noqa: S608 - marks only
            f"WHERE (at, rowid) > (?, ?) {marks} ORDER BY at, rowid LIMIT ?",
            at,
            rowid,
            *statuses,
            MOST_READ,
        ):
            yield [LoggedQuestion(*row[1:]) for row in rows]
            rowid, at = rows[-1][0], rows[-1][-1]

    # Ratings

    def rate(self, user_id: int, interview: str, entry: str, rating: str) -> None:
        """Note what somebody thinks of an entry as an answer; a later word replaces an earlier one."""
        row = (_user(user_id), interview, entry, int(self._clock()), rating)
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
        """An editor wants to see that no more, whatever it is; kept as long as the questions are, at least a day."""
        hashed, now = self._database.access.hashed(name), self._clock()
        self._dismissed.pop(hashed, None)
        self._dismissed[hashed] = now
        while self._is_over(next(iter(self._dismissed.values()))):
            del self._dismissed[next(iter(self._dismissed))]
        if self._days:
            self._database.write("INSERT OR REPLACE INTO dismissed VALUES (?, ?)", Coded(name), int(now))

    def is_dismissed(self, name: str) -> bool:
        """Whether an editor has dismissed that."""
        at = self._dismissed.get(self._database.access.hashed(name))
        return at is not None and not self._is_over(at)

    def _is_over(self, dismissed: float) -> bool:
        """Whether what was dismissed at that time may be seen again."""
        return dismissed <= self._clock() - max(self._days, 1) * DAY

    # Choices

    def choice(self, chat_id: int) -> LoggedChoice:
        """What was chosen in a chat."""
        found = self._chosen.get(chat_id) or self._kept.get(self._database.access.hashed(_chat(chat_id)))
        return found or LoggedChoice()

    def choose(self, chat_id: int, choice: LoggedChoice) -> None:
        """Keep what was chosen in a chat."""
        self._chosen[chat_id] = choice
        self._database.write(
            "INSERT OR REPLACE INTO choices VALUES (?, ?, ?)", _chat(chat_id), choice.language, choice.interview
        )

    def move(self, old_chat: int, new_chat: int) -> None:
        """A group has become a supergroup: what was chosen and asked there goes along."""
        choice = self.choice(old_chat)
        self._forget_choice(old_chat)
        if choice != LoggedChoice():
            self._chosen[new_chat] = choice
        old, new = _chat(old_chat), _chat(new_chat)
        self._database.write("UPDATE OR REPLACE choices SET place = ? WHERE place = ?", new, old)
        self._database.write("UPDATE questions SET place = ? WHERE place = ?", new, old)

    def forget_place(self, chat_id: int) -> None:
        """The bot is out of a chat: nothing chosen there is needed any more."""
        self._forget_choice(chat_id)
        self._database.write("DELETE FROM choices WHERE place = ?", _chat(chat_id))

    async def erase(self, user_id: int) -> int:
        """Forget for good all that one person asked, rated and chose; the number of questions erased.

        Raises StoreError when the file cannot be written now.
        """
        person, place = _user(user_id), _chat(user_id)
        erased, *_ = await self._database.write_now(
            [
                ("DELETE FROM questions WHERE person = ?", (person,)),
                ("DELETE FROM ratings WHERE person = ?", (person,)),
                ("DELETE FROM choices WHERE place = ?", (place,)),
            ],
            for_good=True,
        )
        self._forget_choice(user_id)
        return erased

    def _forget_choice(self, chat_id: int) -> None:
        self._chosen.pop(chat_id, None)
        self._kept.pop(self._database.access.hashed(_chat(chat_id)), None)


def _user(user_id: int) -> Coded:
    return Coded(f"user {user_id}")


def _chat(chat_id: int) -> Coded:
    return Coded(f"chat {chat_id}")

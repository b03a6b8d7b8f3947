"""What was asked, chosen and rated: one SQLite file without names or ids, written by one writer."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
import secrets
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

import aiosqlite

SCHEMA = """
    CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS questions (
        at INTEGER, person BLOB, place BLOB, surface TEXT, language TEXT, status TEXT, question TEXT,
        interview TEXT, entry TEXT);
    CREATE INDEX IF NOT EXISTS questions_at ON questions (at);
    CREATE INDEX IF NOT EXISTS questions_person ON questions (person);
    CREATE TABLE IF NOT EXISTS choices (place BLOB PRIMARY KEY, language TEXT, interview TEXT) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ratings (
        person BLOB, interview TEXT, entry TEXT, at INTEGER, rating TEXT, PRIMARY KEY (person, interview, entry)
        ) WITHOUT ROWID;
    PRAGMA user_version = 1;
"""
VERSION = 1
DAY = 86_400
PATIENCE = 3.0
"""Seconds to wait for another program to let go of the file."""
PAUSE = 0.2
"""Seconds over which writes are gathered into one."""
MOST_KEPT = 10_000
"""Writes kept in memory while the file cannot be written."""

_log = logging.getLogger(__name__)


class StoreError(Exception):
    """The file cannot be used; one sentence says why and what to do."""


@dataclass(frozen=True)
class Question:
    """One line of the log: what was asked where, and what came of it. `entry` is the first one shown."""

    text: str
    status: str
    language: str
    surface: str
    interview: str | None = None
    entry: str | None = None
    at: float = field(default_factory=time.time)


@dataclass(frozen=True)
class Choice:
    """What was chosen in a chat: the language and the interview; None where nothing was."""

    language: str | None = None
    interview: str | None = None


class Store:
    """The file, open. Use it as `async with Store(path) as store`; an exit always closes it.

    Writing never waits: writes are gathered, and written together a moment later. What cannot be written is logged and
    tried again, and the bot goes on.
    """

    def __init__(self, path: Path, days: int = 30, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._days = days
        self._clock = clock
        self._key = b""
        self._writes: list[tuple[str, tuple[Any, ...]]] = []
        self._wake = asyncio.Event()
        self._writing = asyncio.Lock()
        self._choices: dict[bytes, Choice] = {}
        self._swept = 0.0

    async def __aenter__(self) -> Store:
        self._db = await _connected(self._path)
        try:
            self._key = await _prepared(self._db)
            rows = await self._db.execute_fetchall("SELECT place, language, interview FROM choices")
            self._choices = {place: Choice(language, interview) for place, language, interview in rows}
            await self._sweep()
        except sqlite3.Error as error:
            await self._db.close()
            raise StoreError(_sentence(error)) from None
        except BaseException:
            await self._db.close()
            raise
        self._writer = asyncio.create_task(self._write_on())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._writer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._writer
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._flush(), 1)
        finally:
            await self._db.close()

    # Who it is, without saying who

    def person(self, user_id: int) -> bytes:
        """The keyed hash that stands for a person."""
        return self._hash(f"user {user_id}")

    def place(self, chat_id: int) -> bytes:
        """The keyed hash that stands for a chat."""
        return self._hash(f"chat {chat_id}")

    def _hash(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode(), key=self._key, digest_size=16).digest()

    # Writing

    def log(self, user_id: int | None, chat_id: int | None, question: Question) -> None:
        """Note a question and what came of it; without a person where nobody can be told from others."""
        person = None if user_id is None else self.person(user_id)
        place = None if chat_id is None else self.place(chat_id)
        q = question
        row = (int(q.at), person, place, q.surface, q.language, q.status, q.text, q.interview, q.entry)
        self._write("INSERT INTO questions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", *row)

    def rate(self, user_id: int, interview: str, entry: str, rating: str) -> None:
        """Note what somebody thinks of an entry as an answer; a later word replaces an earlier one."""
        row = (self.person(user_id), interview, entry, int(self._clock()), rating)
        self._write("INSERT OR REPLACE INTO ratings VALUES (?, ?, ?, ?, ?)", *row)

    def choice(self, chat_id: int) -> Choice:
        """What was chosen in a chat."""
        return self._choices.get(self.place(chat_id), Choice())

    def choose(self, chat_id: int, choice: Choice) -> None:
        """Keep what was chosen in a chat."""
        place = self.place(chat_id)
        self._choices[place] = choice
        self._write("INSERT OR REPLACE INTO choices VALUES (?, ?, ?)", place, choice.language, choice.interview)

    def move(self, old_chat: int, new_chat: int) -> None:
        """A group has become a supergroup: what was chosen and asked there goes along."""
        old, new = self.place(old_chat), self.place(new_chat)
        if old in self._choices:
            self._choices[new] = self._choices.pop(old)
        self._write("UPDATE OR REPLACE choices SET place = ? WHERE place = ?", new, old)
        self._write("UPDATE questions SET place = ? WHERE place = ?", new, old)

    def forget_place(self, chat_id: int) -> None:
        """The bot is out of a chat: nothing chosen there is needed any more."""
        place = self.place(chat_id)
        self._choices.pop(place, None)
        self._write("DELETE FROM choices WHERE place = ?", place)

    async def erase(self, user_id: int) -> int:
        """Forget all that one person asked, rated and chose; the number of questions erased.

        Raises StoreError when the file cannot be written now.
        """
        person = self.person(user_id)
        try:
            await self._flush(strict=True)
            async with self._writing:
                cursor = await self._db.execute("DELETE FROM questions WHERE person = ?", (person,))
                erased = cursor.rowcount
                await self._db.execute("DELETE FROM ratings WHERE person = ?", (person,))
                await self._db.execute("DELETE FROM choices WHERE place = ?", (self.place(user_id),))
                await self._db.commit()
        except sqlite3.Error as error:
            raise StoreError(_sentence(error)) from None
        self._choices.pop(self.place(user_id), None)
        return erased

    # Reading

    async def questions(self, since: float = 0.0, statuses: tuple[str, ...] = ()) -> list[Question]:
        """The questions kept since then, oldest first; those with one of these statuses, or all."""
        await self._flush()
        marks = f"AND status IN ({', '.join('?' * len(statuses))})" if statuses else ""
        rows = await self._db.execute_fetchall(
            f"SELECT question, status, language, surface, interview, entry, at FROM questions "  # noqa: S608 - marks only
            f"WHERE at >= ? {marks} ORDER BY at, rowid",
            (max(int(since), self._oldest()), *statuses),
        )
        return await asyncio.to_thread(lambda: [Question(*row) for row in rows])

    async def ratings(self) -> list[tuple[str, str, str]]:
        """Interview, entry and rating of all that was rated."""
        await self._flush()
        rows = await self._db.execute_fetchall("SELECT interview, entry, rating FROM ratings ORDER BY at")
        return [(interview, entry, rating) for interview, entry, rating in rows]

    # The one writer

    def _write(self, statement: str, *values: Any) -> None:
        self._writes.append((statement, values))
        if len(self._writes) > MOST_KEPT:
            del self._writes[0]
        self._wake.set()

    async def _write_on(self) -> None:
        while True:
            await self._wake.wait()
            await asyncio.sleep(PAUSE)
            self._wake.clear()
            if not await self._flush():
                await asyncio.sleep(PATIENCE)
                self._wake.set()
            if self._clock() - self._swept > DAY / 24:
                with contextlib.suppress(sqlite3.Error):
                    await self._sweep()

    async def _flush(self, *, strict: bool = False) -> bool:
        """Write what waits; whether that went well. `strict` raises what goes wrong instead of logging it."""
        async with self._writing:
            writes, self._writes = self._writes, []
            if not writes:
                return True
            try:
                for statement, values in writes:
                    await self._db.execute(statement, values)
                await self._db.commit()
            except BaseException as error:
                self._writes = [*writes, *self._writes][-MOST_KEPT:]
                with contextlib.suppress(sqlite3.Error):
                    await self._db.rollback()
                if strict or not isinstance(error, sqlite3.Error):
                    raise
                _log.warning("The question log cannot be written now: %s", _sentence(error))
                return False
        return True

    async def _sweep(self) -> None:
        """Drop what is older than the days it is kept."""
        self._swept = self._clock()
        async with self._writing:
            await self._db.execute("DELETE FROM questions WHERE at < ?", (self._oldest(),))
            await self._db.execute("DELETE FROM ratings WHERE at < ?", (self._oldest(),))
            await self._db.commit()

    def _oldest(self) -> int:
        return int(self._clock() - self._days * DAY)


async def _connected(path: Path) -> aiosqlite.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        sqlite3.connect(path).close()  # aiosqlite's thread would outlive its own failure to open
        return await aiosqlite.connect(path, timeout=PATIENCE)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(_sentence(error)) from None


async def _prepared(db: aiosqlite.Connection) -> bytes:
    """The key of a database, made ready; a new one's key is drawn."""
    ((version,),) = await db.execute_fetchall("PRAGMA user_version")
    if version > VERSION:
        raise StoreError("BOT_DATA is a file of a later version of this program; use that one, or another file.")
    await db.execute("PRAGMA journal_mode = WAL")
    await db.execute("PRAGMA synchronous = NORMAL")
    await db.execute("PRAGMA secure_delete = ON")
    await db.executescript(SCHEMA)
    await db.execute("INSERT OR IGNORE INTO meta VALUES ('key', ?)", (secrets.token_bytes(32),))
    await db.commit()
    ((key,),) = await db.execute_fetchall("SELECT value FROM meta WHERE name = 'key'")
    return bytes(key)


def _sentence(error: Exception) -> str:
    """What is the matter with the file and what to do, without its path."""
    text = str(error).lower()
    if "locked" in text:
        return "BOT_DATA is locked by another program; stop that one, or name another file."
    if "readonly" in text or "read-only" in text or isinstance(error, PermissionError):
        return "BOT_DATA cannot be written; mend its rights and those of its folder, or name another file."
    if "not a database" in text or "malformed" in text:
        return "BOT_DATA is no usable SQLite file; move it away (a new one is made), or name another file."
    if "full" in text:
        return "BOT_DATA cannot be written because the disk is full; make room."
    return "BOT_DATA cannot be opened; name a file in a folder that exists and that you may write to."

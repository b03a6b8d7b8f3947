"""The updates that wait for their answers, on disk: one SQLite file that no other program may open meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import math
import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from bot.store.batch import Batch, GivenAnswer, SettledUpdate, Spooled, SpooledUpdate
from bot.store.database import DAY
from bot.store.file import CHECK, MODE, SOUND, drop_aside, move_aside
from bot.store.salvage import readable, salvage
from bot.store.trouble import FileTrouble, StoreError
from bot.store.watch import Watch

SPOOL_VERSION = 1
"""The version of the tables, in the file's `user_version`."""
BARE_DAYS = 30
"""Days for which the number and the error of what was set aside are kept where nothing else of it is."""
ROOM_TO_OPEN = 1_000_000
"""Bytes that must be free on the disk for a file to be opened; with less, what can be written now cannot be soon."""
UNLOCKED_WITHIN = 1.0
"""Seconds to wait for another program to let go of the file."""
_TABLES = """
    CREATE TABLE IF NOT EXISTS waiting (number INTEGER PRIMARY KEY, at REAL, tries INTEGER, body TEXT);
    CREATE TABLE IF NOT EXISTS settled (number INTEGER PRIMARY KEY, at REAL);
    CREATE TABLE IF NOT EXISTS answers (number INTEGER PRIMARY KEY, spot BLOB, person BLOB, message INTEGER);
    CREATE TABLE IF NOT EXISTS aside (number INTEGER, at REAL, error TEXT, person INTEGER, body TEXT)
"""
_WAITING = """
    SELECT number, iif(typeof(at) = 'real', at, ?), iif(typeof(tries) = 'integer', tries, 0),
        coalesce(CAST(body AS TEXT), '') FROM waiting
"""
_SETTLED = """
    SELECT number, settled.at, spot, iif(typeof(person) = 'blob', person, NULL), message
    FROM settled LEFT JOIN answers USING (number) WHERE typeof(settled.at) = 'real' ORDER BY settled.at
"""
"""What a damaged line lacks, as a disk leaves it behind in a file that is sound for SQLite, keeps no other from being
read."""

Result = TypeVar("Result")


class Spool:
    """The file. All that touches it is done in a thread of its own, in order.

    Every method raises sqlite3.Error or OSError when the file cannot be used now; `open` may then be tried again.
    `clock` tells the time, and `surely`, if that may be wrong, the one by which what is old is dropped.
    """

    def __init__(
        self,
        path: Path,
        days: int,
        clock: Callable[[], float] = time.time,
        surely: Callable[[], float] | None = None,
    ) -> None:
        self._path = path
        self._days = days
        self._clock = clock
        self._surely = surely or clock
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="spool")
        self._db: sqlite3.Connection | None = None
        self._watch: Watch | None = None

    async def open(self) -> Spooled:
        """Open the file, or open it anew, and read it; of a damaged one, what can be read is in a new one.

        Raises StoreError where it is a later version's.
        """
        return await self._run(self._open)

    async def write(self, batch: Batch) -> None:
        """Write a batch in one commit: it survives the process."""
        await self._run(lambda: self._write(batch))

    async def erase(self, person: int) -> None:
        """Leave nothing of a person's in what was set aside, nor damaged files that may hold it."""
        await self._run(lambda: self._erase(person))

    async def look(self) -> None:
        """Raises sqlite3.Error or OSError where it has to be opened anew: it is gone, or somebody has written to it."""
        await self._run(self._connection)

    async def tidy(self) -> None:
        """Leave nothing in the file of what has been taken out of it, nor what was set aside too long ago.

        Raises sqlite3.DatabaseError where it is damaged, too.
        """
        await self._run(self._tidy)

    async def close(self) -> None:
        """Close the file for good."""
        try:
            await self._run(self._close)
        finally:
            self._thread.shutdown(wait=False)

    async def _run(self, work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _open(self) -> Spooled:
        if self._is_damaged():
            return self._begin_anew()
        self._close()
        try:
            self._connect()
            _check(self._connection())
            return self._read(None)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if _may_pass(error):
                raise
            self._close()
            return self._begin_anew()

    def _begin_anew(self) -> Spooled:
        """Move the file aside and begin a new one with what can be read of it."""
        try:
            damaged = move_aside(self._path)
        finally:
            self._close()
        self._connect()
        db = self._connection()
        db.execute("BEGIN")
        salvage(damaged, db, ("waiting", "settled", "answers", "aside"))
        db.execute("COMMIT")
        self._note()
        if not self._days:
            drop_aside(self._path)
        return self._read(FileTrouble("damaged", moved=True, aside=damaged.name if self._days else None))

    def _connect(self) -> None:
        if shutil.disk_usage(self._path.parent).free < ROOM_TO_OPEN:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, MODE))
        self._path.chmod(MODE)
        db = self._db = sqlite3.connect(
            self._path, timeout=UNLOCKED_WITHIN, isolation_level=None, check_same_thread=False
        )
        db.text_factory = readable
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        ((version,),) = db.execute("PRAGMA user_version").fetchall()
        if version > SPOOL_VERSION:
            self._close()
            raise StoreError(
                f"{self._path.name} is a file of a later version of this program; use that one, or move the file away."
            )
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA secure_delete = ON")
        db.executescript(f"BEGIN; {_TABLES}; PRAGMA user_version = {SPOOL_VERSION}; COMMIT")
        self._watch = Watch(self._path)

    def _read(self, damaged: FileTrouble | None) -> Spooled:
        db = self._connection()
        db.execute("SELECT number, at, error, person, body FROM aside LIMIT 0")
        waiting = [SpooledUpdate(*row) for row in db.execute(_WAITING, (self._clock(),))]
        settled = [
            SettledUpdate(number, at, GivenAnswer(spot, person, message) if _fits(spot, message) else None)
            for number, at, spot, person, message in db.execute(_SETTLED)
        ]
        return Spooled(waiting, settled, damaged)

    def _write(self, batch: Batch) -> None:
        db = self._connection()
        db.execute("BEGIN IMMEDIATE")
        try:
            if batch.whole:
                db.execute("DELETE FROM waiting")
                db.execute("DELETE FROM settled")
                db.execute("DELETE FROM answers")
            db.executemany("DELETE FROM waiting WHERE number = ?", [(number,) for number in batch.gone])
            db.executemany("INSERT OR REPLACE INTO waiting VALUES (?, ?, ?, ?)", batch.waiting)
            for table in ("settled", "answers"):
                db.executemany(f"DELETE FROM {table} WHERE number = ?", [(number,) for number in batch.forgotten])  # noqa: S608 - our own names
            db.executemany("INSERT OR REPLACE INTO settled VALUES (?, ?)", [(s.number, s.at) for s in batch.settled])
            db.executemany("DELETE FROM answers WHERE number = ?", [(s.number,) for s in batch.settled if not s.given])
            given = [(s.number, *s.given) for s in batch.settled if s.given]
            db.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", given)
            db.executemany("INSERT INTO aside VALUES (?, ?, ?, ?, ?)", batch.aside)
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
        finally:
            self._note()

    def _erase(self, person: int) -> None:
        self._connection().execute("DELETE FROM aside WHERE person = ?", (person,))
        self._note()
        drop_aside(self._path)

    def _tidy(self) -> None:
        db, now = self._connection(), self._surely()
        db.execute("DELETE FROM aside WHERE at < ?", (now - (self._days or BARE_DAYS) * DAY,))
        if not self._days:  # an earlier run may have been told to keep some
            db.execute("UPDATE aside SET person = NULL, body = NULL WHERE body IS NOT NULL")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._note()
        _check(db)  # somebody may have written to it while this did
        with contextlib.suppress(OSError):
            drop_aside(self._path, now - self._days * DAY if self._days else math.inf)

    def _connection(self) -> sqlite3.Connection:
        """The open file, if it is still the one at its place, as it was left."""
        if self._db and self._watch and self._watch.untouched:
            return self._db
        gone = self._watch is None or not self._watch.in_place
        raise sqlite3.OperationalError("the file is gone" if gone else "another program has written to the file")

    def _note(self) -> None:
        if self._watch:
            self._watch.note()

    def _is_damaged(self) -> bool:
        """Whether what lies on the disk of the open file has been damaged while it was open."""
        if self._db is None or self._watch is None or not self._watch.in_place:
            return False
        try:
            _check(self._db)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            return not _may_pass(error)
        return False

    def _close(self) -> None:
        db, self._db = self._db, None
        if db is not None:
            db.close()
        if self._watch:
            self._watch.drop_what_is_left()


def _fits(spot: object, message: object) -> bool:
    """Whether what is there of an answer is whole."""
    return isinstance(spot, bytes) and isinstance(message, int)


def _may_pass(error: Exception) -> bool:
    """Whether an error is no damage: what is locked, full or not writable may be well later. A schema is damaged where
    a statement is wrong, or its own words are no text."""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(error, sqlite3.OperationalError) and code != sqlite3.SQLITE_ERROR


def _check(db: sqlite3.Connection) -> None:
    """Raises sqlite3.DatabaseError where a file is damaged."""
    for statement in CHECK:
        found = db.execute(statement).fetchall()
    if found != SOUND:
        raise sqlite3.DatabaseError("it is damaged")

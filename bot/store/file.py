"""The SQLite file on its disk: making and opening it, bringing it up to date, and moving a damaged one aside."""

from __future__ import annotations

import asyncio
import contextlib
import math
import os
import secrets
import sqlite3
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import aiosqlite

from bot.store.foreign import refuse_sound_foreign
from bot.store.salvage import readable, salvage
from bot.store.trouble import FileTrouble, UnusableSettingError
from bot.store.watch import SHARED, WAL, Watch, part_beside

PATIENCE = 3.0
"""Seconds to wait for another program to let go of the file."""
MODE = 0o600
"""The file is its owner's alone."""
ASIDE = ".damaged-"
"""What stands before the date in the name of a damaged file."""
KEY = "key"
LONGEST_KEY = 64
"""Bytes; more no hash takes."""

Migrations = Sequence[Sequence[str]]
SOUND = [("ok",)]
"""What a check of a file finds where nothing is the matter."""
CHECK = ("PRAGMA shrink_memory", "PRAGMA quick_check(1)")
"""What checks a file as it is on the disk, not as SQLite has it in memory."""


@dataclass(frozen=True)
class OpenFile:
    """A file that is open. `fresh` is one that was begun only now."""

    path: Path
    db: aiosqlite.Connection
    key: bytes
    fresh: bool
    watch: Watch

    async def close(self) -> None:
        """Close it. What it would leave beside another file of its name, which would be taken for that one's, goes."""
        with contextlib.suppress(sqlite3.Error):
            await self.db.close()
        self.watch.drop_what_is_left()


async def open_file(path: Path, migrations: Migrations, own_key: bytes, damaged: Path | None = None) -> OpenFile:
    """The file of that name, made if there is none, and of the version of the last migration.

    What can be read of a `damaged` one in whose place it comes is copied into it. A file that has no key then gets
    `own_key`. Raises UnusableSettingError, and sqlite3.Error or OSError for what may pass.
    """
    path = _made(path)
    await asyncio.to_thread(_try_to_open, path)
    db = await aiosqlite.connect(path, timeout=PATIENCE)
    db.text_factory = readable
    try:
        await _refuse_newer(db, len(migrations))
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "secure_delete = ON", "temp_store = MEMORY"):
            await db.execute_fetchall(f"PRAGMA {pragma}")
        await check_file(db)
        await _migrate(db, migrations)
        if damaged is not None:
            await asyncio.to_thread(_salvage, damaged, path)
        inserted = await db.execute("INSERT OR IGNORE INTO meta VALUES (?, ?)", (KEY, own_key))
        await db.commit()
        ((kept,),) = await db.execute_fetchall("SELECT value FROM meta WHERE name = ?", (KEY,))
        key = _usable(kept)
        await wipe(db)  # a killed program leaves behind what it had erased
        fresh = inserted.rowcount == 1 or damaged is not None
        return OpenFile(path, db, key, fresh, Watch(path))  # it may be gone already
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            await db.close()
        raise


async def wipe(db: aiosqlite.Connection) -> bool:
    """Bring all that was written into the file itself and leave nothing of it beside; False while others read it."""
    ((busy, _, _),) = await db.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
    return not busy


def new_key() -> bytes:
    """A key for a file that has none."""
    return secrets.token_bytes(32)


def move_aside(path: Path) -> Path:
    """Move a damaged file out of the way, under a name with the date, and over none; where it is now. Raises OSError.

    One that is open is closed only afterwards: SQLite would else write into it what it still has in memory.
    """
    path = path.resolve()
    stamp = f"{path.name}{ASIDE}{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}"
    target, number = path.with_name(stamp), 1
    while target.exists():
        number += 1
        target = path.with_name(f"{stamp}-{number}")
    for suffix in (SHARED, WAL, ""):  # a file without what lies beside it would seem whole
        if (part := part_beside(path, suffix)).exists():
            part.rename(part_beside(target, suffix))
    return target


def drop_aside(path: Path, before: float = math.inf) -> None:
    """Delete the damaged files, or those that were last written before that time: they hold what people asked, too.

    Raises OSError.
    """
    path = path.resolve()
    for old in path.parent.glob(f"{path.name}{ASIDE}*"):
        if old.stat().st_mtime < before:
            old.unlink()


def _made(path: Path) -> Path:
    """Where a file of that name is, its owner's alone; an empty one if there was none. Raises as `open_file`."""
    try:
        path = path.resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, MODE))
    except (PermissionError, FileNotFoundError, FileExistsError, NotADirectoryError, RuntimeError) as error:
        raise UnusableSettingError(
            FileTrouble("readonly" if isinstance(error, PermissionError) else "unusable")
        ) from None
    if path.is_symlink() or not stat.S_ISREG(path.stat().st_mode):
        raise UnusableSettingError(FileTrouble("unusable"))
    refuse_sound_foreign(path)
    with contextlib.suppress(OSError):  # another's, which one may write to all the same
        path.chmod(MODE)
    return path


def _try_to_open(path: Path) -> None:
    """Raises sqlite3.Error where the file cannot be opened: aiosqlite would leave a thread behind that may outlive the
    event loop."""
    sqlite3.connect(path).close()


async def check_file(db: aiosqlite.Connection) -> None:
    """Raises sqlite3.DatabaseError for a damaged file; else a page of it might be met by a question much later."""
    for statement in CHECK:
        found = list(await db.execute_fetchall(statement))
    if found != SOUND:
        raise _damaged()


def _usable(key: object) -> bytes:
    """A key as it was found. Raises sqlite3.DatabaseError for one that is damaged."""
    if isinstance(key, bytes) and 0 < len(key) <= LONGEST_KEY:
        return key
    raise _damaged()


def _damaged() -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def _salvage(damaged: Path, path: Path) -> None:
    """Copy what can be read, unless the key cannot: without it, nobody could have erased what is his."""
    with contextlib.closing(sqlite3.connect(path, timeout=PATIENCE)) as new, new:
        salvage(damaged, new, ["meta"])
        new.execute(
            "DELETE FROM meta WHERE name = ? AND NOT (typeof(value) = 'blob' AND length(value) BETWEEN 1 AND ?)",
            (KEY, LONGEST_KEY),
        )
        if new.execute("SELECT 1 FROM meta WHERE name = ?", (KEY,)).fetchone():
            tables = new.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name != 'meta'")
            salvage(damaged, new, [name for (name,) in tables.fetchall()])


async def _refuse_newer(db: aiosqlite.Connection, version: int) -> None:
    if await _version(db) > version:
        raise UnusableSettingError(FileTrouble("newer"))


async def _version(db: aiosqlite.Connection) -> int:
    ((version,),) = await db.execute_fetchall("PRAGMA user_version")
    return int(version)


async def _migrate(db: aiosqlite.Connection, migrations: Migrations) -> None:
    """Make one version after another, all of them or none."""
    await db.execute("BEGIN IMMEDIATE")
    try:
        version = await _version(db)
        for number, statements in enumerate(migrations[version:], version + 1):
            for statement in statements:
                await db.execute(statement)
            await db.execute(f"PRAGMA user_version = {number}")
        await db.commit()
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            await db.rollback()
        raise

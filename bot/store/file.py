"""The SQLite file on its disk: making and opening it, bringing it up to date, and moving a damaged one aside."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import sqlite3
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import aiosqlite

from bot.store.trouble import FileTrouble, UnusableSettingError

PATIENCE = 3.0
"""Seconds to wait for another program to let go of the file."""
MODE = 0o600
"""The file is its owner's alone."""
WAL, SHARED = "-wal", "-shm"
"""What SQLite keeps beside an open file: what was written and is not in it yet, and what its readers share."""
ASIDE = ".damaged-"
"""What stands before the date in the name of a damaged file."""
KEY = "key"

Migrations = Sequence[Sequence[str]]
Inode = tuple[int, int]


@dataclass(frozen=True)
class OpenFile:
    """A file that is open. `fresh` is one that has only now got its key."""

    path: Path
    db: aiosqlite.Connection
    key: bytes
    fresh: bool
    inodes: dict[Path, Inode] = field(default_factory=dict)

    @property
    def in_place(self) -> bool:
        """Whether it is still the one of its name, neither deleted nor replaced, and with what is not in it yet."""
        return all(_inode(path) == inode for path, inode in self.inodes.items())

    async def close(self) -> None:
        """Close it. What it would leave beside another file of its name, which would be taken for that one's, goes."""
        left = (
            [] if _inode(self.path) == self.inodes[self.path] else [path for path in self.inodes if path != self.path]
        )
        with contextlib.suppress(sqlite3.Error):
            await self.db.close()
        for path in left:
            if _inode(path) == self.inodes[path]:
                path.unlink(missing_ok=True)


async def open_file(path: Path, migrations: Migrations, key: bytes) -> OpenFile:
    """The file of that name, made if there is none, and of the version of the last migration.

    A file that has no key yet gets `key`. Raises UnusableSettingError, and sqlite3.Error or OSError for what may pass.
    """
    path = _made(path)
    await asyncio.to_thread(_try_to_open, path)
    db = await aiosqlite.connect(path, timeout=PATIENCE)
    try:
        await _refuse_newer(db, len(migrations))
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "secure_delete = ON", "temp_store = MEMORY"):
            await db.execute_fetchall(f"PRAGMA {pragma}")
        await _check(db)
        await _migrate(db, migrations)
        inserted = await db.execute("INSERT OR IGNORE INTO meta VALUES (?, ?)", (KEY, key))
        await db.commit()
        ((kept,),) = await db.execute_fetchall("SELECT value FROM meta WHERE name = ?", (KEY,))
        await wipe(db)  # a killed program leaves behind what it had erased
        found, wal = path.stat(), _beside(path, WAL)  # it may be gone already
        inodes = {path: (found.st_dev, found.st_ino)} | ({wal: inode} if (inode := _inode(wal)) else {})
        return OpenFile(path, db, bytes(kept), inserted.rowcount == 1, inodes)
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


def move_aside(path: Path) -> FileTrouble:
    """Move a damaged file out of the way, under a name with the date, and over none. Raises OSError."""
    path = path.resolve()
    stamp = f"{path.name}{ASIDE}{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}"
    target, number = path.with_name(stamp), 1
    while target.exists():
        number += 1
        target = path.with_name(f"{stamp}-{number}")
    for suffix in (SHARED, WAL, ""):  # a file without what lies beside it would seem whole
        if (part := _beside(path, suffix)).exists():
            part.rename(_beside(target, suffix))
    return FileTrouble("damaged", target.name)


def drop_aside(path: Path, before: float) -> None:
    """Delete the damaged files that were last written before that time; they hold what people asked, too."""
    path = path.resolve()
    with contextlib.suppress(OSError):
        for old in path.parent.glob(f"{path.name}{ASIDE}*"):
            if old.stat().st_mtime < before:
                old.unlink()


def _made(path: Path) -> Path:
    """Where a file of that name is, its owner's alone; an empty one if there was none. Raises as `open_file`."""
    path = path.resolve()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, MODE))
    except (PermissionError, FileNotFoundError, FileExistsError, NotADirectoryError) as error:
        raise UnusableSettingError(
            FileTrouble("readonly" if isinstance(error, PermissionError) else "unusable")
        ) from None
    if not stat.S_ISREG(path.stat().st_mode):
        raise UnusableSettingError(FileTrouble("unusable"))
    with contextlib.suppress(OSError):  # another's, which one may write to all the same
        path.chmod(MODE)
    return path


def _try_to_open(path: Path) -> None:
    """Raises sqlite3.Error where the file cannot be opened: aiosqlite would leave a thread behind that may outlive the
    event loop."""
    sqlite3.connect(path).close()


async def _check(db: aiosqlite.Connection) -> None:
    """Raises sqlite3.DatabaseError for a damaged file; else a page of it might be met by a question much later."""
    ((found,),) = await db.execute_fetchall("PRAGMA quick_check(1)")
    if found != "ok":
        error = sqlite3.DatabaseError("database disk image is malformed")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


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


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(f"{path.name}{suffix}")


def _inode(path: Path) -> Inode | None:
    """What tells one file from another of the same name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino

"""Access to the file whatever befalls it: opened again when it is gone or replaced, begun anew when it is damaged."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import aiosqlite

from bot.store.file import Migrations, OpenFile, check_file, drop_aside, move_aside, new_key, open_file
from bot.store.trouble import FILE_ERRORS, FileTrouble, StoreError, UnusableSettingError, is_misuse, trouble_of
from bot.store.watch import Watch

Result = TypeVar("Result")

_log = logging.getLogger(__name__)


class Access:
    """One file, open whenever it can be. One task at a time works on it. It `keeps` damaged ones, for a while."""

    def __init__(self, path: Path, migrations: Migrations, *, keeps: bool) -> None:
        self.path = path
        self._keeps = keeps
        self.on_open: Callable[[aiosqlite.Connection, bool], Awaitable[None]] | None = None
        """Is called with each file that is opened, and whether it is a new one."""
        self.on_trouble: Callable[[FileTrouble | None], None] = lambda _trouble: None
        """Hears what the matter is, once, and with None that it is over."""
        self.trouble: FileTrouble | None = None
        """What is the matter now."""
        self._migrations = migrations
        self._key = new_key()
        self._file: OpenFile | None = None
        self._damaged: Path | None = None
        self._lost: Watch | None = None
        """What watched the file, if that was deleted or replaced; which of them, or moved back, is not known yet."""
        self._met = False
        """Whether the setting has been found good, so that what is wrong now is news."""

    @property
    def is_well(self) -> bool:
        """Whether it is open, and still the file of its name, as it was left."""
        return self._file is not None and self._file.watch.untouched

    def hashed(self, text: str) -> bytes:
        """A keyed hash that stands for a text; the random key lies in the same file."""
        return hashlib.blake2b(text.encode(), key=self._key, digest_size=16).digest()

    async def done(self, work: Callable[[aiosqlite.Connection], Awaitable[Result]], *, writes: bool = True) -> Result:
        """What some work on the file gives, all of it done or nothing; what `writes` shows that the file is well.

        The work may be begun again, on another file. Raises StoreError.
        """
        begun_anew = working = False
        while True:
            try:
                file = await self._opened()
                working = True
                result = await work(file.db)
                await file.db.commit()
                if writes:
                    file.watch.note()
            except FILE_ERRORS as error:
                if working and is_misuse(error):
                    await self._roll_back()
                    raise
                self._met = True
                trouble = await self._rid(trouble_of(error, self.path), begun_anew=begun_anew)
                self._note(trouble)
                if not trouble.moved:
                    raise StoreError(trouble.sentence) from None
                begun_anew = True
            except UnusableSettingError as error:
                if self._met:
                    self._note(error.trouble)
                raise
            except BaseException:
                await self._roll_back()
                raise
            else:
                if writes:
                    self._note(None)
                return result

    async def close(self) -> None:
        """Close the file; it is opened again if need be."""
        file, self._file = self._file, None
        if file:
            await file.close()

    async def _opened(self) -> OpenFile:
        """The file of its name as it is now. Raises UnusableSettingError, sqlite3.Error or OSError."""
        before = self._file
        if before:
            if before.watch.untouched:
                return before
            if before.watch.in_place:
                with contextlib.suppress(sqlite3.OperationalError):  # not of what it holds, but of the disk
                    await check_file(before.db)
            else:
                self._lost = before.watch
            await self.close()
        file = await open_file(self.path, self._migrations, self._key, self._damaged)
        lost, self._lost = self._lost and (file.fresh or not self._lost.is_back), None
        if lost or (before and file.key != self._key):  # the latter: another was written over it
            self._note(FileTrouble("deleted" if file.fresh else "replaced"))
        self._key = file.key
        try:
            if self._damaged and not self._keeps:
                with contextlib.suppress(OSError):  # later, then
                    drop_aside(self.path)
            self._damaged = None
            if self.on_open:
                await self.on_open(file.db, file.fresh)
                file.watch.note()
        except BaseException:
            await file.close()
            raise
        self._file, self._met = file, True
        return file

    async def _rid(self, trouble: FileTrouble, *, begun_anew: bool) -> FileTrouble:
        """The same trouble, once what is left of a failure is out of the way; of a file just begun, nothing is."""
        if trouble.kind in {"locked", "full"}:
            await self._roll_back()
            return trouble
        if trouble.kind == "damaged" and not begun_anew:
            with contextlib.suppress(OSError):
                self._damaged = move_aside(self.path)
                self._lost = None  # what came in its place is what is told of
                trouble = FileTrouble("damaged", moved=True, aside=self._damaged.name if self._keeps else None)
        await self.close()  # opened when it could not be written, it would stay so
        return trouble

    async def _roll_back(self) -> None:
        if self._file:
            with contextlib.suppress(sqlite3.Error, ValueError):
                await self._file.db.rollback()

    def _note(self, trouble: FileTrouble | None) -> None:
        """Log what the matter is, and tell who wants to know, once."""
        if (trouble and trouble.kind) == (self.trouble and self.trouble.kind):
            return
        before, self.trouble = self.trouble, trouble
        if trouble:
            what = "is another one now" if trouble.is_mishap else "cannot be written now"
            _log.warning("The database %s: %s", what, trouble.sentence)
        elif before and not before.is_mishap:
            _log.info("The database can be written again")
        self.on_trouble(trouble)

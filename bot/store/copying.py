"""A copy of the file while a bot uses it."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import time
from pathlib import Path

from bot.store.file import MODE
from bot.store.trouble import FileTrouble, StoreError, trouble_of

WAIT = 10.0
"""Seconds to wait for another program to let go of the file."""


def copy_file(source: Path, target: Path) -> None:
    """Make a whole and sound copy under a name that nothing has yet, its owner's alone.

    Raises StoreError where the source cannot be copied or is damaged, and OSError for the target (FileExistsError where
    there is such a file); nothing is left of a copy that fails.
    """
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, MODE))
    try:
        _copy(source, target)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        target.unlink()
        trouble = trouble_of(error, source)
        if trouble.kind == "full":  # nothing is written into the source
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from None
        raise StoreError(trouble.sentence) from None
    except BaseException:
        target.unlink()
        raise


def _copy(source: Path, target: Path) -> None:
    began = time.monotonic()

    def have_patience(*_: int) -> None:
        if time.monotonic() - began > WAIT:
            raise StoreError(FileTrouble("locked").sentence)

    with (
        contextlib.closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=rw", uri=True)) as original,
        contextlib.closing(sqlite3.connect(target)) as copy,
    ):
        original.backup(copy, progress=have_patience)  # all in one step, which others do not disturb
    # As it lies there: opened to be used, it would need room for what SQLite keeps beside a file.
    with contextlib.closing(sqlite3.connect(f"{target.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as copy:
        if copy.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
            raise StoreError(FileTrouble("damaged").sentence)

"""One database is one running bot's: two would settle and erase each other's updates."""

from __future__ import annotations

import contextlib
import logging
import os
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.store.file import MODE
from bot.store.trouble import StoreError

try:
    import fcntl
except ImportError:  # Windows, where SQLite's own locks must do
    fcntl = None  # type: ignore[assignment]

IN_USE = "BOT_DATA is in use by another bot that is running; stop that one, or name another file for this one."
NEW_FOLDER = "BOT_DATA lies in a folder that was not there: %s; it is made, and an empty database in it"
FOLDER = "BOT_DATA names a folder; name a file in it."
FAR = 1 << 62
"""Which byte of the database is held: one that no file reaches, and that SQLite's own locks have nothing to do with."""
_log = logging.getLogger(__name__)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)


@contextmanager
def claimed(data: Path, beside: Path) -> Iterator[None]:
    """Hold the database, by whatever name it goes, and a file beside it until the end, however the program ends.

    The latter also claims the name, in case the database is moved away and begun anew. Both are made where there are
    none, and so is their folder, of which the log tells: a mistyped name begins an empty database where nobody looks.
    Raises StoreError where another program holds one, or for a folder. What cannot be made or held at all is not held.
    """
    _make_room(data)
    with contextlib.ExitStack() as held:
        if hasattr(
            fcntl, "F_OFD_SETLK"
        ):  # Linux; where there are no such locks, an open file only keeps itself in place
            _hold(data, _lock_byte, held)
        _hold(beside, _lock_file, held)
        yield


def _make_room(data: Path) -> None:
    """Make the folder of a file where there is none. Raises StoreError for a folder. What cannot be looked at, or made,
    passes."""
    with contextlib.suppress(OSError, RuntimeError):
        path = data.resolve()
        if path.is_dir():
            raise StoreError(FOLDER)
        if not path.parent.exists():
            path.parent.mkdir(parents=True)
            _log.warning(NEW_FOLDER, path.parent)


def _hold(path: Path, lock: Callable[[int], None], held: contextlib.ExitStack) -> None:
    with contextlib.suppress(OSError):
        file = held.enter_context(os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | _AT_ONCE, MODE), "rb", buffering=0))
        try:
            lock(file.fileno())
        except BlockingIOError:
            raise StoreError(IN_USE) from None


def _lock_file(descriptor: int) -> None:
    if fcntl:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _lock_byte(descriptor: int) -> None:
    """Lock a byte for whoever has opened the file here: SQLite, closing it, would let go of what the process holds."""
    wish = struct.pack("hhqqi", fcntl.F_WRLCK, os.SEEK_SET, FAR, 1, 0)
    fcntl.fcntl(descriptor, fcntl.F_OFD_SETLK, wish)

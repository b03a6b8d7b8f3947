"""One database is one running bot's: two would settle and erase each other's updates."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.store.file import MODE
from bot.store.trouble import StoreError

try:
    import fcntl
except ImportError:  # Windows, where SQLite's own locks must do
    fcntl = None  # type: ignore[assignment]

IN_USE = "BOT_DATA is in use by another bot that is running; stop that one, or name another file for this one."


@contextmanager
def claimed(path: Path) -> Iterator[None]:
    """Hold a file, made where there is none, until the end, however the program ends.

    Raises StoreError where another program holds it. Where it cannot be made or held at all, nothing is held.
    """
    with contextlib.ExitStack() as held:
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            file = held.enter_context(os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, MODE)))
            try:
                if fcntl:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise StoreError(IN_USE) from None
        yield

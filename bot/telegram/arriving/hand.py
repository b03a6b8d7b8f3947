"""Which update is being worked on at this moment, in a file: the next run knows by it which one ended the program."""

from __future__ import annotations

import contextlib
import os
import types
from collections.abc import Coroutine, Generator
from pathlib import Path
from typing import Any

_WIDTH = 20
_NOBODY = b"0".rjust(_WIDTH)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
"""So that a pipe of that name is not waited for."""


class Hand:
    """A file with the number of the update whose code runs. It outlives the process, however that ends.

    While an update waits for the network others run, and it has nothing to do with the program's end; so it is noted
    only while its own code runs. A file that cannot be written notes nothing, and harms nothing.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: Any = None

    def open(self) -> int | None:
        """The number that the last run left in the file, None when it ended while no update's code ran."""
        with contextlib.suppress(OSError):
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | _AT_ONCE, 0o600)
            self._file = os.fdopen(descriptor, "r+b", buffering=0)
            left = (self._file.read(_WIDTH) or b"").strip()
            self.note(None)
            return int(left) or None if left.isdigit() else None
        return None

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def note(self, number: int | None) -> None:
        """From now on the code of that update runs, or of none."""
        if self._file is None:
            return
        with contextlib.suppress(OSError):
            self._file.seek(0)
            self._file.write(_NOBODY if number is None else str(number).rjust(_WIDTH).encode())

    @types.coroutine
    def works_on(self, number: int, work: Coroutine[Any, Any, Any]) -> Generator[Any, Any, Any]:
        """The result of some work, which is noted whenever it runs and not while it waits."""
        wake: Any = None
        error: BaseException | None = None
        while True:
            self.note(number)
            try:
                awaited = work.send(wake) if error is None else work.throw(error)
            except StopIteration as stop:
                return stop.value
            finally:
                self.note(None)
            wake, error = None, None
            try:
                wake = yield awaited
            except BaseException as thrown:  # the work's to deal with, a cancellation too
                error = thrown

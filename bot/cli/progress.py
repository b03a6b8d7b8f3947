"""A bar on standard error for long work, where a person watches."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any


class Bar:
    """Shows how much of something is done from when it is first told; nothing where standard error is no terminal."""

    def __init__(self, title: str) -> None:
        self.title = title
        self._progress: Any = None
        self._task: Any = None
        self._done = 0

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def told(self, done: int, total: int | None) -> None:
        """So many are done, of so many; None where that is not known."""
        if self._progress is None:
            if not sys.stderr.isatty():
                return
            self._start()
        self._progress.update(self._task, completed=done, total=total)

    def add(self, count: int, total: int | None = None) -> None:
        """So many more are done."""
        self._done += count
        self.told(self._done, total)

    def _start(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - slow to load, and seldom needed
        from rich.progress import Progress  # noqa: PLC0415 - slow to load, and seldom needed

        self._progress = Progress(console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task(self.title, total=None)
        self._progress.start()

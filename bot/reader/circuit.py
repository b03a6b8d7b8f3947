"""Leaves a server alone that fails again and again, for longer each time, and tries it with one call."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.reader.wire import CallFailedError

MOST_FAILURES = 3
"""Failures in a row after which the server is left alone."""
SHORTEST_OPEN, LONGEST_OPEN = 30.0, 600.0
"""Seconds for which it is, at first and at most."""

_log = logging.getLogger(__name__)


class OpenCircuitError(Exception):
    """The server is left alone now."""


class Circuit:
    """Closed while calls may be made; open while the server is left alone."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures = 0
        self._pause = 0.0
        self._until = 0.0
        self._trying = False

    @property
    def is_open(self) -> bool:
        """Whether no call may be made now."""
        return bool(self._pause) and (self._trying or self._clock() < self._until)

    @contextmanager
    def call(self) -> Iterator[None]:
        """Around a call: a CallFailedError of it is a failure, any other error says nothing of the server.

        After a pause one call tries whether the server is well again. Raises OpenCircuitError where none may be made.
        """
        if self.is_open:
            raise OpenCircuitError
        trial = self._trying = bool(self._pause)
        try:
            yield
        except CallFailedError as error:
            self._fail(trial, str(error))
            raise
        else:
            self._succeed(trial)
        finally:
            if trial:
                self._trying = False

    def _succeed(self, trial: bool) -> None:
        self._failures = 0
        if trial:
            self._pause = 0.0
            _log.info("The reader answers again")

    def _fail(self, trial: bool, reason: str) -> None:
        self._failures += 1
        if trial:
            self._open(min(2 * self._pause, LONGEST_OPEN), reason)
        elif not self._pause and self._failures >= MOST_FAILURES:
            self._open(SHORTEST_OPEN, reason)

    def _open(self, pause: float, reason: str) -> None:
        self._pause, self._until = pause, self._clock() + pause
        _log.warning("The reader fails (%s) and is left alone for %.0f s; answers are given without it", reason, pause)

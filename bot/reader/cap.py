"""How many calls a day may be made."""

from __future__ import annotations

import logging
from collections.abc import Callable

_log = logging.getLogger(__name__)


class CapReachedError(Exception):
    """No more calls may be made today."""


class DailyCap:
    """Holds the calls of a day (UTC) to a number. `count` adds so many to those of today and gives how many these are
    then; `reached` is called when the last one is made."""

    def __init__(self, most: int, count: Callable[[int], int], reached: Callable[[], None]) -> None:
        self._most = most
        self._count = count
        self._reached = reached

    @property
    def is_reached(self) -> bool:
        """Whether no call may be made any more today."""
        return self._count(0) >= self._most

    def has_room(self, calls: int) -> bool:
        """Whether so many calls may still be made today."""
        return self._count(0) + calls <= self._most

    def take(self) -> None:
        """Count a call that is to be made. Raises CapReachedError if it may not be."""
        if self.is_reached:
            raise CapReachedError("BOT_READER_DAILY is reached")
        if self._count(1) == self._most:
            _log.warning("BOT_READER_DAILY is reached: until midnight UTC answers are given without the reader")
            self._reached()

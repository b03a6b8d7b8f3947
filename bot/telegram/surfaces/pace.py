"""How often one person is answered in a group: who asks without end is slowed by himself, and nobody else is."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Literal

from bot.telegram.memory import Fading

MOST = 5
"""Questions that a person is answered in a minute."""
MINUTE = 60.0

Permission = Literal["answer", "tell", "silence"]


@dataclass
class _Count:
    asked: int = 0


class Pace:
    """Counts the questions of each person in each group, from his first one on for a minute."""

    def __init__(self, most: int = MOST, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._counts: Fading[Hashable, _Count] = Fading(MINUTE, clock=clock)

    def turn(self, who: Hashable) -> Permission:
        """What one more question of somebody gets: an answer, once a word that it was too many, and then silence."""
        count = self._counts.get(who)
        if count is None:
            self._counts.put(who, count := _Count())
        count.asked += 1
        return "answer" if count.asked <= self._most else "tell" if count.asked == self._most + 1 else "silence"

    def is_silenced(self, who: Hashable) -> bool:
        """Whether somebody has been told already that it is too much."""
        count = self._counts.get(who)
        return count is not None and count.asked > self._most

"""An update that waits for its answer: how often it has been tried in vain, and when it is tried again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from bot.store.batch import GivenAnswer

TRIES = 3
"""How often an update is tried that its handler fails on, or that ends the program."""
BETWEEN_TRIES = (0.5, 2.0)
"""Seconds before an update is tried again that its handler failed on."""
LONGEST_BETWEEN_TRIES = 30.0
"""The same where it was not the update's fault, such as while there is no network; it begins with a second."""


@dataclass(slots=True)
class Held:
    """An update that waits for its answer: the JSON that was sent, and when it arrived."""

    body: str
    at: float
    tries: int = 0
    postponed: int = 0
    due_in: float | None = None
    """Seconds until it is tried again, when its last try was in vain."""
    given: GivenAnswer | None = None
    """The answer to it, once that is sent."""

    def postpone(self) -> None:
        """A try was in vain, for which the update cannot be blamed: another is due."""
        self.due_in = min(2.0**self.postponed, LONGEST_BETWEEN_TRIES)
        self.postponed += 1

    def fail(self) -> bool:
        """A try failed because of the update itself: whether another is due."""
        self.tries += 1
        if self.tries >= TRIES:
            return False
        self.due_in = BETWEEN_TRIES[self.tries - 1]
        return True

    def finish(self) -> float | None:
        """A try has ended: the seconds until it is due again, None if it is not."""
        pause, self.due_in = self.due_in, None
        return pause


def by_chat(waiting: Mapping[int, Held], chats: Mapping[int, int | None]) -> list[int]:
    """The numbers of some updates as they are to be handled, by their chats: each chat's in order, and those chats last
    of which one was tried in vain. Those that wait no longer are left out."""
    numbers = chats.keys() & waiting.keys()
    tries: Counter[int | None] = Counter()
    for number in numbers:
        tries[chats[number]] = max(tries[chats[number]], waiting[number].tries)
    return sorted(numbers, key=lambda number: (tries[chats[number]], number))

"""Updates that wait for their answers: whether there is room for more, how often each was tried, when it is again."""

from __future__ import annotations

from collections import Counter, UserDict
from collections.abc import Mapping
from dataclasses import dataclass

from bot.store.batch import GivenAnswer

MOST_HELD, LARGEST_HELD = 5_000, 20_000_000
"""Updates that wait, and characters of them in all; Telegram keeps the others until there is room. As objects the
longest ones take four times as much memory, which a small machine must have."""
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


class Waiting(UserDict[int, Held]):
    """The updates that wait, by their numbers, in the order in which they came."""

    def __init__(self) -> None:
        self._size = 0
        super().__init__()

    def __setitem__(self, number: int, held: Held) -> None:
        self._size += len(held.body) - (len(self[number].body) if number in self else 0)
        super().__setitem__(number, held)

    def __delitem__(self, number: int) -> None:
        self._size -= len(self[number].body)
        super().__delitem__(number)

    @property
    def is_full(self) -> bool:
        """Whether there is no room for more."""
        return len(self) >= MOST_HELD or self._size >= LARGEST_HELD


def by_chat(waiting: Mapping[int, Held], chats: Mapping[int, int | None]) -> list[int]:
    """The numbers of some updates as they are to be handled, by their chats: each chat's in order, and those chats last
    of which one was tried in vain. Those that wait no longer are left out."""
    numbers = chats.keys() & waiting.keys()
    tries: Counter[int | None] = Counter()
    for number in numbers:
        tries[chats[number]] = max(tries[chats[number]], waiting[number].tries)
    return sorted(numbers, key=lambda number: (tries[chats[number]], number))

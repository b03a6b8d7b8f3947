"""What has been settled lately, so that an update that is delivered twice is answered once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator

from bot.store.database import DAY

REMEMBERED = 10_000
"""Updates remembered as settled. Far fewer are under way at a time."""
REMEMBERED_FOR = 2.0 * DAY
"""Seconds for which they are. Telegram delivers nothing that is older than a day, and chooses numbers anew, perhaps
the same ones, after a week without an update."""


class Settled:
    """The numbers of updates that are settled, and since when: the oldest first, and not too many."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._since: OrderedDict[int, float] = OrderedDict()

    def __len__(self) -> int:
        return len(self._since)

    def __contains__(self, number: int) -> bool:
        return number in self._since

    def __iter__(self) -> Iterator[int]:
        return iter(self._since)

    def add(self, number: int) -> None:
        """An update is settled now."""
        self._since.pop(number, None)
        self._since[number] = self._clock()

    def take_over(self, number: int, since: float) -> None:
        """An update was settled in an earlier run, unless it has been in this one."""
        self._since.setdefault(number, since)

    def since(self, number: int) -> float | None:
        """When an update was settled, None where that is not known."""
        return self._since.get(number)

    def knows(self, number: int) -> bool:
        """Whether an update was settled lately."""
        since = self._since.get(number)
        return since is not None and since > self._clock() - REMEMBERED_FOR

    def let_fade(self) -> list[int]:
        """Forget what is too old or too much; its numbers."""
        oldest, faded = self._clock() - REMEMBERED_FOR, []
        while self._since and (len(self._since) > REMEMBERED or next(iter(self._since.values())) < oldest):
            faded.append(self._since.popitem(last=False)[0])
        return faded

"""What has been settled lately: an update that comes twice is answered once, a question edited later no second time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator

from bot.store.batch import GivenAnswer, SettledUpdate
from bot.store.database import DAY

REMEMBERED = 10_000
"""Updates remembered as settled. Far fewer are under way at a time."""
REMEMBERED_FOR = 2.0 * DAY
"""Seconds for which they are. Telegram delivers nothing that is older than a day, and chooses numbers anew, perhaps
the same ones, after a week without an update."""


class Settled:
    """The updates that are settled: the oldest first, and not too many.

    `clock` tells the time, and `surely` the one that it is for certain, by which they are forgotten.
    """

    def __init__(self, clock: Callable[[], float], surely: Callable[[], float]) -> None:
        self._clock = clock
        self._surely = surely
        self._lately: OrderedDict[int, SettledUpdate] = OrderedDict()
        self._answering: dict[bytes, int] = {}
        """Of messages that were answered, the numbers of the updates that brought them."""

    def __len__(self) -> int:
        return len(self._lately)

    def __contains__(self, number: int) -> bool:
        return number in self._lately

    def __iter__(self) -> Iterator[int]:
        return iter(self._lately)

    def add(self, number: int, given: GivenAnswer | None = None) -> None:
        """An update is settled now, perhaps with an answer."""
        self._lately.pop(number, None)
        self._put(SettledUpdate(number, self._clock(), given))

    def take_over(self, update: SettledUpdate) -> None:
        """An update was settled in an earlier run, unless it has been in this one."""
        if update.number not in self._lately:
            self._put(update)

    def get(self, number: int) -> SettledUpdate | None:
        """An update that was settled, None where that is not known."""
        return self._lately.get(number)

    def knows(self, number: int) -> bool:
        """Whether an update was settled lately."""
        update = self._lately.get(number)
        return update is not None and update.at > self._surely() - REMEMBERED_FOR

    def answer_to(self, spot: bytes) -> int | None:
        """The message of the bot's that answers another one, as far as that is known."""
        update = self._lately.get(self._answering.get(spot, 0))
        return update.given.message if update and update.given else None

    def erase(self, person: bytes) -> list[int]:
        """Forget what has answered a person; the numbers of those updates."""
        his = [number for number, update in self._lately.items() if update.given and update.given.person == person]
        for number in his:
            self._drop_answer(self._lately[number])
            self._lately[number] = self._lately[number]._replace(given=None)
        return his

    def let_fade(self) -> list[int]:
        """Forget what is too old or too much; its numbers."""
        oldest, faded = self._surely() - REMEMBERED_FOR, []
        while self._lately and (len(self._lately) > REMEMBERED or next(iter(self._lately.values())).at < oldest):
            _, update = self._lately.popitem(last=False)
            self._drop_answer(update)
            faded.append(update.number)
        return faded

    def _put(self, update: SettledUpdate) -> None:
        self._lately[update.number] = update
        if update.given:
            self._answering[update.given.spot] = update.number

    def _drop_answer(self, update: SettledUpdate) -> None:
        if update.given and self._answering.get(update.given.spot) == update.number:
            del self._answering[update.given.spot]

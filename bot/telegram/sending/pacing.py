"""How fast messages may follow one another, and how long to wait before a call is made again."""

from __future__ import annotations

import asyncio
import math
import random
from collections import deque
from dataclasses import dataclass

Quota = tuple[int, float]
"""So many in so many seconds."""


@dataclass(frozen=True)
class Pacing:
    """What Telegram takes, as it tells those who write bots: over all, in a private chat (short bursts pass) and in a
    group."""

    overall: Quota = (30, 1.0)
    private: tuple[Quota, ...] = ((3, 3.0),)
    group: tuple[Quota, ...] = ((1, 1.0), (20, 60.0))


def _span(quota: Quota) -> float:
    """Within how many seconds no more than the quota's count is sent: Telegram's clock is another one."""
    return 1.02 * quota[1] + 0.1


class Allowance:
    """Counts what was sent one after the other, so that there is never more in any span of time than a quota allows."""

    def __init__(self, quota: Quota) -> None:
        self._times: deque[float] = deque(maxlen=quota[0])
        self._seconds = _span(quota)

    def free_at(self, now: float) -> float:
        """The moment from which one more may be sent."""
        return max(now, self._times[0] + self._seconds) if len(self._times) == self._times.maxlen else now

    def take(self, moment: float) -> None:
        """One is sent at that moment, which is no earlier than those before."""
        self._times.append(moment)

    def answered(self, moment: float) -> None:
        """The last one, sent a while before that moment, has been answered: it counts from when it arrived."""
        self._times[-1] = max(self._times[-1], moment)

    def is_whole(self, now: float) -> bool:
        """Whether nothing that was sent counts any more."""
        return not self._times or self._times[-1] + self._seconds <= now


class Slots:
    """Keeps what is sent side by side within a quota: as many are on their way, or have been answered a moment ago.

    One is entered to send, and left with the answer: how long a call was on its way, nobody knows before. Left with the
    error `unsent`, it is free again at once.
    """

    def __init__(self, quota: Quota, unsent: type[Exception]) -> None:
        self._free = asyncio.Semaphore(quota[0])
        self._seconds = _span(quota)
        self._unsent = unsent

    async def __aenter__(self) -> None:
        await self._free.acquire()

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and issubclass(kind, self._unsent):
            self._free.release()
        else:
            asyncio.get_running_loop().call_later(self._seconds, self._free.release)


@dataclass(frozen=True)
class Backoff:
    """Pauses that grow by a factor from the first one on, up to the longest, each a little by chance."""

    first: float
    longest: float = math.inf
    factor: float = 2.0

    def pause(self, failures: int) -> float:
        """Seconds to wait after so many failures in a row."""
        whole = min(self.first * self.factor ** min(failures - 1, 60), self.longest)
        return whole * random.uniform(0.5, 1.0)  # noqa: S311 - so that not all come again at once

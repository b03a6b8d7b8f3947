"""Telegram's "too many requests": as a test sets it, or by the real limits."""

import math
import time
from collections import deque
from dataclasses import dataclass, field


@dataclass
class Flood:
    """Refuse the next calls to one chat: so many of them, or all until the time is over."""

    retry_after: int
    calls: int | None = None
    until: float = field(init=False)

    def __post_init__(self) -> None:
        self.until = time.monotonic() + self.retry_after

    def refuses(self) -> int:
        """How many seconds to say, 0 when the call may pass."""
        if self.calls is not None:
            self.calls -= 1
            return self.retry_after if self.calls >= 0 else 0
        return max(0, math.ceil(self.until - time.monotonic()))


@dataclass
class Window:
    """At most `count` calls in any `seconds`."""

    count: int
    seconds: float
    _times: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        """How long until a call may pass, 0 for now."""
        while self._times and self._times[0] <= now - self.seconds:
            self._times.popleft()
        return self._times[0] + self.seconds - now if len(self._times) >= self.count else 0.0

    def note(self, now: float) -> None:
        """A call has passed."""
        self._times.append(now)


class RealLimits:
    """What Telegram advises: 1 message a second to one chat, 20 a minute to a group, 30 a second over all."""

    def __init__(self, *, chat: tuple[int, float] = (1, 1.0), group: tuple[int, float] = (20, 60.0), overall: int = 30):
        self._chat, self._group = chat, group
        self._overall = Window(overall, 1.0)
        self._windows: dict[int, list[Window]] = {}

    def refuses(self, chat_id: int) -> int:
        """How many seconds to say, 0 when the call may pass (and is counted)."""
        now = time.monotonic()
        if chat_id not in self._windows:
            rules = [self._chat, self._group] if chat_id < 0 else [self._chat]
            self._windows[chat_id] = [Window(count, seconds) for count, seconds in rules]
        windows = [*self._windows[chat_id], self._overall]
        if wait := max(window.wait(now) for window in windows):
            return math.ceil(wait)
        for window in windows:
            window.note(now)
        return 0

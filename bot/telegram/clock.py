"""What time it is for Telegram, whose dates say how old a message is: this machine's clock may be wrong."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

SAMPLES = 3
"""Of so many answers the one that says least is believed: what was long on its way seems to tell of a wrong clock."""
TOLERATED = 5.0
"""Seconds that are taken for the way of an answer, and for a time told in whole seconds."""
WRONG = 30.0
"""Seconds from which on a clock is worth a warning."""

_log = logging.getLogger(__name__)


class TelegramClock:
    """Tells Telegram's time by what its answers are dated with, this machine's as long as they are not dated.

    `steady` counts seconds on, also when somebody sets the clock: what was heard before that is still true.
    """

    def __init__(self, clock: Callable[[], float] = time.time, steady: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._steady = steady
        self._sent: deque[float] = deque(maxlen=SAMPLES)
        """Telegram's time when `steady` began, by each of the last answers."""
        self._last = ""
        self._answered = False
        self._wrong = False

    def heard(self, date: str) -> None:
        """An answer of Telegram's has just come that says when it was sent, as HTTP writes it; "" if it does not."""
        self._answered = True
        if date == self._last:
            return
        self._last = date
        try:
            sent = parsedate_to_datetime(date).timestamp()
        except (ValueError, OverflowError):
            return
        self._sent.append(sent - self._steady())
        ahead = self._ahead()
        wrong = len(self._sent) == SAMPLES and abs(ahead) >= WRONG
        if wrong and not self._wrong:
            way = "ahead of" if ahead > 0 else "behind"
            _log.warning(
                "This machine's clock is %.0f s %s Telegram's, which the bot goes by; have it set over the network "
                "(NTP), on Linux by: timedatectl set-ntp true",
                abs(ahead),
                way,
            )
        self._wrong = wrong

    def now(self) -> datetime:
        """The time."""
        return datetime.fromtimestamp(self.timestamp(), UTC)

    def timestamp(self) -> float:
        """The same in seconds since 1970."""
        return self._clock() - self._ahead()

    def surely(self) -> float:
        """The time that it is for certain, by which what is old may be dropped: 0, none, until Telegram has answered.

        A machine that has just begun may have a clock that is years ahead.
        """
        return self.timestamp() if self._answered else 0.0

    def _ahead(self) -> float:
        begun = self._clock() - self._steady()
        ahead = min((begun - sent for sent in self._sent), key=abs, default=0.0)
        return ahead if abs(ahead) > TOLERATED else 0.0

"""Whether the bot is alive, and what it has in hand: what `/healthz` and `/metrics` tell."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from bot.counters import Counters

STALLED_AFTER = 90.0
"""Seconds without an answer to getUpdates after which the bot counts as stalled; one takes less than thirty."""

Mode = Literal["polling", "webhook"]


@dataclass
class Liveness:
    """How the bot is. `waiting` tells how many updates wait for their answers, `version` which base is served."""

    mode: Mode
    counters: Counters
    waiting: Callable[[], int]
    version: Callable[[], str]
    clock: Callable[[], float] = time.monotonic
    let_go: Mapping[Any, int] = field(default_factory=dict)
    """How many updates were let go, and why."""
    last_fetch: datetime | None = None
    _heard: float = field(init=False)

    def __post_init__(self) -> None:
        self._heard = self.clock()

    def fetched(self) -> None:
        """Telegram has answered to getUpdates, be it with nothing."""
        self._heard, self.last_fetch = self.clock(), datetime.now(UTC)

    @property
    def is_stalled(self) -> bool:
        """Whether it polls, and has got nothing for too long."""
        return self.mode == "polling" and self.clock() - self._heard > STALLED_AFTER

    def told(self) -> dict[str, Any]:
        """The object of `/healthz`."""
        return {
            "status": "stalled" if self.is_stalled else "ok",
            "mode": self.mode,
            "last_fetch": self.last_fetch.isoformat(timespec="seconds") if self.last_fetch else None,
            "inbox": self.waiting(),
            "base": self.version(),
        }

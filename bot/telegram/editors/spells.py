"""Trouble that comes and goes: when its beginning and its end are worth a message, so that they are no flood."""

from __future__ import annotations

import math
from typing import Literal

CALM, LONGEST_CALM = 2.0, 3600.0
"""Seconds for which all must be well before trouble counts as over: at first, and at most."""
LONGER = 4.0
"""How much longer, each time that trouble comes back within `LONGEST_CALM`."""


class Spells:
    """What is to be told of some trouble. All times are those of one clock that only goes on."""

    def __init__(self) -> None:
        self._told = False
        self._calm = CALM
        self._over_at = -math.inf
        self.look_at: float | None = None
        """When to look next though nothing has changed: all may have been well for long enough by then."""

    def told(self, ill: bool, now: float) -> Literal["begun", "over"] | None:
        """What to tell, at a moment at which there is trouble or none."""
        if ill:
            self.look_at = None
            if self._told:
                return None
            self._told = True
            returns = now - self._over_at < LONGEST_CALM
            self._calm = min(LONGER * self._calm, LONGEST_CALM) if returns else CALM
            return "begun"
        if not self._told:
            return None
        if self.look_at is None:
            self.look_at = now + self._calm
        if now < self.look_at:
            return None
        self._told, self._over_at, self.look_at = False, now, None
        return "over"

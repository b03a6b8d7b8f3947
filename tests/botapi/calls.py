"""The record of what the bot called."""

import time
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tests.botapi.errors import Json
from tests.botapi.params import Params, Upload


@dataclass
class Call:
    """One request: `ok` is None while it is open, `status` 0 when no answer came; times are `time.monotonic()`."""

    method: str
    raw: Params
    came: float = field(default_factory=time.monotonic)
    answered: float | None = None
    ok: bool | None = None
    status: int = 0
    result: Any = None
    description: str = ""

    @cached_property
    def params(self) -> Json:
        """The parameters, with JSON decoded and numbers as numbers."""
        return self.raw.decoded()

    @property
    def files(self) -> dict[str, Upload]:
        """The files that came along."""
        return self.raw.files

    @property
    def chat_id(self) -> int:
        """The chat it is about, 0 for none."""
        return self.raw.integer("chat_id")

    def __repr__(self) -> str:
        outcome = "open" if self.ok is None else "ok" if self.ok else f"{self.status} {self.description}"
        return f"<{self.method} {self.raw.values}: {outcome}>"

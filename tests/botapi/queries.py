"""Questions that the bot answers once: a press of a button, an inline query, a guest's message."""

from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from tests.botapi.errors import QUERY_TOO_OLD, Json, bad_request
from tests.botapi.message import Message
from tests.botapi.people import User
from tests.botapi.waiting import Signal

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class CallbackAnswer:
    """What a press brought: the little note that Telegram shows."""

    text: str
    show_alert: bool
    url: str
    cache_time: int


@dataclass(frozen=True)
class InlineAnswer:
    """What an inline query brought."""

    results: list[Json]
    next_offset: str
    is_personal: bool
    cache_time: int
    button: Json | None
    query: str

    @property
    def titles(self) -> list[str]:
        """The titles of the results."""
        return [str(result.get("title", "")) for result in self.results]


@dataclass(frozen=True)
class GuestAnswer:
    """What a guest's message brought: the result and the message it became."""

    result: Json
    message: Message


class Query(Generic[Answer]):
    """One such question; it can be answered once, and not when it has expired."""

    def __init__(self, key: str, user: User, what: str) -> None:
        self.id = key
        self.user = user
        self.text = ""
        self.answer: Answer | None = None
        self.expired = False
        self._what = what
        self._answered = Signal()

    def take(self, answer: Answer) -> None:
        """The bot answers."""
        if self.expired or self.answer is not None:
            raise bad_request(QUERY_TOO_OLD)
        self.answer = answer
        self._answered.fire()

    def expire(self) -> None:
        """From now on it is too old to be answered."""
        self.expired = True

    def answered(self) -> Coroutine[Any, Any, Answer]:
        """Wait for the bot's answer."""
        return self._answered.until(lambda: self.answer, lambda: f"no answer to {self._what}")

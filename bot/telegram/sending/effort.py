"""A call on its way: how long somebody wants it, how it has failed so far, and what the log says of that."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from telegram.error import TelegramError

from bot.telegram.sending.calls import UnansweredError
from bot.telegram.sending.pacing import Backoff

PRIVATE_PATIENCE = 24 * 3600.0
"""Seconds for which what is told somebody in private may wait."""
GROUP_PATIENCE, QUIET_PATIENCE = 10.0, 60.0
"""The same in a group, where it would disturb if it came later; and while nobody has written there since."""
QUERY_PATIENCE = 8.0
"""The same of answers to presses, inline queries and guests, of which Telegram takes none that comes later."""
REFUSED, UNSURE = Backoff(0.25, 60.0), Backoff(1.0, factor=3.0)
"""Pauses after a call that has not arrived or does no harm twice; and after one of which that cannot be told."""

_log = logging.getLogger(__name__)


class TooLateError(TelegramError):
    """What was to be sent could not be sent in time, and was not."""


@dataclass(eq=False)
class Effort:
    """A call under way: since when, how long it may take, also while its chat is quiet, and how it has failed."""

    endpoint: str
    chat: str
    since: float
    patience: float
    quiet: float
    not_before: float = 0.0
    fault: TelegramError | None = None
    refused: int = 0
    unsure: int = 0

    @property
    def is_message(self) -> bool:
        """Whether it is one of those that Telegram counts."""
        return bool(self.chat) and self.endpoint.startswith(("send", "edit")) and self.endpoint != "sendChatAction"

    @classmethod
    def beginning(cls, endpoint: str, chat: str, now: float, own: float | None) -> Effort:
        """A call that begins now, with its own patience if it brings one; one about no chat has none else."""
        if own is not None:
            return cls(endpoint, chat, now, own, own)
        if chat.startswith("-"):
            return cls(endpoint, chat, now, GROUP_PATIENCE, QUIET_PATIENCE)
        patience = PRIVATE_PATIENCE if chat else QUERY_PATIENCE if endpoint.startswith("answer") else 0.0
        return cls(endpoint, chat, now, patience, patience)

    def pause(self, error: UnansweredError, refused: Backoff, unsure: Backoff) -> float:
        """How long to wait after a failure. Only what is sent is there twice when it is called twice."""
        if error.arrived and self.endpoint.startswith("send"):
            self.unsure += 1
            return unsure.pause(self.unsure)
        self.refused += 1
        return refused.pause(self.refused)

    def too_late(self) -> TelegramError:
        """The error to end with: of a call without patience the one with which it has failed."""
        if self.fault and not self.patience:
            return self.fault
        return TooLateError(f"{self.endpoint} was not possible in time" + (f" ({self.fault})" if self.fault else ""))


class Trouble:
    """Says once that Telegram does not answer and once that it does again, however many calls wait for that."""

    def __init__(self) -> None:
        self._efforts: set[Effort] = set()

    def begins(self, effort: Effort) -> None:
        """A call is to be made again."""
        if not self._efforts:
            _log.warning("Telegram takes no calls (%s: %s); they are made again", effort.endpoint, effort.fault)
        self._efforts.add(effort)

    def ends(self, effort: Effort, *, well: bool) -> None:
        """A call has been answered, or nobody waits for it any more."""
        if effort in self._efforts:
            self._efforts.discard(effort)
            if well and not self._efforts:
                _log.info("Telegram takes calls again")

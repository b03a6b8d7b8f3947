"""The updates that wait for the bot, and long polling."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from tests.botapi.errors import ApiError, Json, bad_request, conflict
from tests.botapi.waiting import Signal

UPDATE_TYPES = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
    "guest_message",
]
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
OTHER_POLLER = "Terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = "Can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class UpdateQueue:
    """Updates in order, until confirmed. What the bot does not allow is never queued, as with Telegram."""

    def __init__(self) -> None:
        self.pending: dict[int, Json] = {}
        self.withheld: list[Json] = []
        self.allowed: frozenset[str] | None = None
        self.changed = Signal()
        self.on_push: Callable[[int, Json], None] | None = None
        self._next_id = int(time.time())  # beyond those of an earlier server, which the bot may still remember
        self._poller: asyncio.Future[None] | None = None

    def allow(self, types: object) -> None:
        """Set which updates the bot wants; None leaves it as it is, an empty list means the default."""
        if types is None:
            return
        if not isinstance(types, list):
            raise bad_request("Expected an Array of update types")
        self.allowed = frozenset(str(name) for name in types if name in UPDATE_TYPES) or None

    def push(self, update: Json) -> int | None:
        """Queue an update; its id, or None when its type is not allowed."""
        (kind,) = update
        wanted = kind in self.allowed if self.allowed is not None else kind not in NOT_BY_DEFAULT
        if not wanted:
            self.withheld.append(update)
            return None
        key, self._next_id = self._next_id, self._next_id + 1
        self.pending[key] = {"update_id": key, **update}
        if self._poller and not self._poller.done():
            self._poller.set_result(None)
        if self.on_push:
            self.on_push(key, self.pending[key])
        self.changed.fire()
        return key

    def garble(self, key: int, body: Any) -> None:
        """Put something else in the place of an update that waits, as Telegram itself would never send it."""
        self.pending[key] = body

    def confirm(self, key: int) -> None:
        """The bot has received that update."""
        self.pending.pop(key, None)
        self.changed.fire()

    def clear(self) -> None:
        """Drop everything that waits."""
        self.pending.clear()
        self.changed.fire()

    @property
    def polled(self) -> bool:
        """Whether somebody waits for an update."""
        return self._poller is not None

    def end_poll(self, error: ApiError) -> None:
        """Whoever polls now gets that error."""
        if self._poller and not self._poller.done():
            self._poller.set_exception(error)

    async def poll(self, offset: int, limit: int, seconds: float, on_lost: list[Callable[[], None]]) -> list[Json]:
        """Confirm what lies before `offset` and give what waits, or wait for it."""
        self.end_poll(conflict(OTHER_POLLER))
        if offset < 0:
            keys = list(self.pending)[offset:]
            offset = keys[0] if keys else self._next_id
        for key in [key for key in self.pending if key < offset]:
            del self.pending[key]
        self.changed.fire()
        if not self.pending and seconds > 0:
            poller = self._poller = asyncio.get_running_loop().create_future()
            on_lost.append(lambda: _hang_up(poller))
            self.changed.fire()
            try:
                async with asyncio.timeout(seconds):
                    await poller
            except TimeoutError:
                return []
            except asyncio.CancelledError:
                if not poller.cancelled():
                    raise
                return []  # the client hung up: nobody reads this
            finally:
                if self._poller is poller:
                    self._poller = None
                    self.changed.fire()
        return list(self.pending.values())[:limit]


def _hang_up(poller: asyncio.Future[None]) -> None:
    """Nobody reads the answer to this poll any more."""
    poller.cancel()

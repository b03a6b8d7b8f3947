"""Whether Telegram still posts what it has to the webhook: it tells nobody unasked that it cannot."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from telegram import Bot
from telegram.error import TelegramError

BETWEEN_LOOKS = 60.0
"""Seconds."""
TAKEN_AWAY = "Somebody has taken the webhook away, such as another copy of this bot that polls; it is set again"

_log = logging.getLogger(__name__)


class WebhookWatch:
    """Sets the webhook again where it is gone, and says once what keeps Telegram from posting there, and that it is
    over. One that somebody has put in its place stays. `set_again` sets it."""

    def __init__(self, bot: Bot, set_again: Callable[[], Awaitable[bool]]) -> None:
        self._bot = bot
        self._set_again = set_again
        self._failed: datetime | None = None
        """When Telegram last could not post, by the last look."""
        self._said = False

    async def keep_up(self) -> None:
        """Look now and then, until cancelled."""
        while True:
            await asyncio.sleep(BETWEEN_LOOKS)
            await self.look()

    async def look(self) -> None:
        """Look once; when Telegram cannot be asked, others tell of it."""
        try:
            now = await self._bot.get_webhook_info()
            if not now.url:
                _log.warning(TAKEN_AWAY)
                await self._set_again()
        except TelegramError:
            return
        fails = bool(now.pending_update_count) and now.last_error_date not in {self._failed, None}
        self._failed = now.last_error_date
        if fails and not self._said:
            waiting, why = now.pending_update_count, now.last_error_message
            _log.warning("Telegram cannot post to BOT_WEBHOOK_URL (%s); updates that wait there: %d", why, waiting)
        elif self._said and not now.pending_update_count:
            _log.info("Telegram posts to BOT_WEBHOOK_URL again")
        self._said = fails or (self._said and bool(now.pending_update_count))

"""Whether Telegram still posts what it has to the webhook: it tells nobody unasked that it cannot."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from telegram import Bot, WebhookInfo
from telegram.error import TelegramError

BETWEEN_LOOKS = 60.0
"""Seconds."""
TAKEN_AWAY = "Somebody has taken the webhook away, such as another copy of this bot that polls; it is set again"

_log = logging.getLogger(__name__)


class PostFailures:
    """Whether Telegram fails to post to a webhook. What it says of the last time may be long past."""

    def __init__(self) -> None:
        self._seen: list[datetime | None] = []
        """When it last failed, by the last look."""

    def go_on(self, now: WebhookInfo) -> bool:
        """Whether it has failed since the last look, and updates wait."""
        seen, self._seen = self._seen, [now.last_error_date]
        return bool(seen and now.pending_update_count) and now.last_error_date not in {*seen, None}

    def forget(self) -> None:
        """The next look is the first one."""
        self._seen = []


class WebhookWatch:
    """Sets the webhook again where it is gone, and says once what keeps Telegram from posting there, and that it is
    over. One that somebody has put in its place stays. `set_again` sets it."""

    def __init__(self, bot: Bot, set_again: Callable[[], Awaitable[bool]]) -> None:
        self._bot = bot
        self._set_again = set_again
        self._failures = PostFailures()
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
        fails = self._failures.go_on(now)
        if fails and not self._said:
            waiting, why = now.pending_update_count, now.last_error_message
            _log.warning("Telegram cannot post to BOT_WEBHOOK_URL (%s); updates that wait there: %d", why, waiting)
        elif self._said and not now.pending_update_count:
            _log.info("Telegram posts to BOT_WEBHOOK_URL again")
        self._said = fails or (self._said and bool(now.pending_update_count))

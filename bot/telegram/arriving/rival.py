"""A webhook that is set while this bot polls: another copy of it answers there, or nobody does any more."""

from __future__ import annotations

import logging

from telegram import Bot
from telegram.error import Conflict, TelegramError

from bot.telegram.arriving.webhook_watch import PostFailures

UNANSWERED = "Nobody answers at that webhook, and updates wait for it; it is taken away, and the bot polls again"

_log = logging.getLogger(__name__)


def tells_of_webhook(error: TelegramError) -> bool:
    """Whether getUpdates is refused since a webhook is set, and not since somebody else polls, too."""
    return isinstance(error, Conflict) and "webhook" in str(error).casefold()


class RivalWebhook:
    """Looks after such a webhook, whenever it has kept this bot from polling."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._failures = PostFailures()

    async def look(self) -> None:
        """Take it away where updates wait and Telegram has failed to post one since the last look: what is asked would
        wait there until Telegram drops it. What cannot be asked or done now is left to the next look."""
        try:
            if self._failures.go_on(await self._bot.get_webhook_info()):
                self._failures.forget()
                _log.warning(UNANSWERED)
                await self._bot.delete_webhook()
        except TelegramError:
            self._failures.forget()

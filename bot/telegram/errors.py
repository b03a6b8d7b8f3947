"""The one place where an unexpected error ends up: the user hears something useful, the operator everything.

- What comes too late is let go, and what a chat refuses (the bot is blocked, removed, muted, the topic closed) is
  everyday life: one line.
- A refused token ends the program; the update stays in the inbox. What a Bot API server does not know of is no token:
  one line.
- No network: what was worth waiting for has been called again already (`sending.limiter`); the update is handled again,
  later and later; one line.
- Anything else is logged with its traceback, and the update is handled again a moment later. When it has failed for
  the last time it is set aside, and the person is told that it was not their fault.
"""

from __future__ import annotations

import logging

from telegram import Update
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import ContextTypes

from bot.telegram.desk import Desk
from bot.telegram.incoming import addressed, asker_of
from bot.telegram.sending.effort import TooLateError

TOKEN_REFUSED = "Telegram refuses BOT_TOKEN (401); take the valid one from @BotFather."  # noqa: S105 - no token
REFUSALS = (
    "rights to send",
    "chat_write_forbidden",
    "chat_restricted",
    "chat_admin_required",
    "administrator rights",
    "user_banned_in_channel",
    "topic_closed",
    "topic_deleted",
    "topic_id_invalid",
    "thread not found",
    "chat not found",
    "peer_id_invalid",
    "channel_private",
)
"""What Telegram says of chats and topics in which the bot may not write any more, in small letters."""
UNKNOWN_METHOD = "method not found"
"""What it says of a call that it does not know, which the library takes for a refused token."""

_log = logging.getLogger(__name__)


class Errors:
    """The error handler."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log an error as it deserves, settle whether the update is to be handled again, and tell the person if not."""
        error, inbox = context.error, self.desk.inbox
        number = update.update_id if isinstance(update, Update) else 0
        match error:
            case BadRequest() if any(refusal in str(error).casefold() for refusal in REFUSALS):
                _log.info("A chat takes no messages: %s", error)
            case TooLateError():
                _log.info("A message was not sent and its update let go: %s", error)
                inbox.release(number, "late")
            case Forbidden() | ChatMigrated():
                _log.info("A message was not sent: %s", error)
            case InvalidToken() if UNKNOWN_METHOD in str(error).casefold():
                _log.warning("BOT_API_URL is a server that is too old for the bot: %s", error)
            case InvalidToken():
                inbox.postpone(number)
                self.desk.end(2, TOKEN_REFUSED)
            case NetworkError() | RetryAfter() if not isinstance(error, BadRequest):
                later = "; it will be tried again" if inbox.postpone(number) else ""
                _log.warning("A message could not be sent: %s: %s%s", type(error).__name__, error, later)
            case _:
                held = inbox.held(number)
                _log.error("An update was not handled", exc_info=None if held and held.tries else error)
                if not inbox.fail(number, type(error).__name__):
                    await self._apologise(update, context)

    async def _apologise(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Tell who asked, if that is possible; presses are answered where they are handled."""
        message = update.message if isinstance(update, Update) else None
        if message is None:
            return
        if message.chat.type != "private" and addressed(message, context.bot.id, context.bot.username) is None:
            return
        asker = asker_of(message)
        try:
            await context.bot.send_message(
                asker.chat,
                self.desk.wording(asker).say("sorry"),
                message_thread_id=asker.place[1] or None,
            )
        except TelegramError as error:
            _log.info("Nor could this be said: %s", error)

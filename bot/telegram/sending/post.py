"""Sending and editing messages, with the refusals that belong to everyday life."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

from telegram import Message, ReplyParameters
from telegram.error import BadRequest, ChatMigrated
from telegram.ext import ExtBot

from bot.telegram.desk import Desk
from bot.telegram.incoming import asker_of
from bot.telegram.memory import Answered, Place
from bot.telegram.sending.message import NO_PREVIEW, Outgoing, outgoing

Bot = ExtBot[Any]

_log = logging.getLogger(__name__)


async def send(
    bot: Bot,
    place: Place,
    message: Outgoing,
    reply_to: int | None = None,
    *,
    only_there: bool = False,
    patience: float | None = None,
) -> Message:
    """Send a message to a chat, in its topic, as a reply if told to; within so many seconds or that of the chat.

    If the message replied to is gone, it is sent without, or with `only_there` refused as Telegram does (BadRequest).
    """
    reply = None if reply_to is None else ReplyParameters(reply_to, allow_sending_without_reply=not only_there)
    try:
        return await _sent(bot, place, message, reply, patience)
    except ChatMigrated as error:
        return await _sent(bot, (error.new_chat_id, place[1]), message, None, patience)


async def edit(bot: Bot, chat: int, message_id: int, message: Outgoing, *, patience: float | None = None) -> bool:
    """Put another text and other buttons into a message of the bot's; whether the message is (still) there."""
    try:
        await bot.edit_message_text(
            message.text,
            chat,
            message_id,
            entities=message.entities,
            reply_markup=message.markup,
            link_preview_options=NO_PREVIEW,
            rate_limit_args=patience,
        )
    except BadRequest as error:
        if is_unmodified(error):
            return True
        _log.info("A message could not be edited: %s", error)
        return False
    return True


def is_unmodified(error: BadRequest) -> bool:
    """Whether an edit is refused because it is there already, as when its first try has arrived but not its answer."""
    return "not modified" in str(error).casefold()


def is_too_old(error: BadRequest) -> bool:
    """Whether an answer is refused because it comes too late, or because its first try has arrived already."""
    return "too old" in str(error).casefold()


async def edit_answer(desk: Desk, bot: Bot, message: Message, answered: Answered, text: str) -> bool:
    """A message has been edited: what has answered it becomes the answer to the new text, if it is another; whether
    that is (still) there."""
    if text == answered.text:
        return True
    asker = asker_of(message)
    reply = await desk.respond(asker, answered.before, text)
    shown = desk.shows(asker.chat, answered.message, reply)
    if shown or await edit(bot, asker.chat, answered.message, outgoing(reply, bot.bot)):
        desk.memory.answers.put((asker.chat, message.message_id), replace(answered, text=text))
        desk.keep(asker, answered.before, reply)
        desk.remember(asker, answered.message, reply)
        return True
    return False


async def _sent(
    bot: Bot, place: Place, message: Outgoing, reply: ReplyParameters | None, patience: float | None
) -> Message:
    chat, topic = place
    return await bot.send_message(
        chat,
        message.text,
        entities=message.entities,
        reply_markup=message.markup,
        message_thread_id=topic or None,
        reply_parameters=reply,
        link_preview_options=NO_PREVIEW,
        rate_limit_args=patience,
    )

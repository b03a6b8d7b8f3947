"""What a message that came in is: whose, from where, and whether it is for the bot at all."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from telegram import CallbackQuery, Chat, Message, MessageEntity

from bot.replies import commands
from bot.replies.request import Surface
from bot.telegram.desk import Asker
from bot.telegram.memory import LASTING


class Call(NamedTuple):
    """What a message in a group says to the bot, "" for a call without words.

    `sure`: by a command or a mention. A reply to a message of the bot's may be a remark among people.
    """

    text: str
    sure: bool = True


def is_own_words(message: Message) -> bool:
    """Whether a message is somebody's own: no bot's, none sent through one, no copy of a channel's post."""
    if message.via_bot or message.is_automatic_forward:
        return False
    return bool(message.sender_chat or (message.from_user and not message.from_user.is_bot))


def is_late(message: Message, seconds: float, now: datetime) -> bool:
    """Whether a message was sent, or edited, longer ago than that, by Telegram's time."""
    return (now - (message.edit_date or message.date)).total_seconds() > seconds


def is_edited_soon(message: Message) -> bool:
    """Whether somebody has edited a message within minutes. What Telegram changes by itself has no date of an edit."""
    return message.edit_date is not None and (message.edit_date - message.date).total_seconds() <= LASTING


def asker_of(message: Message) -> Asker:
    """Who sent a message, and where; nobody in particular for an administrator who hides behind the group."""
    sender, user = message.sender_chat, message.from_user
    anonymous = sender is not None and sender.id == message.chat_id
    person = sender.id if sender else user.id if user else None
    return Asker(
        (message.chat_id, thread_of(message)),
        None if anonymous else person,
        user.language_code if user and not sender else None,
        _surface(message.chat),
    )


def presser_of(query: CallbackQuery) -> Asker:
    """Who presses a button, and under which message."""
    message = query.message
    chat = message.chat.id if message else query.from_user.id
    topic = thread_of(message) if isinstance(message, Message) else 0
    surface = _surface(message.chat) if message else "private"
    return Asker((chat, topic), query.from_user.id, query.from_user.language_code, surface)


def thread_of(message: Message) -> int:
    """The forum topic of a message, 0 for none. Replies make threads elsewhere too, which are no topics."""
    return (message.message_thread_id or 0) if message.is_topic_message else 0


def replied_to(message: Message) -> Message | None:
    """The message that one replies to. In a topic all "reply" to the one that opened it, unless to another."""
    reply = message.reply_to_message
    return None if reply is None or reply.forum_topic_created else reply


def addressed(message: Message, bot_id: int, username: str) -> Call | None:
    """What a message in a group says to the bot; None if it is not for the bot.

    A command (given back as it is), a mention, or a reply to a message of the bot's own is for the bot; not a reply
    that turns to somebody else, whose mention begins or ends it.
    """
    text = message.text or message.caption or ""
    entities = message.entities or message.caption_entities
    typed = commands.typed(text)
    if typed is not None and any(e.type == MessageEntity.BOT_COMMAND and e.offset == 0 for e in entities):
        command = commands.named(typed.name)
        named = typed.bot is not None and typed.bot.casefold() == username.casefold()
        if command is None:  # another bot's, unless this one is named
            return Call(text) if named else None
        return Call(text) if (named or typed.bot is None) and not command.admin else None
    mentions = [e for e in entities if e.type in {MessageEntity.MENTION, MessageEntity.TEXT_MENTION}]
    own = [e for e in mentions if _mentions(message, e, bot_id, username)]
    if own:
        return Call(without(text, own))
    reply = replied_to(message)
    if reply and reply.from_user and reply.from_user.id == bot_id and not reply.via_bot:
        return None if any(_at_an_end(e, text) for e in mentions) else Call(without(text, mentions), sure=False)
    return None


def without(text: str, entities: list[MessageEntity]) -> str:
    """The text without what some entities cover, counted in UTF-16."""
    units = text.encode("utf-16-le", "surrogatepass")
    for entity in sorted(entities, key=lambda e: -e.offset):
        units = units[: 2 * entity.offset] + units[2 * (entity.offset + entity.length) :]
    return units.decode("utf-16-le", "replace").strip().lstrip(",:;.—–- \n")


def _at_an_end(entity: MessageEntity, text: str) -> bool:
    """Whether an entity begins or ends a text, signs aside."""
    units = text.encode("utf-16-le", "surrogatepass")
    around = units[: 2 * entity.offset], units[2 * (entity.offset + entity.length) :]
    return any(not any(sign.isalnum() for sign in part.decode("utf-16-le", "replace")) for part in around)


def is_name(message: Message, entity: MessageEntity, username: str) -> bool:
    """Whether an entity covers that @name; one that begins or ends inside a character covers none."""
    units = (message.text or message.caption or "").encode("utf-16-le", "surrogatepass")
    said = units[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le", "replace")
    return said.casefold() == f"@{username}".casefold()


def _surface(chat: Chat) -> Surface:
    return "private" if chat.type == "private" else "group"


def _mentions(message: Message, entity: MessageEntity, bot_id: int, username: str) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == bot_id
    if entity.type != MessageEntity.MENTION:
        return False
    return is_name(message, entity, username)

"""Groups and forum topics: one message for a question that is put to the bot, and silence otherwise."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from telegram import ChatMember, ChatMemberRestricted, ChatMemberUpdated, Message, Update
from telegram.error import BadRequest
from telegram.ext import BaseHandler, ChatMemberHandler, ContextTypes, MessageHandler, filters

from bot import commands, post
from bot.desk import Asker, Desk
from bot.incoming import addressed, asker_of, is_own_words, replied_to
from bot.memory import Answered
from bot.message import outgoing
from bot.reply import Draft, Reply
from bot.wording import wording

LATE = 60.0
"""Seconds after which a question is not answered any more: after an outage the talk has gone on."""
UNREPEATED = frozenset({"quote", "language", "privacy"})
"""Commands whose replies may be alike without being a repetition."""

_log = logging.getLogger(__name__)


class Group:
    """The handlers of groups and supergroups."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def handlers(self) -> list[BaseHandler[Update, ContextTypes.DEFAULT_TYPE, None]]:
        """In the order in which they are tried."""
        words = filters.TEXT | filters.CAPTION
        new = filters.UpdateType.MESSAGE & filters.ChatType.GROUPS
        edited = filters.UpdateType.EDITED_MESSAGE & filters.ChatType.GROUPS
        return [
            MessageHandler(new & words, self.on_words),
            MessageHandler(new & filters.StatusUpdate.MIGRATE, self.on_migration),
            MessageHandler(edited & words, self.on_edit),
            ChatMemberHandler(self.on_membership, ChatMemberHandler.MY_CHAT_MEMBER),
        ]

    async def on_words(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A message of which only some are for the bot."""
        message = update.message
        if message is None or not is_own_words(message):
            return
        text = addressed(message, context.bot.id, context.bot.username)
        if text is None:
            return
        if (datetime.now(UTC) - message.date).total_seconds() > LATE:
            _log.info("A question in a group came too late to be answered")
            return
        asker = asker_of(message)
        before_it = replied_to(message)
        if not text and before_it and is_own_words(before_it):
            text = before_it.text or before_it.caption or ""  # "@bot" under somebody's question puts that question
        before = self.desk.context(asker, before_it.message_id if before_it else None)
        reply = self.desk.respond(asker, before, text or "/ask")
        answer = await self._answer(context.bot, message, asker, reply, text)
        self.desk.settle(asker, before, reply)
        self.desk.memory.answers.put((asker.chat, message.message_id), Answered(answer, before))
        self.desk.remember(asker, answer, reply)

    async def _answer(self, bot: post.Bot, message: Message, asker: Asker, reply: Reply, text: str) -> int:
        """Send the reply, or point to where it was given a moment ago; the message sent."""
        said = self.desk.memory.said
        earlier = said.get((asker.place, reply.text))
        if earlier is not None and _is_repeatable(reply, text):
            language = reply.answer.language if reply.answer else self.desk.language(asker.chat, asker.language_code)
            above = Draft(wording(language).say("answered-above")).reply()
            try:
                sent = await post.send(bot, asker.place, outgoing(above, bot.bot), earlier, only_there=True)
            except BadRequest:
                _log.info("An earlier answer is gone; it is given again")
            else:
                return sent.message_id
        sent = await post.send(bot, asker.place, outgoing(reply, bot.bot), message.message_id)
        said.put((asker.place, reply.text), sent.message_id)
        return sent.message_id

    async def on_edit(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A question edited within minutes has its answer edited; edits of older messages say nothing."""
        message = update.edited_message
        if message is None or not is_own_words(message):
            return
        text = addressed(message, context.bot.id, context.bot.username)
        if text:
            await post.edit_answer(self.desk, context.bot, message, text)

    async def on_migration(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """The group has become a supergroup, with another id: its settings go along."""
        message = update.message
        if message is None:
            return
        if message.migrate_to_chat_id:
            self.desk.store.move(message.chat_id, message.migrate_to_chat_id)
        elif message.migrate_from_chat_id:
            self.desk.store.move(message.migrate_from_chat_id, message.chat_id)

    async def on_membership(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The bot comes into a chat, or is out of it: removed, or blocked by the user."""
        change = update.my_chat_member
        if change is None:
            return
        was, now = _is_in(change.old_chat_member), _is_in(change.new_chat_member)
        if was and not now:
            self.desk.store.forget_place(change.chat.id)
        elif now and not was and change.chat.type in {"group", "supergroup"}:
            await self._greet(context.bot, change)

    async def _greet(self, bot: post.Bot, change: ChatMemberUpdated) -> None:
        language = self.desk.language(change.chat.id, change.from_user.language_code)
        say = wording(language)
        text = say.say("group-welcome", mention=f"@{bot.username}", command="/ask")
        me = await bot.get_me()  # asked anew: the operator may have changed it since the start
        hears_all = me.can_read_all_group_messages or change.new_chat_member.status == ChatMember.ADMINISTRATOR
        if not hears_all:
            text += f"\n\n{say.say('group-privacy', mention=f'@{bot.username}')}"
        await post.send(bot, (change.chat.id, 0), outgoing(Draft(text).reply(), bot.bot))


def _is_in(member: ChatMember) -> bool:
    """Whether the bot is in a chat as that member."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in {ChatMember.LEFT, ChatMember.BANNED}


def _is_repeatable(reply: Reply, text: str) -> bool:
    """Whether a reply that is the same as an earlier one is a repetition of it."""
    typed = commands.typed(text)
    if typed is not None and typed.name in UNREPEATED:
        return False
    return reply.answer is None or reply.answer.status != "smalltalk"

"""How the bot comes into a chat, moves along with it and is out of it; a group is greeted once."""

from __future__ import annotations

import asyncio

from telegram import ChatMember, ChatMemberRestricted, ChatMemberUpdated, Update
from telegram.ext import BaseHandler, ChatMemberHandler, ContextTypes, MessageHandler, filters

from bot.replies.reply import Draft
from bot.store.questions import LoggedChoice
from bot.telegram.desk import Desk
from bot.telegram.memory import Fading
from bot.telegram.sending import post
from bot.telegram.sending.effort import GROUP_PATIENCE
from bot.telegram.sending.message import outgoing
from bot.wording import wording

BEFORE_GREETING = 0.7
"""Seconds before a greeting. What makes it needless may come after the news of joining: a /start, or a migration."""
MOVING = 60.0
"""Seconds for which it is remembered what was chosen in a chat that may have moved."""


class Membership:
    """The handlers of joining, migrating and leaving."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._left: Fading[int, LoggedChoice] = Fading(MOVING)
        """What was chosen in a chat that the bot is just out of: perhaps the chat has only moved."""

    def handlers(self) -> list[BaseHandler[Update, ContextTypes.DEFAULT_TYPE, None]]:
        """In the order in which they are tried."""
        new = filters.UpdateType.MESSAGE & filters.ChatType.GROUPS
        return [
            MessageHandler(new & filters.StatusUpdate.MIGRATE, self.on_migration),
            ChatMemberHandler(self.on_membership, ChatMemberHandler.MY_CHAT_MEMBER),
        ]

    async def on_migration(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """The group has become a supergroup, with another id: its settings go along, and it knows the bot already.

        Both chats are told of it, each by a message of its own, in any order.
        """
        message = update.message
        if message is None:
            return
        old = message.migrate_from_chat_id or message.chat_id
        new = message.migrate_to_chat_id or message.chat_id
        self.desk.memory.greeted.put(new, True)
        self.desk.store.move(old, new)
        if chosen := self._left.get(old):
            self._left.forget(old)
            self.desk.store.choose(new, chosen)

    async def on_membership(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The bot comes into a chat, or is out of it: removed, or blocked by the user."""
        change = update.my_chat_member
        if change is None:
            return
        chat = change.chat.id
        was, now = _is_in(change.old_chat_member), _is_in(change.new_chat_member)
        if was and not now:
            self._left.put(chat, self.desk.store.choice(chat))
            self.desk.store.forget_place(chat)
            self.desk.memory.greeted.forget(chat)
        elif now and not was and change.chat.type in {"group", "supergroup"}:
            context.application.create_task(self._greet(context.bot, change), update)

    async def _greet(self, bot: post.Bot, change: ChatMemberUpdated) -> None:
        """Greet a chat in a moment, unless it turns out to know the bot."""
        await asyncio.sleep(BEFORE_GREETING)
        chat = change.chat.id
        if self.desk.memory.greeted.get(chat):
            return
        self.desk.memory.greeted.put(chat, True)
        language = self.desk.language(chat, change.from_user.language_code)
        text = wording(language).say("group-welcome", mention=f"@{bot.username}", command="/ask")
        if not await hears_all(bot, chat):
            text += f"\n\n{mentions_hidden(bot, language)}"
        await post.send(bot, (chat, 0), outgoing(Draft(text).reply(), bot.bot))


async def hears_all(bot: post.Bot, chat: int) -> bool:
    """Whether the bot gets every message of a group, and not only commands and replies to it."""
    me = await bot.get_me(rate_limit_args=GROUP_PATIENCE)  # asked anew: the operator may have changed it meanwhile
    if me.can_read_all_group_messages:
        return True
    return (await bot.get_chat_member(chat, me.id)).status == ChatMember.ADMINISTRATOR


def mentions_hidden(bot: post.Bot, language: str) -> str:
    """What to say where mentions are hidden from the bot, and how to change that."""
    return wording(language).say("group-privacy", mention=f"@{bot.username}")


def _is_in(member: ChatMember) -> bool:
    """Whether the bot is in a chat as that member."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in {ChatMember.LEFT, ChatMember.BANNED}

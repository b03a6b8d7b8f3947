"""The private chat: every text is a question, and every question gets one message."""

from __future__ import annotations

import logging

from telegram import Message, Update
from telegram.ext import ContextTypes, MessageHandler, filters

from bot.replies import commands
from bot.replies.reply import Draft
from bot.telegram import menus
from bot.telegram.desk import Asker, Desk
from bot.telegram.editors.admin import Admin
from bot.telegram.incoming import asker_of, is_edited_soon, is_late, is_own_words, replied_to
from bot.telegram.memory import Answered
from bot.telegram.sending import post
from bot.telegram.sending.message import outgoing

WORDS = filters.TEXT | filters.CAPTION
TOO_OLD = 24 * 3600.0
"""Seconds after which nobody waits for an answer any more."""

_log = logging.getLogger(__name__)


class Private:
    """The handlers of private chats."""

    def __init__(self, desk: Desk, admin: Admin) -> None:
        self.desk = desk
        self.admin = admin

    def handlers(self) -> list[MessageHandler[ContextTypes.DEFAULT_TYPE, None]]:
        """In the order in which they are tried."""
        new = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
        edited = filters.UpdateType.EDITED_MESSAGE & filters.ChatType.PRIVATE
        return [
            MessageHandler(new & WORDS, self.on_words),
            MessageHandler(new & ~filters.StatusUpdate.ALL, self.on_content),
            MessageHandler(edited & WORDS, self.on_edit),
        ]

    async def on_words(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A question or a command."""
        message = update.message
        if message is None or not is_own_words(message) or self._comes_late(update, message):
            return
        if message.media_group_id:
            self.desk.memory.albums.put(message.media_group_id, True)
        if self.desk.memory.answers.get((message.chat_id, message.message_id)):
            return  # a try of it failed, and an edit came first
        typed = commands.typed(_words(message))
        if self.desk.is_admin(message.from_user) and await self._takes_from_editor(asker_of(message), typed, context):
            return
        await self._answer(update, message, context)

    async def _answer(self, update: Update, message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
        asker, reply_to = asker_of(message), replied_to(message)
        before = self.desk.context(asker, reply_to.message_id if reply_to else None)
        text = _words(message)
        reply = await self.desk.respond(asker, before, text)
        out = outgoing(reply, context.bot.bot)
        sent = await post.send(context.bot, asker.place, out, message.message_id if out.leans_on_question else None)
        self.desk.keep(asker, before, reply)
        answered = Answered(sent.message_id, before, text)
        self.desk.note_answer(update.update_id, asker, message.message_id, answered)
        self.desk.remember(asker, sent.message_id, reply)

    def _comes_late(self, update: Update, message: Message) -> bool:
        """Whether a message is too old to be answered; it is then let go."""
        if not is_late(message, TOO_OLD, self.desk.clock.now()):
            return False
        _log.info("A message in a private chat came too late and was let go")
        self.desk.inbox.release(update.update_id, "late")
        return True

    async def _takes_from_editor(
        self, asker: Asker, typed: commands.Typed | None, context: ContextTypes.DEFAULT_TYPE
    ) -> bool:
        """Whether what an editor writes is one of the editors' commands; it is then done."""
        self.desk.editors[asker.chat] = asker.language_code
        if typed is not None and typed.name == "start":
            context.application.create_task(menus.set_admin_menu(context.bot, asker.chat))
        return typed is not None and await self.admin.takes(typed.name, asker, context.bot)

    async def on_content(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A voice message, a sticker, a file, a picture without words: one short sentence, one for a whole album."""
        message = update.message
        if message is None or not is_own_words(message) or self._comes_late(update, message):
            return
        if album := message.media_group_id:
            if self.desk.memory.albums.get(album):
                return
            self.desk.memory.albums.put(album, True)
        asker = asker_of(message)
        reply = Draft(self.desk.wording(asker).say("only-words")).reply()
        await post.send(context.bot, asker.place, outgoing(reply, context.bot.bot))

    async def on_edit(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A question edited within minutes has its answer edited, or gets one: the bot may have been killed between, or
        the reader has deleted it."""
        message = update.edited_message
        if message is None or not is_own_words(message) or not is_edited_soon(message):
            return
        typed = commands.typed(_words(message))
        command = commands.named(typed.name) if typed else None
        if command is not None and command.admin:
            return
        reply_to = replied_to(message)
        before_it = reply_to.message_id if reply_to else None
        answered = self.desk.answer_to(asker_of(message), message.message_id, before_it)
        if answered and await post.edit_answer(self.desk, context.bot, message, answered, _words(message)):
            return
        if not self._comes_late(update, message):
            await self._answer(update, message, context)


def _words(message: Message) -> str:
    return message.text or message.caption or ""

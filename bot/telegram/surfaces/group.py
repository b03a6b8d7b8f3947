"""Groups and forum topics: one message for a question that is put to the bot, and silence otherwise."""

from __future__ import annotations

import logging
from dataclasses import replace

from telegram import Message, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes, MessageHandler, filters

from bot.replies import commands
from bot.replies.asking import is_meant
from bot.replies.links import names_entry
from bot.replies.reply import Draft, Reply
from bot.telegram.desk import Asker, Desk
from bot.telegram.incoming import Call, addressed, asker_of, is_edited_soon, is_late, is_own_words, replied_to
from bot.telegram.memory import Answered
from bot.telegram.sending import post
from bot.telegram.sending.message import outgoing
from bot.telegram.surfaces.members import MOST_A_MINUTE, GroupAdmins, Pace
from bot.telegram.surfaces.membership import hears_all, mentions_hidden
from bot.wording import Wording, known, wording
from knowledge import Context, language_in

LATE = 60.0
"""Seconds after which a question is not answered any more: after an outage the talk has gone on."""

_log = logging.getLogger(__name__)


class Group:
    """The handlers of groups and supergroups."""

    def __init__(self, desk: Desk, group_admins: GroupAdmins) -> None:
        self.desk = desk
        self.group_admins = group_admins
        self.pace = Pace()

    def handlers(self) -> list[MessageHandler[ContextTypes.DEFAULT_TYPE, None]]:
        """In the order in which they are tried."""
        words = filters.TEXT | filters.CAPTION
        new = filters.UpdateType.MESSAGE & filters.ChatType.GROUPS
        edited = filters.UpdateType.EDITED_MESSAGE & filters.ChatType.GROUPS
        return [
            MessageHandler(new & words, self.on_words),
            MessageHandler(edited & words, self.on_edit),
        ]

    async def on_words(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A message of which only some are for the bot."""
        if update.message and not self.desk.memory.answers.get((update.message.chat_id, update.message.message_id)):
            await self._hear(update, update.message, context)

    async def _hear(self, update: Update, message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
        call = self._call(message, context.bot)
        if call is None:
            return
        if is_late(message, LATE, self.desk.clock.now()):
            _log.info("A question in a group came too late and was let go")
            self.desk.inbox.release(update.update_id, "late")
            return
        asker, text, before_it = asker_of(message), call.text, replied_to(message)
        before = self.desk.context(asker, before_it.message_id if before_it else None)
        first = self.desk.by_rules(asker, before, text or "/ask")
        reply = first.reply
        if not self._is_meant(call, asker, before_it, before, reply):
            return
        for_chat = commands.is_for_chat(text, reply)
        governs = for_chat and await self.group_admins.include(asker, context.bot)
        if not governs and (turn := self.pace.turn(_who(asker))) != "answer":
            if turn == "tell":
                own = self._own_wording(asker, before, text)
                enough = Draft(own.say("too-many", number=MOST_A_MINUTE)).reply()
                await post.send(context.bot, asker.place, outgoing(enough, context.bot.bot), message.message_id)
            return
        reply = self._refusal(asker, before, text) if for_chat and not governs else await self.desk.point(asker, first)
        if _is_bare_start(text):
            reply = await self._greeting(context.bot, asker, reply)
        answer = await self._answer(context.bot, message, asker, reply)
        if commands.wants_question(text):
            self.desk.memory.prompts.put((asker.chat, answer), True)
        self.desk.keep(asker, before, reply)
        self.desk.note_answer(update.update_id, asker, message.message_id, Answered(answer, before, text))
        self.desk.remember(asker, answer, reply)

    def _call(self, message: Message, bot: post.Bot) -> Call | None:
        """What a message says to the bot; None for one that gets no reply whatever it says."""
        call = addressed(message, bot.id, bot.username) if is_own_words(message) else None
        if call is None:
            return None
        asker = asker_of(message)
        if self.pace.is_silenced(_who(asker)):
            return None
        if _is_bare_start(call.text) and self.desk.memory.greeted.get(asker.chat):
            return None  # a link that adds the bot to a group says /start there by itself
        before_it = replied_to(message)
        if not call.text and call.sure and before_it and is_own_words(before_it):
            return Call(before_it.text or before_it.caption or "")  # "@bot" under a question puts that question
        prompted = before_it is not None and self.desk.memory.prompts.get((asker.chat, before_it.message_id))
        return Call(call.text, call.sure or bool(prompted))

    def _is_meant(self, call: Call, asker: Asker, before_it: Message | None, before: Context, reply: Reply) -> bool:
        """Whether a message is for the bot, rather than a remark on what it said. Nobody takes, refuses or picks for
        another what was offered to him."""
        if call.sure or reply.answer is None:
            return call.sure
        act = reply.found.act if reply.found else None
        if act and act.replies and before_it:
            spot = asker.chat, before_it.message_id
            if not self.desk.memory.concerns(spot, asker.person):
                return False
        return is_meant(self.desk.request(asker, before), call.text, reply.answer)

    def _refusal(self, asker: Asker, before: Context, text: str) -> Reply:
        """The reply to a member who wants to settle something for the group."""
        return Draft(self._own_wording(asker, before, text).say("only-administrators")).reply()

    def _own_wording(self, asker: Asker, before: Context, text: str) -> Wording:
        """How a member is told what only he is told: in the language that he writes, else in that of his Telegram."""
        given = commands.typed(text)
        own = replace(before, language=known(asker.language_code) or before.language)
        request = self.desk.request(asker, own)
        return wording(language_in(request.index, given.argument if given else text, request.language))

    async def _greeting(self, bot: post.Bot, asker: Asker, reply: Reply) -> Reply:
        """The reply to /start as the greeting of a group, which then needs no other."""
        self.desk.memory.greeted.put(asker.chat, True)
        if await hears_all(bot, asker.chat):
            return reply
        hint = mentions_hidden(bot, self.desk.language(asker.chat, asker.language_code))
        return replace(reply, text=f"{reply.text}\n\n{hint}")

    async def _answer(self, bot: post.Bot, message: Message, asker: Asker, reply: Reply) -> int:
        """Send the reply, or point to where the same question was answered a moment ago; the message sent. An act
        ("who said that?") is done, though it shows the same."""
        said = self.desk.memory.said
        earlier = said.get((asker.place, reply.text))
        shown = earlier is not None and self.desk.shows(asker.chat, earlier, reply)
        if shown and reply.answer is not None and reply.answer.status == "answer":
            above = Draft(wording(reply.answer.language).say("answered-above")).reply()
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
        """A question edited within minutes has its answer edited, or gets one; edits of older messages say nothing. One
        that is edited into a remark, or takes what was offered to another, keeps the answer that it has."""
        message = update.edited_message
        if message is None or not is_own_words(message) or not is_edited_soon(message):
            return
        call = addressed(message, context.bot.id, context.bot.username)
        if not call or not call.text:
            return
        asker, before_it = asker_of(message), replied_to(message)
        answered = self.desk.answer_to(asker, message.message_id, before_it.message_id if before_it else None)
        if answered is None:
            await self._hear(update, message, context)
            return
        first = self.desk.by_rules(asker, answered.before, call.text)
        if not self._is_meant(call, asker, before_it, answered.before, first.reply):
            return
        given = commands.typed(call.text)
        command = commands.named(given.name) if given else None
        if command is None or not command.for_chat or await self.group_admins.include(asker, context.bot):
            await post.edit_answer(self.desk, context.bot, message, answered, call.text)


def _who(asker: Asker) -> tuple[int, int | None]:
    return asker.chat, asker.person


def _is_bare_start(text: str) -> bool:
    """Whether a text is /start without the name of an entry, as it is sent by a link that adds the bot to a group."""
    typed = commands.typed(text)
    return typed is not None and typed.name == "start" and not names_entry(typed.argument)

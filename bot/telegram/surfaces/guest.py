"""Guest mode: somebody mentions the bot in a chat that it is not in, and one inline result answers there."""

from __future__ import annotations

from telegram import Update
from telegram.error import BadRequest
from telegram.ext import BaseHandler, ContextTypes, MessageHandler, filters

from bot.replies import commands
from bot.replies.asking import ask
from bot.replies.pointing import ByRules
from bot.replies.reply import Draft
from bot.telegram.desk import Asker, Desk
from bot.telegram.incoming import addressed
from bot.telegram.sending.articles import passage_article, reply_article
from bot.telegram.sending.post import is_too_old
from bot.wording import own_names


class Guest:
    """The handler of guest messages. Text filters match them too, so it names their type."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def handlers(self) -> list[BaseHandler[Update, ContextTypes.DEFAULT_TYPE, None]]:
        """All guest messages come here."""
        return [MessageHandler(filters.UpdateType.GUEST_MESSAGE, self.on_guest)]

    async def on_guest(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The passage that answers, or a plain sentence; without a question, how to ask one."""
        message, me = update.guest_message, context.bot.bot
        user = message.from_user if message else None
        if message is None or not message.guest_query_id or message.via_bot or user is None or user.is_bot:
            return
        call = addressed(message, me.id, context.bot.username)
        question = _question(call.text if call else message.text or message.caption or "")
        asker = Asker((message.chat_id, 0), user.id, user.language_code, "group")
        before = self.desk.context(Asker((user.id, 0), None, user.language_code, "group"))
        mention = f"@{context.bot.username}"
        intro = self.desk.wording(asker).say("guest-intro", mention=mention, languages=own_names())
        reply = Draft(intro).reply()
        if question:
            request = self.desk.request(asker, before)
            reply = await self.desk.point(asker, ByRules(request, lambda request: ask(request, question)))
            self.desk.keep(asker, before, reply)
        language = reply.answer.language if reply.answer else before.language
        article = reply_article(reply, language, me)
        if reply.answer and reply.answer.passages:
            shown = reply.answer.passages[0]
            entry = (shown.interview.slug, shown.entry.id)
            article = passage_article(self.desk.served.base.index, entry, language, me) or article
        try:
            await context.bot.answer_guest_query(message.guest_query_id, article)
        except BadRequest as error:
            if not is_too_old(error):
                raise


def _question(text: str) -> str:
    """What is asked, "" for nothing. Commands are for chats with the bot, but for the one that asks."""
    typed = commands.typed(text)
    if typed is None:
        return text
    return typed.argument if typed.name == "ask" else ""

"""Presses of buttons: each is answered once, and does what its data says if the base still has it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from telegram import CallbackQuery, Message, Update
from telegram.error import BadRequest
from telegram.ext import CallbackQueryHandler, ContextTypes

from bot import actions, commands, post
from bot.actions import Action
from bot.callbacks import AskAgain, unpack
from bot.database import StoreError
from bot.desk import Asker, Desk
from bot.incoming import presser_of, without
from bot.message import outgoing
from bot.ratings import Ratings

SETTINGS = (actions.PickInterview, actions.PickLanguage)

_log = logging.getLogger(__name__)


@dataclass
class Press:
    """A press that is being answered. Only the first answer goes out; one that comes too late is no error."""

    query: CallbackQuery
    answered: bool = False

    async def answer(self, note: str | None = None, *, alert: bool = False) -> None:
        """Stop the clock on the button, with a note if there is one."""
        if self.answered:
            return
        self.answered = True
        try:
            await self.query.answer(note, show_alert=alert)
        except BadRequest as error:
            _log.info("A press could not be answered: %s", error)


class Buttons:
    """The handler of presses. Anyone may press, in a group too; what is settled there is the group's."""

    def __init__(self, desk: Desk, ratings: Ratings) -> None:
        self.desk = desk
        self.ratings = ratings

    def handlers(self) -> list[CallbackQueryHandler[ContextTypes.DEFAULT_TYPE, None]]:
        """All presses come here."""
        return [CallbackQueryHandler(self.on_press)]

    async def on_press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A press of a button."""
        query = update.callback_query
        if query is None:
            return
        press, asker = Press(query), presser_of(query)
        try:
            await self._do(press, asker, context.bot)
        except Exception:
            await press.answer(self.desk.wording(asker).say("sorry"))
            raise
        await press.answer()

    async def _do(self, press: Press, asker: Asker, bot: post.Bot) -> None:
        say = self.desk.wording(asker)
        message = press.query.message
        action = unpack(press.query.data or "", self.desk.served.keys)
        if isinstance(action, AskAgain):
            action = self._asked_again(press.query, asker, action.number)
        if action is None or message is None:
            await press.answer(say.say("gone"), alert=True)
            return
        match action:
            case actions.EraseMine():
                await self._erase(press, asker)
            case actions.Rate() | actions.RateReason():
                await press.answer(await self.ratings.rate(press.query, asker, bot, action))
            case _:
                await self._show(press, asker, bot, action)

    async def _show(self, press: Press, asker: Asker, bot: post.Bot, action: Action) -> None:
        """Show where a choice leads: in the message pressed, or in a new one."""
        message = press.query.message
        assert message is not None  # noqa: S101 - the caller has looked
        before = self.desk.context(asker, message.message_id)
        reply = commands.act(action, self.desk.request(asker, before))
        if reply is None:
            return
        if isinstance(action, actions.PickLanguage):
            self.desk.choose_language(asker, action.code)
        if isinstance(action, (*SETTINGS, actions.Ask, actions.RunCommand)):
            self.desk.settle(asker, before, reply)
        out = outgoing(reply, bot.bot)
        if isinstance(action, (actions.Turn, actions.Paragraph, *SETTINGS)) or _is_page_of(action, message):
            await press.answer()
            shown = self.desk.shows(asker.chat, message.message_id, reply)
            if shown or await post.edit(bot, asker.chat, message.message_id, out):
                self.desk.remember(asker, message.message_id, reply)
            return
        if asker.surface == "group" and self.desk.memory.said.get((asker.place, reply.text)):
            await press.answer(self.desk.wording(asker).say("answered-above"))
            return
        await press.answer()
        reply_to = None
        if asker.surface == "group":
            reply_to = message.message_id
        elif out.leans_on_question and isinstance(message, Message) and message.reply_to_message:
            reply_to = message.reply_to_message.message_id
        sent = await post.send(bot, asker.place, out, reply_to)
        self.desk.remember(asker, sent.message_id, reply)
        if asker.surface == "group":
            self.desk.memory.said.put((asker.place, reply.text), sent.message_id)

    def _asked_again(self, query: CallbackQuery, asker: Asker, number: int) -> actions.Ask | None:
        """The question of a button whose data had no room for it: what the message is remembered to offer.

        Of an older one it is found by answering once more the question that the message replies to.
        """
        message = query.message
        if message and (offered := self.desk.memory.offers.get((message.chat.id, message.message_id))):
            return actions.Ask(offered[number]) if number < len(offered) and offered[number] else None
        if not isinstance(message, Message) or message.reply_to_message is None:
            return None
        asked = message.reply_to_message
        text = asked.text or asked.caption or ""
        names = [
            e for e in asked.entities if asked.parse_entity(e).casefold() == f"@{query.get_bot().username}".casefold()
        ]
        before = self.desk.context(asker, asked.message_id)
        reply = self.desk.respond(asker, replace(before, last=None), without(text, names))
        choices = reply.choices
        found = choices[number].action if number < len(choices) else None
        return found if isinstance(found, actions.Ask) else None

    async def _erase(self, press: Press, asker: Asker) -> None:
        say = self.desk.wording(asker)
        user = press.query.from_user.id
        try:
            erased = await self.desk.store.erase(user)
        except StoreError as error:
            _log.error("What somebody asked could not be erased: %s", error)
            await press.answer(say.say("not-erased"), alert=True)
            return
        self.desk.memory.forget(user)
        await press.answer(say.count("erased", erased), alert=True)


def _is_page_of(action: Action, message: object) -> bool:
    """Whether an action turns the page of the list that a message shows, rather than opening the list."""
    if not isinstance(action, actions.MoreOnTopic | actions.BySpeaker):
        return False
    if not isinstance(message, Message) or not message.reply_markup:
        return False
    kinds = {str(button.callback_data)[:1] for row in message.reply_markup.inline_keyboard for button in row}
    return "s" in kinds and not kinds & {"t", "p"}

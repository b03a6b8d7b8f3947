"""Thumbs up and down: kept, asked after when down, and brought to the editors."""

from __future__ import annotations

import logging

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest, Forbidden
from telegram.ext import ExtBot

from bot import labels, post
from bot.actions import Key, Rate, RateReason, ShowEntry
from bot.callbacks import FAULTS, pack
from bot.desk import Asker, Desk
from bot.links import link_id
from bot.memory import Fading, Spot
from bot.message import outgoing
from bot.pages import shortened
from bot.reply import Choice, Draft, Reply
from bot.wording import wording
from knowledge.answer import passage

DAY = 24 * 3600.0

_log = logging.getLogger(__name__)


class Ratings:
    """What people think of the passages that they were given."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._told: Fading[tuple[int, Key, int], tuple[int, str]] = Fading(DAY)
        """The message to an editor about one person's rating of an entry, and the rating it tells of."""
        self._rows: Fading[Spot, list[Choice]] = Fading(DAY)
        """The row that a message has been given last."""

    async def rate(self, query: CallbackQuery, asker: Asker, bot: ExtBot[None], action: Rate | RateReason) -> str:
        """Keep a rating; the note to answer the press with.

        After a bad one the row of thumbs asks why, and is there again once that is answered.
        """
        say = self.desk.wording(asker)
        rating = ("good" if action.good else "bad") if isinstance(action, Rate) else action.fault
        entry = (action.interview, action.entry)
        if self.desk.settings.log_days:
            self.desk.store.rate(query.from_user.id, *entry, rating)
        message = query.message
        if isinstance(message, Message) and message.reply_markup and rating != "good":
            row = [Choice("👍", Rate(*entry, True)), Choice("👎", Rate(*entry, False))]
            if isinstance(action, Rate):
                row = [Choice(say.say(f"fault-{f}"), RateReason(*entry, f)) for f in FAULTS.values()]
            await self._replace_row(message, row)
        if rating != "good":
            question = self.desk.memory.questions.get((asker.chat, message.message_id)) if message else None
            await self._tell_editors(bot, query.from_user.id, entry, rating, question)
        return say.say("rate-why" if rating == "bad" else "rated")

    async def _tell_editors(self, bot: ExtBot[None], user: int, entry: Key, rating: str, question: str | None) -> None:
        """Bring a bad rating to every editor who has begun to talk with the bot; a reason is added to the message."""
        for admin in sorted(self.desk.settings.admins):
            out = outgoing(self._notice(admin, entry, rating, question), bot.bot)
            message, last = self._told.get((admin, entry, user)) or (0, "")
            if rating == last:
                continue
            try:
                if message:
                    await post.edit(bot, admin, message, out)
                else:
                    message = (await post.send(bot, (admin, 0), out)).message_id
            except (BadRequest, Forbidden) as error:
                _log.info("An editor could not be told of a rating: %s", error)
            else:
                self._told.put((admin, entry, user), (message, rating))

    def _notice(self, admin: int, entry: Key, rating: str, question: str | None) -> Reply:
        language = self.desk.language(admin, self.desk.editors.get(admin))
        say, index = wording(language), self.desk.served.base.index
        number = index.find(*entry)
        draft = Draft().line(f"👎 {say.say('fault-told')}", "bold")
        if question:
            draft.line(say.say("told-question", question=shortened(question, 300)))
        if rating != "bad":
            draft.line(say.say(f"fault-{rating}"))
        draft.line(link_id(entry), "code")
        if number is None:
            return draft.reply()
        label = labels.passage_label(index, passage(index.located(number)), language)
        return draft.reply([[Choice(label, ShowEntry(*entry, language))]])

    async def _replace_row(self, message: Message, choices: list[Choice]) -> None:
        """Put other buttons into the row of a message that rates, unless a press before this one has done it."""
        spot = (message.chat.id, message.message_id)
        if self._rows.get(spot) == choices and self.desk.memory.shown.get(spot) is None:
            return
        self._rows.put(spot, choices)
        self.desk.memory.shown.forget(spot)
        row = [InlineKeyboardButton(choice.label, callback_data=pack(choice.action)) for choice in choices]
        old = message.reply_markup.inline_keyboard if message.reply_markup else ()
        rows = [row if str(buttons[0].callback_data or "").startswith(("r", "f")) else list(buttons) for buttons in old]
        try:
            await message.edit_reply_markup(InlineKeyboardMarkup(rows))
        except BadRequest as error:
            if not post.is_unmodified(error):
                _log.info("The buttons of a message could not be changed: %s", error)

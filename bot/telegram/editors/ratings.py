"""Thumbs up and down: kept, asked after when down, and brought to the editors."""

from __future__ import annotations

import logging
from collections import Counter
from typing import NamedTuple

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest, Forbidden
from telegram.ext import ExtBot

from bot.replies import labels
from bot.replies.actions import DismissFaults, Rate, RateReason, ShowEntry
from bot.replies.links import link_id
from bot.replies.pages import shortened
from bot.replies.reply import Choice, Draft, Reply
from bot.store.database import DAY
from bot.store.trouble import StoreError
from bot.telegram.callbacks import FAULTS, kind_of, packed
from bot.telegram.desk import Asker, Desk
from bot.telegram.memory import Fading, Spot
from bot.telegram.sending import post
from bot.telegram.sending.effort import TooLateError
from bot.telegram.sending.message import outgoing
from bot.wording import Wording, wording
from knowledge import FullId, passage

NOTICE_LASTS = 30 * DAY
"""Seconds for which a message to an editor is brought up to date rather than sent anew."""
MOST_UNKEPT = 1_000
"""Readers of whom it is remembered what they found wrong with an entry, where no file keeps it."""
NOTICE_PATIENCE = 5.0
"""Seconds that telling an editor may take: the reader whose thumb it is waits meanwhile."""

_log = logging.getLogger(__name__)


class _Row(NamedTuple):
    """The row of a message that rates: how the message looks with its thumbs and with this row, as far as that is
    remembered, and the row's choices, none as long as it is as it was sent."""

    rated: int | None
    looks: int | None
    choices: tuple[Choice, ...] = ()


class Ratings:
    """What people think of the passages that they were given."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._told: Fading[tuple[int, FullId], int] = Fading(NOTICE_LASTS)
        """The message to an editor about what is wrong with an entry."""
        self._unkept: Fading[FullId, dict[bytes, str]] = Fading(DAY)
        """What was found wrong by whom, where no file keeps it."""
        self._rows: Fading[Spot, _Row] = Fading(DAY)
        """The row that a message has been given last."""

    async def rate(self, query: CallbackQuery, asker: Asker, bot: ExtBot[None], action: Rate | RateReason) -> str:
        """Keep a rating; the note to answer the press with.

        After a bad one the row of thumbs asks why, and is there again once that is answered; in a group, where others
        rate as well, it stays above the row that asks.
        """
        say = self.desk.wording(asker)
        rating = ("good" if action.good else "bad") if isinstance(action, Rate) else action.fault
        entry = (action.interview, action.entry)
        before = await self._faults(entry)
        self._keep(query.from_user.id, entry, rating)
        message = query.message
        if isinstance(message, Message) and message.reply_markup and rating != "good":
            thumbs = (Choice("👍", Rate(*entry, True)), Choice("👎", Rate(*entry, False)))
            reasons = tuple(Choice(say.say(f"fault-{f}"), RateReason(*entry, f)) for f in FAULTS.values())
            asks = isinstance(action, Rate)
            await self._replace_row(message, reasons if asks else thumbs, asks=asks)
        faults = await self._faults(entry)
        if faults and faults != before:
            question = self.desk.memory.questions.get((asker.chat, message.message_id)) if message else None
            await self._tell_editors(bot, entry, faults, question, more=rating != "good")
        return say.say("rate-why" if rating == "bad" else "rated")

    async def dismiss(self, action: DismissFaults, asker: Asker, bot: ExtBot[None], message: int) -> None:
        """An editor has seen what these readers found wrong with an entry: no editor is told of it again."""
        entry = (action.interview, action.entry)
        for person in await self._faults(entry):
            self.desk.store.dismiss(_name(person, entry))
        told = {admin: self._told.get((admin, entry)) for admin in self.desk.settings.admins}
        for admin, notice in {**told, asker.chat: message}.items():
            self._told.forget((admin, entry))
            if notice:
                draft = Draft(f"✓ {self._wording(admin).say('dismissed')}").line(link_id(entry), "code")
                await post.edit(bot, admin, notice, outgoing(draft.reply(), bot.bot))

    def forget(self, user: int) -> None:
        """Remember no longer what somebody found wrong."""
        person = self.desk.store.person(user)
        self._unkept.change_all(lambda found: {p: fault for p, fault in found.items() if p != person})

    def _keep(self, user: int, entry: FullId, rating: str) -> None:
        if self.desk.settings.log_days:
            self.desk.store.rate(user, *entry, rating)
            return
        person = self.desk.store.person(user)
        others = [(p, fault) for p, fault in (self._unkept.get(entry) or {}).items() if p != person]
        found = others if rating == "good" else [*others, (person, rating)]
        self._unkept.put(entry, dict(found[-MOST_UNKEPT:]))

    async def _faults(self, entry: FullId) -> dict[bytes, str]:
        """What is wrong with an entry as an answer, by who found it; but for what editors have dismissed."""
        found = self._unkept.get(entry) or {}
        if self.desk.settings.log_days:
            try:
                found = await self.desk.store.faults(*entry)
            except StoreError as error:
                _log.error("Ratings cannot be read now: %s", error)
        return {p: fault for p, fault in found.items() if not self.desk.store.is_dismissed(_name(p, entry))}

    async def _tell_editors(
        self, bot: ExtBot[None], entry: FullId, faults: dict[bytes, str], question: str | None, *, more: bool
    ) -> None:
        """Bring what is wrong with an entry to every editor who has begun to talk with the bot: gathered in one
        message, which is sent when there is `more`, and brought up to date."""
        for admin in sorted(self.desk.settings.admins):
            out = outgoing(self._notice(admin, entry, faults, question), bot.bot)
            message = self._told.get((admin, entry))
            try:
                if message:
                    await post.edit(bot, admin, message, out, patience=NOTICE_PATIENCE)
                elif more:
                    sent = await post.send(bot, (admin, 0), out, patience=NOTICE_PATIENCE)
                    self._told.put((admin, entry), sent.message_id)
            except (BadRequest, Forbidden, TooLateError) as error:
                _log.info("An editor could not be told of a rating: %s", error)

    def _notice(self, admin: int, entry: FullId, faults: dict[bytes, str], question: str | None) -> Reply:
        say, index = self._wording(admin), self.desk.served.base.index
        number = index.find(*entry)
        draft = Draft().line(f"👎 {say.say('fault-told')}", "bold")
        for fault, readers in Counter(faults.values()).most_common():
            name = say.say(f"fault-{fault}")
            draft.line(say.count("readers-found", readers, fault=name[:1].lower() + name[1:]))
        if question:
            draft.line(say.say("told-question", question=shortened(question, 300)))
        draft.line(link_id(entry), "code")
        dismissing = [Choice(say.say("choice-dismiss"), DismissFaults(*entry))]
        if number is None:
            return draft.reply([dismissing])
        label = labels.passage_label(index, passage(index.located(number)), say.language)
        return draft.reply([[Choice(label, ShowEntry(*entry, say.language))], dismissing])

    def _wording(self, admin: int) -> Wording:
        return wording(self.desk.language(admin, self.desk.editors.get(admin)))

    async def _replace_row(self, message: Message, choices: tuple[Choice, ...], *, asks: bool) -> None:
        """Put the buttons that ask why into the row of a message that rates, or the thumbs again, unless a press before
        this one has done it."""
        spot, shown = (message.chat.id, message.message_id), self.desk.memory.shown
        looks = shown.get(spot)
        before = self._rows.get(spot)
        if before is None or before.looks != looks:  # something else has been put into the message since
            before = _Row(looks, looks)
        if before.choices == choices or (not asks and not before.choices and looks is not None):
            return
        looks = hash((before.rated, choices)) if asks else before.rated
        self._rows.put(spot, _Row(before.rated, looks, choices))
        shown.forget(spot)
        if looks is not None:
            shown.put(spot, looks)
        row = [InlineKeyboardButton(choice.label, callback_data=packed(choice.action)) for choice in choices]
        old = message.reply_markup.inline_keyboard if message.reply_markup else ()
        rows: list[list[InlineKeyboardButton]] = []
        for buttons in old:
            kind = kind_of(buttons[0].callback_data)
            if kind is Rate and asks and message.chat.type != "private":
                rows += [list(buttons), row]  # the others rate meanwhile
            elif kind is RateReason and any(kind_of(b.callback_data) is Rate for each in old for b in each):
                continue
            else:
                rows.append(row if kind in (Rate, RateReason) else list(buttons))
        try:
            await message.edit_reply_markup(InlineKeyboardMarkup(rows))
        except BadRequest as error:
            if not post.is_unmodified(error):
                _log.info("The buttons of a message could not be changed: %s", error)


def _name(person: bytes, entry: FullId) -> str:
    """What stands for somebody's bad rating of an entry that is dismissed."""
    return f"fault {person.hex()} {link_id(entry)}"

"""Presses of buttons: each is answered once, and does what its data says if the base still has it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import CallbackQueryHandler, ContextTypes

from bot.replies import actions, commands
from bot.replies.actions import Action
from bot.replies.pointing import ByRules
from bot.replies.reply import Reply
from bot.replies.request import Request
from bot.store.trouble import StoreError
from bot.telegram.callbacks import AskAgain, kind_of, unpacked
from bot.telegram.desk import Asker, Desk
from bot.telegram.editors.admin import Admin
from bot.telegram.editors.ratings import Ratings
from bot.telegram.incoming import is_name, presser_of, without
from bot.telegram.sending import post
from bot.telegram.sending.message import outgoing
from bot.telegram.surfaces.members import GroupAdmins
from bot.telegram.surfaces.steps import StepsBack
from bot.wording import known, wording
from knowledge import Context

SETTINGS = (actions.PickInterview, actions.PickLanguage)

_log = logging.getLogger(__name__)


@dataclass
class Press:
    """A press that is being answered. Only the first answer goes out; that it comes too late, or cannot be given, is no
    error, and keeps nothing else from being done."""

    query: CallbackQuery
    answered: bool = False

    async def answer(self, note: str | None = None, *, alert: bool = False) -> None:
        """Stop the clock on the button, with a note if there is one."""
        if self.answered:
            return
        self.answered = True
        try:
            await self.query.answer(note, show_alert=alert)
        except InvalidToken:
            raise
        except TelegramError as error:
            _log.info("A press could not be answered: %s", error)


class Buttons:
    """The handler of presses. Anyone may press, in a group too; what is settled there its administrators settle."""

    def __init__(self, desk: Desk, admin: Admin, ratings: Ratings, group_admins: GroupAdmins) -> None:
        self.desk = desk
        self.admin = admin
        self.group_admins = group_admins
        self.ratings = ratings
        self.steps = StepsBack(desk)

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
            await self._do(press, asker, context.bot, update.update_id)
        except Exception:
            await press.answer(self.desk.wording(asker).say("sorry"))
            raise
        await press.answer()

    async def _do(self, press: Press, asker: Asker, bot: post.Bot, until: int) -> None:
        say = self.desk.wording(asker)
        message = press.query.message
        action = unpacked(press.query.data or "", self.desk.served.short_ids)
        if isinstance(action, AskAgain):
            action = await self._asked_again(press.query, asker, action.number)
        if action is None or message is None:
            await press.answer(say.say("gone"), alert=True)
            return
        match action:
            case actions.EraseMine():
                await self._erase(press, asker, until)
            case actions.GoBack():
                await self._go_back(press, asker, bot, message)
            case actions.Rate() | actions.RateReason():
                await press.answer(await self.ratings.rate(press.query, asker, bot, action))
            case actions.DismissFaults() | actions.DismissQuestion():
                await self._dismiss(press, asker, bot, action)
            case actions.PickInterview() | actions.PickLanguage() if not await self.group_admins.include(asker, bot):
                language = known(asker.language_code) or say.language
                await press.answer(wording(language).say("only-administrators"), alert=True)
            case _:
                await self._show(press, asker, bot, action)

    async def _show(self, press: Press, asker: Asker, bot: post.Bot, action: Action) -> None:
        """Show where a choice leads: in a group in the message pressed, elsewhere there or in a new one."""
        message = press.query.message
        assert message is not None  # noqa: S101 - the caller has looked
        before = self.desk.context(asker, message.message_id)
        if isinstance(action, actions.TurnPage | actions.Paragraph):
            action = replace(action, view=_whole(action.view, before))
        first = ByRules(self.desk.request(asker, before), lambda request: _acted(action, request))
        if self.desk.reader and first.task:
            await press.answer()  # the clock on the button must not run for as long as a reader takes
        reply = await self.desk.point(asker, first)
        if isinstance(action, actions.PickLanguage):
            self.desk.choose_language(asker, action.code)
        if isinstance(action, (*SETTINGS, actions.Ask, actions.AskIn, actions.RunCommand)):
            self.desk.keep(asker, before, reply)
        await press.answer()
        leaves = _leaves(action, press.query)
        if asker.surface == "group" or not leaves or isinstance(action, actions.TurnPage):
            await self._change(message, asker, bot, reply, leaves=leaves)
            return
        out = outgoing(reply, bot.bot)
        asked = message.reply_to_message if isinstance(message, Message) else None
        sent = await post.send(bot, asker.place, out, asked.message_id if asked and out.leans_on_question else None)
        self.desk.remember(asker, sent.message_id, reply)

    async def _change(
        self, message: MaybeInaccessibleMessage, asker: Asker, bot: post.Bot, reply: Reply, *, leaves: bool
    ) -> None:
        """Put a reply into the message pressed, in a group with a way back to what it `leaves`."""
        step = None
        if asker.surface == "group" and isinstance(message, Message):
            reply = self.steps.with_way_back(reply, asker, message.message_id, leaves)
            step = self.steps.of(message, self.desk.context(asker, message.message_id)) if leaves else None
        shown = self.desk.shows(asker.chat, message.message_id, reply)
        if shown or await post.edit(bot, asker.chat, message.message_id, outgoing(reply, bot.bot)):
            if step and not shown:
                self.steps.put((asker.chat, message.message_id), step)
            self.desk.remember(asker, message.message_id, reply)

    async def _go_back(self, press: Press, asker: Asker, bot: post.Bot, message: MaybeInaccessibleMessage) -> None:
        """Show in a message what it was before the last press."""
        if self.steps.has_left(message):
            return
        out = self.steps.take(asker, message)
        if out is None:
            await press.answer(self.desk.wording(asker).say("gone"), alert=True)
            return
        await press.answer()
        await post.edit(bot, asker.chat, message.message_id, out)

    async def _asked_again(self, query: CallbackQuery, asker: Asker, number: int) -> actions.Ask | actions.AskIn | None:
        """The question of a button whose data had no room for it: what the message is remembered to offer.

        Of an older one it is found by answering once more the question that the message replies to.
        """
        message = query.message
        if message and (offered := self.desk.memory.offers.get((message.chat.id, message.message_id))):
            return offered[number] if number < len(offered) else None
        if not isinstance(message, Message) or message.reply_to_message is None:
            return None
        asked = message.reply_to_message
        text = asked.text or asked.caption or ""
        names = [e for e in asked.entities if is_name(asked, e, query.get_bot().username)]
        before = self.desk.context(asker, asked.message_id)
        reply = await self.desk.respond(asker, replace(before, last=None), without(text, names))
        choices = reply.choices
        found = choices[number].action if number < len(choices) and choices[number].label == _label(query) else None
        return found if isinstance(found, actions.Ask | actions.AskIn) else None

    async def _dismiss(
        self, press: Press, asker: Asker, bot: post.Bot, action: actions.DismissFaults | actions.DismissQuestion
    ) -> None:
        """What an editor has seen of the readers; to anybody else such a button is none."""
        message = press.query.message
        if message is None or not self.desk.is_admin(press.query.from_user):
            await press.answer(self.desk.wording(asker).say("gone"), alert=True)
            return
        await press.answer()
        if isinstance(action, actions.DismissQuestion):
            await self.admin.dismiss(action, asker, bot, message.message_id)
        else:
            await self.ratings.dismiss(action, asker, bot, message.message_id)

    async def _erase(self, press: Press, asker: Asker, until: int) -> None:
        """Erase what is somebody's: what is kept, and what waits that came before that update."""
        say = self.desk.wording(asker)
        user = press.query.from_user.id
        self.desk.memory.forget(user)
        self.ratings.forget(user)
        try:
            await self.desk.inbox.erase(user, self.desk.store.person(user), until)
            erased = await self.desk.store.erase(user)
        except StoreError as error:
            _log.error("What somebody asked could not be erased: %s", error)
            await press.answer(say.say("not-erased"), alert=True)
            return
        await press.answer(say.count("erased", erased), alert=True)


def _acted(action: Action, request: Request) -> Reply:
    """What an action that a button can have replies."""
    reply = commands.run_action(action, request)
    if reply is None:
        raise ValueError(action)
    return reply


def _whole(view: actions.View, context: Context) -> actions.View:
    """A view with all the passages that are leafed through where it stands: a button's data has room for some only."""
    entries, some = context.last.entries if context.last else (), len(view.entries)
    for first in range(len(entries) - some + 1):
        if entries[first : first + some] == view.entries:
            return replace(view, entries=entries, number=first + view.number)
    return view


def _leaves(action: Action, query: CallbackQuery) -> bool:
    """Whether an action leads away from what a message shows, rather than to another page or side of it."""
    if isinstance(action, (actions.Paragraph, *SETTINGS)):
        return False
    message = query.message
    rows = message.reply_markup.inline_keyboard if isinstance(message, Message) and message.reply_markup else ()
    kinds = {kind_of(button.callback_data) for row in rows for button in row}
    if isinstance(action, actions.TurnPage):  # from speakers side by side, not from a passage or its paragraph
        is_passage = not kinds.isdisjoint((actions.Paragraph, actions.Rate, actions.RateReason))
        return not is_passage and _label(query) != wording(action.view.language).say("choice-back")
    is_list = actions.ShowEntry in kinds and kinds.isdisjoint((actions.TurnPage, actions.Paragraph))
    return not (is_list and isinstance(action, actions.MoreOnTopic | actions.BySpeaker))


def _label(query: CallbackQuery) -> str | None:
    """What stands on the button that was pressed."""
    message = query.message
    rows = message.reply_markup.inline_keyboard if isinstance(message, Message) and message.reply_markup else ()
    labels = [button.text for row in rows for button in row if button.callback_data == query.data]
    return labels[0] if labels else None

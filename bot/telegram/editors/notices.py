"""What editors are told unasked of how the bot itself is: updates set aside, trouble with the disk and its end, and
why a reload was refused."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from functools import partial

from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.replies.reply import Draft
from bot.store.trouble import FileTrouble
from bot.telegram.desk import Desk
from bot.telegram.editors.reload import tell_refused
from bot.telegram.editors.spells import Spells
from bot.telegram.sending import post
from bot.telegram.sending.message import outgoing
from bot.wording import Wording, wording

GATHERING = 1.0
"""Seconds over which what is told in one message is gathered."""
SELDOM = 60.0
"""Seconds between two messages on updates set aside."""
WOKEN_EARLY = 0.1
"""Seconds that a loop may wake before the moment it was told."""

_log = logging.getLogger(__name__)


class Notices:
    """What is told to every editor, each in the language of his: each trouble once, and once that it is over."""

    def __init__(self, desk: Desk, bot: ExtBot[None]) -> None:
        self.desk = desk
        self.bot = bot
        self._disk = Spells()
        self._next_of_aside = -math.inf
        self._refused: list[str] = []

    async def keep_up(self) -> None:
        """Tell whatever there is to tell, until cancelled."""
        async with asyncio.TaskGroup() as telling:
            while True:
                await self.desk.inbox.news.wait()
                self.desk.inbox.news.clear()
                self._of_files(telling)
                self._of_disk(telling)
                self._of_reload(telling)
                await self._of_aside(telling)

    def _of_files(self, telling: asyncio.TaskGroup) -> None:
        store, inbox = self.desk.store, self.desk.inbox
        until = self.desk.clock.now().date() + timedelta(self.desk.settings.log_days)
        for mishap in store.mishaps:
            self._tell(telling, partial(_of_mishap, mishap, until))
        for mishap in inbox.mishaps:
            self._tell(telling, partial(_of_mishap, mishap, until, of_inbox=True))
        store.mishaps, inbox.mishaps = [], []

    def _of_disk(self, telling: asyncio.TaskGroup) -> None:
        of_store, loop = self.desk.store.trouble, asyncio.get_running_loop()
        news = self._disk.told(bool(self.desk.inbox.trouble or (of_store and not of_store.is_mishap)), loop.time())
        if news:
            name = "told-disk" if news == "begun" else "told-disk-well"
            self._tell(telling, lambda say: say.say(name))
        if self._disk.look_at is not None:
            loop.call_at(self._disk.look_at + WOKEN_EARLY, self.desk.inbox.news.set)

    def _of_reload(self, telling: asyncio.TaskGroup) -> None:
        """What /reload would have said; of the same faults once."""
        refused = self.desk.refused
        if refused == self._refused:
            return
        self._refused = refused
        if refused:
            for admin in self.desk.settings.admins:
                telling.create_task(self._tell_one(admin, lambda chat, say: tell_refused(self.bot, chat, refused, say)))

    async def _of_aside(self, telling: asyncio.TaskGroup) -> None:
        lately, loop = self.desk.inbox.set_aside_lately, asyncio.get_running_loop()
        if lately and loop.time() < self._next_of_aside:
            loop.call_at(self._next_of_aside, self.desk.inbox.news.set)
        elif lately:
            self._next_of_aside = loop.time() + SELDOM
            await asyncio.sleep(GATHERING)
            number, errors = lately.total(), ", ".join(sorted(lately))
            lately.clear()
            self._tell(telling, lambda say: say.count("told-aside", number, errors=errors))

    def _tell(self, telling: asyncio.TaskGroup, text: Callable[[Wording], str]) -> None:
        """Begin to tell each editor: one whom Telegram makes wait holds up no other, and nothing that comes later."""

        async def tell(chat: int, say: Wording) -> None:
            await post.send(self.bot, (chat, 0), outgoing(Draft(text(say)).reply(), self.bot.bot))

        for admin in self.desk.settings.admins:
            telling.create_task(self._tell_one(admin, tell))

    async def _tell_one(self, admin: int, tell: Callable[[int, Wording], Awaitable[None]]) -> None:
        say = wording(self.desk.language(admin, self.desk.editors.get(admin)))
        try:
            await tell(admin, say)
        except TelegramError as error:
            _log.info("An editor could not be told: %s", error)


def _of_mishap(mishap: FileTrouble, until: date, say: Wording, *, of_inbox: bool = False) -> str:
    """What to say of a file that was damaged or lost; one that is kept is so until that day."""
    if not mishap.moved:
        return say.say("told-deleted" if mishap.kind == "deleted" else "told-replaced")
    kept = f" {say.say('told-damaged-kept', name=mishap.aside, date=until.isoformat())}" if mishap.aside else ""
    return say.say("told-damaged-inbox" if of_inbox else "told-damaged") + kept

"""The reader of a running bot: examined while questions are answered without it, and its calls counted."""

from __future__ import annotations

import asyncio
import logging
from contextlib import AsyncExitStack

from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.reader.cap import DailyCap
from bot.reader.circuit import LONGEST_OPEN, SHORTEST_OPEN
from bot.reader.client import Client
from bot.reader.examination import examine, verdict_on
from bot.reader.reader import CallResult, Reader
from bot.reader.trust import Trust
from bot.replies.reply import Draft
from bot.telegram.desk import Desk
from bot.telegram.sending import post
from bot.telegram.sending.message import outgoing
from bot.wording import wording
from knowledge import cache_folder

_log = logging.getLogger(__name__)


class ReaderService:
    """Gives the desk a reader once it is to be trusted. Use it as `async with`; at its end nobody waits any more."""

    def __init__(self, desk: Desk, bot: ExtBot[None]) -> None:
        self.desk = desk
        self.bot = bot
        self._stack = AsyncExitStack()
        self._telling: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> ReaderService:
        settings = self.desk.settings
        if not settings.reader_url:
            return self
        self.desk.sends_to = settings.reader_host
        client = await self._stack.enter_async_context(Client(settings))
        counts = self.desk.store.reader_counts
        cap = None if settings.reader_daily is None else DailyCap(settings.reader_daily, counts.calls, self._tell)
        reader = Reader(client, settings.reader_seconds, cap=cap, note=self._note)
        await self._stack.enter_async_context(reader)
        if not settings.reader_exam:
            self.desk.reader = reader
            return self
        examining = asyncio.create_task(self._examine(client, reader, cap))
        self._stack.callback(examining.cancel)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.desk.reader = None
        await self._stack.aclose()

    async def _examine(self, client: Client, reader: Reader, cap: DailyCap | None) -> None:
        """Put the reader into service if it has passed, of late or now; if it could not be examined, try again."""
        trust = Trust(self.desk.settings, cache_folder())
        verdict, pause, told = trust.verdict(), SHORTEST_OPEN, ""
        if verdict and not verdict.passed:
            _log.warning("%s", verdict)
        while verdict is None or verdict.is_undecided:
            if verdict is not None:
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_OPEN)
            verdict = verdict_on(await examine(client, self.desk.settings.reader_seconds, cap=cap))
            trust.keep(verdict)
            if str(verdict) != told:
                _log.log(logging.INFO if verdict.passed else logging.WARNING, "%s", verdict)
            told = str(verdict)
        if verdict.passed:
            self.desk.reader = reader
        else:
            self.desk.sends_to = None

    def _note(self, told: CallResult) -> None:
        """Count what came of a question: in the file, and for who watches."""
        self.desk.store.reader_counts.note(told.outcome, told.seconds)
        self.desk.counters.note_reader(told.outcome, told.seconds)

    def _tell(self) -> None:
        """Tell the editors that no more calls are made today."""
        telling = asyncio.create_task(self._tell_editors())
        self._telling.add(telling)
        telling.add_done_callback(self._telling.discard)

    async def _tell_editors(self) -> None:
        for admin in sorted(self.desk.settings.admins):
            say = wording(self.desk.language(admin, self.desk.editors.get(admin)))
            text = say.say("reader-daily", setting="BOT_READER_DAILY", number=self.desk.settings.reader_daily)
            try:
                await post.send(self.bot, (admin, 0), outgoing(Draft(text).reply(), self.bot.bot))
            except TelegramError as error:
                _log.info("An editor could not be told that BOT_READER_DAILY is reached: %s", error)

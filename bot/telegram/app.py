"""How the bot starts and ends: one run of it, from the first call to the last."""

from __future__ import annotations

import asyncio
import gc
import logging
import math
import signal
import sys
from collections.abc import Coroutine, Sequence
from contextlib import AsyncExitStack
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from telegram.error import InvalidToken, TelegramError

from bot.counters import Counters
from bot.liveness import Liveness, Mode
from bot.logs import LogFormat, set_up_logging
from bot.network import trusted, unspoken
from bot.settings import Settings, unknown_settings
from bot.store.claim import claimed
from bot.store.foreign import inbox_beside, refuse_foreign
from bot.store.questions import Store
from bot.store.trouble import StoreError
from bot.supervision import ENDING, READY, allow_many_files, keep_alive, notify, on_signal
from bot.telegram import menus
from bot.telegram.application import ALLOWED, BotApplication, application_of
from bot.telegram.arriving.arrivals import Arrivals
from bot.telegram.arriving.inbox import Inbox
from bot.telegram.arriving.patience import persist, unless
from bot.telegram.arriving.polling import poll
from bot.telegram.arriving.updates import ChatProcessor
from bot.telegram.arriving.webhook import WebhookServer
from bot.telegram.arriving.webhook_watch import WebhookWatch
from bot.telegram.clock import TelegramClock
from bot.telegram.desk import Desk
from bot.telegram.editors.notices import Notices
from bot.telegram.editors.reload import reload_unasked
from bot.telegram.errors import TOKEN_REFUSED
from bot.telegram.health import HealthServer
from bot.telegram.listening import NoListenerError, listening
from bot.telegram.reader_service import ReaderService
from bot.telegram.source import BaseSource, Served
from bot.wording import gaps
from knowledge import BrokenBaseError, NoInterviewsError, ShortIdClashError, UnknownInterviewError, cache_folder

FINISHING = 8.0
"""Seconds that what is in hand is given when the program is told to end; what runs it waits for ten at least."""
GIVING_UP = 1.0
"""The same when it ends because Telegram takes nothing from it."""

_log = logging.getLogger(__name__)


def serve(
    settings: Settings, interview: str | None = None, *, paced: bool = True, log_format: LogFormat = "text"
) -> int:
    """Run the Telegram bot until it is told to end; the exit code.

    `interview` is the slug of the one to serve, None for all. Unless `paced`, messages wait only when Telegram says so.
    """
    set_up_logging(settings.log_level, settings.secrets, log_format, (TelegramError,))
    refuse = _log.error if log_format == "json" else partial(print, file=sys.stderr)
    for sentence in (*unknown_settings(), *gaps(), *unspoken(settings.api_url)):
        _log.warning(sentence)
    signal.signal(signal.SIGTERM, _leave)  # until the event loop takes it over
    early: list[int] = []
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, lambda kind, _: early.append(kind))
    try:
        trusted()
    except OSError as error:
        refuse(f"{error}.")
        return 2
    allow_many_files()
    gc.freeze()  # all that the modules hold stays; looking through it again and again would stop the answers
    source = BaseSource(settings.knowledge, interview, cache_folder())
    try:
        served = source.load()
    except (BrokenBaseError, NoInterviewsError, UnknownInterviewError, ShortIdClashError) as error:
        refuse(error)
        return 1
    try:
        return asyncio.run(_Service(settings, source, served, paced=paced).serve(early))
    except StoreError as error:
        refuse(error)
        return 2


class _Service:
    """One run of the bot, from the first call to the last."""

    def __init__(self, settings: Settings, source: BaseSource, served: Served, *, paced: bool) -> None:
        self.settings, self.source, self.served, self.paced = settings, source, served, paced
        self.stop = asyncio.Event()
        self.code = 0
        self._ends_at = math.inf
        self._aside: set[asyncio.Task[None]] = set()

    async def serve(self, early: Sequence[int]) -> int:
        """Answer until the end; the exit code. `early` are signals to load anew that came while it was loaded first."""
        on_signal(signal.SIGTERM, lambda: self.end(0, "Told to end"))
        on_signal(signal.SIGINT, lambda: self.end(130, "Told to end"))
        async with AsyncExitStack() as stack:
            data, days = self.settings.data, self.settings.log_days
            refuse_foreign(data)
            clock = TelegramClock()
            inbox = Inbox(inbox_beside(data), days, clock.timestamp, clock.surely)
            stack.enter_context(claimed(data, inbox.hand.path))
            store = await stack.enter_async_context(Store(data, days, clock.surely, inbox.news.set))
            await stack.enter_async_context(inbox)
            counters = Counters(clock=clock.timestamp)
            desk = Desk(self.settings, self.source, self.served, store, inbox, counters, clock=clock, end=self.end)
            stack.callback(desk.close)
            if hasattr(signal, "SIGHUP"):
                on_signal(signal.SIGHUP, lambda: self._besides(reload_unasked(desk)))
                if early:
                    self._besides(reload_unasked(desk))
            processor = ChatProcessor(inbox, arrived=desk.counters.arrived)
            application = application_of(desk, processor, paced=self.paced)
            stack.push_async_callback(application.bot.shutdown)
            stack.push_async_callback(application.shutdown)
            try:
                liveness = await self._watched(stack, desk)
                await self._talk(application, processor, desk, liveness)
            except InvalidToken:
                self.end(2, TOKEN_REFUSED)
            except TelegramError as error:
                self.end(2, f"Telegram refuses to begin: {error}")
            except NoListenerError as error:
                self.end(2, str(error))
        return self.code

    def end(self, code: int, sentence: str) -> None:
        """Begin to end; the first reason counts."""
        if not self.stop.is_set():
            _log.log(logging.ERROR if code == 2 else logging.INFO, sentence)
            self.code = code
            self._ends_at = asyncio.get_running_loop().time() + (GIVING_UP if code == 2 else FINISHING)
            notify(ENDING)
            self.stop.set()

    async def _watched(self, stack: AsyncExitStack, desk: Desk) -> Liveness:
        """How the bot is, told from now on if the settings say where."""
        mode: Mode = "webhook" if self.settings.webhook_url else "polling"
        inbox = desk.inbox
        liveness = Liveness(mode, desk.counters, inbox.__len__, lambda: desk.served.base.version, let_go=inbox.let_go)
        if self.settings.health:
            await stack.enter_async_context(
                listening("BOT_HEALTH_LISTEN", HealthServer(liveness, *self.settings.health))
            )
        self._besides(keep_alive())
        return liveness

    async def _talk(
        self, application: BotApplication, processor: ChatProcessor, desk: Desk, liveness: Liveness
    ) -> None:
        await unless(self.stop, persist(application.initialize))
        if self.stop.is_set():
            return
        await application.start()
        arrivals = Arrivals(desk.inbox, application.bot, application.update_queue, desk.clock.timestamp)
        self._besides(menus.introduce(application.bot, self.settings.admins))
        self._besides(Notices(desk, application.bot).keep_up())
        try:
            async with ReaderService(desk, application.bot):
                await arrivals.resume()
                self._besides(arrivals.resume_later())
                await (
                    self._hook(application, arrivals)
                    if self.settings.webhook_url
                    else self._poll(application, arrivals, liveness)
                )
        finally:
            for task in self._aside:
                task.cancel()
            processor.end()
            await _bounded(application.stop(), min(self._ends_at - asyncio.get_running_loop().time(), FINISHING))
            await processor.abandon()

    def _besides(self, work: Coroutine[Any, Any, None]) -> None:
        """Do some work beside everything else, until the end."""
        task = asyncio.create_task(work)
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)

    async def _poll(self, application: BotApplication, arrivals: Arrivals, liveness: Liveness) -> None:
        await unless(self.stop, persist(application.bot.delete_webhook))
        if not self.stop.is_set():
            _log.info("Ready: @%s answers, by polling", application.bot.username)
            notify(READY)
            await poll(application.bot, arrivals, self.stop, ALLOWED, fetched=liveness.fetched)

    async def _hook(self, application: BotApplication, arrivals: Arrivals) -> None:
        url, secret = self.settings.webhook_url or "", self.settings.webhook_secret
        token = secret.get_secret_value() if secret else ""
        path = urlsplit(url).path or "/"
        bot = application.bot

        async def set_webhook() -> bool:
            return await bot.set_webhook(url, secret_token=token, allowed_updates=ALLOWED, max_connections=100)

        async with listening("BOT_WEBHOOK_LISTEN", WebhookServer(arrivals, path, token, *self.settings.listen)):
            await unless(self.stop, persist(set_webhook))
            if not self.stop.is_set():
                self._besides(WebhookWatch(bot, set_webhook).keep_up())
                _log.info("Ready: @%s answers, by webhook", bot.username)
                notify(READY)
                await self.stop.wait()


async def _bounded(work: Coroutine[Any, Any, None], seconds: float) -> None:
    """Do some work, but for no longer than that."""
    try:
        await asyncio.wait_for(work, seconds)
    except TimeoutError:
        _log.warning("What was in hand took too long; it stays in the inbox until the next start")


def _leave(*_: object) -> None:
    raise SystemExit(0)

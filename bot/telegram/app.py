"""The wiring: the only place that knows all parts of the Telegram bot, and how it starts and ends."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
import sys
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from typing import Any, TypeVar
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, BaseRateLimiter, ExtBot

from bot.logs import set_up_logging
from bot.settings import Settings
from bot.store.database import StoreError
from bot.store.questions import Store
from bot.telegram import menus
from bot.telegram.arriving.polling import ANSWER_SECONDS, persist, poll
from bot.telegram.arriving.updates import ChatProcessor
from bot.telegram.arriving.webhook import WebhookServer
from bot.telegram.desk import Desk
from bot.telegram.editors.admin import Admin
from bot.telegram.editors.ratings import Ratings
from bot.telegram.errors import TOKEN_REFUSED, Errors
from bot.telegram.reading import ReaderService
from bot.telegram.sending.calls import Calls
from bot.telegram.sending.limiter import ChatLimiter
from bot.telegram.source import BaseSource, Served
from bot.telegram.surfaces.administrators import Administrators
from bot.telegram.surfaces.buttons import Buttons
from bot.telegram.surfaces.group import Group
from bot.telegram.surfaces.guest import Guest
from bot.telegram.surfaces.inline import Inline
from bot.telegram.surfaces.membership import Membership
from bot.telegram.surfaces.private import Private
from bot.wording import gaps
from knowledge import BrokenBaseError, KeyClashError, NoInterviewsError, UnknownInterviewError, cache_folder

ALLOWED = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.GUEST_MESSAGE,
]
"""The updates that the bot wants; posts in channels are none of its business."""
FINISHING = 1.8
"""Seconds that what is in hand is given when the program is told to end."""

Result = TypeVar("Result")
BotApplication = Application[ExtBot[None], Any, Any, Any, Any, Any]

_log = logging.getLogger(__name__)


def serve(settings: Settings, interview: str | None = None, *, limiter: bool = True) -> int:
    """Run the Telegram bot until it is told to end; the exit code.

    `interview` is the slug of the one to serve, None for all; without `limiter` nothing holds back what is sent.
    """
    set_up_logging(settings.log_level, settings.secrets)
    for gap in gaps():
        _log.warning(gap)
    signal.signal(signal.SIGTERM, _leave)  # until the event loop takes it over
    gc.freeze()  # all that the modules hold stays; looking through it again and again would stop the answers
    source = BaseSource(settings.knowledge, interview, cache_folder())
    try:
        served = source.load()
    except (BrokenBaseError, NoInterviewsError, UnknownInterviewError, KeyClashError) as error:
        print(error, file=sys.stderr)
        return 1
    try:
        return asyncio.run(_Service(settings, source, served, ChatLimiter() if limiter else None).serve())
    except StoreError as error:
        print(error, file=sys.stderr)
        return 2


def application_of(desk: Desk, limiter: BaseRateLimiter[Any] | None) -> BotApplication:
    """The application with every handler, not yet started."""
    settings = desk.settings
    builder = Application.builder().updater(None).job_queue(None).concurrent_updates(ChatProcessor())
    builder = builder.token(settings.token.get_secret_value()).base_url(f"{settings.api_url}/bot")
    builder = builder.request(Calls(settings.api_url))
    builder = builder.get_updates_request(Calls(settings.api_url, timeout=ANSWER_SECONDS))
    application = (builder.rate_limiter(limiter) if limiter else builder).build()
    admin, administrators = Admin(desk), Administrators()
    talk = (Private(desk, admin), Group(desk, administrators), Membership(desk))
    for surface in (*talk, Buttons(desk, admin, Ratings(desk), administrators), Inline(desk), Guest(desk)):
        application.add_handlers(surface.handlers())
    application.add_error_handler(Errors(desk).on_error)
    return application


class _Service:
    """One run of the bot, from the first call to the last."""

    def __init__(
        self, settings: Settings, source: BaseSource, served: Served, limiter: BaseRateLimiter[Any] | None
    ) -> None:
        self.settings, self.source, self.served, self.limiter = settings, source, served, limiter
        self.stop = asyncio.Event()
        self.code = 0

    async def serve(self) -> int:
        """Answer until the end; the exit code."""
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, self.end, 0, "Told to end")
        loop.add_signal_handler(signal.SIGINT, self.end, 130, "Told to end")
        async with AsyncExitStack() as stack:
            store = await stack.enter_async_context(Store(self.settings.data, self.settings.log_days))
            desk = Desk(self.settings, self.source, self.served, store, end=self.end)
            stack.callback(desk.close)
            application = application_of(desk, self.limiter)
            stack.push_async_callback(application.bot.shutdown)
            stack.push_async_callback(application.shutdown)
            try:
                await self._talk(application, desk)
            except InvalidToken:
                self.end(2, TOKEN_REFUSED)
            except TelegramError as error:
                self.end(2, f"Telegram refuses to begin: {error}")
            except OSError as error:
                self.end(2, f"BOT_WEBHOOK_LISTEN cannot be listened on ({error.strerror}); name another host and port.")
        return self.code

    def end(self, code: int, sentence: str) -> None:
        """Begin to end; the first reason counts."""
        if not self.stop.is_set():
            _log.log(logging.ERROR if code == 2 else logging.INFO, sentence)
            self.code = code
            self.stop.set()

    async def _talk(self, application: BotApplication, desk: Desk) -> None:
        await self._unless_stopped(persist(application.initialize))
        if self.stop.is_set():
            return
        await application.start()
        introducing = asyncio.create_task(menus.introduce(application.bot, self.settings.admins))
        try:
            async with ReaderService(desk, application.bot):
                await (self._hook(application) if self.settings.webhook_url else self._poll(application))
        finally:
            introducing.cancel()
            await _bounded(application.stop(), FINISHING)

    async def _poll(self, application: BotApplication) -> None:
        await self._unless_stopped(persist(application.bot.delete_webhook))
        if not self.stop.is_set():
            _log.info("Ready: @%s answers, by polling", application.bot.username)
            await poll(application.bot, application.update_queue, self.stop, ALLOWED)

    async def _hook(self, application: BotApplication) -> None:
        url, secret = self.settings.webhook_url or "", self.settings.webhook_secret
        token = secret.get_secret_value() if secret else ""
        path = urlsplit(url).path or "/"
        queue = application.update_queue
        async with WebhookServer(application.bot, queue, path, token, *self.settings.listen):
            await self._unless_stopped(
                persist(
                    lambda: application.bot.set_webhook(
                        url, secret_token=token, allowed_updates=ALLOWED, max_connections=100
                    )
                )
            )
            if not self.stop.is_set():
                _log.info("Ready: @%s answers, by webhook", application.bot.username)
                await self.stop.wait()

    async def _unless_stopped(self, work: Coroutine[Any, Any, Result]) -> Result | None:
        """The result of some work, or None if the end came first."""
        task, stopped = asyncio.create_task(work), asyncio.create_task(self.stop.wait())
        await asyncio.wait((task, stopped), return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if task.done():
            return task.result()
        task.cancel()
        await asyncio.wait((task,))
        return None


async def _bounded(work: Coroutine[Any, Any, None], seconds: float) -> None:
    """Do some work, but for no longer than that."""
    try:
        await asyncio.wait_for(work, seconds)
    except TimeoutError:
        _log.warning("What was in hand took too long and was left")


def _leave(*_: object) -> None:
    raise SystemExit(0)

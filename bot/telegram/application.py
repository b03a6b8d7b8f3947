"""The wiring: which handlers there are, which updates they want, and how the library calls Telegram for them."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import Application, BaseRateLimiter, ExtBot

from bot.telegram.arriving.polling import ANSWER_SECONDS
from bot.telegram.arriving.updates import ChatProcessor
from bot.telegram.desk import Desk
from bot.telegram.editors.admin import Admin
from bot.telegram.editors.ratings import Ratings
from bot.telegram.errors import Errors
from bot.telegram.sending.calls import Calls
from bot.telegram.sending.limiter import ChatLimiter
from bot.telegram.sending.pacing import Pacing
from bot.telegram.surfaces.buttons import Buttons
from bot.telegram.surfaces.group import Group
from bot.telegram.surfaces.guest import Guest
from bot.telegram.surfaces.inline import Inline
from bot.telegram.surfaces.members import GroupAdmins
from bot.telegram.surfaces.membership import Membership
from bot.telegram.surfaces.private import Private

ALLOWED = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.GUEST_MESSAGE,
]
"""The updates that the bot wants; posts in channels are none of its business."""

BotApplication = Application[ExtBot[None], Any, Any, Any, Any, Any]


def application_of(desk: Desk, processor: ChatProcessor, *, paced: bool = True) -> BotApplication:
    """The application with every handler, not yet started."""
    settings = desk.settings
    limiter: BaseRateLimiter[Any] = ChatLimiter(
        Pacing() if paced else None, stirred=processor.stirred, retried=desk.counters.retried
    )
    builder = Application.builder().updater(None).job_queue(None).concurrent_updates(processor).rate_limiter(limiter)
    builder = builder.token(settings.token.get_secret_value()).base_url(f"{settings.api_url}/bot")
    builder = builder.request(Calls(settings.api_url, dated=desk.clock.heard))
    builder = builder.get_updates_request(Calls(settings.api_url, timeout=ANSWER_SECONDS, dated=desk.clock.heard))
    application = builder.build()
    processor.again = application.update_queue.put_nowait
    admin, group_admins = Admin(desk), GroupAdmins()
    talk = (Private(desk, admin), Group(desk, group_admins), Membership(desk))
    for surface in (*talk, Buttons(desk, admin, Ratings(desk), group_admins), Inline(desk), Guest(desk)):
        application.add_handlers(surface.handlers())
    application.add_error_handler(Errors(desk).on_error)
    return application

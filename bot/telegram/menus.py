"""What the bot tells of itself in Telegram: menus of its commands, and descriptions where the operator set none."""

from __future__ import annotations

import logging
import math
from typing import Any

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.replies import commands
from bot.wording import DEFAULT, languages, own_names, wording

LENGTH = 2
"""Letters of a language's code in Telegram."""
FOREVER = math.inf
"""The patience of calls that are made again until they are answered."""

_log = logging.getLogger(__name__)


async def introduce(bot: ExtBot[Any], admins: frozenset[int]) -> None:
    """Bring the menus up to date and set descriptions that are empty, however long that takes. The bot's name is the
    operator's."""
    scopes: list[tuple[BotCommandScope, commands.Menu]] = [
        (BotCommandScopeAllPrivateChats(), "private"),
        (BotCommandScopeAllGroupChats(), "group"),
    ]
    try:
        await _describe(bot)
        for code in _codes():
            for scope, menu in scopes:
                await _set_menu(bot, scope, menu, code)
    except TelegramError as error:
        _log.warning("The menus or descriptions could not be set: %s", error)
    for admin in sorted(admins):
        await set_admin_menu(bot, admin)


async def set_admin_menu(bot: ExtBot[Any], admin: int) -> None:
    """Set an editor's menu in the private chat with him, which Telegram refuses before he has begun it."""
    try:
        for code in _codes():
            await _set_menu(bot, BotCommandScopeChat(admin), "admin", code)
    except TelegramError as error:
        _log.info("An editor's menu is not set yet: %s", error)


async def _describe(bot: ExtBot[Any]) -> None:
    """Set the descriptions where there is none: where Telegram has nothing, or only what we set for everybody."""
    everybody = wording(DEFAULT)
    for code in _codes():
        say = wording(code)
        text = say.say("description", languages=own_names())
        there = (await bot.get_my_description(code or None, rate_limit_args=FOREVER)).description
        if there in {"", everybody.say("description", languages=own_names())} - {text}:
            await bot.set_my_description(text, code or None, rate_limit_args=FOREVER)
        text = say.say("short-description")
        there = (await bot.get_my_short_description(code or None, rate_limit_args=FOREVER)).short_description
        if there in {"", everybody.say("short-description")} - {text}:
            await bot.set_my_short_description(text, code or None, rate_limit_args=FOREVER)


async def _set_menu(bot: ExtBot[Any], scope: BotCommandScope, menu: commands.Menu, code: str) -> None:
    shown = [BotCommand(name, line) for name, line in commands.menu(menu, code)]
    there = await bot.get_my_commands(scope, code or None, rate_limit_args=FOREVER)
    if list(there) != shown:  # an earlier version may have set others
        await bot.set_my_commands(shown, scope, code or None, rate_limit_args=FOREVER)


def _codes() -> list[str]:
    """Telegram's codes of the languages in which something is set; "" is for everybody else, in DEFAULT."""
    return ["", *(code for code in languages() if len(code) == LENGTH and code != DEFAULT)]

"""What the bot tells of itself in Telegram: menus of its commands, and descriptions where the operator set none."""

from __future__ import annotations

import logging

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot import commands
from bot.wording import wording

LANGUAGES = {"": "en", "ru": "ru", "uz": "uz"}
"""Telegram's language codes and ours; "" is for everybody else."""

_log = logging.getLogger(__name__)


async def introduce(bot: ExtBot[None], admins: frozenset[int]) -> None:
    """Bring the menus up to date and set descriptions that are empty. The bot's name is the operator's."""
    scopes: list[tuple[BotCommandScope, commands.Menu]] = [
        (BotCommandScopeAllPrivateChats(), "private"),
        (BotCommandScopeAllGroupChats(), "group"),
    ]
    try:
        await _describe(bot)
        for code in LANGUAGES:
            for scope, menu in scopes:
                await _set_menu(bot, scope, menu, code)
    except TelegramError as error:
        _log.warning("The menus or descriptions could not be set: %s", error)
    for admin in sorted(admins):
        await set_admin_menu(bot, admin)


async def set_admin_menu(bot: ExtBot[None], admin: int) -> None:
    """Set an editor's menu in the private chat with him, which Telegram refuses before he has begun it."""
    try:
        for code in LANGUAGES:
            await _set_menu(bot, BotCommandScopeChat(admin), "admin", code)
    except TelegramError as error:
        _log.info("An editor's menu is not set yet: %s", error)


async def _describe(bot: ExtBot[None]) -> None:
    """Set the descriptions where there is none: where Telegram has nothing, or only what we set for everybody."""
    ours = {code: wording(language) for code, language in LANGUAGES.items()}
    for code, say in ours.items():
        text = say.say("description")
        if (await bot.get_my_description(code or None)).description in {"", ours[""].say("description")} - {text}:
            await bot.set_my_description(text, code or None)
        text = say.say("short-description")
        there = (await bot.get_my_short_description(code or None)).short_description
        if there in {"", ours[""].say("short-description")} - {text}:
            await bot.set_my_short_description(text, code or None)


async def _set_menu(bot: ExtBot[None], scope: BotCommandScope, menu: commands.Menu, code: str) -> None:
    shown = [BotCommand(name, line) for name, line in commands.menu(menu, LANGUAGES[code])]
    if list(await bot.get_my_commands(scope, code or None)) != shown:  # an earlier version may have set others
        await bot.set_my_commands(shown, scope, code or None)

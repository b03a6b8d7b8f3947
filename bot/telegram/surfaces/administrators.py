"""Who may settle something for a whole group: its administrators, also those who hide behind its name."""

from __future__ import annotations

import logging

from telegram import ChatMember
from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.telegram.desk import Asker
from bot.telegram.memory import Fading

LASTING = 5 * 60.0
"""Seconds for which it is remembered whether somebody is an administrator."""
_RANKS = {ChatMember.OWNER, ChatMember.ADMINISTRATOR}

_log = logging.getLogger(__name__)


class Administrators:
    """The administrators of all groups, each asked of Telegram when somebody wants to settle something."""

    def __init__(self) -> None:
        self._known: Fading[tuple[int, int], bool] = Fading(LASTING)

    async def include(self, asker: Asker, bot: ExtBot[None]) -> bool:
        """Whether somebody may settle something where he speaks; in a private chat everybody may."""
        if asker.surface != "group" or asker.person is None:  # nobody else has no name of his own in a group
            return True
        if asker.person < 0:  # in a channel's name
            return False
        who = asker.chat, asker.person
        found = self._known.get(who)
        if found is None:
            found = await _is_administrator(bot, *who)
            self._known.put(who, found)
        return found


async def _is_administrator(bot: ExtBot[None], chat: int, user: int) -> bool:
    try:
        return (await bot.get_chat_member(chat, user)).status in _RANKS
    except BadRequest:  # where members are hidden, a bot may still ask for the administrators
        _log.info("A group does not tell who somebody is; it is asked for its administrators")
    return any(member.user.id == user for member in await bot.get_chat_administrators(chat))

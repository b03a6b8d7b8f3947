"""What a member of a group may: settle something for all of it, and be answered so often."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Literal

from telegram import ChatMember
from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.telegram.desk import Asker
from bot.telegram.memory import Fading

RANK_LASTS = 5 * 60.0
"""Seconds for which it is remembered whether somebody is an administrator."""
MOST_A_MINUTE = 5
"""Questions that a person is answered in a minute."""
MINUTE = 60.0
_RANKS = {ChatMember.OWNER, ChatMember.ADMINISTRATOR}

_log = logging.getLogger(__name__)

Permission = Literal["answer", "tell", "silence"]


class GroupAdmins:
    """The administrators of all groups, each asked of Telegram when somebody wants to settle something. Those who hide
    behind a group's name are some of them."""

    def __init__(self) -> None:
        self._known: Fading[tuple[int, int], bool] = Fading(RANK_LASTS)

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


@dataclass
class _Count:
    asked: int = 0


class Pace:
    """Counts the questions of each person in each group, from his first one on for a minute: who asks without end is
    slowed by himself, and nobody else is."""

    def __init__(self, most: int = MOST_A_MINUTE, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._counts: Fading[Hashable, _Count] = Fading(MINUTE, clock=clock)

    def turn(self, who: Hashable) -> Permission:
        """What one more question of somebody gets: an answer, once a word that it was too many, and then silence."""
        count = self._counts.get(who)
        if count is None:
            self._counts.put(who, count := _Count())
        count.asked += 1
        return "answer" if count.asked <= self._most else "tell" if count.asked == self._most + 1 else "silence"

    def is_silenced(self, who: Hashable) -> bool:
        """Whether somebody has been told already that it is too much."""
        count = self._counts.get(who)
        return count is not None and count.asked > self._most

"""What Telegram does to the bot: faults for `tests.benchmarks.faults`.

Each strikes a bot in a process of its own, in earnest, while all ask at once. In a group some answers are let go on
purpose: what comes late while others talk would disturb.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

from tests.benchmarks.trial import Fate
from tests.bot.running import PacedProcess, Process
from tests.botapi import ApiError, BotApi, Chat, RealLimits, conflict
from tests.botapi.updates import OTHER_POLLER

QUESTION = "/ask What is said about water?"
READERS = 20
BAD_GATEWAY = ApiError(502, "Bad Gateway")


Happening = Callable[[BotApi, Process, Fate], Awaitable[None]]


async def _while_broken(seconds: float, fault: dict[str, Any], api: BotApi, _: Process, fate: Fate) -> None:
    """All ask in private while every message fails, so long."""
    chats = [api.private(api.user(f"Reader {number}", "en")) for number in range(READERS)]
    trouble = api.break_down("sendMessage", **fault)
    for chat in chats:
        chat.say(QUESTION)
    await asyncio.sleep(seconds)
    trouble.end()
    fate.under_way += 0 if "error" in fault else len(chats)
    await _counted(fate, chats)


async def _while_not_fetching(seconds: float, error: ApiError, api: BotApi, _: Process, fate: Fate) -> None:
    """Questions cannot be fetched for so long."""
    trouble = api.break_down("getUpdates", error=error)
    chats = [api.private(api.user(f"Reader {number}", "en")) for number in range(READERS)]
    for chat in chats:
        chat.say(QUESTION)
    await asyncio.sleep(seconds)
    trouble.end()
    await _counted(fate, chats)


async def _ended_meanwhile(api: BotApi, process: Process, fate: Fate) -> None:
    """Messages fail, the bot is told to end, and when it begins anew they do so for some more seconds."""
    chats = [api.private(api.user(f"Reader {number}", "en")) for number in range(READERS)]
    trouble = api.break_down("sendMessage", error=BAD_GATEWAY)
    for chat in chats:
        chat.say(QUESTION)
    await api.received()
    await process.stop()
    await process.start()
    await asyncio.sleep(10)
    trouble.end()
    await _counted(fate, chats)


async def _while_gone(seconds: float, api: BotApi, _: Process, fate: Fate) -> None:
    """The network goes when the questions have been fetched."""
    chats = [api.private(api.user(f"Reader {number}", "en")) for number in range(READERS)]
    api.latency = 0.5
    for chat in chats:
        chat.say(QUESTION)
    await api.received()
    await api.stop()
    await asyncio.sleep(seconds)
    api.latency = 0
    await api.start()
    await _counted(fate, chats)


async def _asked_to_wait(seconds: int, others_talk: bool | None, api: BotApi, _: Process, fate: Fate) -> None:
    """Telegram asks each chat for a pause; in groups others talk on, or nobody does. None: in private chats."""
    users = [api.user(f"Reader {number}", "en") for number in range(READERS)]
    chats = [api.private(user) if others_talk is None else api.group("Readers", user) for user in users]
    for chat in chats:
        chat.flood(seconds)
        chat.say(QUESTION)
        if others_talk:
            chat.say("Let us go home.")
    await _counted(fate, chats, may_be_let_go=bool(others_talk))


async def _within_limits(api: BotApi, _: Process, fate: Fate) -> None:
    """Two hundred readers ask at once, each for himself, under Telegram's limits."""
    api.limits = RealLimits()
    chats = [api.private(api.user(f"Reader {number}", "en")) for number in range(10 * READERS)]
    for chat in chats:
        chat.say(QUESTION)
    await _counted(fate, chats)


async def _within_a_groups_limits(api: BotApi, _: Process, fate: Fate) -> None:
    """Two hundred questions in one group: forty members ask five times each, nobody the same as another."""
    api.limits = RealLimits()
    users = [api.user(f"Reader {number}", "en") for number in range(2 * READERS)]
    group = api.supergroup("Readers", *users)
    for number, user in enumerate(5 * users):
        group.say(f"/ask {number}?", by=user)
    await group.done()
    fate.add(5 * len(users), group, may_be_let_go=True)


async def _counted(fate: Fate, chats: list[Chat], *, may_be_let_go: bool = False) -> None:
    await asyncio.gather(*(chat.done() for chat in chats))
    for chat in chats:
        fate.add(1, chat, may_be_let_go=may_be_let_go)


def broken(seconds: float, **fault: Any) -> Happening:
    """All messages fail in one way for a while."""
    return partial(_while_broken, seconds, fault)


TRIALS: dict[str, Happening] = {
    "502 for 20 s": broken(20, error=BAD_GATEWAY),
    "pages in HTML for 20 s": broken(20, error=BAD_GATEWAY, page=True),
    "502, and the bot ends and is begun anew": _ended_meanwhile,
    "connections cut for 20 s": broken(20),
    "connections cut behind what has arrived, for 5 s": broken(5, carry_out=True),
    "silence for 30 s": broken(30, silent=True),
    "502 for who fetches, for 20 s": partial(_while_not_fetching, 20, BAD_GATEWAY),
    "another copy of the bot for 20 s (409)": partial(_while_not_fetching, 20, conflict(OTHER_POLLER)),
    "no network for 20 s": partial(_while_gone, 20),
    "429 of 20 s, private chats": partial(_asked_to_wait, 20, None),
    "429 of 20 s, quiet groups": partial(_asked_to_wait, 20, False),
    "429 of 20 s, groups that talk on": partial(_asked_to_wait, 20, True),
    "real limits, 200 readers": _within_limits,
    "real limits, 200 questions in a group": _within_a_groups_limits,
}


async def struck(name: str, times: int, cache: Path) -> Fate:
    """What became of the questions when a fault struck so often."""
    fate = Fate(name)
    for _ in range(times):
        with tempfile.TemporaryDirectory() as folder:
            kind = PacedProcess if name.startswith("real limits") else Process
            async with BotApi() as api, kind(api, Path(folder), cache) as process:
                await TRIALS[name](api, process, fate)
                fate.times += 1
                fate.refused += sum(call.status == 429 for call in api.calls)
    return fate

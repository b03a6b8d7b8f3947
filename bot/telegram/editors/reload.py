"""Loading the interviews anew while questions go on being answered: all of it or nothing."""

from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import dataclass

from telegram import InputFile
from telegram.ext import ExtBot

from bot.replies.pages import MESSAGE, units
from bot.replies.reply import Draft
from bot.telegram.desk import Desk
from bot.telegram.editors.aside import AsideFailedError, aside
from bot.telegram.editors.checking import CheckedBase
from bot.telegram.sending.message import NO_PREVIEW, outgoing
from bot.telegram.source import BaseSource, Served
from bot.wording import Wording
from knowledge import BrokenBaseError, FullId, NoInterviewsError, ShortIdClashError, UnknownInterviewError

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Change:
    """What a reload changed, in entries, and how many warnings there are now."""

    added: int
    changed: int
    removed: int
    warnings: int


@dataclass(frozen=True)
class Refused:
    """Why the base is still the old one; each line names a file where it can."""

    lines: list[str]


async def reload(desk: Desk) -> Change | Refused:
    """Check and build the base in another process, open it in a thread, and swap it in if it has no error."""
    result = await _reloaded(desk)
    desk.counters.reloads["loaded" if isinstance(result, Change) else "refused"] += 1
    if isinstance(result, Change):
        _set_refused(desk, [])
    return result


async def _reloaded(desk: Desk) -> Change | Refused:
    verdict = await _checked(desk.source)
    if verdict["errors"]:
        return Refused(verdict["errors"])
    try:
        served = await asyncio.to_thread(desk.source.load)
    except (BrokenBaseError, NoInterviewsError, UnknownInterviewError, ShortIdClashError) as error:
        return Refused(str(error).splitlines())
    before, after = await asyncio.to_thread(_digests, desk.served), await asyncio.to_thread(_digests, served)
    desk.serve(served)
    return Change(
        added=len(after.keys() - before.keys()),
        changed=sum(before[entry] != after[entry] for entry in before.keys() & after.keys()),
        removed=len(before.keys() - after.keys()),
        warnings=verdict["warnings"],
    )


async def reload_unasked(desk: Desk) -> None:
    """The same where nobody waits for the result, which goes to the log, and to the editors if it is refused.

    What is wished for while another reload is under way begins after it; so many wishes are one.
    """
    if desk.reload_wished:
        return
    desk.reload_wished = True
    async with desk.reloading:
        desk.reload_wished = False
        result = await reload(desk)
    if isinstance(result, Change):
        counts = (result.added, result.changed, result.removed, result.warnings)
        _log.info(
            "Interviews loaded: %d added, %d changed, %d removed, %d warnings; %s", *counts, desk.served.base.version
        )
        return
    for line in result.lines:
        _log.error("The interviews stay as they were: %s", line)
    _set_refused(desk, result.lines)


async def tell_refused(bot: ExtBot[None], chat: int, lines: list[str], say: Wording) -> None:
    """Say in a chat why a reload was refused, as a file when it is long. Raises TelegramError."""
    draft = Draft().line(say.count("reload-refused", len(lines))).line().line()
    listed = "\n".join(lines)
    if units(draft.text + listed) <= MESSAGE:
        out = outgoing(draft.add(listed, "code").reply(), bot.bot)
        await bot.send_message(chat, out.text, entities=out.entities, link_preview_options=NO_PREVIEW)
    else:
        await bot.send_document(chat, InputFile(f"{listed}\n".encode(), "errors.txt"), caption=draft.text.strip())


def _set_refused(desk: Desk, lines: list[str]) -> None:
    desk.refused = lines
    desk.inbox.news.set()


def _digests(served: Served) -> dict[FullId, bytes]:
    return served.base.index.digests()


async def _checked(source: BaseSource) -> CheckedBase:
    """What `bot.telegram.editors.checking` finds, in a process of its own."""
    try:
        output = await aside(
            "bot.telegram.editors.checking", str(source.directory), source.interview or "", str(source.cache or "")
        )
    except AsideFailedError:
        return {"errors": ["The interviews could not be checked; the log of the bot says why."], "warnings": 0}
    verdict: CheckedBase = json.loads(output)
    return verdict

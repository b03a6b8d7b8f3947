"""Loading the interviews anew while questions go on being answered: all of it or nothing."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from dataclasses import dataclass

from bot.base import BrokenBase, UnknownInterview
from bot.checking import Verdict
from bot.desk import Desk
from bot.keys import KeyClash
from bot.source import Source
from knowledge.folder import NoInterviews


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
    verdict = await _checked(desk.source)
    if verdict["errors"]:
        return Refused(verdict["errors"])
    try:
        served = await asyncio.to_thread(desk.source.load)
    except (BrokenBase, NoInterviews, UnknownInterview, KeyClash) as error:
        return Refused(str(error).splitlines())
    before, after = desk.served.keys.digests, served.keys.digests
    desk.serve(served)
    return Change(
        added=len(after.keys() - before.keys()),
        changed=sum(before[entry] != after[entry] for entry in before.keys() & after.keys()),
        removed=len(before.keys() - after.keys()),
        warnings=verdict["warnings"],
    )


async def _checked(source: Source) -> Verdict:
    """What `bot.checking` finds. Its process ends with this one's wish for it."""
    arguments = (str(source.directory), source.interview or "", str(source.cache or ""))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.checking", *arguments, stdout=asyncio.subprocess.PIPE, env=environment
    )
    try:
        output, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
    if process.returncode:
        return {"errors": ["The interviews could not be checked; the log of the bot says why."], "warnings": 0}
    verdict: Verdict = json.loads(output)
    return verdict

"""Loading the interviews anew while questions go on being answered: all of it or nothing."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.base import BrokenBase, UnknownInterview
from bot.desk import Desk, Served, Source
from bot.keys import KeyClash
from knowledge.check import check_base
from knowledge.folder import NoInterviews, read_base
from knowledge.models import Problem


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
    """Build and check the base in a thread, and swap it in if it has no error."""
    loaded = await asyncio.to_thread(_load, desk.source)
    if isinstance(loaded, Refused):
        return loaded
    served, warnings = loaded
    before, after = desk.served.keys.digests, served.keys.digests
    desk.serve(served)
    return Change(
        added=len(after.keys() - before.keys()),
        changed=sum(before[entry] != after[entry] for entry in before.keys() & after.keys()),
        removed=len(before.keys() - after.keys()),
        warnings=warnings,
    )


def _load(source: Source) -> tuple[Served, int] | Refused:
    try:
        read = read_base(source.folder)
        if not read.ok:
            return Refused([_line(problem, source) for problem in read.problems if problem.level == "error"])
        warnings = sum(problem.level == "warning" for problem in check_base(read))
        return source.load(), warnings
    except BrokenBase as broken:
        return Refused([_line(problem, source) for problem in broken.problems if problem.level == "error"])
    except NoInterviews as missing:
        return Refused([_line(missing.problem, source)])
    except (UnknownInterview, KeyClash, OSError) as error:
        return Refused([str(error)])


def _line(problem: Problem, source: Source) -> str:
    """A problem with its path as seen from the directory of the interviews."""
    root = source.directory if problem.path.is_relative_to(source.directory) else problem.path.parent
    path = problem.path.relative_to(root)
    return f"{path}:{max(problem.line, 1)}: {problem.level}: {problem.message}"

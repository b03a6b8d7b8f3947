"""Checks the interviews and builds their index in a process of its own, so that the bot's is not slowed down by it.

    python -m bot.telegram.editors.checking DIRECTORY INTERVIEW CACHE

prints one JSON object, `{"errors": [lines], "warnings": number}`; an empty argument stands for none.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TypedDict

from bot.telegram.source import BaseSource
from knowledge import (
    BrokenBaseError,
    NoInterviewsError,
    Problem,
    ShortIdClashError,
    UnknownInterviewError,
    check_base,
    read_base,
    short_id_clashes,
)


class CheckedBase(TypedDict):
    """Each error with file and line, and how many warnings there are."""

    errors: list[str]
    warnings: int


def checked(source: BaseSource) -> CheckedBase:
    """What is wrong with the interviews; their index is in the cache afterwards if nothing is."""
    try:
        read = read_base(source.folder)
        problems = [*read.problems, *short_id_clashes(read)]
        if not any(problem.level == "error" for problem in problems):
            source.load().base.index.close()
            return {"errors": [], "warnings": sum(p.level == "warning" for p in check_base(read))}
    except BrokenBaseError as broken:  # somebody has written to the folder meanwhile
        problems = broken.problems
    except NoInterviewsError as missing:
        problems = [missing.problem]
    except (UnknownInterviewError, ShortIdClashError, OSError) as error:
        return {"errors": [str(error)], "warnings": 0}
    return {"errors": [_line(problem, source) for problem in problems if problem.level == "error"], "warnings": 0}


def _line(problem: Problem, source: BaseSource) -> str:
    """A problem with its path as seen from the directory of the interviews."""
    root = source.directory if problem.path.is_relative_to(source.directory) else problem.path.parent
    return str(problem.model_copy(update={"path": problem.path.relative_to(root)}))


if __name__ == "__main__":
    directory, interview, cache = sys.argv[1:]
    print(json.dumps(checked(BaseSource(Path(directory), interview or None, Path(cache) if cache else None))))

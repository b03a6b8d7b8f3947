"""`interview-bot check`: all that is wrong with interviews, and how much of their source they cover."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from bot.cli.options import BadOptionError, base_options, meant_directory, say_json
from knowledge import Interview, Problem, short_id_clashes
from knowledge.folder.check import check_base, coverage
from knowledge.folder.read import LoadedFolder, LoadedFolders, NoInterviewsError, in_order, read_base

COLOURS = {"error": "red", "warning": "yellow"}


@click.command(short_help="Say what is wrong with interviews, and where.")
@click.argument("directory", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of text.")
@base_options
def command(directory: Path | None, knowledge: Path | None, interview: str | None, as_json: bool) -> int:
    """Check the interviews of a folder, or one interview.

    Every error and warning has a line of its own with its file and line; after them stands how much of each source
    the entries cover. Ends with 1 if there is an error.

    \b
    Examples:
      interview-bot check
      interview-bot check my-interviews
      interview-bot check my-interviews/water
    """
    if directory is not None and knowledge is not None:
        raise BadOptionError("DIR and --knowledge say the same; give one of them.")
    try:
        base = read_base(meant_directory(directory or knowledge, interview))
        problems = in_order([*check_base(base), *short_id_clashes(base)])
    except NoInterviewsError as error:
        base, problems = LoadedFolders([], [error.problem]), [error.problem]
    errors = sum(problem.level == "error" for problem in problems)
    if as_json:
        say_json(_as_json(problems, base.folders))
        return 1 if errors else 0
    for problem in problems:
        click.echo(_coloured(problem))
    for folder in base.folders:
        click.echo(_covered(folder))
    click.echo(f"{_counted(errors, 'error')}, {_counted(len(problems) - errors, 'warning')}")
    return 1 if errors else 0


def _as_json(problems: list[Problem], folders: Iterable[LoadedFolder]) -> dict[str, Any]:
    """The object of a check, its keys as `bot/README.md` lists them."""
    return {
        "ok": all(problem.level != "error" for problem in problems),
        "problems": [{**problem.model_dump(mode="json"), "line": max(problem.line, 1)} for problem in problems],
        "interviews": [
            {
                "slug": folder.path.resolve().name,
                "entries": len(folder.interview.entries) if folder.interview else None,
                "coverage": _share(folder.interview) if folder.interview else None,
            }
            for folder in folders
        ],
    }


def _coloured(problem: Problem) -> str:
    """The line of a problem; colours are for terminals only, as `click.echo` takes care of."""
    level = f" {problem.level}: "
    before, _, message = str(problem).partition(level)
    return f"{before}{click.style(level, fg=COLOURS[problem.level])}{message}"


def _covered(folder: LoadedFolder) -> str:
    if folder.interview is None:
        return f"{folder.path.resolve().name}: coverage unknown until its errors are mended"
    share = round(_share(folder.interview) * 100, 1)
    entries = "1 entry" if len(folder.interview.entries) == 1 else f"{len(folder.interview.entries)} entries"
    return f"{folder.interview.slug}: {entries}, coverage {share:g} %"


def _share(interview: Interview) -> float:
    """The share of the source that entries cover, cut to three digits: 99.99 % is not yet all."""
    return math.floor(coverage(interview) * 1000) / 1000


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"

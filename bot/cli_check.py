"""`interview-bot check`: all that is wrong with interviews, and how much of their source they cover."""

from __future__ import annotations

import math
from pathlib import Path

import click

from bot.cli_base import Fault, base_options, directory_of
from bot.keys import clashes
from knowledge.check import check_base, coverage
from knowledge.folder import LoadedFolder, in_order, read_base
from knowledge.models import Problem

COLOURS = {"error": "red", "warning": "yellow"}


@click.command(short_help="Say what is wrong with interviews, and where.")
@click.argument("directory", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@base_options
def command(directory: Path | None, knowledge: Path | None, interview: str | None) -> int:
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
        raise Fault("DIR and --knowledge say the same; give one of them.")
    base = read_base(directory_of(directory or knowledge, interview))
    problems = in_order([*check_base(base), *clashes(base)])
    for problem in problems:
        click.echo(_coloured(problem))
    for folder in base.folders:
        click.echo(_covered(folder))
    errors = sum(problem.level == "error" for problem in problems)
    click.echo(f"{_counted(errors, 'error')}, {_counted(len(problems) - errors, 'warning')}")
    return 1 if errors else 0


def _coloured(problem: Problem) -> str:
    """The line of a problem; colours are for terminals only, as `click.echo` takes care of."""
    level = f" {problem.level}: "
    before, _, message = str(problem).partition(level)
    return f"{before}{click.style(level, fg=COLOURS[problem.level])}{message}"


def _covered(folder: LoadedFolder) -> str:
    if folder.interview is None:
        return f"{folder.path.resolve().name}: coverage unknown until its errors are mended"
    share = math.floor(coverage(folder.interview) * 1000) / 10  # 99.99 % is not yet all
    entries = "1 entry" if len(folder.interview.entries) == 1 else f"{len(folder.interview.entries)} entries"
    return f"{folder.interview.slug}: {entries}, coverage {share:g} %"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"

"""What the commands of the command line share: their options, and the base that they open."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from bot.cli.loading import loading
from bot.cli.progress import Bar
from bot.cli.streams import speaks_unicode
from bot.settings import ReaderSettings, SettingsError, read_reader_settings, read_setting
from bot.wording import DEFAULT, known
from knowledge import (
    INTERVIEWS,
    Base,
    BrokenBaseError,
    NoInterviewsError,
    Problem,
    UnknownInterviewError,
    cache_folder,
    folder_of,
    open_base,
)

if TYPE_CHECKING:
    from bot.cli.terminal_reader import TerminalReader

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Variables that say which language a person reads; the first that is set decides."""


class BadOptionError(click.ClickException):
    """A setting or an option that cannot be used: one sentence that says which, and 2."""

    exit_code = 2


Function = TypeVar("Function", bound=Callable[..., Any])


def base_options(command: Function) -> Function:
    """The options `--knowledge` and `--interview`, which every command takes."""
    command = click.option("--interview", metavar="SLUG", help="Only the interview of that folder.")(command)
    return click.option(
        "--knowledge",
        metavar="DIR",
        type=click.Path(path_type=Path),
        help="The folder of the interviews, or one interview. Else BOT_KNOWLEDGE, else those that come along.",
    )(command)


def directory_of(knowledge: Path | None, interview: str | None) -> Path:
    """The directory that is meant, as `meant_directory`. Ends with 1 for one that holds no interview."""
    try:
        return meant_directory(knowledge, interview)
    except NoInterviewsError as error:
        fail([error.problem])


def meant_directory(knowledge: Path | None, interview: str | None) -> Path:
    """The directory that is meant: the option's before the setting's before our own; of one interview, if chosen.

    Raises BadOptionError for a directory or an interview that is not there or cannot be reached, NoInterviewsError for
    a directory that holds none.
    """
    source = "--knowledge"
    if knowledge is None:
        try:
            written = read_setting("knowledge")
        except SettingsError as error:
            raise BadOptionError(str(error)) from None
        source = "BOT_KNOWLEDGE"
        knowledge = Path(written) if written else INTERVIEWS
    try:
        is_folder = stat.S_ISDIR(knowledge.stat().st_mode)
    except PermissionError:
        said = "cannot be read; mend the rights of that folder and of those around it, or name another"
        raise BadOptionError(f"{source} {said}.") from None
    except OSError:
        is_folder = False
    if not is_folder:
        raise BadOptionError(f"{source} must be a folder that holds interviews; there is no such folder.")
    try:
        return folder_of(knowledge, interview)
    except UnknownInterviewError as error:
        raise BadOptionError(str(error)) from None


def opened(knowledge: Path | None, interview: str | None) -> Base:
    """The base that the options choose, its index ready. Ends with 1 if it has errors, all of them told."""
    directory = directory_of(knowledge, interview)
    with Bar("Reading the interviews") as bar:
        try:
            return open_base(directory, cache_folder(), bar.told)
        except BrokenBaseError as error:
            fail([problem for problem in error.problems if problem.level == "error"])
        except NoInterviewsError as error:
            fail([error.problem])


def reader_option(command: Function) -> Function:
    """The option `--no-reader`, for commands that ask a reader where one is set."""
    return click.option("--no-reader", is_flag=True, help="Ask no reader, whatever BOT_READER_URL says.")(command)


def reader_settings(no_reader: bool) -> ReaderSettings | None:
    """The settings of the reader to ask, None if there is none. Raises BadOptionError for a bad one."""
    if no_reader:
        return None
    try:
        settings = read_reader_settings()
    except SettingsError as error:
        raise BadOptionError(str(error)) from None
    return settings if settings.reader_url else None


@contextmanager
def opened_reader(settings: ReaderSettings | None, abreast: int = 1) -> Iterator[TerminalReader | None]:
    """The reader of these settings, examined, as `terminal_reader`; None where there are none."""
    if settings is None:
        yield None
        return
    with loading():
        from bot.cli.terminal_reader import terminal_reader  # noqa: PLC0415 - slow to load, and most do without
    with terminal_reader(settings, abreast) as reader:
        yield reader


def fail(problems: list[Problem]) -> NoReturn:
    """Tell the problems on standard error and end with 1."""
    for problem in problems:
        click.echo(str(problem), err=True)
    raise click.exceptions.Exit(1)


def say_json(value: dict[str, Any]) -> None:
    """Write one JSON object on one line, there at once for whoever reads it."""
    sys.stdout.write(json.dumps(value, ensure_ascii=not speaks_unicode(sys.stdout)) + "\n")
    sys.stdout.flush()


def locale_language() -> str:
    """The language that the person's environment asks for, if it is one of ours; else DEFAULT."""
    value = next((os.environ[name] for name in _LOCALE if os.environ.get(name)), "")
    code, _, variant = value.partition("@")
    return known(f"{code.partition('.')[0]}-{variant}") or DEFAULT

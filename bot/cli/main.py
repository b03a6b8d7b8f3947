"""The command line: which commands there are, and how the program ends."""

from __future__ import annotations

import difflib
import importlib
import sys
from typing import Any

import click

from bot.cli.loading import loading
from bot.cli.streams import mend, silence

DONE, FAILED, UNFORESEEN, INTERRUPTED = 0, 1, 70, 130
SUBCOMMANDS = {
    "chat": "A conversation in the terminal.",
    "ask": "Answer one question, or one a line from standard input.",
    "run": "Serve in Telegram.",
    "check": "Say what is wrong with interviews, and where.",
    "eval": "Measure how well questions are answered.",
    "backup": "Copy the database while the bot runs.",
}


class Commands(click.Group):
    """Commands that are loaded when they are called, so that each starts as fast as it can."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        """In the order in which a newcomer meets them."""
        return list(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the signature is click's
        """The command of that name, from its own module."""
        if cmd_name not in SUBCOMMANDS:
            return None
        with loading():
            command: click.Command = importlib.import_module(f"bot.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with; of one that is misspelt, the nearest is told."""
        name = args[0]
        if not name.startswith("-") and name not in SUBCOMMANDS:
            near = difflib.get_close_matches(name, SUBCOMMANDS, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            ctx.fail(f"There is no command {name}.{hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """What the command does; a reader who has gone is no error."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            silence()
            return DONE

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - the signature is click's
        """The list in the help, without loading any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SUBCOMMANDS.items()))


def _version(ctx: click.Context, _option: click.Parameter, wished: bool) -> None:
    if wished:
        click.echo(f"interview-bot {importlib.import_module('bot.version').program_version()}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def cli() -> None:
    """Ask an interview a question; it answers in its speakers' own words, or says that it found nothing.

    \b
    Examples:
      interview-bot chat
      interview-bot ask "Why is integration slow?"
      interview-bot ask --json "Что мешает единству?"
      interview-bot ask < questions.txt > answers.jsonl
      interview-bot check my-interviews
      BOT_TOKEN=... interview-bot run

    Each command says more: interview-bot ask --help
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the program and end it with 0 when done, 1 for a broken base, 2 for bad usage, 130 on Ctrl-C.

    What nobody foresaw, such as a full disk, is 70: with it a bot is started again, and not with 1 or 2.
    """
    mend()
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:
    try:
        code = _called(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        silence()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:  # a full disk, say
        silence()
        click.echo(f"Error: {error.strerror or error}.", err=True)
        return UNFORESEEN
    except Exception as error:
        from knowledge import BrokenListError  # noqa: PLC0415 - what prints a help text has no need of it

        if isinstance(error, BrokenListError):
            click.echo(f"Error: {error}", err=True)
            return FAILED
        sys.excepthook(type(error), error, error.__traceback__)  # which `run` has made its log
        return UNFORESEEN
    return code


def _called(arguments: list[str] | None) -> int:
    try:
        result: Any = cli.main(arguments, prog_name="interview-bot", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    except click.exceptions.Exit as end:
        return end.exit_code
    return result if isinstance(result, int) else DONE

"""`interview-bot run`: the bot in Telegram."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.loading import loading
from bot.cli.options import BadOptionError, base_options, directory_of
from bot.logs import LogFormat
from bot.settings import SettingsError, read_settings


@click.command(short_help="Serve in Telegram.")
@click.option(
    "--log-format", type=click.Choice(["text", "json"]), default="text", help="Lines of text, or JSON objects."
)
@base_options
def command(knowledge: Path | None, interview: str | None, log_format: LogFormat) -> int:
    """Serve in Telegram, by polling or, where a webhook is set, by that. Ctrl-C ends.

    Settings are variables of the environment, or lines of a file .env: BOT_TOKEN (needed; from @BotFather),
    BOT_ADMINS, BOT_KNOWLEDGE, BOT_DATA, BOT_LOG_DAYS, BOT_API_URL, BOT_WEBHOOK_URL, BOT_WEBHOOK_SECRET,
    BOT_WEBHOOK_LISTEN, BOT_HEALTH_LISTEN, BOT_LOG_LEVEL, and of a reader BOT_READER_URL, BOT_READER_MODEL,
    BOT_READER_KEY, BOT_READER_SECONDS, BOT_READER_DAILY, BOT_READER_EXAM.

    \b
    Examples:
      BOT_TOKEN=... interview-bot run
      BOT_TOKEN=... BOT_ADMINS=1001,1002 interview-bot run --knowledge my-interviews
    """
    try:
        settings = read_settings({"knowledge": knowledge})
    except SettingsError as error:
        raise BadOptionError(str(error)) from None
    directory_of(knowledge, interview)
    with loading():
        from bot.telegram import app  # noqa: PLC0415 - the library for Telegram is slow to load
    return app.serve(settings, interview, log_format=log_format)

"""`interview-bot backup`: a copy of what the bot keeps, while it runs."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.options import BadOptionError
from bot.settings import Settings, SettingsError, read_setting


@click.command(short_help="Copy the database while the bot runs.")
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> int:
    """Copy the database of BOT_DATA to FILE, whole and sound, while the bot runs or not.

    FILE must not exist yet. To restore it, end the bot, move the database away (also what ends with -wal and -shm),
    copy FILE to its place, give it to the bot's user, and begin again.

    \b
    Examples:
      interview-bot backup questions-friday.sqlite3
      docker exec bot interview-bot backup /data/friday.sqlite3
    """
    from bot.store.copying import copy_file  # noqa: PLC0415 - a help text has no need of it
    from bot.store.foreign import refuse_foreign  # noqa: PLC0415 - nor of this
    from bot.store.trouble import StoreError, UnusableSettingError  # noqa: PLC0415 - nor of this

    try:
        source = Path(read_setting("data") or Settings.model_fields["data"].default)
        if not source.is_file():
            raise BadOptionError("BOT_DATA names no file; set it as it is set for the bot.")
        refuse_foreign(source)
        copy_file(source, file)
    except (SettingsError, UnusableSettingError) as error:
        raise BadOptionError(str(error)) from None
    except FileExistsError:
        raise BadOptionError(f"{file} exists already; name another file.") from None
    except OSError as error:
        raise BadOptionError(f"{file} cannot be written ({error.strerror}); name a file in another folder.") from None
    except StoreError as error:
        raise click.ClickException(str(error)) from None
    return 0

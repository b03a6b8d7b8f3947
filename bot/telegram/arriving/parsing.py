"""From an update as Telegram sends it to one as the library knows it. One that cannot be read harms no other."""

from __future__ import annotations

import logging
from typing import Any

from telegram import Bot, Update

_log = logging.getLogger(__name__)


def number_of(data: object) -> int | None:
    """The number of an update as it was sent, None when that is no update."""
    number = data.get("update_id") if isinstance(data, dict) else None
    return number if type(number) is int and number > 0 else None


def update_of(data: Any, bot: Bot) -> Update | None:
    """The update that was sent, or None when it cannot be read, for which the log has a line without its words."""
    number = number_of(data)
    if number is None:
        _log.warning("What came as an update has no number and was skipped")
        return None
    try:
        return Update.de_json(data, bot)
    except Exception as error:  # whatever the library trips over
        _log.warning("Update %d cannot be read and was skipped: %s", number, type(error).__name__)
        return None

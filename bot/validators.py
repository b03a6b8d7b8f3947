"""What the value of a setting may be: each gives it as it is used, or raises ValueError with what it must be."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import SecretStr

MOST_DAYS = 3650
LONGEST_MODEL = 256
LEAST_SECONDS, MOST_SECONDS = 0.1, 60.0


def valid_token(value: SecretStr) -> SecretStr:
    """A bot's token, as @BotFather gives it."""
    if not re.fullmatch("[0-9]{5,}:[A-Za-z0-9_-]{30,}", value.get_secret_value()):
        raise ValueError(
            "is not a whole bot token; copy it from @BotFather: digits, a colon, then 35 letters and digits"
        )
    return value


def valid_user_ids(value: Any) -> Any:
    """User ids with commas between them, as a set of numbers."""
    if not isinstance(value, str):
        return value
    numbers = [part.strip() for part in value.split(",") if part.strip()]
    if not all(re.fullmatch("[0-9]{1,15}", number) for number in numbers):
        raise ValueError("must be user ids, digits only, with commas between them")
    return frozenset(int(number) for number in numbers)


def valid_days(value: Any) -> Any:
    """A number of days, 0 for none."""
    if not re.fullmatch("[0-9]{1,4}", str(value)) or int(value) > MOST_DAYS:
        raise ValueError(f"must be a number of days from 0 to {MOST_DAYS}")
    return int(value)


def valid_file(value: Path) -> Path:
    """The path of a file, which has a name."""
    if not value.name:
        raise ValueError("must name a file")
    return value


def valid_address(value: str) -> str:
    """An address of a server, without a slash at its end."""
    try:
        parts = urlsplit(value)
        whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        whole = False
    if not whole or parts.query or parts.fragment or any(c.isspace() for c in value):
        raise ValueError("must be an address that begins with https:// or http:// and has no ? or #")
    return value.rstrip("/")


def valid_secret(value: SecretStr) -> SecretStr:
    """What Telegram shows the webhook."""
    if not re.fullmatch("[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
        raise ValueError("must be 1 to 256 of A-Z, a-z, 0-9, _ and -")
    return value


def valid_key(value: SecretStr) -> SecretStr:
    """What a reader's service is shown."""
    if not re.fullmatch("[!-~]{1,4096}", value.get_secret_value()):
        raise ValueError("must be a key of up to 4096 letters, digits and signs, without blanks")
    return value


def valid_reader_address(value: str) -> str:
    """An address that holds no password: it is told to people."""
    if "@" in urlsplit(value).netloc:
        raise ValueError("must be an address without a name or a password; a key goes into BOT_READER_KEY")
    return value


def valid_model(value: str) -> str:
    """The name of a model."""
    if not value.isprintable() or len(value) > LONGEST_MODEL:
        raise ValueError("must be the name of a model on one line")
    return value


def valid_seconds(value: Any) -> Any:
    """Seconds that a reader may take."""
    text = str(value)
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,3})?", text) or not LEAST_SECONDS <= float(text) <= MOST_SECONDS:
        raise ValueError(f"must be a number of seconds from {LEAST_SECONDS:g} to {MOST_SECONDS:g}")
    return float(text)


def valid_calls(value: Any) -> Any:
    """How many calls of a reader a day may have."""
    if isinstance(value, str) and not re.fullmatch("[0-9]{1,9}", value):
        raise ValueError("must be a number of calls, digits only")
    return int(value)


def valid_exam(value: Any) -> Any:
    """Whether a reader is examined."""
    if value not in (True, False, "on", "off"):
        raise ValueError("must be on, or off for a model that is to be trusted without an examination")
    return value in (True, "on")


def valid_listen(value: str, *, such_as: int) -> str:
    """A host and a port to listen on; who gives none that can be is told such a port."""
    host, _, port = value.rpartition(":")
    if not host.strip("[]") or not port.isdecimal() or not 0 < int(port) < 65536:
        raise ValueError(f"must be a host and a port, such as 127.0.0.1:{such_as}")
    return value

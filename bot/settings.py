"""Every setting, once: where it comes from, what it may be, and one clear sentence for what it may not be."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Annotated, Literal, TypeVar
from urllib.parse import urlsplit

from dotenv import dotenv_values
from dotenv.parser import parse_stream
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    SecretStr,
    ValidationError,
    model_validator,
)

from bot.validators import (
    valid_address,
    valid_calls,
    valid_days,
    valid_exam,
    valid_file,
    valid_key,
    valid_listen,
    valid_model,
    valid_reader_address,
    valid_seconds,
    valid_secret,
    valid_token,
    valid_user_ids,
)
from knowledge import INTERVIEWS

ANY_LIKENESS, NEARLY_ALIKE = 0.6, 0.8
"""How alike a name and that of a setting are, from 0 to 1; who does not begin with BOT_ may be another program's."""


class SettingsError(Exception):
    """One sentence that names the setting at fault and never its value."""


def _host_and_port(listen: str) -> tuple[str, int]:
    host, _, port = listen.rpartition(":")
    return host.strip("[]"), int(port)


Address = Annotated[str, AfterValidator(valid_address)]


class ReaderSettings(BaseModel):
    """What any command is told of a reader, a language model that points at passages: without an address there is none.

    Each field is one variable: `BOT_` and its name in capitals.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    reader_url: Annotated[Address, AfterValidator(valid_reader_address)] | None = None
    reader_key: Annotated[SecretStr, AfterValidator(valid_key)] | None = None
    reader_model: Annotated[str, AfterValidator(valid_model)] = ""
    reader_seconds: Annotated[float, BeforeValidator(valid_seconds)] = 4.0
    reader_daily: Annotated[int, BeforeValidator(valid_calls)] | None = None
    reader_exam: Annotated[bool, BeforeValidator(valid_exam)] = True

    @model_validator(mode="after")
    def _model_with_reader(self) -> ReaderSettings:
        if self.reader_url and not self.reader_model:
            raise ValueError("BOT_READER_MODEL is missing; BOT_READER_URL needs the name of a model there")
        return self

    @property
    def reader_host(self) -> str | None:
        """To which computer questions are sent, by name; None where there is no reader."""
        return urlsplit(self.reader_url).hostname if self.reader_url else None


class Settings(ReaderSettings):
    """What `run` is told, the reader's settings among it."""

    token: Annotated[SecretStr, AfterValidator(valid_token)]
    admins: Annotated[frozenset[int], BeforeValidator(valid_user_ids)] = frozenset()
    knowledge: Path = INTERVIEWS
    data: Annotated[Path, AfterValidator(valid_file)] = Path("interview-bot.sqlite3")
    log_days: Annotated[int, BeforeValidator(valid_days)] = 30
    api_url: Address = "https://api.telegram.org"
    webhook_url: Address | None = None
    webhook_secret: Annotated[SecretStr, AfterValidator(valid_secret)] | None = None
    webhook_listen: Annotated[str, AfterValidator(partial(valid_listen, such_as=8080))] = "127.0.0.1:8080"
    health_listen: Annotated[str, AfterValidator(partial(valid_listen, such_as=8090))] | None = None
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], BeforeValidator(lambda value: str(value).upper())
    ] = "INFO"

    @model_validator(mode="after")
    def _secret_with_webhook(self) -> Settings:
        if self.webhook_url and self.webhook_secret is None:
            raise ValueError("BOT_WEBHOOK_SECRET is missing; BOT_WEBHOOK_URL needs one")
        return self

    @property
    def listen(self) -> tuple[str, int]:
        """Host and port of the webhook's listener."""
        return _host_and_port(self.webhook_listen)

    @property
    def health(self) -> tuple[str, int] | None:
        """Host and port at which the bot's health is told, None for nowhere."""
        return _host_and_port(self.health_listen) if self.health_listen else None

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be printed."""
        return tuple(s.get_secret_value() for s in (self.token, self.webhook_secret, self.reader_key) if s is not None)


_Kind = TypeVar("_Kind", bound=ReaderSettings)


def read_settings(
    options: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
    file: Path = Path(".env"),
) -> Settings:
    """The settings: an option before the environment, the environment before the file.

    `options` are by field name; one that is None counts as not given, as an empty value does anywhere. Raises
    SettingsError for a missing or a bad value.
    """
    return _read(Settings, options or {}, environment, file)


def read_reader_settings(environment: Mapping[str, str] | None = None, file: Path = Path(".env")) -> ReaderSettings:
    """The settings of the reader alone, from the environment before the file. Raises SettingsError for a bad value."""
    return _read(ReaderSettings, {}, environment, file)


def _read(kind: type[_Kind], options: Mapping[str, object], environment: Mapping[str, str] | None, file: Path) -> _Kind:
    environment = os.environ if environment is None else environment
    given = {name: str(value) for name, value in options.items() if value is not None}
    written = _written(file)
    values = {}
    for name in kind.model_fields:
        variable = variable_of(name)
        for source, key in ((given, name), (environment, variable), (written, variable)):
            if value := tidy(source.get(key, "")):
                values[name] = value
                break
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        raise SettingsError(_sentence(error)) from None


def read_setting(name: str, environment: Mapping[str, str] | None = None, file: Path = Path(".env")) -> str | None:
    """One setting by its field's name from the environment or else the file; None where it is not set."""
    environment = os.environ if environment is None else environment
    return tidy(environment.get(variable_of(name), "")) or tidy(_written(file).get(variable_of(name), "")) or None


def unknown_settings(environment: Mapping[str, str] | None = None, file: Path = Path(".env")) -> list[str]:
    """A sentence for each line of the file that sets nothing, then for each variable that is called as a setting is, or
    nearly so, and is none. Raises SettingsError."""
    known = [variable_of(name) for name in Settings.model_fields]
    set_now = {**_written(file), **(os.environ if environment is None else environment)}
    sentences = [f"Line {n} of {file.name} is not written as NAME=value, and is passed over." for n in _no_lines(file)]
    for name in sorted(set_now.keys() - set(known)):
        least = ANY_LIKENESS if name.startswith("BOT_") else NEARLY_ALIKE
        nearest = get_close_matches(name.upper(), known, 1, least)
        # what has other letters may be a line without its "=", and so hold a value
        if re.fullmatch("[A-Za-z_]+", name) and (nearest or name.startswith("BOT_")):
            sentences.append(f"{name} is no setting" + "".join(f"; {setting} is" for setting in nearest) + ".")
    return sentences


def variable_of(name: str) -> str:
    """The environment's name for a field."""
    return f"BOT_{name.upper()}"


def tidy(value: str) -> str:
    """The value without the blanks and the quotes around it."""
    value = value.strip()
    while len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].strip()
    return value


def _written(file: Path) -> dict[str, str]:
    if not file.is_file():
        return {}
    try:
        read = dotenv_values(file, interpolate=False, encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise SettingsError(f"The file {file.name} cannot be read; make it a UTF-8 text that you may read.") from None
    return {name: value for name, value in read.items() if value}


def _no_lines(file: Path) -> list[int]:
    """The numbers of the lines that set nothing, comments left out."""
    if not file.is_file():
        return []
    with file.open(encoding="utf-8-sig") as text:
        return [
            line.original.line + line.original.string[: -len(line.original.string.lstrip())].count("\n")
            for line in parse_stream(text)
            if line.error or (line.key is not None and line.value is None)
        ]


def _sentence(error: ValidationError) -> str:
    """The first fault as one sentence."""
    fault = error.errors(include_input=False, include_url=False)[0]
    message = fault["msg"].removeprefix("Value error, ")
    if not fault["loc"]:
        return f"{message}."
    variable = variable_of(str(fault["loc"][0]))
    if fault["loc"] == ("token",) and fault["type"] == "missing":
        return f"{variable} is missing; take the token from @BotFather and set it in the environment or in .env."
    if fault["type"] == "literal_error":
        return f"{variable} must be one of {fault['ctx']['expected'].replace(chr(39), '')}."
    return f"{variable} {message}."

"""Logging that gives no secret away, whatever is logged and wherever it came from."""

from __future__ import annotations

import json
import logging
import re
import sqlite3
import sys
import threading
import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from types import TracebackType
from typing import Literal
from urllib.parse import quote

LogFormat = Literal["text", "json"]

MASK = "[hidden]"
SHORTEST_HIDDEN = 8
"""Letters of a secret, from which on it is hidden: a shorter one may be a part of any word."""
OWN = ("bot", "knowledge")
"""Whose lines there are at DEBUG. Libraries log there what they are called with: what people write, who they are."""
TALKATIVE = ("httpx", "httpcore", "asyncio", "aiosqlite", "matplotlib", "PIL")
"""Libraries that log every request or step, its address too, below warnings."""
OF_THE_MACHINE = (OSError, ImportError, MemoryError, RuntimeError, sqlite3.Error)
"""Errors whose words quote nobody."""
LINE_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_TOKEN = re.compile(r"(?<![0-9])[0-9]{5,}(?::|%3A)[A-Za-z0-9_-]{30,}", re.IGNORECASE)


class Redactor(logging.Filter):
    """Replaces secrets of some length, and all that looks like a bot's token, in a record's message and traceback.

    Of an error it leaves the words only if they are the machine's, or of a kind that quotes nobody either.
    """

    def __init__(self, secrets: Iterable[str], quoting_nobody: tuple[type[Exception], ...] = ()) -> None:
        super().__init__()
        self._quoting_nobody = (*OF_THE_MACHINE, *quoting_nobody)
        forms = {form for secret in secrets if len(secret) >= SHORTEST_HIDDEN for form in _forms(secret)}
        longest_first = sorted(forms, key=len, reverse=True)
        self._secrets = re.compile("|".join(map(re.escape, longest_first))) if forms else None

    def redact(self, text: str) -> str:
        """The text without secrets."""
        if self._secrets:
            text = self._secrets.sub(MASK, text)
        return _TOKEN.sub(MASK, text)

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the record pass, redacted."""
        record.msg, record.args = self.redact(_message(record)), ()
        if record.exc_info and record.exc_info[1] and not record.exc_text:
            record.exc_text = _trace(record.exc_info[1], self._quoting_nobody)
        if record.exc_text:
            record.exc_text = self.redact(record.exc_text)
        if record.stack_info:
            record.stack_info = self.redact(record.stack_info)
        return True


class JsonLines(logging.Formatter):
    """A record as one JSON object on one line: `time`, `level`, `logger`, `message`, and `error` where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        return json.dumps({**line, "error": record.exc_text} if record.exc_text else line, ensure_ascii=False)


def set_up_logging(
    level: str,
    secrets: Iterable[str],
    form: LogFormat = "text",
    quoting_nobody: tuple[type[Exception], ...] = (),
) -> Redactor:
    """Log to stderr from that level on, redacted; uncaught exceptions and warnings take the same way."""
    redactor = Redactor(secrets, quoting_nobody)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else logging.Formatter(LINE_FORMAT))
    number = logging.getLevelName(level)
    logging.basicConfig(level=max(logging.INFO, number), handlers=[handler], force=True)
    for name in OWN:
        logging.getLogger(name).setLevel(number)
    for name in logging.root.manager.loggerDict:
        for other in logging.getLogger(name).handlers:
            other.addFilter(redactor)
    handler.addFilter(redactor)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.WARNING, number))
    logging.captureWarnings(True)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_thread
    return redactor


def _trace(error: BaseException, quoting_nobody: tuple[type[Exception], ...]) -> str:
    """Where an error comes from; its words only if it is of a kind that does not quote what people write."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = ["Traceback (most recent call last):"]
    if before:
        lines = [_trace(before, quoting_nobody), "which led to:"]
    lines += [line.rstrip() for line in traceback.format_tb(error.__traceback__)]
    said = f": {error}" if isinstance(error, quoting_nobody) else ""
    return "\n".join([*lines, f"{type(error).__qualname__}{said}"])


def _forms(secret: str) -> set[str]:
    """A secret as it may stand in a text: whole, in an address, and a token's part after the colon."""
    number, _, tail = secret.partition(":")
    tail = tail if number.isdecimal() else ""  # of any other secret, what follows a colon may be a common word
    return {form for form in (secret, quote(secret, safe=""), tail) if form}


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        return f"{record.msg} {record.args}"


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("bot").critical("An unexpected error ended the program", exc_info=(kind, error, trace))


def _log_thread(uncaught: threading.ExceptHookArgs) -> None:
    if uncaught.exc_value is not None:
        trace = (uncaught.exc_type, uncaught.exc_value, uncaught.exc_traceback)
        logging.getLogger("bot").error("An unexpected error ended a thread", exc_info=trace)

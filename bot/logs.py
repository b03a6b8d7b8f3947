"""Logging that gives no secret away, whatever is logged and wherever it came from."""

from __future__ import annotations

import logging
import re
import sys
import threading
from collections.abc import Iterable
from types import TracebackType
from urllib.parse import quote

MASK = "[hidden]"
TALKATIVE = ("httpx", "httpcore", "asyncio", "aiosqlite", "matplotlib", "PIL")
"""Libraries that log every request or step, its address too, below warnings."""
_TOKEN = re.compile(r"(?<![0-9])[0-9]{6,}(?::|%3A)[A-Za-z0-9_-]{30,}", re.IGNORECASE)


class Redactor(logging.Filter):
    """Replaces secrets, and all that looks like a bot's token, in a record's message and traceback."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__()
        forms = {form for secret in secrets for form in _forms(secret)}
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
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = self.redact(record.exc_text)
        if record.stack_info:
            record.stack_info = self.redact(record.stack_info)
        return True


def set_up_logging(level: str, secrets: Iterable[str]) -> Redactor:
    """Log to stderr from that level on, redacted; uncaught exceptions and warnings take the same way."""
    redactor = Redactor(secrets)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in logging.root.manager.loggerDict:
        for other in logging.getLogger(name).handlers:
            other.addFilter(redactor)
    handler.addFilter(redactor)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    logging.captureWarnings(True)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_thread
    return redactor


def _forms(secret: str) -> set[str]:
    """A secret as it may stand in a text: whole, in an address, and a token's part after the colon."""
    tail = secret.partition(":")[2]
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

"""No secret is ever logged."""

import io
import logging
import sys
import warnings
from collections.abc import Iterator
from urllib.parse import quote

import httpx
import pytest

from bot.logs import MASK, set_up_logging

TOKEN = "123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqr"
LEAKS = (TOKEN, quote(TOKEN, safe=""), TOKEN.partition(":")[2])


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What is logged at the most talkative level; afterwards all is as it was."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr("threading.excepthook", lambda _: None)
    handlers, level, shown = logging.root.handlers[:], logging.root.level, warnings.showwarning
    set_up_logging("DEBUG", [TOKEN, "webhook-secret"])
    yield stream
    logging.captureWarnings(False)
    warnings.showwarning = shown
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)


def test_a_secret_is_hidden_wherever_it_stands(log: io.StringIO) -> None:
    """In the message, its arguments, a chain of exceptions, an address, a warning, and another bot's token too."""
    logger = logging.getLogger("somebody")
    logger.info("the token is %s, or %s", TOKEN, LEAKS[1])
    logger.info(f"https://api.telegram.org/bot{TOKEN}/getMe and {'987654321:' + 'x' * 35}")
    logger.error({"token": TOKEN, "secret": "webhook-secret"})
    logger.warning("%d", TOKEN)
    try:
        try:
            int(f"bot {TOKEN}")
        except ValueError as error:
            raise RuntimeError(f"bot{TOKEN}") from error
    except RuntimeError:
        logger.exception("failed", stack_info=True)
    assert log.getvalue().count(MASK) >= 9
    assert "Traceback" in log.getvalue()
    for leak in (*LEAKS, "webhook-secret", "x" * 35):
        assert leak not in log.getvalue()


def test_an_uncaught_exception_is_logged_redacted(log: io.StringIO) -> None:
    """The interpreter's own way of printing it would show everything."""
    try:
        int(TOKEN)
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    assert "An unexpected error ended the program" in log.getvalue()
    assert all(leak not in log.getvalue() for leak in LEAKS)


async def test_addresses_of_requests_are_not_logged(log: io.StringIO) -> None:
    """The library that Telegram's library brings along would log each at INFO."""
    transport = httpx.MockTransport(lambda _: httpx.Response(200))
    async with httpx.AsyncClient(transport=transport) as client:
        await client.get(f"https://api.telegram.org/bot{TOKEN}/getMe")
    assert log.getvalue() == ""

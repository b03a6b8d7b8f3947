"""No secret is ever logged, and nothing that people write."""

import io
import json
import logging
import sys
import warnings
from collections.abc import Iterator
from urllib.parse import quote

import httpx
import pytest

from bot.logs import MASK, OWN, Redactor, set_up_logging

TOKEN = "123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqr"
LEAKS = (TOKEN, quote(TOKEN, safe=""), TOKEN.partition(":")[2])


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """What is logged at the most talkative level; afterwards all is as it was."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr("threading.excepthook", lambda _: None)
    handlers, level, shown = logging.root.handlers[:], logging.root.level, warnings.showwarning
    set_up_logging("DEBUG", [TOKEN, "webhook-secret"], getattr(request, "param", "text"))
    yield stream
    logging.captureWarnings(False)
    warnings.showwarning = shown
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)
    for name in OWN:
        logging.getLogger(name).setLevel(logging.NOTSET)


def test_of_a_secret_that_is_no_token_a_part_hides_nothing() -> None:
    """A reader's key may have a colon: the lines of the log stay readable."""
    redactor = Redactor(["a-user:a"])
    assert redactor.redact("Ready: a bot answers a-user:a") == f"Ready: a bot answers {MASK}"


def test_a_secret_that_may_be_a_part_of_a_word_hides_nothing() -> None:
    """A key of two letters would make the log unreadable, and nobody guesses it from what is hidden there."""
    redactor = Redactor(["on", "webhook", "webhook-secret"])
    told = "ClientConnectorError of the webhook: "
    assert redactor.redact(f"{told}webhook-secret") == f"{told}{MASK}"


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
    assert log.getvalue().count(MASK) >= 7
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


def test_what_libraries_say_of_their_calls_is_not_logged(log: io.StringIO) -> None:
    """At the most talkative level they tell what people write; the bot's own lines are there."""
    logging.getLogger("telegram.Bot").debug("sendMessage with {'chat_id': 5566778899, 'text': 'tulips'}")
    logging.getLogger("a.library.of.tomorrow").debug("tulips")
    logging.getLogger("bot.telegram.desk").debug("Answered")
    assert "tulips" not in log.getvalue()
    assert "5566778899" not in log.getvalue()
    assert "Answered" in log.getvalue()


def test_an_error_is_logged_without_what_it_quotes(log: io.StringIO) -> None:
    """Its kind and where it comes from are told, and those that led to it; the words of the system are kept."""
    typed = " ".join(("where", "do", "the", "tulips", "grow"))
    try:
        try:
            int(typed)
        except ValueError:
            open("/nowhere/at/all")  # noqa: SIM115, PTH123
    except OSError:
        logging.getLogger("bot").exception("failed")
    assert "tulips" not in log.getvalue()
    assert (
        log.getvalue().splitlines()[-1] == "FileNotFoundError: [Errno 2] No such file or directory: '/nowhere/at/all'"
    )
    assert "ValueError\nwhich led to:\n" in log.getvalue()
    assert f'File "{__file__}", line ' in log.getvalue()


@pytest.mark.parametrize("log", ["json"], indirect=True)
def test_a_line_may_be_a_json_object(log: io.StringIO) -> None:
    """One a record, whatever it holds."""
    logging.getLogger("bot").info('вода\n"%s"', TOKEN)
    try:
        int("no number")
    except ValueError:
        logging.getLogger("bot.telegram").exception("failed")
    first, second = (json.loads(line) for line in log.getvalue().splitlines())
    assert first.keys() == {"time", "level", "logger", "message"}
    assert first["time"].endswith("+00:00")
    assert (first["level"], first["logger"], first["message"]) == ("INFO", "bot", f'вода\n"{MASK}"')
    assert second["message"] == "failed"
    assert second["error"].endswith("\nValueError")
    assert TOKEN not in log.getvalue()

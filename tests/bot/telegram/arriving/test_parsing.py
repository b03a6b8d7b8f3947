"""Updates that the library cannot read: each is set aside with a line in the log, and all others are answered."""

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.telegram.arriving.parsing import sender_in
from tests.bot.leftover import aside_in, holds
from tests.bot.running import SECRET, Process, hook
from tests.botapi import ApiError, BotApi, Chat, too_many
from tests.botapi.errors import Json

QUESTION = "What is said about water?"
WATER = "This can be seen in the issues of borders and water."
PRIVATE_WORDS = "zulfiya-sends-this"
ANNA = {"id": 77, "is_bot": False, "first_name": PRIVATE_WORDS}
NAMELESS = {"id": 77, "is_bot": False}
CHAT = {"id": 77, "type": "private", "first_name": PRIVATE_WORDS}
BROKEN: dict[str, Json] = {
    "a press without chat_instance": {"callback_query": {"id": "77", "from": ANNA, "data": PRIVATE_WORDS}},
    "a message dated beyond all years": {
        "message": {"message_id": 1, "date": 10**15, "chat": CHAT, "from": ANNA, "text": PRIVATE_WORDS}
    },
    "a message of a person without a name": {
        "message": {"message_id": 2, "date": 1, "chat": CHAT, "from": NAMELESS, "text": PRIVATE_WORDS}
    },
    "a message without its chat": {"message": {"message_id": 3, "date": 1, "from": ANNA, "text": PRIVATE_WORDS}},
}
ERRORS = ["TypeError", "ValueError", "TypeError", "incomplete"]
"""What is the matter with each: the library's error, or that it reads what no handler could."""


@pytest.fixture(params=["nested", "long"])
def unreadable(request: pytest.FixtureRequest) -> Iterator[Any]:
    """Something that JSON can say and Python will not read, which the server is allowed to write."""
    recursion, digits = sys.getrecursionlimit(), sys.get_int_max_str_digits()
    sys.setrecursionlimit(20_000)
    sys.set_int_max_str_digits(0)
    nested: Any = []
    for _ in range(3_000):
        nested = [nested]
    yield nested if request.param == "nested" else 10**6_000
    sys.setrecursionlimit(recursion)
    sys.set_int_max_str_digits(digits)


@dataclass
class Met:
    """A bot that has met every broken update among good questions: one before all, one after each."""

    api: BotApi
    process: Process
    broken: list[int]
    chats: list[Chat]

    def lines(self, key: int) -> list[str]:
        """What the log says of an update."""
        return [line for line in self.process.log.splitlines() if str(key) in line]


def push(api: BotApi, update: Json) -> int:
    """Send the bot an update; its id."""
    key = api.push(update)
    assert key is not None, f"the bot does not want {update}"
    return key


def ask(api: BotApi) -> Chat:
    """Somebody new asks; the chat."""
    chat = api.private(api.user("Reader", "en"))
    chat.say(QUESTION)
    return chat


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=["polling", "webhook"])
async def met(
    request: pytest.FixtureRequest, cache: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Met]:
    """A bot in either mode, to which good and broken updates were sent at once."""
    settings = hook() if request.param == "webhook" else {}
    async with BotApi() as api, Process(api, tmp_path_factory.mktemp("bot"), cache, **settings) as process:
        chats, broken = [ask(api)], []
        for update in BROKEN.values():
            broken.append(push(api, update))
            chats.append(ask(api))
        await api.received()
        await asyncio.gather(*(chat.wait_for_reply() for chat in chats))
        yield Met(api, process, broken, chats)


@pytest.mark.asyncio(loop_scope="module")
async def test_every_question_that_came_with_broken_updates_is_answered_once(met: Met) -> None:
    """Those before, between and after."""
    await asyncio.gather(*(chat.stays_silent() for chat in met.chats))
    assert [[WATER in reply.quote for reply in chat.replies] for chat in met.chats] == [[True]] * (len(BROKEN) + 1)


@pytest.mark.asyncio(loop_scope="module")
async def test_the_bot_goes_on_after_broken_updates(met: Met) -> None:
    """A question asked later is answered too."""
    assert WATER in (await ask(met.api).wait_for_reply()).quote
    assert met.process.running


@pytest.mark.asyncio(loop_scope="module")
async def test_each_broken_update_is_one_warning_with_its_number_and_the_kind_of_error(met: Met) -> None:
    """And no other line in the log is about trouble."""
    lines = [met.lines(key) for key in met.broken]
    assert [len(found) for found in lines] == [1] * len(BROKEN)
    for (line,), error in zip(lines, ERRORS, strict=True):
        assert " WARNING " in line
        assert line.endswith(error)
    assert met.process.log.count("WARNING") == len(BROKEN)
    assert "ERROR" not in met.process.log


@pytest.mark.asyncio(loop_scope="module")
async def test_the_log_tells_nothing_that_a_broken_update_says(met: Met) -> None:
    """No words of a person, no traceback, no secret."""
    for hidden in (PRIVATE_WORDS, "Traceback", met.api.token, SECRET):
        assert hidden not in met.process.log


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_what_python_will_not_read_keeps_nothing_else_from_being_read(
    cache: Path, tmp_path: Path, mode: str, unreadable: Any
) -> None:
    """A question with some of it, where nobody looks, is answered; one without its date is set aside."""
    settings = hook() if mode == "webhook" else {}
    async with BotApi() as api:
        first, second = (api.private(api.user("Reader", "en")) for _ in range(2))
        first.say(QUESTION, extra={"news_of_tomorrow": unreadable})
        second.say(QUESTION, extra={"date": unreadable})
        async with Process(api, tmp_path, cache, **settings) as process:
            assert WATER in (await first.wait_for_reply()).quote
            assert WATER in (await ask(api).wait_for_reply()).quote
            await api.received()
            await process.says("cannot be read and was set aside: ")
            assert "Traceback" not in process.log
            await second.stays_silent()


async def test_a_broken_update_does_not_come_back_after_a_restart(cache: Path, tmp_path: Path) -> None:
    """By polling: it counts as taken, also when nothing came after it."""
    async with BotApi() as api:
        async with Process(api, tmp_path, cache) as process:
            broken = [push(api, update) for update in BROKEN.values()]
            await api.received()
            assert (await process.stop())[0] == 0
        async with Process(api, tmp_path, cache) as process:
            assert WATER in (await ask(api).wait_for_reply()).quote
            assert [process.log.count(str(key)) for key in broken] == [1] * len(BROKEN)


async def test_a_bot_that_finds_a_broken_update_at_its_start_answers(cache: Path, tmp_path: Path) -> None:
    """As after a night in which nobody could start it."""
    async with BotApi() as api:
        push(api, BROKEN["a press without chat_instance"])
        chat = ask(api)
        async with Process(api, tmp_path, cache):
            assert WATER in (await chat.wait_for_reply()).quote


async def test_a_broken_update_is_posted_to_a_webhook_once(cache: Path, tmp_path: Path) -> None:
    """Telegram hears that it was taken, so it does not post it again and again."""
    async with BotApi() as api, Process(api, tmp_path, cache, **hook()) as process:
        broken = [push(api, update) for update in BROKEN.values()]
        await api.received()
        assert api.webhook
        assert [(delivery.update_id, delivery.status) for delivery in api.webhook.deliveries] == [
            (key, 200) for key in broken
        ]
        assert (await process.stop())[0] == 0
        assert [key for key, _, _ in aside_in(tmp_path / "log.sqlite3-inbox")] == broken


@pytest.mark.parametrize(("days", "kept"), [("30", True), ("0", False)])
async def test_of_a_broken_update_its_words_are_kept_as_long_as_questions_are(
    cache: Path, tmp_path: Path, days: str, kept: bool
) -> None:
    """Where nothing is kept of people, only its number and the kind of error are."""
    async with BotApi() as api:
        async with Process(api, tmp_path, cache, BOT_LOG_DAYS=days):
            key = push(api, BROKEN["a message of a person without a name"])
            await api.received()
        ((number, error, body),) = aside_in(tmp_path / "log.sqlite3-inbox")
        assert (number, error) == (key, "TypeError")
        assert (PRIVATE_WORDS in (body or "")) is kept
        assert bool(holds(tmp_path, PRIVATE_WORDS)) is kept


async def test_a_broken_update_that_waits_while_the_bot_ends_does_no_harm(cache: Path, tmp_path: Path) -> None:
    """Telegram shows it when it is told which updates were taken; it is for the next run."""
    async with BotApi() as api:
        process = Process(api, tmp_path, cache)
        await process.start()
        await process.ready()
        await api.polled()
        api.fail_next("getUpdates", too_many(30))
        await ask(api).wait_for_reply()
        await process.says("Telegram asks for a pause (429)")
        key = push(api, BROKEN["a message dated beyond all years"])
        assert (await process.stop())[0] == 0
        assert "Traceback" not in process.log
        assert str(key) not in process.log
        async with Process(api, tmp_path, cache) as again:
            await again.says(f"Update {key} cannot be read")


async def test_a_token_that_is_revoked_while_the_bot_polls_ends_it(cache: Path, tmp_path: Path) -> None:
    """With the sentence that names the setting, and exit code 2."""
    async with BotApi() as api:
        process = Process(api, tmp_path, cache)
        await process.start()
        await process.ready()
        api.fail_next("getUpdates", ApiError(401, "Unauthorized"))
        ask(api)
        assert await process.ended() == 2
        assert process.log.count("BOT_TOKEN") == 1
        assert "Traceback" not in process.log


def test_who_sent_an_update_is_known_before_it_is_read() -> None:
    """Of one that cannot be read too."""
    assert sender_in({"update_id": 1, "message": {"message_id": 1, "from": {"id": 7}}}) == 7
    assert sender_in({"update_id": 1, "callback_query": {"id": "1", "from": {"id": 8}}}) == 8
    odd: tuple[Any, ...] = ({"update_id": 1, "poll": {"from": "words"}}, [], {"message": {}})
    assert [sender_in(data) for data in odd] == [None] * 3

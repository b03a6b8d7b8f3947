"""Where errors end up, over HTTP with the bot in its own process."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.telegram.arriving.waiting import TRIES
from tests.bot.running import Process
from tests.bot.telegram.surfaces.groups import QUESTION, WATER, group
from tests.botapi import ApiError, BotApi, bad_request

pytestmark = pytest.mark.asyncio(loop_scope="module")


@dataclass
class Running:
    """A running bot, and the server that it calls."""

    api: BotApi
    process: Process


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bot(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    """A bot whose calls may be refused, and that may log it."""
    async with BotApi() as api, Process(api, tmp_path_factory.mktemp("bot"), cache) as process:
        yield Running(api, process)


@pytest.mark.parametrize(
    "refusal",
    [
        "not enough rights to send text messages to the chat",
        "TOPIC_CLOSED",
        "TOPIC_DELETED",
        "message thread not found",
    ],
)
async def test_where_the_bot_may_not_write_it_does_not_apologise(bot: Running, refusal: str) -> None:
    """It is muted, or the topic is closed or gone: one line in the log, and nothing that would be refused too."""
    chat, before = group(bot.api), bot.process.log.count("A chat takes no messages")
    bot.api.fail_next("sendMessage", bad_request(refusal))
    calls = bot.api.count("sendMessage")
    chat.say(f"/ask {QUESTION}")
    await chat.stays_silent()
    assert bot.api.count("sendMessage") == calls + 1
    assert bot.process.log.count("A chat takes no messages") == before + 1


async def test_one_who_has_blocked_the_bot_is_let_alone(bot: Running) -> None:
    """A line in the log."""
    chat = bot.api.private(bot.api.user("Anna", "en"))
    bot.api.fail_next("sendMessage", ApiError(403, "Forbidden: bot was blocked by the user"))
    chat.say(QUESTION)
    await bot.process.says("A message was not sent")
    assert WATER in (await chat.ask(QUESTION)).quote


async def test_whoever_meets_an_error_is_told_that_it_was_not_his_fault(bot: Running) -> None:
    """In his language; the operator has the traceback. In a group it is only told to who has called the bot."""
    reader, readers = bot.api.private(bot.api.user("Анна", "ru")), group(bot.api)
    for number, (chat, text, told) in enumerate(
        [(reader, "Что сказано о воде?", "Что-то пошло не так"), (readers, f"/ask {QUESTION}", "Something went wrong")]
    ):
        bot.api.fail_next("sendMessage", bad_request("something odd"), calls=TRIES)
        chat.say(text)
        assert (await chat.wait_for_reply()).text.startswith(told)
        await bot.process.says("An update was not handled", times=TRIES * (number + 1))
    assert "Traceback" in bot.process.log


async def test_a_question_edited_when_its_answer_is_gone_is_answered_anew(bot: Running) -> None:
    """The reader has deleted that; in a group an administrator may have, and it stays away."""
    reader = bot.api.private(bot.api.user("Anna", "en"))
    for chat, ask, answers in ((reader, "", 1), (group(bot.api), "/ask ", 0)):
        question = chat.say(f"{ask}How do I bake sourdough bread?")
        chat.delete(await chat.wait_for_reply())
        chat.edit(question, f"{ask}{QUESTION}")
        await chat.done()
        assert [WATER in reply.quote for reply in chat.replies] == [True] * answers

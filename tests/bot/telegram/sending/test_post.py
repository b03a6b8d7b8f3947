"""Sending and editing, with what Telegram refuses every day."""

from collections.abc import AsyncIterator

import pytest
from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.replies.reply import Draft
from bot.telegram.sending.message import Outgoing, outgoing
from bot.telegram.sending.post import edit, send
from tests.botapi import BotApi


@pytest.fixture
async def bot(lone_api: BotApi) -> AsyncIterator[ExtBot[None]]:
    """A bot that calls the server."""
    async with ExtBot(lone_api.token, f"{lone_api.url}/bot") as client:
        yield client


def text(bot: ExtBot[None], words: str) -> Outgoing:
    return outgoing(Draft(words).reply(), bot.bot)


async def test_a_message_goes_to_its_chat_as_a_reply(lone_api: BotApi, bot: ExtBot[None]) -> None:
    chat = lone_api.private()
    question = chat.say("Water?")
    await send(bot, (chat.id, 0), text(bot, "Yes."), question.id)
    assert [(reply.text, reply.reply_to) for reply in chat.replies] == [("Yes.", question)]


async def test_where_the_message_replied_to_is_gone_it_is_sent_without(lone_api: BotApi, bot: ExtBot[None]) -> None:
    """Unless it is of no use then."""
    chat = lone_api.private()
    await send(bot, (chat.id, 0), text(bot, "Yes."), 77)
    assert chat.replies[-1].reply_to is None
    with pytest.raises(BadRequest, match="not found"):
        await send(bot, (chat.id, 0), text(bot, "Yes."), 77, only_there=True)


async def test_a_group_that_has_moved_is_written_to_where_it_is_now(lone_api: BotApi, bot: ExtBot[None]) -> None:
    group = lone_api.group("Readers", lone_api.user("Anna"))
    moved = group.migrate()
    await send(bot, (group.id, 0), text(bot, "Yes."))
    assert [reply.text for reply in moved.replies] == ["Yes."]


async def test_an_edit_that_changes_nothing_has_been_made(lone_api: BotApi, bot: ExtBot[None]) -> None:
    """As when its first try has arrived, but not the answer to it."""
    chat = lone_api.private()
    sent = await send(bot, (chat.id, 0), text(bot, "Yes."))
    assert [await edit(bot, chat.id, sent.message_id, text(bot, "No.")) for _ in range(2)] == [True, True]
    assert chat.replies[-1].text == "No."


async def test_a_message_that_is_gone_cannot_be_edited(lone_api: BotApi, bot: ExtBot[None]) -> None:
    assert not await edit(bot, lone_api.private().id, 77, text(bot, "No."))

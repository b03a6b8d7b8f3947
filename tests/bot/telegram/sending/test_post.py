"""Sending and editing through a moment without network, as the handlers do it."""

from collections.abc import AsyncIterator

import pytest
from telegram.ext import ExtBot

from bot.telegram.sending import post
from bot.telegram.sending.calls import Calls
from bot.telegram.sending.limiter import ChatLimiter
from bot.telegram.sending.message import Outgoing
from bot.telegram.sending.pacing import Backoff
from tests.botapi import BotApi


@pytest.fixture
async def bot(lone_api: BotApi) -> AsyncIterator[post.Bot]:
    """A bot as it is in service, in more haste."""
    limiter = ChatLimiter(None, refused=Backoff(0.01, 0.02), unsure=Backoff(0.01))
    url = lone_api.url
    calls = [Calls(url), Calls(url)]
    async with ExtBot(
        lone_api.token, f"{url}/bot", request=calls[0], get_updates_request=calls[1], rate_limiter=limiter
    ) as client:
        yield client


@pytest.mark.parametrize("carried_out", [False, True])
async def test_an_edit_is_made_until_it_is_answered(lone_api: BotApi, bot: post.Bot, carried_out: bool) -> None:
    """That it is there already by then is no error."""
    chat = lone_api.private()
    sent = await post.send(bot, (chat.id, 0), Outgoing("one", []))
    lone_api.drop_next("editMessageText", calls=3, carry_out=carried_out)
    assert await post.edit(bot, chat.id, sent.message_id, Outgoing("two", []))
    assert chat.replies[0].text == "two"


async def test_a_message_goes_where_its_group_has_moved(lone_api: BotApi, bot: post.Bot) -> None:
    """Also when the call that tells of it was the second."""
    group = lone_api.group("Readers", lone_api.user())
    new = group.migrate()
    lone_api.drop_next("sendMessage")
    await post.send(bot, (group.id, 0), Outgoing("one", []))
    assert [message.text for message in new.replies] == ["one"]

"""Guests: somebody mentions the bot where it is not; over HTTP with the bot in its own process."""

import pytest

from tests.bot.telegram.surfaces.groups import WATER
from tests.botapi import BotApi

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_guests(api: BotApi) -> None:
    """Mentioned where it is not, the bot answers once, with the passage or a plain sentence."""
    elsewhere = api.supergroup("Elsewhere", api.user("Дильноза", "ru"), with_bot=False)
    answer = await elsewhere.summon("@interview_bot что с водой?")
    assert WATER in answer.message.quote
    assert "— Ойбек Сирожов" in answer.message.text
    answer = await elsewhere.summon("@interview_bot How do I bake sourdough bread at home?")
    assert answer.message.text.startswith("I found nothing on this.")
    assert answer.message.buttons == ["Ask me in a private chat"]
    assert elsewhere.replies[-1].reply_to is not None


@pytest.mark.parametrize("text", ["@interview_bot", "@interview_bot /help", "/speaker@interview_bot tolipov"])
async def test_guests_without_a_question(api: BotApi, text: str) -> None:
    """How to ask one there, since commands are for chats with the bot; the rest is said in private."""
    elsewhere = api.supergroup("Elsewhere", api.user("Anna", "en"), with_bot=False)
    message = (await elsewhere.summon(text)).message
    assert message.text.startswith("Write @interview_bot and a question")
    assert message.button("private").url == "https://t.me/interview_bot?start=inline"


async def test_guests_ask_by_command_too(api: BotApi) -> None:
    """`/ask` with a question is one."""
    elsewhere = api.supergroup("Elsewhere", api.user("Anna", "en"), with_bot=False)
    assert WATER in (await elsewhere.summon("/ask@interview_bot What is said about water?")).message.quote


async def test_what_a_guest_is_offered_leads_somewhere(api: BotApi) -> None:
    """Presses would not reach the bot there: a passage is a link, a question an inline query."""
    elsewhere = api.supergroup("Elsewhere", api.user("Anna", "en"), with_bot=False)
    message = (await elsewhere.summon("@interview_bot What does Farhod Tolipov say about water?")).message
    assert message.text.endswith("Oybek Sirojov does speak of it:")
    link = message.rows[0][0].url or ""
    opened = await api.private(api.user("Anna", "en")).ask(f"/start {link.partition('=')[2]}")
    assert WATER in opened.quote
    message = (await elsewhere.summon("@interview_bot What does Tolipov say?")).message
    assert str(message.rows[0][0].data["switch_inline_query_current_chat"]).startswith("Farhod Tolipov: ")

"""The Bot API server as the bot's tests use it: a bot in its own process, and a conversation with it."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.botapi import BotApi

BOT = """
import os

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity, ReplyParameters, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Next ›", callback_data="next")]])


async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    text = update.message.text
    await context.bot.send_message(
        update.effective_chat.id,
        f"You said: {text}",
        entities=[MessageEntity("blockquote", 10, len(text.encode("utf-16-le")) // 2)],
        reply_markup=KEYBOARD,
        reply_parameters=ReplyParameters(update.message.message_id),
    )


async def turn(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await update.callback_query.answer("Turned")
    await update.callback_query.edit_message_text("The next page")


bot = Application.builder().token(os.environ["BOT_TOKEN"]).base_url(os.environ["BOT_API_URL"] + "/bot")
application = bot.concurrent_updates(256).connection_pool_size(256).build()
application.add_handler(MessageHandler(filters.UpdateType.MESSAGE & filters.TEXT, answer))
application.add_handler(CallbackQueryHandler(turn))
application.run_polling()
"""


@pytest.fixture
async def api(tmp_path: Path) -> AsyncIterator[BotApi]:
    """A server, and the little bot above polling it from a process of its own."""
    script = tmp_path / "bot.py"
    script.write_text(BOT)
    async with BotApi() as server:
        process = await asyncio.create_subprocess_exec(sys.executable, str(script), env={**os.environ, **server.env})
        await server.wait_for_call("deleteWebhook")
        yield server
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0


async def test_a_conversation(api: BotApi) -> None:
    """A question, its answer with a quote, a press, the edit; and nothing else was sent or refused."""
    chat = api.private(api.user("Anna", "ru"))
    reply = await chat.ask("🙂 вода?")
    assert reply.text == "You said: 🙂 вода?"
    assert reply.quote == "🙂 вода?"
    assert reply.reply_to is chat.messages[0]
    answer = await chat.press(reply, "Next")
    assert answer.text == "Turned"
    assert (await chat.wait_for_edit(reply)).text == "The next page"
    assert reply.buttons == []
    last = await chat.ask("and now?")
    assert api.sent == [reply, last]
    assert api.refusals == []
    assert api.parse_modes == set()


async def test_two_hundred_conversations_at_once(api: BotApi) -> None:
    """Each chat gets its own answer, once."""
    chats = [api.private(api.user(f"Reader {number}")) for number in range(200)]
    replies = await asyncio.gather(*(chat.ask(f"number {n}") for n, chat in enumerate(chats)))
    assert [reply.quote for reply in replies] == [f"number {n}" for n in range(200)]
    assert len(api.sent) == 200


async def test_the_network_goes_and_comes_back(api: BotApi) -> None:
    """The bot finds the server again on its port, and the question asked meanwhile is answered."""
    chat = api.private()
    await chat.ask("before")
    await api.stop()
    chat.say("meanwhile")
    await asyncio.sleep(0.2)
    await api.start()
    assert (await chat.wait_for_reply()).quote == "meanwhile"


async def test_a_wait_that_fails_says_what_it_saw(api: BotApi) -> None:
    """The failure names the chat, its last messages and the refused calls."""
    chat = api.private()
    chat.voice()
    with pytest.raises(AssertionError, match=r"no reply in <private 'Anna' \d+>; last messages \[<message 1 by Anna"):
        await chat.wait_for_reply(timeout=0.05)

"""The server refuses wrong answers to presses and inline queries, and wrong menus."""

from typing import Any

import pytest
from telegram import Bot, BotCommand, InlineQueryResultsButton

from tests.botapi import BotApi
from tests.botapi.expecting import article, one_button, refused


async def test_a_press_is_answered_once_and_shortly(api: BotApi, bot: Bot) -> None:
    """Unknown, expired and answered queries are refused, and notes of over 200."""
    chat = api.private()
    await bot.send_message(chat.id, "text", reply_markup=one_button(callback_data="a"))
    query = chat.tap(chat.messages[-1], "Next")
    with refused(api, "MESSAGE_TOO_LONG"):
        await bot.answer_callback_query(query.id, "a" * 201)
    await bot.answer_callback_query(query.id, "a" * 200)
    late = chat.tap(chat.messages[-1], data="a")
    late.expire()
    for key in (query.id, late.id, "77"):
        with refused(api, "Query is too old and response timeout expired or query ID is invalid"):
            await bot.answer_callback_query(key)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"results": [article(str(n)) for n in range(51)]}, "Too many inline query results"),
        ({"results": [article(), article()]}, "RESULT_ID_DUPLICATE"),
        ({"results": [article("ы" * 33)]}, "RESULT_ID_INVALID"),
        ({"results": [article("")]}, "RESULT_ID_EMPTY"),
        ({"results": [article(title="")]}, "ARTICLE_TITLE_EMPTY"),
        ({"results": [article(text="")]}, "Message text is empty"),
        ({"results": [article(text="a" * 4097)]}, "Message is too long"),
        ({"results": [], "next_offset": "a" * 65}, "NEXT_OFFSET_INVALID"),
        ({"results": [], "button": InlineQueryResultsButton("Open", start_parameter="a b")}, "Unallowed characters"),
        ({"results": [], "button": InlineQueryResultsButton("Open", start_parameter="a" * 65)}, "Too long"),
        ({"results": [], "button": InlineQueryResultsButton("Open")}, "exactly one optional field"),
    ],
)
async def test_inline_answers_are_checked(api: BotApi, bot: Bot, answer: dict[str, Any], reason: str) -> None:
    """Each fault of an inline answer is named."""
    query = api.start_inline(api.user(), "water")
    with refused(api, reason):
        await bot.answer_inline_query(query.id, **answer)


async def test_an_inline_query_is_answered_once(api: BotApi, bot: Bot) -> None:
    """The second answer is too late."""
    query = api.start_inline(api.user(), "water")
    await bot.answer_inline_query(query.id, [article()])
    with refused(api, "Query is too old"):
        await bot.answer_inline_query(query.id, [article()])


@pytest.mark.parametrize(
    ("commands", "reason"),
    [
        ([("Ask", "Ask")], "BOT_COMMAND_INVALID"),
        ([("a" * 33, "Ask")], "length must not exceed 32"),
        ([("ask", "")], "description must be non-empty"),
        ([("ask", "a" * 257)], "description length must not exceed 256"),
        ([(f"a{n}", "Ask") for n in range(101)], "BOT_COMMANDS_TOO_MUCH"),
    ],
)
async def test_menus_are_checked(api: BotApi, bot: Bot, commands: list[tuple[str, str]], reason: str) -> None:
    """Each fault of a menu is named."""
    with refused(api, reason):
        await bot.set_my_commands([BotCommand(*command) for command in commands])

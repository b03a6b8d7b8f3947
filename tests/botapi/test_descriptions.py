"""Refusals word for word, of calls that PTB itself would not let one make."""

import json
from typing import Any

import httpx
import pytest

from tests.botapi import BotApi

CHAT = {"chat_id": 1001}
CHANNEL = {"chat_id": "@news"}
NOT_SAID = "Bad Request: message identifier is not specified"


def keyboard(*buttons: object) -> dict[str, Any]:
    """A call's parameters with these buttons."""
    return {**CHAT, "text": "a", "reply_markup": {"inline_keyboard": [list(buttons)]}}


def parsed(reason: str) -> str:
    """How a button's own fault is said."""
    return f"Bad Request: can't parse inline keyboard button: {reason}"


def result(**fields: object) -> dict[str, Any]:
    """An inline answer of one result."""
    return {"inline_query_id": "1", "results": [{"type": "article", "id": "a", "title": "t", **fields}]}


def unread(reason: str) -> str:
    """How a result's own fault is said."""
    return f"Bad Request: can't parse inline query result: {reason}"


CASES: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {"text": "a"}, "Bad Request: chat_id is empty"),
    ("sendMessage", {"chat_id": "@nobody", "text": "a"}, "Bad Request: chat not found"),
    ("sendMessage", {"chat_id": 123456789, "text": "a"}, "Forbidden: bot can't send messages to bots"),
    ("sendMessage", {**CHAT, "text": "a", "parse_mode": "rst"}, "Bad Request: unsupported parse_mode"),
    ("sendMessage", {**CHAT, "text": "a", "reply_parameters": {}}, ""),
    (
        "sendMessage",
        {**CHAT, "text": "a", "reply_parameters": {"a": 1}},
        'Bad Request: can\'t find field "message_id"',
    ),
    (
        "sendMessage",
        {**CHAT, "text": "a", "reply_to_message_id": 99},
        "Bad Request: message to be replied not found",
    ),
    (
        "sendMessage",
        {**CHAT, "text": "a", "reply_markup": "{"},
        "Bad Request: can't parse reply keyboard markup JSON object",
    ),
    ("sendMessage", {**CHAT, "text": "a", "reply_markup": []}, "Bad Request: object expected as reply markup"),
    (
        "sendMessage",
        {**CHAT, "text": "a", "reply_markup": {"a": 1}},
        "Bad Request: reply markup has none of its kinds (Telegram would change this silently)",
    ),
    ("sendMessage", {**CHAT, "text": "a", "reply_markup": {"force_reply": True}}, ""),
    ("sendMessage", {**CHAT, "text": "a", "reply_markup": {"inline_keyboard": []}}, ""),
    (
        "sendMessage",
        {**CHAT, "text": "a", "reply_markup": {"inline_keyboard": [1]}},
        'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    ("sendMessage", keyboard(1), parsed("InlineKeyboardButton must be an Object")),
    ("sendMessage", keyboard({"url": "t.me"}), parsed('Can\'t find field "text"')),
    (
        "sendMessage",
        keyboard({"text": "a", "callback_data": 1}),
        parsed('Field "callback_data" must be of type String'),
    ),
    ("sendMessage", keyboard({"text": "a", "copy_text": "b"}), parsed('Field "copy_text" must be of type Object')),
    ("sendMessage", keyboard({"text": "a", "copy_text": {}}), parsed('Can\'t find field "text"')),
    (
        "sendMessage",
        keyboard({"text": "a", "web_app": {"url": "http://a.uz"}}),
        "Bad Request: inline keyboard button URL 'http://a.uz' is invalid: Only HTTPS links are allowed",
    ),
    (
        "sendMessage",
        keyboard({"text": "a", "url": "https://a.uz:99999"}),
        "Bad Request: inline keyboard button URL 'https://a.uz:99999' is invalid: "
        "Wrong port number specified in the URL",
    ),
    ("sendMessage", keyboard({"text": "a", "url": "tg://user?id=1"}), ""),
    (
        "sendMessage",
        {**keyboard({"text": "a", "switch_inline_query": "b"}), **CHANNEL},
        "Bad Request: can't use switch_inline_query button in a channel chat, because users will not be able to use "
        "the button without knowing bot's username",
    ),
    ("sendMessage", {**CHANNEL, "text": "a"}, ""),
    (
        "sendMessage",
        {**CHAT, "text": "a", "entities": ["b"]},
        "Bad Request: can't parse MessageEntity: expected an Object",
    ),
    (
        "sendMessage",
        {**CHAT, "text": "a", "entities": [{"type": "bold", "offset": 0}]},
        "Bad Request: can't parse MessageEntity: Can't find field \"length\"",
    ),
    (
        "sendMessage",
        {**CHAT, "text": "a", "entities": [{"type": "text_link", "offset": 0, "length": 1}]},
        "Bad Request: can't parse MessageEntity: Can't find field \"url\"",
    ),
    (
        "sendMessage",
        {**CHAT, "text": "a", "entities": [{"type": "mention", "offset": 5, "length": 9}]},
        "",  # ignored: Telegram finds mentions itself
    ),
    ("sendMessage", {**CHAT, "text": "\ud83d"}, "Bad Request: strings must be encoded in UTF-8"),
    ("sendChatAction", {**CHAT, "action": "dance"}, "Bad Request: wrong parameter action in request"),
    ("sendPhoto", CHAT, "Bad Request: there is no photo in the request"),
    ("sendPhoto", {**CHAT, "photo": "AgACphoto"}, ""),
    ("editMessageText", {"text": "a"}, NOT_SAID),
    ("editMessageText", {**CHAT, "message_id": 1, "text": "a"}, "Bad Request: message can't be edited"),
    (
        "editMessageReplyMarkup",
        {**CHAT, "message_id": 2, "reply_markup": {"force_reply": True}},
        "Bad Request: inline keyboard expected",
    ),
    ("editMessageCaption", {**CHAT, "message_id": 2}, "Bad Request: there is no caption in the message to edit"),
    ("deleteMessage", {"message_id": 1}, "Bad Request: chat identifier is not specified"),
    ("deleteMessage", CHAT, NOT_SAID),
    (
        "answerInlineQuery",
        {"inline_query_id": "1", "results": 1},
        "Bad Request: expected an Array of inline query results",
    ),
    ("answerInlineQuery", {"inline_query_id": "1", "results": [1]}, unread("Inline query result must be an object")),
    ("answerInlineQuery", result(type="poem"), unread('type "poem" is unsupported for the inline query result')),
    ("answerInlineQuery", result(), unread('Can\'t find field "message_text"')),
    ("answerInlineQuery", result(input_message_content={}), unread("Input message content is not specified")),
    (
        "answerInlineQuery",
        {"inline_query_id": "1", "results": [{"type": "article", "id": "a"}]},
        unread('Can\'t find field "title"'),
    ),
    (
        "answerInlineQuery",
        result(input_message_content={"message_text": "a"}),
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ),
    (
        "answerInlineQuery",
        {"inline_query_id": "1", "button": {"text": "", "start_parameter": "a"}},
        "Bad Request: SWITCH_PM_TEXT_EMPTY",
    ),
    ("answerGuestQuery", {"guest_query_id": "1"}, "Bad Request: result isn't specified"),
    ("answerCallbackQuery", {}, "Bad Request: query is too old and response timeout expired or query ID is invalid"),
    ("setMyCommands", {"commands": {}}, "Bad Request: expected an Array of BotCommand"),
    ("setMyCommands", {}, ""),
    ("setMyCommands", {"commands": ["a"]}, "Bad Request: can't parse BotCommand: expected an Object"),
    (
        "setMyCommands",
        {"commands": [{"command": "a"}]},
        "Bad Request: can't parse BotCommand: Can't find field \"description\"",
    ),
    (
        "getMyCommands",
        {"scope": {"type": "all"}},
        "Bad Request: can't parse BotCommandScope: Unsupported type specified",
    ),
    (
        "getMyCommands",
        {"scope": {"type": "chat"}},
        "Bad Request: can't parse BotCommandScope: Can't find field \"chat_id\"",
    ),
    ("getMyCommands", {"language_code": "eng"}, "Bad Request: invalid language code specified"),
    ("setMyShortDescription", {"short_description": "a" * 121}, "Bad Request: short description is too long"),
    ("getUpdates", {"allowed_updates": 1}, "Bad Request: expected an Array of update types"),
    ("getChatMember", CHAT, "Bad Request: invalid user_id specified"),
    ("getChatMember", {**CHAT, "user_id": 5}, "Bad Request: PARTICIPANT_ID_INVALID"),
    ("leaveChat", CHAT, "Bad Request: chat is not a group, a supergroup or a channel chat"),
    ("sendPoem", {}, "Not Found: method not found"),
]


@pytest.mark.parametrize(("method", "params", "description"), CASES)
async def test_descriptions(api: BotApi, method: str, params: dict[str, Any], description: str) -> None:
    """Each call against its description; an empty one means that the call passes."""
    chat = api.private()
    chat.say("a message of Anna's")
    chat.add({"text": "a message of the bot's"}, sender=api.bot, by_bot=True)
    api.channel("News", username="news")
    async with httpx.AsyncClient() as client:
        address, headers = f"{api.url}/bot{api.token}/{method}", {"Content-Type": "application/json"}
        answer = (await client.post(address, content=json.dumps(params), headers=headers)).json()
    assert answer.get("description", "") == description
    assert answer["ok"] is (description == "")

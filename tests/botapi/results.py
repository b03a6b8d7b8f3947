"""What Telegram refuses in inline results, their button, and the menus of commands."""

import re

from tests.botapi.checks import caption_content, keyboard, text_content
from tests.botapi.entities import units
from tests.botapi.errors import ApiError, Json, bad_request
from tests.botapi.links import check_link

MOST_RESULTS = 50
MOST_COMMANDS = 100
KINDS = frozenset(
    [
        "article",
        "audio",
        "contact",
        "document",
        "game",
        "gif",
        "location",
        "mpeg4_gif",
        "photo",
        "sticker",
        "venue",
        "video",
        "voice",
    ]
)


def inline_results(given: object) -> list[Json]:
    """The results of an inline answer."""
    if not isinstance(given, list):
        raise bad_request("Expected an Array of inline query results")
    if len(given) > MOST_RESULTS:
        raise bad_request("Too many inline query results specified")
    results = [inline_result(result) for result in given]
    if len({result["id"] for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    return results


def inline_result(given: object) -> Json:
    """One result; its content comes back as `content`, the fields of the message it will become."""
    if not isinstance(given, dict):
        raise _unread("Inline query result must be an object")
    for field in ("type", "id"):
        if field not in given:
            raise _unread(f'Can\'t find field "{field}"')
    kind, key = given["type"], given["id"]
    if kind not in KINDS:
        raise _unread(f'type "{kind}" is unsupported for the inline query result')
    if not isinstance(key, str) or not key:
        raise bad_request("RESULT_ID_EMPTY")
    if len(key.encode()) > 64:
        raise bad_request("RESULT_ID_INVALID")
    markup = keyboard(given.get("reply_markup"), inline_only=True)
    return {**given, "content": {**_content(kind, given), **({"reply_markup": markup} if markup else {})}}


def _content(kind: str, given: Json) -> Json:
    """The message that choosing this result sends."""
    if kind == "article":
        if "title" not in given:
            raise _unread('Can\'t find field "title"')
        if not given["title"]:
            raise bad_request("ARTICLE_TITLE_EMPTY")
    inner = given.get("input_message_content")
    if inner is None:
        if kind == "article":
            raise _unread('Can\'t find field "message_text"')
        caption = caption_content(
            given.get("caption", ""), given.get("caption_entities"), given.get("parse_mode", "").lower()
        )
        return {kind: {}, **caption}
    if not isinstance(inner, dict):
        raise _unread('Field "input_message_content" must be of type Object')
    if "message_text" not in inner:
        if kind == "article" and not {"latitude", "phone_number", "payload"} & inner.keys():
            raise _unread("Input message content is not specified")
        return {"special": inner}
    content = text_content(inner["message_text"], inner.get("entities"), inner.get("parse_mode", "").lower())
    if inner.get("link_preview_options"):
        content["link_preview_options"] = inner["link_preview_options"]
    return content


def _unread(reason: str) -> ApiError:
    return bad_request(f"Can't parse inline query result: {reason}")


def inline_button(button: object) -> Json | None:
    """The button above inline results."""
    if button is None:
        return None
    prefix = "Can't parse inline query results button"
    if not isinstance(button, dict):
        raise bad_request(f"{prefix}: InlineQueryResultsButton must be an Object")
    if "text" not in button:
        raise bad_request(f'{prefix}: Can\'t find field "text"')
    if not button["text"]:
        raise bad_request("SWITCH_PM_TEXT_EMPTY")
    if ("start_parameter" in button) == ("web_app" in button):
        raise bad_request(f"{prefix}: InlineQueryResultsButton must have exactly one optional field")
    if "web_app" in button:
        check_link(str(button["web_app"].get("url", "")), "Inline query button Web App URL", https_only=True)
        return button
    parameter = str(button["start_parameter"])
    if not parameter:
        raise bad_request("Can't use empty start_parameter")
    if len(parameter) > 64:
        raise bad_request("Too long start_parameter specified")
    if not re.fullmatch(r"[A-Za-z0-9_-]+", parameter):
        raise bad_request("Unallowed characters in start_parameter are used")
    return button


def menu(given: object) -> list[Json]:
    """The commands of a menu."""
    if not isinstance(given, list):
        raise bad_request("Expected an Array of BotCommand")
    if len(given) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return [_command(command) for command in given]


def _command(command: object) -> Json:
    if not isinstance(command, dict):
        raise bad_request("Can't parse BotCommand: expected an Object")
    for field in ("command", "description"):
        if field not in command:
            raise bad_request(f"Can't parse BotCommand: Can't find field \"{field}\"")
    name = str(command["command"]).strip().removeprefix("/")
    description = str(command["description"]).strip()
    if not name:
        raise bad_request("Command must be non-empty")
    if len(name) > 32:
        raise bad_request("Command length must not exceed 32")
    if not re.fullmatch(r"[a-z0-9_]+", name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("Command description must be non-empty")
    if units(description) > 256:
        raise bad_request("Command description length must not exceed 256")
    return {"command": name, "description": description}

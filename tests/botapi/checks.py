"""What Telegram refuses in texts, captions and keyboards."""

from tests.botapi.entities import formatted, units
from tests.botapi.errors import ApiError, Json, bad_request, mended
from tests.botapi.links import check_link
from tests.botapi.params import Params

MOST_TEXT = 4096
MOST_CAPTION = 1024
MOST_BUTTONS = 100
MOST_BUTTONS_IN_ROW = 8
MOST_CALLBACK_DATA = 64
MOST_COPY_TEXT = 256
MOST_SWITCH_QUERY = 256
ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def text_content(text: str, entities: object, parse_mode: str = "") -> Json:
    """The text fields of a message."""
    if not text:
        raise bad_request("Message text is empty")
    _check_parse_mode(parse_mode)
    text, found = formatted(text, entities)
    if not text:
        raise bad_request("Text must be non-empty")
    if units(text) > MOST_TEXT:
        raise bad_request("Message is too long")
    return {"text": text, **({"entities": found} if found else {})}


def caption_content(caption: str, entities: object, parse_mode: str = "") -> Json:
    """The caption fields of a message; none for an empty caption."""
    _check_parse_mode(parse_mode)
    caption, found = formatted(caption, entities)
    if units(caption) > MOST_CAPTION:
        raise bad_request("Message caption is too long")
    if not caption:
        return {}
    return {"caption": caption, **({"caption_entities": found} if found else {})}


def text_of(params: Params) -> Json:
    """The text fields of a call that has `text`."""
    content = text_content(
        params.text("text"), params.structure("entities", "entities"), params.text("parse_mode").lower()
    )
    if preview := params.structure("link_preview_options", "link preview options"):
        content["link_preview_options"] = preview
    return content


def caption_of(params: Params) -> Json:
    """The caption fields of a call that has `caption`."""
    entities = params.structure("caption_entities", "entities")
    return caption_content(params.text("caption"), entities, params.text("parse_mode").lower())


def _check_parse_mode(parse_mode: str) -> None:
    """Any mode of Telegram's is taken and left unparsed: the recorded call shows it."""
    if parse_mode not in {"", "none", "html", "markdown", "markdownv2"}:
        raise bad_request("Unsupported parse_mode")


def keyboard(markup: object, *, inline_only: bool = False, channel: bool = False) -> Json | None:
    """The inline keyboard that a message will show, None for none; other keyboards are only looked at."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("Object expected as reply markup")
    if not any(name in markup for name in ("inline_keyboard", "keyboard", "remove_keyboard", "force_reply")):
        raise mended("Reply markup has none of its kinds")
    rows = markup.get("inline_keyboard")
    if rows is None:
        if inline_only:
            raise bad_request("Inline keyboard expected")
        return None
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    if sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > MOST_BUTTONS_IN_ROW for row in rows):
        raise bad_request("Reply markup is too long")
    for row in rows:
        for button in row:
            _check_button(button, channel)
    rows = [row for row in rows if row]
    return {"inline_keyboard": rows} if rows else None


def keyboard_of(
    params: Params, *, inline_only: bool = False, channel: bool = False, inline_mode: bool = True
) -> Json | None:
    """The keyboard of a call that has `reply_markup`; only a bot with inline mode may begin inline queries."""
    markup = params.structure("reply_markup", "reply keyboard markup")
    checked = keyboard(markup, inline_only=inline_only, channel=channel)
    buttons = (button for row in (checked or {"inline_keyboard": []})["inline_keyboard"] for button in row)
    if not inline_mode and any(name.startswith("switch_inline_query") for button in buttons for name in button):
        raise bad_request("BUTTON_TYPE_INVALID")
    return checked


def _check_button(button: object, channel: bool) -> None:
    if not isinstance(button, dict):
        raise _button("InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise _button('Can\'t find field "text"')
    if not isinstance(button["text"], str) or not button["text"].strip():
        raise mended("Inline keyboard button text must be non-empty")
    actions = [name for name in ACTIONS if name in button]
    if not actions:
        raise _button("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise mended(f"Inline keyboard button must have exactly one action, not {' and '.join(actions)}")
    _check_action(actions[0], button[actions[0]], channel)


def _button(reason: str) -> ApiError:
    return bad_request(f"Can't parse inline keyboard button: {reason}")


def _check_action(action: str, value: object, channel: bool) -> None:
    if action == "callback_data" and not 1 <= len(_string(action, value).encode()) <= MOST_CALLBACK_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if action == "url":
        check_link(_string(action, value), "Inline keyboard button URL")
    if action in {"web_app", "login_url"}:
        check_link(_field(action, value, "url"), "Inline keyboard button URL", https_only=True)
    if action == "copy_text" and not 1 <= units(_field(action, value, "text")) <= MOST_COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if action.startswith("switch_inline_query"):
        if channel:
            raise bad_request(
                f"Can't use {action} button in a channel chat, because users will not be able to use the button "
                "without knowing bot's username"
            )
        query = _field(action, value, "query", "") if action.endswith("chosen_chat") else _string(action, value)
        if units(query) > MOST_SWITCH_QUERY:
            raise bad_request("BUTTON_DATA_INVALID")


def _string(action: str, value: object) -> str:
    if not isinstance(value, str):
        raise _button(f'Field "{action}" must be of type String')
    return value


def _field(action: str, value: object, name: str, default: str | None = None) -> str:
    if not isinstance(value, dict):
        raise _button(f'Field "{action}" must be of type Object')
    if name not in value and default is None:
        raise _button(f'Can\'t find field "{name}"')
    return _string(name, value.get(name, default))

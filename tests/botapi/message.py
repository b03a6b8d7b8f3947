"""A message in its current state, with what a test wants to know of it."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.botapi.entities import QUOTES, cut
from tests.botapi.errors import Json
from tests.botapi.params import Upload

if TYPE_CHECKING:
    from tests.botapi.room import Room


@dataclass(frozen=True)
class Button:
    """One button of an inline keyboard."""

    data: Json

    @property
    def label(self) -> str:
        """What stands on it."""
        return str(self.data["text"])

    @property
    def callback_data(self) -> str | None:
        """What a press sends to the bot."""
        return self.data.get("callback_data")

    @property
    def url(self) -> str | None:
        """Where it leads."""
        return self.data.get("url")

    @property
    def copies(self) -> str | None:
        """What it copies."""
        return self.data["copy_text"]["text"] if "copy_text" in self.data else None

    @property
    def switches_to(self) -> str | None:
        """The inline query that it begins, in whatever chat."""
        if "switch_inline_query_chosen_chat" in self.data:
            query: str = self.data["switch_inline_query_chosen_chat"].get("query", "")
            return query
        return self.data.get("switch_inline_query", self.data.get("switch_inline_query_current_chat"))


class Message:
    """A message of a chat; `data` is its Bot API object, `history` its earlier states."""

    def __init__(self, room: "Room", data: Json, *, by_bot: bool = False) -> None:
        self.room = room
        self.data = data
        self.by_bot = by_bot
        self.deleted = False
        self.history: list[Json] = []
        self.inline_id: str | None = None
        self.reply_to: Message | None = None
        self.upload: Upload | None = None

    @property
    def id(self) -> int:
        """Its number in the chat."""
        return int(self.data["message_id"])

    @property
    def text(self) -> str:
        """The text, or the caption, or nothing."""
        return str(self.data.get("text", self.data.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        """The entities of the text or the caption."""
        found: list[Json] = self.data.get("entities") or self.data.get("caption_entities") or []
        return found

    @property
    def thread(self) -> int | None:
        """The topic or thread it is in."""
        return self.data.get("message_thread_id")

    @property
    def edited(self) -> bool:
        """Whether it has been edited (a change of the buttons counts)."""
        return bool(self.history)

    @property
    def rows(self) -> list[list[Button]]:
        """The inline keyboard."""
        rows = self.data.get("reply_markup", {}).get("inline_keyboard", [])
        return [[Button(button) for button in row] for row in rows]

    @property
    def buttons(self) -> list[str]:
        """The labels of all buttons, row by row."""
        return [button.label for row in self.rows for button in row]

    @property
    def quote(self) -> str:
        """The text of its one blockquote, plain or expandable."""
        quotes = [cut(self.text, e["offset"], e["length"]) for e in self.entities if e["type"] in QUOTES]
        assert len(quotes) == 1, f"{len(quotes)} blockquotes in {self}"
        return quotes[0]

    def entity_texts(self, kind: str) -> list[str]:
        """What each entity of that type covers."""
        return [cut(self.text, e["offset"], e["length"]) for e in self.entities if e["type"] == kind]

    def entity_text(self, kind: str) -> str:
        """What the one entity of that type covers."""
        texts = self.entity_texts(kind)
        assert len(texts) == 1, f"{len(texts)} entities {kind} in {self}: {self.entities}"
        return texts[0]

    def button(self, label: str) -> Button:
        """The button with that label, or the only one whose label holds it."""
        buttons = [button for row in self.rows for button in row]
        found = [b for b in buttons if b.label == label] or [b for b in buttons if label in b.label]
        assert len(found) == 1, f"{len(found)} buttons {label!r} on {self}: {self.buttons}"
        return found[0]

    def age(self, seconds: int) -> None:
        """Make it that much older."""
        self.data = {**self.data, "date": self.data["date"] - seconds}

    def json(self) -> Json:
        """The Bot API's Message object, with the message replied to (but not what that one replied to)."""
        if self.reply_to is None or self.reply_to.deleted:
            return self.data
        return {**self.data, "reply_to_message": self.reply_to.data}

    def change(self, content: Json, date: int) -> bool:
        """Take on new content; False when it is exactly what is there. Absent fields are dropped."""
        kept = {name: value for name, value in self.data.items() if name not in CONTENT}
        new = {**kept, **content}
        if _same(new, self.data):
            return False
        self.history.append(self.data)
        self.data = {**new, "edit_date": date}
        return True

    def __repr__(self) -> str:
        who = "the bot" if self.by_bot else self.data.get("from", {}).get("first_name", "somebody")
        state = " (deleted)" if self.deleted else " (edited)" if self.edited else ""
        return f"<message {self.data.get('message_id')} by {who}{state}: {self.text!r}>"


CONTENT = frozenset({"text", "entities", "caption", "caption_entities", "reply_markup", "link_preview_options"})
"""The fields that an edit replaces."""


def _same(one: Json, other: Json) -> bool:
    def visible(data: Json) -> Any:
        return {name: data[name] for name in CONTENT - {"link_preview_options"} if name in data}

    return json.dumps(visible(one), sort_keys=True) == json.dumps(visible(other), sort_keys=True)

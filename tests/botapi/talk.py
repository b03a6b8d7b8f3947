"""What people say and press in a chat, and what a test waits for there."""

from collections.abc import Coroutine
from typing import Any, TypedDict, Unpack

from tests.botapi.entities import find_entities, units
from tests.botapi.errors import Json
from tests.botapi.limits import Flood
from tests.botapi.message import Message
from tests.botapi.people import ANONYMOUS_ADMIN, CHANNEL_BOT, TELEGRAM, User
from tests.botapi.queries import CallbackAnswer, Query
from tests.botapi.room import PRESENT, Room
from tests.botapi.waiting import PATIENCE


class How(TypedDict, total=False):
    """How somebody says something; each is optional."""

    by: User  # who; in a private chat its owner, in a group its first member unless told
    reply_to: Message  # to which message
    topic: int  # in which forum topic; a reply goes where the message replied to is
    via: User  # through which inline bot
    as_chat: Room  # in the name of a channel
    anonymous: bool  # as an anonymous administrator
    extra: Json  # more fields of the Message object, e.g. {"date": 0} or {"quote": {…}}


class Pressing(TypedDict, total=False):
    """Which button is pressed, if not by its label, and how; each is optional."""

    data: str | None  # the button with this data
    forged: str | None  # data of no button
    by: User | None  # who
    inaccessible: bool  # the message comes as Telegram sends it when it is too old to be shown


class Talk(Room):
    """A chat in use. Each `say`, `edit` and so on is stored and sent to the bot as an update."""

    linked: "Talk | None" = None
    _waited_for = 0

    def say(self, text: str, *, entities: list[Json] | None = None, **how: Unpack[How]) -> Message:
        """A text; commands, mentions and links in it are found as Telegram finds them, unless given."""
        return self._send({"text": text, **_with_entities("entities", text, entities)}, how)

    def photo(self, caption: str = "", **how: Unpack[How]) -> Message:
        """A photo, perhaps with a caption."""
        key = self.world.unique("photo")
        sizes = [
            {"file_id": f"{key}-{width}", "file_unique_id": f"{key}{width}", "width": width, "height": width * 3 // 4}
            for width in (90, 320, 800)
        ]
        content: Json = {"photo": sizes}
        if caption:
            content |= {"caption": caption, **_with_entities("caption_entities", caption, None)}
        return self._send(content, how)

    def voice(self, **how: Unpack[How]) -> Message:
        """A voice message."""
        return self._send({"voice": {**self._file("voice"), "duration": 3, "mime_type": "audio/ogg"}}, how)

    def sticker(self, **how: Unpack[How]) -> Message:
        """A sticker."""
        look = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self._send({"sticker": {**self._file("sticker"), **look, "emoji": "👍"}}, how)

    def document(self, name: str = "notes.pdf", caption: str = "", **how: Unpack[How]) -> Message:
        """A file, perhaps with a caption."""
        content: Json = {"document": {**self._file("document"), "file_name": name}}
        if caption:
            content |= {"caption": caption, **_with_entities("caption_entities", caption, None)}
        return self._send(content, how)

    def service(self, content: Json, **how: Unpack[How]) -> Message:
        """Any other message: a service message, a location, … given by its fields."""
        return self._send(content, how)

    def edit(self, message: Message, text: str) -> None:
        """The author changes the text (or the caption)."""
        kind, entities = ("text", "entities") if "text" in message.data else ("caption", "caption_entities")
        if message.change({kind: text, **_with_entities(entities, text, None)}, self.world.now()):
            self.tell("edited_channel_post" if self.type == "channel" else "edited_message", message)

    def delete(self, message: Message) -> None:
        """Somebody deletes a message; bots hear nothing of it."""
        message.deleted = True
        self.messages.remove(message)
        self.changed.fire()

    def flood(self, retry_after: int, *, calls: int | None = None) -> None:
        """Refuse the next `calls` calls to this chat with 429, or all of them for `retry_after` seconds."""
        self.floods.append(Flood(retry_after, calls))

    def tap(self, message: Message, label: str = "", **how: Unpack[Pressing]) -> Query[CallbackAnswer]:
        """Press a button without waiting."""
        data, forged = how.get("data"), how.get("forged")
        if forged is None:
            callbacks = {button.callback_data for row in message.rows for button in row}
            forged = data if data is not None else message.button(label).callback_data
            assert forged is not None, f"{label!r} is no callback button"
            assert forged in callbacks, f"no button with data {forged!r} on {message}"
        user = how.get("by") or self._speaker()
        if message.inline_id:
            pressed: Json = {"inline_message_id": message.inline_id}
        else:
            pressed = {"message": self._shadow(message.id) if how.get("inaccessible") else message.json()}
        return self._press(user, label, forged, pressed)

    def press(self, message: Message, label: str = "", **how: Unpack[Pressing]) -> Coroutine[Any, Any, CallbackAnswer]:
        """Press a button as `tap` does and wait for the bot's answer to the press."""
        return self.tap(message, label, **how).answered()

    @property
    def replies(self) -> list[Message]:
        """The bot's messages that are there now."""
        return [message for message in self.messages if message.by_bot]

    def wait_for_reply(self, *, timeout: float = PATIENCE) -> Coroutine[Any, Any, Message]:
        """The bot's next message that no `wait_for_reply` has brought yet."""
        return self.changed.until(self._take_reply, lambda: self._silence("no reply"), timeout)

    def ask(self, text: str, *, timeout: float = PATIENCE, **how: Unpack[How]) -> Coroutine[Any, Any, Message]:
        """Say something and wait for the first message that the bot sends after it."""
        self._waited_for = len(self.sent_by_bot)
        self.say(text, **how)
        return self.wait_for_reply(timeout=timeout)

    def wait_for_edit(self, message: Message, *, times: int = 1) -> Coroutine[Any, Any, Message]:
        """The message, when it has been edited so often since it was sent."""
        return message.room.changed.until(
            lambda: message if len(message.history) >= times else None, lambda: f"no edit of {message}"
        )

    async def done(self) -> None:
        """Wait until the bot has done all that it will about what it was told here so far.

        No clock tells when that is. But it takes the updates of a chat in order, so it has come to an end with them
        when it answers a press after them, of a button that is no more, which calls for no message.
        """
        await self._press(self._speaker(), "", "gone", {"message": self._shadow(1)}).answered()

    async def stays_silent(self) -> None:
        """Fail if what the bot was told here so far has made it send anything that no `wait_for_reply` has brought."""
        await self.done()
        assert self._take_reply() is None, self._silence("the bot did not keep silent")

    def _press(self, user: User, label: str, data: str, pressed: Json) -> Query[CallbackAnswer]:
        query: Query[CallbackAnswer] = Query(self.world.unique_id(), user, f"the press of {label or data!r}")
        self.world.callbacks[query.id] = query
        press: Json = {"id": query.id, "from": user.json(), "chat_instance": str(self.id), "data": data}
        self.world.push({"callback_query": {**press, **pressed}})
        return query

    def _shadow(self, key: int) -> Json:
        """What Telegram tells of a message that is too old to be shown."""
        return {"chat": self.json(), "message_id": key, "date": 0}

    def _take_reply(self) -> Message | None:
        if self._waited_for >= len(self.sent_by_bot):
            return None
        self._waited_for += 1
        return self.sent_by_bot[self._waited_for - 1]

    def _silence(self, what: str) -> str:
        refused = [f"{call.method}: {call.description}" for call in self.world.refusals[-3:]]
        return f"{what} in {self}; last messages {self.messages[-3:]}; refused calls {refused}"

    def _file(self, kind: str) -> Json:
        key = self.world.unique(kind)
        return {"file_id": key, "file_unique_id": key, "file_size": 1234}

    def _speaker(self) -> User:
        if self.owner:
            return self.owner
        assert self.members, f"nobody is in {self}: say who speaks with by="
        return next(iter(self.members.values()))[0]

    def _send(self, content: Json, how: How) -> Message:
        assert self.status in PRESENT or not self.owner, f"{self} has blocked the bot: unblock it first"
        sender = how.get("by")
        if how.get("anonymous"):
            sender, content = ANONYMOUS_ADMIN, {"sender_chat": self.json(), **content}
        elif channel := how.get("as_chat"):
            sender, content = CHANNEL_BOT, {"sender_chat": channel.json(), **content}
        elif self.type == "channel":
            sender, content = None, {"sender_chat": self.json(), **content}
        elif sender is None:
            sender = self._speaker()
        if via := how.get("via"):
            content = {**content, "via_bot": via.json()}
        message = self.add(
            {**content, **how.get("extra", {})},
            sender=sender,
            reply_to=how.get("reply_to"),
            topic=how.get("topic"),
        )
        self.tell("channel_post" if self.type == "channel" else "message", message)
        if self.linked and self.type == "channel":
            self._forward(message, content, self.linked)
        return message

    def _forward(self, post: Message, content: Json, group: "Talk") -> None:
        """Telegram copies a channel's post into the discussion group."""
        origin = {"type": "channel", "chat": self.json(), "message_id": post.id, "date": post.data["date"]}
        copy = group.add(
            {
                **content,
                "sender_chat": self.json(),
                "is_automatic_forward": True,
                "forward_origin": origin,
                "forward_from_chat": self.json(),
                "forward_from_message_id": post.id,
                "forward_date": post.data["date"],
            },
            sender=TELEGRAM,
        )
        group.tell("message", copy)

    def tell(self, kind: str, message: Message) -> None:
        """Send it to the bot, if Telegram would."""
        if self.status in PRESENT and not self.migrated_to and self.world.sees(message):
            self.world.push({kind: message.json()})


def _with_entities(field: str, text: str, given: list[Json] | None) -> Json:
    entities = find_entities(text) if given is None else given
    for entity in entities:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= units(text), f"{entity} outside {text!r}"
    return {field: entities} if entities else {}

"""A chat as Telegram keeps it: its messages, and whether the bot may write in it."""

from typing import TYPE_CHECKING

from tests.botapi.errors import Json, bad_request, forbidden
from tests.botapi.limits import Flood
from tests.botapi.message import Message
from tests.botapi.people import User
from tests.botapi.waiting import Signal

if TYPE_CHECKING:
    from tests.botapi.world import World

PRESENT = frozenset({"member", "administrator", "creator"})


class Room:
    """State of one chat. `status` is the bot's own: member, administrator, left or kicked (in private: blocked)."""

    def __init__(self, world: "World", key: int, kind: str, title: str) -> None:
        self.world = world
        self.id = key
        self.type = kind
        self.title = title
        self.username: str | None = None
        self.is_forum = False
        self.status = "member"
        self.owner: User | None = None
        self.members: dict[int, tuple[User, str]] = {}
        self.topics: dict[int, Message] = {}
        self.messages: list[Message] = []
        self.sent_by_bot: list[Message] = []
        self.migrated_to: int | None = None
        self.floods: list[Flood] = []
        self.changed = Signal()
        self._by_id: dict[int, Message] = {}
        self._next_id = 1

    def json(self) -> Json:
        """The Bot API's Chat object."""
        if self.owner:
            fields = {name: value for name, value in self.owner.json().items() if name.endswith("name")}
            return {"id": self.id, "type": self.type, **fields}
        chat: Json = {"id": self.id, "type": self.type, "title": self.title}
        if self.username:
            chat["username"] = self.username
        if self.is_forum:
            chat["is_forum"] = True
        return chat

    def message(self, key: int) -> Message | None:
        """The message with that id, unless it is gone."""
        found = self._by_id.get(key)
        return None if found is None or found.deleted else found

    def add(
        self,
        content: Json,
        *,
        sender: User | None,
        by_bot: bool = False,
        reply_to: Message | None = None,
        topic: int | None = None,
    ) -> Message:
        """Store a new message where it belongs."""
        data: Json = {"message_id": self._new_id(), "date": self.world.now(), "chat": self.json()}
        if sender:
            data["from"] = sender.json()
        message = Message(self, {**data, **self._place(reply_to, topic), **content}, by_bot=by_bot)
        message.reply_to = reply_to or (self.topics.get(message.thread) if self.is_forum and message.thread else None)
        self.messages.append(message)
        if by_bot:
            self.sent_by_bot.append(message)
        self._by_id[message.id] = message
        self.changed.fire()
        return message

    def _new_id(self) -> int:
        """Private chats and basic groups share one sequence; every supergroup and channel has its own."""
        if self.type in {"private", "group"}:
            return self.world.next_message_id()
        key, self._next_id = self._next_id, self._next_id + 1
        return key

    def _place(self, reply_to: Message | None, topic: int | None) -> Json:
        """The thread fields: a forum's topics, or the threads that replies make in other supergroups."""
        if self.is_forum:
            if topic is None and reply_to is not None:
                topic = reply_to.thread
            return {"message_thread_id": topic, "is_topic_message": True} if topic else {}
        if self.type == "supergroup" and reply_to is not None:
            return {"message_thread_id": reply_to.thread or reply_to.id}
        return {}

    def check_access(self, *, write: bool = True) -> None:
        """Refuse what Telegram refuses the bot in this chat."""
        if self.migrated_to and write:
            raise bad_request("Group chat was upgraded to a supergroup chat", migrate_to_chat_id=self.migrated_to)
        if self.type == "private":
            if self.status not in PRESENT and write:
                raise forbidden("Bot was blocked by the user")
            return
        kind = f"{self.type} chat"
        if self.status == "kicked":
            raise forbidden(f"Bot was kicked from the {kind}")
        if self.status not in PRESENT:
            raise forbidden(f"Bot is not a member of the {kind}")
        if self.type == "channel" and write and self.status == "member":
            raise bad_request("Need administrator rights in the channel chat")

    def check_flood(self) -> int:
        """How many seconds the bot has to wait, 0 for none."""
        self.floods = [flood for flood in self.floods if flood.calls is None or flood.calls > 0]
        return max((flood.refuses() for flood in self.floods), default=0)

    def check_topic(self, topic: int) -> None:
        """Refuse a topic that this chat has not. (Telegram lets it pass in a supergroup that is no forum.)"""
        if topic and topic not in self.topics:
            raise bad_request("Message thread not found")

    def member_status(self, user: User) -> str:
        """What somebody is in this chat."""
        if user.id == self.world.bot.id:
            return self.status
        if self.owner:
            return "member" if user == self.owner else "left"
        return self.members[user.id][1] if user.id in self.members else "left"

    def __repr__(self) -> str:
        return f"<{self.type} {self.title!r} {self.id}>"

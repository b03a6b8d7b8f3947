"""The small world around the bot: people, chats, queries, and the updates that they make."""

import itertools
import time
from collections.abc import Coroutine, Iterator
from typing import Any

from tests.botapi.calls import Call
from tests.botapi.chat import Chat
from tests.botapi.errors import Json, bad_request, forbidden
from tests.botapi.limits import RealLimits
from tests.botapi.message import Message
from tests.botapi.people import User
from tests.botapi.profile import Profile
from tests.botapi.queries import CallbackAnswer, GuestAnswer, InlineAnswer, Query
from tests.botapi.updates import UpdateQueue
from tests.botapi.waiting import Signal
from tests.botapi.webhook import Webhook


class World:
    """All state. `privacy` hides from the bot what privacy mode hides in groups; without `inline_mode` no button
    may begin an inline query; `limits` are off unless set. Its clock is so many seconds `behind` this machine's.
    """

    def __init__(self) -> None:
        self.bot = User(123456789, "Interview", username="interview_bot", is_bot=True)
        self.privacy = False
        self.inline_mode = True
        self.inline_feedback = True
        self.behind = 0.0
        self.limits: RealLimits | None = None
        self.updates = UpdateQueue()
        self.webhook: Webhook | None = None
        self.profile = Profile(self.bot.first_name)
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.chats: dict[int, Chat] = {}
        self.callbacks: dict[str, Query[CallbackAnswer]] = {}
        self.inlines: dict[str, Query[InlineAnswer]] = {}
        self.guests: dict[str, tuple[Query[GuestAnswer], Message]] = {}
        self.inline_messages: dict[str, Message] = {}
        self.calls: list[Call] = []
        self.called = Signal()
        self._numbers = itertools.count(1001)
        self._message_ids = itertools.count(1)

    def now(self) -> int:
        """The time that messages are dated with."""
        return int(time.time() - self.behind)

    def unique_id(self) -> str:
        """An id as Telegram gives to queries: digits."""
        return str(7_000_000_000_000_000 + next(self._numbers))

    def unique(self, kind: str) -> str:
        """An id for a file."""
        return f"{kind}-{next(self._numbers)}"

    def next_message_id(self) -> int:
        """The next id in private chats and basic groups."""
        return next(self._message_ids)

    def push(self, update: Json) -> int | None:
        """Send the bot any update: `{"poll": {…}}`. Its id, or None when the bot has not allowed that type."""
        return self.updates.push(update)

    @property
    def refusals(self) -> list[Call]:
        """The calls that were answered with an error: a good bot makes none."""
        return [call for call in self.calls if call.status >= 400]

    @property
    def sent(self) -> list[Message]:
        """All messages that the bot has sent anywhere, also those deleted since."""
        return [message for chat in self.chats.values() for message in chat.sent_by_bot]

    @property
    def parse_modes(self) -> set[str]:
        """Every parse_mode that the bot has used anywhere: a bot that sends entities uses none."""
        return {mode for call in self.calls for mode in _parse_modes(call.params)}

    def user(
        self,
        first_name: str = "Anna",
        language_code: str | None = "en",
        *,
        is_bot: bool = False,
        key: int = 0,
    ) -> User:
        """A new person, known to Telegram but not yet to the bot."""
        user = User(key or next(self._numbers), first_name, language_code, is_bot=is_bot)
        self.users[user.id] = user
        return user

    def private(self, user: User | None = None) -> Chat:
        """The private chat with a person (a new one unless told), who has pressed Start."""
        owner = user or self.user()
        if owner.id not in self.chats:
            self.chats[owner.id] = chat = Chat(self, owner.id, "private", owner.first_name)
            chat.owner = owner
        return self.chats[owner.id]

    def group(self, title: str, *members: User, with_bot: bool = True) -> Chat:
        """A basic group, with the bot in it unless told; the first member is its creator."""
        return self._shared(-4_000_000_000 - next(self._numbers), "group", title, members, with_bot)

    def supergroup(
        self,
        title: str,
        *members: User,
        forum: bool = False,
        username: str | None = None,
        with_bot: bool = True,
    ) -> Chat:
        """A supergroup, perhaps a forum; `create_topic` makes topics in it."""
        chat = self._shared(-1_002_000_000_000 - next(self._numbers), "supergroup", title, members, with_bot)
        chat.is_forum, chat.username = forum, username
        return chat

    def channel(self, title: str, *, username: str | None = None, discussion: Chat | None = None) -> Chat:
        """A channel with the bot as administrator; its posts are copied into the `discussion` group."""
        chat = self._shared(-1_003_000_000_000 - next(self._numbers), "channel", title, (), with_bot=True)
        chat.username, chat.linked = username, discussion
        chat.status = "administrator"
        if discussion:
            discussion.linked = chat
        return chat

    def _shared(self, key: int, kind: str, title: str, members: tuple[User, ...], with_bot: bool) -> Chat:
        chat = self.chats[key] = Chat(self, key, kind, title)
        chat.status = "member" if with_bot else "left"
        for number, user in enumerate(members):
            chat.join(user, "member" if number else "creator")
        return chat

    def find_chat(self, key: str) -> Chat:
        """The chat of a `chat_id` parameter, or Telegram's refusal."""
        if not key:
            raise bad_request("Chat_id is empty")
        if key.startswith("@"):
            named = [chat for chat in self.chats.values() if chat.username and f"@{chat.username}" == key]
            if not named:
                raise bad_request("Chat not found")
            return named[0]
        number = int(key) if key.lstrip("-").isdigit() else 0
        if number in self.chats:
            return self.chats[number]
        if number in self.users:
            if self.users[number].is_bot:
                raise forbidden("Bot can't send messages to bots")
            if any(number in chat.members for chat in self.chats.values()):
                raise forbidden("Bot can't initiate conversation with a user")
        raise bad_request("Chat not found")

    def sees(self, message: Message) -> bool:
        """Whether the bot gets a message, by the rules of privacy mode."""
        room = message.room
        if not self.privacy or room.owner or room.type == "channel" or room.status == "administrator":
            return True
        to_bot = message.reply_to is not None and message.reply_to.by_bot
        via_bot = message.data.get("via_bot", {}).get("id") == self.bot.id
        service = not {"text", "photo", "voice", "sticker", "document"} & message.data.keys()
        commands = [text.partition("@")[2].lower() for text in message.entity_texts("bot_command")]
        meant = any(name in {"", str(self.bot.username).lower()} for name in commands)
        return to_bot or via_bot or service or meant

    def inline(
        self,
        user: User,
        query: str = "",
        *,
        offset: str = "",
    ) -> Coroutine[Any, Any, InlineAnswer]:
        """Somebody types `@bot query` in some chat; waits for the results."""
        return self.start_inline(user, query, offset=offset).answered()

    def start_inline(self, user: User, query: str = "", *, offset: str = "") -> Query[InlineAnswer]:
        """The same without waiting."""
        asked: Query[InlineAnswer] = Query(self.unique_id(), user, f"the inline query {query!r}")
        asked.text = query
        self.inlines[asked.id] = asked
        fields = {"id": asked.id, "from": user.json(), "query": query, "offset": offset, "chat_type": "private"}
        self.push({"inline_query": fields})
        return asked

    def choose(self, user: User, answer: InlineAnswer, which: int | str = 0, *, chat: Chat | None = None) -> Message:
        """Somebody sends a result, by its number or id, into a chat (one without the bot unless told)."""
        result = answer.results[which] if isinstance(which, int) else _with_id(answer.results, which)
        if chat is None:
            chat = self.group("Elsewhere", user, with_bot=False)
        chosen: Json = {"result_id": result["id"], "from": user.json(), "query": answer.query}
        message = chat.service(dict(result["content"]), by=user, via=self.bot)
        if "reply_markup" in result["content"]:
            chosen["inline_message_id"] = self.register_inline(message)
        if self.inline_feedback:
            self.push({"chosen_inline_result": chosen})
        return message

    def register_inline(self, message: Message) -> str:
        """Give a message an `inline_message_id`."""
        key = message.inline_id = f"AAAA{self.unique_id()}"
        self.inline_messages[key] = message
        return key


def _parse_modes(value: object) -> Iterator[str]:
    """The parse modes anywhere in a call's parameters."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name.endswith("parse_mode") and inner:
                yield str(inner)
            yield from _parse_modes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _parse_modes(inner)


def _with_id(results: list[Json], key: str) -> Json:
    found = [result for result in results if result["id"] == key]
    assert found, f"no result {key!r} among {[result['id'] for result in results]}"
    return found[0]

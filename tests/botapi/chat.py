"""Who comes and goes in a chat, its topics, its move to a supergroup, and guests from elsewhere."""

from collections.abc import Callable, Coroutine
from typing import Any

from tests.botapi.entities import find_entities
from tests.botapi.errors import Json
from tests.botapi.people import User
from tests.botapi.queries import GuestAnswer, Query
from tests.botapi.room import PRESENT
from tests.botapi.talk import Talk

RIGHTS = [
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
]


class Chat(Talk):
    """A private chat, a group, a supergroup or a channel."""

    def join(self, user: User, status: str = "member") -> None:
        """Somebody is in the chat from now on, as member, administrator or creator; no message tells of it."""
        self.members[user.id] = (user, status)

    def member(self, user: User) -> Json:
        """The Bot API's ChatMember object of somebody."""
        return self._member(user, self.member_status(user))

    def block(self) -> None:
        """The user of a private chat stops the bot."""
        assert self.owner, "only a private chat can be blocked"
        self._change_status("kicked", self.owner)

    def unblock(self) -> None:
        """The user starts the bot again."""
        assert self.owner, "only a private chat can be unblocked"
        self._change_status("member", self.owner)

    def add_bot(self) -> None:
        """Somebody adds the bot: `my_chat_member`, and in groups a message that says so."""
        user = self._speaker()
        self._change_status("member", user)
        if self.type != "channel":
            bot = self.world.bot.json()
            self.service({"new_chat_members": [bot], "new_chat_participant": bot, "new_chat_member": bot}, by=user)

    def promote_bot(self) -> None:
        """Somebody makes the bot an administrator."""
        self._change_status("administrator", self._speaker())

    def remove_bot(self) -> None:
        """Somebody removes the bot from the chat."""
        self._change_status("kicked", self._speaker())

    def create_topic(self, name: str, *, by_bot: bool = False) -> int:
        """A new topic in a forum; its id."""
        assert self.is_forum, f"{self} is no forum"
        sender = self.world.bot if by_bot else self._speaker()
        content = {"forum_topic_created": {"name": name, "icon_color": 7322096}, "is_topic_message": True}
        message = self.add(content, sender=sender, by_bot=False)
        message.data["message_thread_id"] = message.id
        self.topics[message.id] = message
        if not by_bot:
            self.tell("message", message)
        return message.id

    def migrate(self, *news: str) -> "Chat":
        """The group becomes a supergroup, and the old id answers with the new one.

        `news` is what the bot hears of it, in that order: "joined" for the new chat, service messages that go "to" it
        and come "from" the old one; also "left" for the old chat.
        """
        assert self.type == "group", f"{self} is no basic group"
        new = self.world.supergroup(self.title, *(user for user, _ in self.members.values()))
        new.status, new.members = self.status, dict(self.members)
        tells: dict[str, Callable[[], object]] = {
            "joined": lambda: new.tell_status("left", new.status, self._speaker()),
            "left": lambda: self.tell_status(self.status, "left", self._speaker()),
            "to": lambda: self.service({"migrate_to_chat_id": new.id}),
            "from": lambda: new.service({"migrate_from_chat_id": self.id}),
        }
        for name in news or ("joined", "to", "from"):
            tells[name]()
        self.migrated_to = new.id
        return new

    def summon(self, text: str) -> Coroutine[Any, Any, GuestAnswer]:
        """Somebody mentions the bot in a chat that it is not in (`Update.guest_message`); waits for its answer."""
        assert self.status not in PRESENT, f"the bot is in {self} and no guest"
        entities = find_entities(text)
        content: Json = {"text": text, **({"entities": entities} if entities else {})}
        user = self._speaker()
        message = self.add(content, sender=user)
        query: Query[GuestAnswer] = Query(self.world.unique_id(), user, f"the guest message {text!r}")
        self.world.guests[query.id] = (query, message)
        self.world.push({"guest_message": {**message.json(), "guest_query_id": query.id}})
        return query.answered()

    def _change_status(self, status: str, by: User) -> None:
        """Set what the bot is here and tell it with `my_chat_member`."""
        old, self.status = self.status, status
        self.tell_status(old, status, by)

    def tell_status(self, old: str, new: str, by: User) -> None:
        """Tell the bot that its status was changed here."""
        bot = self.world.bot
        self.world.push(
            {
                "my_chat_member": {
                    "chat": self.json(),
                    "from": by.json(),
                    "date": self.world.now(),
                    "old_chat_member": self._member(bot, old),
                    "new_chat_member": self._member(bot, new),
                }
            }
        )

    def _member(self, user: User, status: str) -> Json:
        fields: Json = {"user": user.json(), "status": status}
        if status == "administrator":
            fields |= {"can_be_edited": False, **dict.fromkeys(RIGHTS, True), "is_anonymous": False}
        if status == "creator":
            fields["is_anonymous"] = False
        if status == "kicked":
            fields["until_date"] = 0
        return fields

"""The people (and bots) of the small world."""

from dataclasses import dataclass

from tests.botapi.errors import Json


@dataclass(frozen=True)
class User:
    """A person or a bot."""

    id: int
    first_name: str
    language_code: str | None = None
    username: str | None = None
    last_name: str | None = None
    is_bot: bool = False

    def json(self) -> Json:
        """The Bot API's User object."""
        fields: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        for name in ("last_name", "username", "language_code"):
            if value := getattr(self, name):
                fields[name] = value
        return fields


ANONYMOUS_ADMIN = User(1087968824, "Group", username="GroupAnonymousBot", is_bot=True)
"""Who every anonymous administrator of every group appears to be."""

CHANNEL_BOT = User(136817688, "Channel", username="Channel_Bot", is_bot=True)
"""Who appears to write when somebody writes in a group as a channel."""

TELEGRAM = User(777000, "Telegram")
"""Who appears to forward a channel's posts into its discussion group."""

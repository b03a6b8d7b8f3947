"""What the bot tells of itself: menus of commands, name, descriptions."""

import json

from tests.botapi.errors import Json, bad_request
from tests.botapi.people import User
from tests.botapi.results import menu
from tests.botapi.room import Room

SCOPES = frozenset(
    [
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    ]
)
LONGEST = {"name": 64, "description": 512, "short_description": 120}


class Profile:
    """All languages and scopes; "" is the language of those who have no text of their own."""

    def __init__(self, name: str) -> None:
        self.menus: dict[tuple[str, str], list[Json]] = {}
        self.texts: dict[str, dict[str, str]] = {"name": {"": name}, "description": {}, "short_description": {}}

    def set_menu(self, scope: object, language: str, commands: object) -> None:
        """Replace one menu; an empty list removes it."""
        key = _scope_key(scope), checked_language(language)
        if found := menu(commands):
            self.menus[key] = found
        else:
            self.menus.pop(key, None)

    def menu(self, scope: object = None, language: str = "") -> list[Json]:
        """Exactly that menu, as getMyCommands gives it."""
        return self.menus.get((_scope_key(scope), checked_language(language)), [])

    def menu_for(self, user: User, chat: Room) -> list[str]:
        """The commands that Telegram shows to somebody in a chat, by its rules of precedence."""
        here = {"chat_id": chat.id}
        scopes: list[Json] = [{"type": "chat", **here}]
        if chat.owner:
            scopes.append({"type": "all_private_chats"})
        else:
            admin = chat.member_status(user) in {"administrator", "creator"}
            scopes.insert(0, {"type": "chat_member", **here, "user_id": user.id})
            if admin:
                scopes.insert(1, {"type": "chat_administrators", **here})
                scopes.append({"type": "all_chat_administrators"})
            scopes.append({"type": "all_group_chats"})
        for scope in [*scopes, {"type": "default"}]:
            for language in ((user.language_code or "")[:2], ""):
                if found := self.menus.get((_scope_key(scope), language)):
                    return [command["command"] for command in found]
        return []

    def set_text(self, kind: str, language: str, text: str) -> None:
        """Set the name or a description; an empty one removes it."""
        if len(text) > LONGEST[kind]:
            raise bad_request(f"{kind.replace('_', ' ').capitalize()} is too long")
        if text:
            self.texts[kind][checked_language(language)] = text
        else:
            self.texts[kind].pop(checked_language(language), None)

    def text(self, kind: str, language: str = "") -> str:
        """The name or a description as people of that language see it."""
        texts = self.texts[kind]
        return texts.get(checked_language(language)) or texts.get("", "")


def checked_language(language: str) -> str:
    """Refuse what is no two-letter code."""
    if language and not (len(language) == 2 and language.isascii() and language.isalpha() and language.islower()):
        raise bad_request("Invalid language code specified")
    return language


def _scope_key(scope: object) -> str:
    """One text for one scope."""
    prefix = "Can't parse BotCommandScope"
    if scope is None:
        scope = {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request(f"{prefix}: BotCommandScope must be an Object")
    if scope.get("type") not in SCOPES:
        raise bad_request(f"{prefix}: Unsupported type specified")
    needed = {"chat": ["chat_id"], "chat_administrators": ["chat_id"], "chat_member": ["chat_id", "user_id"]}
    for field in needed.get(scope["type"], []):
        if field not in scope:
            raise bad_request(f'{prefix}: Can\'t find field "{field}"')
    return json.dumps({name: str(value) for name, value in scope.items()}, sort_keys=True)

"""What the bot asks about chats, and how it leaves them."""

from tests.botapi.errors import Json, bad_request
from tests.botapi.methods import Context, method

GIFTS = ["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"]


@method("getChat")
async def get_chat(context: Context) -> Json:
    """Everything about a chat."""
    chat = context.world.find_chat(context.params.text("chat_id"))
    chat.check_access(write=False)
    full: Json = {
        **chat.json(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, False),
    }
    if chat.linked:
        full["linked_chat_id"] = chat.linked.id
    return full


@method("getChatMember")
async def get_chat_member(context: Context) -> Json:
    """What somebody is in a chat."""
    chat = context.world.find_chat(context.params.text("chat_id"))
    chat.check_access(write=False)
    key = context.params.integer("user_id")
    if key <= 0:
        raise bad_request("Invalid user_id specified")
    if key not in context.world.users:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return chat.member(context.world.users[key])


@method("getChatAdministrators")
async def get_chat_administrators(context: Context) -> list[Json]:
    """Who governs a chat."""
    chat = context.world.find_chat(context.params.text("chat_id"))
    chat.check_access(write=False)
    if chat.owner:
        raise bad_request("There are no administrators in the private chat")
    return [chat.member(user) for user, status in chat.members.values() if status in {"creator", "administrator"}]


@method("leaveChat")
async def leave_chat(context: Context) -> bool:
    """The bot goes."""
    chat = context.world.find_chat(context.params.text("chat_id"))
    chat.check_access(write=False)
    if chat.owner:
        raise bad_request("Chat is not a group, a supergroup or a channel chat")
    chat.status = "left"
    return True

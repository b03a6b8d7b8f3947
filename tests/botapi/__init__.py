"""A small, strict Telegram Bot API server on loopback, and a small world of people and chats to talk to a bot.

It refuses what Telegram refuses, with Telegram's codes and descriptions, and some things that Telegram would mend
without a word. The bot is pointed here with BOT_API_URL, unchanged, in its own process or in the test's:

    async with BotApi() as api:
        bot = await start_the_bot_with(api.env)
        anna = api.user("Anna", "ru")
        chat = api.private(anna)
        reply = await chat.ask("Что с паспортами?")
        assert reply.quote.startswith("“")
        answer = await chat.press(reply, "Next")
        assert answer.text == "" and reply.edited and not api.refusals

The layers, from the wire up: `wire` (HTTP), `params` (what a call says), `methods` (what it does), `checks`,
`entities`, `links` and `results` (what it may not say), `room`, `talk` and `chat` (a chat), `world` (all chats),
`updates` and `webhook` (how the bot hears of it), `server` (the whole).
"""

from tests.botapi.calls import Call
from tests.botapi.chat import Chat
from tests.botapi.entities import cut, find_entities, units
from tests.botapi.errors import ApiError, bad_request, conflict, forbidden, too_many
from tests.botapi.limits import RealLimits
from tests.botapi.message import Button, Message
from tests.botapi.people import User
from tests.botapi.queries import CallbackAnswer, GuestAnswer, InlineAnswer, Query
from tests.botapi.server import BotApi, InThread

__all__ = [
    "ApiError",
    "BotApi",
    "Button",
    "Call",
    "CallbackAnswer",
    "Chat",
    "GuestAnswer",
    "InThread",
    "InlineAnswer",
    "Message",
    "Query",
    "RealLimits",
    "User",
    "bad_request",
    "conflict",
    "cut",
    "find_entities",
    "forbidden",
    "too_many",
    "units",
]

"""Groups with the bot in them."""

from tests.botapi import BotApi, Chat, Message

WATER = "This can be seen in the issues of borders and water."
QUESTION = "What is said about water?"


def group(api: BotApi) -> Chat:
    """A group of two, with the bot in it."""
    return api.group("Readers", api.user("Anna", "en"), api.user("Bob", "en"))


async def greetings_are_over(api: BotApi) -> None:
    """Wait until no greeting of a group can be due any more: until one that is due later is there."""
    chat = api.group("Later", api.user("Eve", "en"), with_bot=False)
    chat.add_bot()
    await chat.wait_for_reply()


async def in_group(api: BotApi, text: str) -> tuple[Chat, Message]:
    """A message of the bot's in a group."""
    chat = api.supergroup("Readers", api.user("Anna", "en"), api.user("Bob", "en"))
    return chat, await chat.ask(text)

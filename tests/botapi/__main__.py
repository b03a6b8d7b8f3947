"""The bot without Telegram: `python -m tests.botapi` stands in for it, and whoever types there is a reader.

It prints the settings to start the bot with, in another terminal, and the one that makes the reader an editor. Then
each line is a message to the bot in a private chat, and a number presses one of the buttons shown last. Ctrl-D ends it.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import threading

from tests.botapi import BotApi, Button, Chat, Message
from tests.botapi.errors import Json

WEEK = 7 * 24 * 3600.0
"""Seconds; nobody waits longer for a message."""


async def talk(chat: Chat, lines: asyncio.Queue[str]) -> None:
    """Say each line to the bot, and show what it says, until an empty one comes."""
    shown: dict[int, Json] = {}
    showing = asyncio.create_task(_show(chat, shown))
    while line := await lines.get():
        text, buttons = line.strip(), _buttons(chat, shown)
        if text.isdecimal() and 0 < int(text) <= len(buttons):
            await _press(chat, *buttons[int(text) - 1])
        elif text:
            chat.say(text)
    if not sys.stdin.isatty():
        await chat.done()  # nobody is there to end it when he has read enough
        await asyncio.sleep(0.1)
    showing.cancel()


async def _show(chat: Chat, shown: dict[int, Json]) -> None:
    """Print what the bot sends and edits. `shown` has how each message looked, the one shown last at the end."""

    def news() -> Message | None:
        return next((message for message in chat.replies if shown.get(message.id) is not message.data), None)

    while True:
        message = await chat.changed.until(news, lambda: "nothing came", WEEK)
        shown.pop(message.id, None)
        shown[message.id] = message.data
        buttons = [f"  {number} {label}" for number, label in enumerate(message.buttons, 1)]
        print(*(["(edited)"] if message.edited else []), message.text, *buttons, "", sep="\n", flush=True)


def _buttons(chat: Chat, shown: dict[int, Json]) -> list[tuple[Message, Button]]:
    """The buttons that were shown last, each with its message."""
    there = {message.id: message for message in chat.replies if message.rows}
    last = next((there[key] for key in reversed(shown) if key in there), None)
    return [(last, button) for row in last.rows for button in row] if last else []


async def _press(chat: Chat, message: Message, button: Button) -> None:
    """Press a button, and print what Telegram would show for it."""
    if button.callback_data is None:
        print(button.url or button.copies or f"@bot {button.switches_to}", flush=True)
    elif note := (await chat.press(message, data=button.callback_data)).text:
        print(f"[{note}]", flush=True)


def _feed(lines: asyncio.Queue[str], loop: asyncio.AbstractEventLoop) -> None:
    """Pass on each line of standard input, and an empty one at its end."""
    while line := sys.stdin.readline():
        loop.call_soon_threadsafe(lines.put_nowait, line)
    loop.call_soon_threadsafe(lines.put_nowait, "")


async def main() -> None:
    """Be Telegram until standard input ends."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", default="en", help="the reader's language, as his Telegram tells it")
    options = parser.parse_args()
    lines: asyncio.Queue[str] = asyncio.Queue()
    async with BotApi() as api:
        chat = api.private(api.user("Reader", options.language))
        print("Start the bot in another terminal:\n")
        settings = {**api.env, "BOT_DATA": "trial.sqlite3"}  # a file of its own: this is not the world
        print(" ", *(f"{name}={value}" for name, value in settings.items()), "interview-bot run\n")
        print(
            f"With BOT_ADMINS={chat.id} before it you are an editor, too: /reload, /stats, /unanswered.\n", flush=True
        )
        threading.Thread(target=_feed, args=(lines, asyncio.get_running_loop()), daemon=True).start()
        await talk(chat, lines)


if __name__ == "__main__":
    asyncio.run(main())

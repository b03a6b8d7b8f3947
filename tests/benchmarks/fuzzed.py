"""What must hold of whatever comes from outside, for `fuzz`: functions of made input, and from what that is made."""

from __future__ import annotations

import asyncio
import copy
import itertools
import json
import logging
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from pydantic import SecretStr
from telegram import User
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.replies import commands
from bot.replies.pages import MESSAGE, units
from bot.replies.reply import Reply
from bot.settings import Settings
from bot.store.questions import Store
from bot.telegram.application import BotApplication, application_of
from bot.telegram.arriving.arrivals import Arrivals
from bot.telegram.arriving.inbox import Inbox
from bot.telegram.arriving.updates import ChatProcessor
from bot.telegram.callbacks import MOST_BYTES, AskAgain, packed, unpacked
from bot.telegram.desk import Desk
from bot.telegram.sending.message import outgoing
from bot.telegram.source import BaseSource, Served
from knowledge import Base, ShortIds
from knowledge.index.cache import open_index
from tests.bot.valley import request
from tests.botapi import BotApi, Chat
from tests.botapi.errors import Json
from tests.knowledge.folders import ENTRIES, HEAD, SOURCE, is_told_plainly, write
from tests.knowledge.valley import several

os.environ.setdefault("PTB_TIMEDELTA", "true")
ME = User(1, "Bot", is_bot=True, username="interview_bot", supports_inline_queries=True)
ROW = '{"id": "canal", "kind": "fact", "text": "the canal was dug by hand", "questions": ["Who dug it?"]}\n'
GOOD = {"head": HEAD, "source": SOURCE, "entries": ENTRIES, "rows": ROW * 3}
YAML = (
    "\n", "\n  ", "- ", ": ", "? ", "[", "]", "{", "}", ", ", "&a ", "*a", "!a ", "!!str ", "'", '"', "|\n  ", ">-\n  ",
    "# ", "---\n", "...\n", "%YAML 1.1\n", "\t", "\\", "\\u0000", "\\ud800", "\\U00110000", "~", "<<: ", "\r", "\0",
    "\ufeff", "\u2028", "\x85", "null", "true", "1e999", "id: ", "text: ", "title: ", "language: ", "questions: ",
    "occurrence: ", "summary: ", "speaker: berg", "aliases: ", "lexicon: ", "'s", "é", "е\u0301", "😀", "a" * 200,
)  # fmt: skip
NOISE = st.one_of(
    st.sampled_from(YAML).map(str.encode),
    st.builds(lambda part, times: part.encode() * times, st.sampled_from(YAML), st.integers(2, 3_000)),
    st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.binary(max_size=40),
)
SPLICES = st.lists(st.tuples(st.integers(0, 800), st.integers(0, 60), NOISE), min_size=1, max_size=8)


def folder(file: str, splices: list[tuple[int, int, bytes]], alone: bool) -> None:
    """A folder one file of which is spoilt is told plainly; what is sound all the same is served, whatever it says."""
    content = b"" if alone else GOOD[file].encode()
    for place, cut, noise in splices:
        content = content[:place] + noise + content[place + cut :]
    with tempfile.TemporaryDirectory() as directory:
        loaded = is_told_plainly(write(Path(directory) / "valley", **{file: content}))
    if loaded.interview is None:
        return
    index = open_index("", lambda: [loaded.interview] if loaded.interview else [], None)
    try:
        base = Base(index, "0123456789abcdef")
        for command in commands.COMMANDS:
            for argument in ("", "berg", "road"):
                fits(commands.run_command(command.name, request(base, argument)))
        for question in ("Who dug the canal?", "What does Berg say of the road?", "more", "hello"):
            fits(commands.run_command("ask", request(base, question)))
    finally:
        index.close()


def fits(reply: Reply) -> None:
    """Telegram takes such a message."""
    out = outgoing(reply, ME)
    assert 0 < units(out.text) <= MESSAGE
    assert all(0 <= e.offset < e.offset + e.length <= units(out.text) for e in out.entities)
    rows = out.markup.inline_keyboard if out.markup else ()
    for button in (button for row in rows for button in row):
        assert button.text.strip()
        assert len(str(button.callback_data or "").encode()) <= MOST_BYTES


LETTERS = "tpsombkqanclirfduzx"
DATA = st.one_of(
    st.from_regex(
        rf"[{LETTERS}][a-z]{{0,3}}[1-9]?[.:]?[0-9]{{0,5}}[.:]?[0-9]{{0,5}}:?[A-Za-z0-9_-]{{0,40}}", fullmatch=True
    ),
    st.builds("{}{}".format, st.sampled_from(LETTERS), st.text(max_size=64)),
    st.text(max_size=70),
)


@cache
def shown() -> tuple[str, ...]:
    """The data of buttons that the bot shows."""
    markups = [
        outgoing(commands.run_command(command.name, request(several())), ME).markup for command in commands.COMMANDS
    ]
    rows = [row for markup in markups if markup for row in markup.inline_keyboard]
    return tuple(sorted({str(button.callback_data) for row in rows for button in row if button.callback_data}))


def spoilt(data: str, place: int, letter: str) -> str:
    """The data with one letter for another."""
    return data[:place] + letter + data[place + 1 :]


PRESSES = DATA | st.builds(
    spoilt, st.deferred(lambda: st.sampled_from(shown())), st.integers(0, 30), st.text(max_size=2)
)


def press(data: str) -> None:
    """The data of a button, whoever made it, is an action of the bot's or none; and what it leads to can be sent."""
    action = unpacked(data, _keys())
    if action is None or isinstance(action, AskAgain):
        return
    again = packed(action)
    assert len(again.encode()) <= MOST_BYTES
    assert again.startswith(("n", "c")) or unpacked(again, _keys()) == action
    reply = commands.run_action(action, request(several()))
    if reply is not None:
        fits(reply)


@cache
def _keys() -> ShortIds:
    return ShortIds(several().index)


# Updates

PERSON: Json = {"id": 77, "is_bot": False, "first_name": "Anna", "language_code": "en"}
PRIVATE: Json = {"id": 77, "type": "private", "first_name": "Anna"}
GROUP: Json = {"id": -1002000000001, "type": "supergroup", "title": "Readers", "is_forum": True}
SENT: Json = {"message_id": 5, "date": 1_700_000_000, "chat": PRIVATE, "from": PERSON}
BOT: Json = {"id": 123456789, "is_bot": True, "first_name": "Interview", "username": "interview_bot"}
ASKED: Json = {**SENT, "text": "What is said of water?"}
ANSWER: Json = {**SENT, "message_id": 6, "from": BOT, "text": "An answer", "reply_to_message": ASKED}
MEMBER: Json = {"user": BOT, "status": "member"}
MENTION: Json = {"type": "mention", "offset": 0, "length": 14}
UPDATES: tuple[Json, ...] = (
    {"message": ASKED},
    {"message": {**SENT, "chat": GROUP, "text": "@interview_bot w", "entities": [MENTION], "message_thread_id": 3}},
    {"message": {**SENT, "chat": GROUP, "text": "and Dahl?", "reply_to_message": {**ANSWER, "chat": GROUP}}},
    {"message": {**SENT, "chat": GROUP, "sender_chat": GROUP, "text": "/speaker Berg"}},
    {"message": {"message_id": 5, "date": 1, "chat": GROUP, "text": "/ask water"}},
    {"message": {**SENT, "photo": [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}], "caption": "a"}},
    {"message": {**SENT, "sticker": {"file_id": "a"}, "media_group_id": "1", "via_bot": BOT}},
    {"message": {**SENT, "chat": GROUP, "new_chat_members": [BOT]}},
    {"message": {**SENT, "chat": GROUP, "migrate_to_chat_id": -1002000000002}},
    {"edited_message": {**ASKED, "edit_date": 1_700_000_009}},
    {"callback_query": {"id": "1", "from": PERSON, "chat_instance": "1", "message": ANSWER, "data": "x"}},
    {"callback_query": {"id": "1", "from": PERSON, "chat_instance": "1", "inline_message_id": "A", "data": "z"}},
    {"inline_query": {"id": "1", "from": PERSON, "query": "water", "offset": "", "chat_type": "sender"}},
    {"my_chat_member": {**SENT, "chat": GROUP, "old_chat_member": MEMBER, "new_chat_member": MEMBER}},
    {"guest_message": {**ASKED, "chat": GROUP, "guest_query_id": "1"}},
)  # fmt: skip
WORDS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["/ask", "/start valley--canal", "/topic", "more", "yes", "*canal", "in Russian please", "/reload"]
    ),
    st.builds(lambda part, times: part * times, st.text(min_size=1, max_size=4), st.integers(1, 4096)),
    PRESSES,
)
NUMBERS = st.integers(-(2**52), 2**52) | st.sampled_from([0, 1, 77, 78, 123456789, -1002000000001, 2**31])
CHANGES = st.lists(st.tuples(st.integers(0, 200), st.booleans(), NUMBERS, WORDS), max_size=4)
ALWAYS_THERE = frozenset({"chat", "from", "id", "new_chat_member", "old_chat_member", "type", "update_id"})
"""Without these the library reads an update all the same, and its own filters fail."""
_numbers = itertools.count(1)


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to everything inside a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in inner:
        yield (*way, name)
        yield from places(one, (*way, name))


def update(kind: Json, words: str, changes: list[tuple[int, bool, int, str]]) -> None:
    """Any update is handled or skipped without an unexpected error, and Telegram takes what is sent for it.

    Fields may lack or say anything, but a number stays a number and a text a text.
    """
    data = copy.deepcopy({"update_id": next(_numbers), **kind})
    thing = data[next(iter(kind))]
    thing |= {field: words for field in ("text", "caption", "query", "data") if field in thing}
    for place, drop, number, text in changes:
        ways = [*places(data)]
        *way, name = ways[place % len(ways)]
        owner: Any = data
        for step in way:
            owner = owner[step]
        if drop and name not in ALWAYS_THERE:
            del owner[name]
        else:
            owner[name] = changed(owner[name], number, text)
    _service().take(data)


def changed(value: Any, number: int, text: str) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, list):
        return value * (number % 4)
    return number if isinstance(value, int) else text if isinstance(value, str) else value


class Crowd(BotApi):
    """A server on which every chat is known."""

    def find_chat(self, key: str) -> Chat:
        """The chat of that id; one that is new has just been made."""
        number = int(key) if key.lstrip("-").isdigit() else 0
        if number and number not in self.chats:
            kind = "private" if number > 0 else "supergroup"
            chat = self.chats[number] = Chat(self, number, kind, "Anybody")
            chat.owner = self.user("Anybody", key=number) if number > 0 else None
            chat.is_forum = True
        return super().find_chat(key)


EVERYDAY = (
    "too old", "not found", "not modified", "can't be edited", "chat_id is empty", "can't send messages to bots",
    "can't initiate",
)  # fmt: skip
"""What a server may say to an answer to made up updates."""


class Service:
    """The bot's application in this process, before such a server."""

    def __init__(self) -> None:
        logging.disable()
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.api = Crowd()
        self._open = AsyncExitStack()
        self.wrong: list[BaseException] = []
        self.application: BotApplication = self.loop.run_until_complete(self._start())

    async def _start(self) -> BotApplication:
        await self._open.enter_async_context(self.api)
        path = Path(self.folder.name)
        settings = Settings(
            token=SecretStr(self.api.token), data=path / "log", api_url=self.api.url, admins=frozenset({78})
        )
        store = await self._open.enter_async_context(Store(settings.data))
        self.inbox = await self._open.enter_async_context(Inbox(path / "inbox", 0))
        desk = Desk(settings, BaseSource(path), Served(several(), _keys()), store, self.inbox)
        self.processor = ChatProcessor(self.inbox)
        application = application_of(desk, self.processor, paced=False)
        application.error_handlers.clear()
        application.add_error_handler(self._note)
        self.arrivals = Arrivals(self.inbox, application.bot, application.update_queue)
        await application.initialize()
        self._open.push_async_callback(application.shutdown)
        return application

    def end(self) -> None:
        """Close all that is open; its threads would keep the process."""
        self.loop.run_until_complete(self._open.aclose())
        self.folder.cleanup()

    async def _note(self, _: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        error = context.error
        everyday = isinstance(error, BadRequest) and any(said in str(error).casefold() for said in EVERYDAY)
        if error is not None and not everyday:
            self.wrong.append(error)

    def take(self, data: Any) -> None:
        """Handle one update to its end."""
        self.loop.run_until_complete(self._take(json.loads(json.dumps(data))))

    async def _take(self, data: Any) -> None:
        self.wrong.clear()
        await self.arrivals.take([data])
        while not self.application.update_queue.empty():
            read = self.application.update_queue.get_nowait()
            await self.processor.process_update(read, self.application.process_update(read))
        for chat in self.api.chats.values():
            chat.messages.clear()
            chat.sent_by_bot.clear()
        self.api.calls.clear()
        assert not len(self.inbox), "an update is neither settled nor set aside"
        if self.wrong:
            raise self.wrong[0]
        assert not len(self.inbox), "an update is neither settled nor set aside"


@cache
def _service() -> Service:
    return Service()


def end() -> None:
    """End what was begun for the inputs."""
    if _service.cache_info().currsize:
        _service().end()


INPUT: dict[str, tuple[Callable[..., None], st.SearchStrategy[tuple[Any, ...]]]] = {
    "folder": (folder, st.tuples(st.sampled_from([*GOOD]), SPLICES, st.booleans())),
    "press": (press, st.tuples(PRESSES)),
    "update": (update, st.tuples(st.sampled_from(UPDATES), WORDS, CHANGES)),
}
"""By the name of a target: the function, and what its arguments are drawn from."""

"""How a reply comes about where a reader may be asked: within which time, and what is sent in which time then."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.reader.client import Client
from bot.reader.reader import Reader
from bot.settings import read_settings
from bot.store.questions import Store
from bot.telegram.arriving.inbox import Inbox
from bot.telegram.arriving.updates import waiting_since
from bot.telegram.desk import GROUP_READING, Asker, Desk
from bot.telegram.sending.effort import QUIET_PATIENCE, TooLateError
from bot.telegram.sending.limiter import ChatLimiter
from bot.telegram.source import BaseSource, Served
from knowledge import Context, ShortIds
from tests.botapi import BotApi
from tests.botapi.waiting import PATIENCE
from tests.knowledge.valley import valley
from tests.readerapi import ReaderApi
from tests.readerapi.faults import hanging

QUESTION = "Does anybody wait at the border nowadays?"
GROUP = Asker((-5, 0), 7, "en", "group")
PRIVATE = Asker((7, 0), 7, "en", "private")


@asynccontextmanager
async def desk(reader: ReaderApi, folder: Path) -> AsyncIterator[Desk]:
    """A desk with a reader."""
    settings = read_settings({}, {**BotApi().env, **reader.env}, folder / ".env")
    base = valley()
    async with (
        Store(folder / "log.sqlite3") as store,
        Inbox(folder / "inbox.sqlite3", 30) as inbox,
        Client(settings) as client,
        Reader(client, PATIENCE) as asking,
    ):
        made = Desk(settings, BaseSource(folder), Served(base, ShortIds(base.index)), store, inbox)
        made.reader = asking
        yield made


async def test_in_a_group_a_reader_is_asked_only_while_the_answer_is_of_use(tmp_path: Path) -> None:
    """A question that has waited for its turn for long is answered by the rules at once."""
    async with ReaderApi() as reader, desk(reader, tmp_path) as made:
        made.counters.arrived(time.time() - GROUP_READING)
        by_rules = made.by_rules(GROUP, Context(), QUESTION).reply.text
        assert (await made.respond(GROUP, Context(), QUESTION)).text == by_rules
        assert not reader.bodies
        assert (await made.respond(PRIVATE, Context(), QUESTION)).text != by_rules
        assert len(reader.bodies) == 1


async def test_in_a_group_a_reader_that_takes_too_long_is_not_waited_for(tmp_path: Path) -> None:
    """Whatever time it may have elsewhere."""
    async with ReaderApi(fault=hanging) as reader, desk(reader, tmp_path) as made:
        made.counters.arrived(time.time() - GROUP_READING + 0.3)
        reply = await made.respond(GROUP, Context(), QUESTION)
        assert reply.text == made.by_rules(GROUP, Context(), QUESTION).reply.text
        assert len(reader.bodies) == 1


async def test_the_time_that_a_reader_took_is_part_of_a_groups_patience(tmp_path: Path) -> None:
    """What Telegram then holds back for the rest of it is dropped."""
    async with ReaderApi() as reader, desk(reader, tmp_path) as made:
        made.counters.arrived()
        await made.respond(GROUP, Context(), QUESTION)
        assert waiting_since.get()

    async def send(*_: Any, **__: Any) -> bool:
        raise RetryAfter(1)

    waiting_since.set(time.monotonic() - QUIET_PATIENCE)
    with pytest.raises(TooLateError):
        await ChatLimiter().process_request(send, (), {}, "sendMessage", {"chat_id": -5}, None)


async def test_two_passes_at_most_and_the_base_of_the_first(tmp_path: Path) -> None:
    """A reload while a reader reads changes nothing of the answer under way."""
    async with ReaderApi(lambda task: [task["passages"][-1]["n"]]) as reader, desk(reader, tmp_path) as made:
        first = made.by_rules(PRIVATE, Context(), QUESTION)
        assert first.task is not None
        text = first.task.passages[-1].text
        del made.served
        reply = await made.point(PRIVATE, first)
        assert text[:30] in reply.text
        assert len(reader.bodies) == 1
        assert reply.answer is not None
        assert reply.answer.elapsed_ms > 0

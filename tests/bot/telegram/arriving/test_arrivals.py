"""The way in: what goes on to its handler, and what an earlier run left that nobody waits for any more."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot, Update

from bot.telegram.arriving.arrivals import SOON_ENOUGH, Arrivals
from bot.telegram.arriving.inbox import Inbox
from tests.bot.leftover import aside_in
from tests.bot.telegram.arriving.conftest import INBOX
from tests.botapi.errors import Json
from tests.botapi.waiting import until

ANNA = {"id": 7, "is_bot": False, "first_name": "Anna"}
CHAT = {"id": 7, "type": "private"}
MESSAGE = {"message": {"message_id": 1, "date": 1, "chat": CHAT, "from": ANNA, "text": "Who?"}}
PRESS = {"callback_query": {"id": "1", "from": ANNA, "chat_instance": "1", "data": "x"}}
TYPED = {"inline_query": {"id": "1", "from": ANNA, "query": "wat", "offset": ""}}
SUMMONS = {"guest_message": {**MESSAGE["message"], "guest_query_id": "1"}}


def arrivals_of(inbox: Inbox, at: float = 0.0) -> tuple[Arrivals, asyncio.Queue[Any]]:
    """The way in, and where it leads."""
    queue: asyncio.Queue[Any] = asyncio.Queue()
    return Arrivals(inbox, Bot("1:a"), queue, lambda: at), queue


def numbers(queue: asyncio.Queue[Any]) -> list[int]:
    """The numbers of the updates that are queued."""
    queued: list[Update] = [queue.get_nowait() for _ in range(queue.qsize())]
    return [update.update_id for update in queued]


async def test_what_is_taken_goes_on_in_order_and_once(inbox: Inbox) -> None:
    """Whatever is no update is passed over."""
    arrivals, queue = arrivals_of(inbox)
    await arrivals.take(
        [{"update_id": 2, **MESSAGE}, "words", {"update_id": 1, **MESSAGE}, {"update_id": 2, **MESSAGE}]
    )
    await arrivals.take([{"update_id": 1, **MESSAGE}])
    assert numbers(queue) == [2, 1]


async def test_what_cannot_be_read_is_set_aside_and_no_editor_is_told(inbox: Inbox, tmp_path: Path) -> None:
    """The log has a line; those beside it go on."""
    arrivals, queue = arrivals_of(inbox)
    await arrivals.take([{"update_id": 1, "message": {"text": "no date"}}, {"update_id": 2, **MESSAGE}])
    assert numbers(queue) == [2]
    assert inbox.held(1) is None
    assert not inbox.news.is_set()
    await until(lambda: aside_in(tmp_path / INBOX) or None, lambda: "it is not set aside")
    assert [(number, error) for number, error, _ in aside_in(tmp_path / INBOX)] == [(1, "KeyError")]


@pytest.mark.parametrize(
    ("update", "later", "goes_on"),
    [
        (MESSAGE, SOON_ENOUGH + 1, True),
        (PRESS, SOON_ENOUGH - 1, True),
        (PRESS, SOON_ENOUGH + 1, False),
        (SUMMONS, SOON_ENOUGH - 1, True),
        (SUMMONS, SOON_ENOUGH + 1, False),
        (TYPED, 1.0, False),
    ],
    ids=["a message", "a press", "an old press", "a guest's", "an old guest's", "half-typed words"],
)
async def test_of_what_an_earlier_run_left_only_what_somebody_waits_for_goes_on(
    tmp_path: Path, update: Json, later: float, goes_on: bool
) -> None:
    """How late a message is, its handler tells; the others are counted as let go. The clock may be new as well, as on a
    computer that has just been switched on."""
    async with Inbox(tmp_path / INBOX, 30, lambda: 1000.0) as inbox:
        await arrivals_of(inbox)[0].take([{"update_id": 1, **update}])
    async with Inbox(tmp_path / INBOX, 30, lambda: 1000.0 + later) as inbox:
        arrivals, queue = arrivals_of(inbox, 1000.0 + later)
        await arrivals.resume()
        assert numbers(queue) == ([1] if goes_on else [])
        assert inbox.let_go == ({} if goes_on else {"restart": 1})
        assert len(inbox) == goes_on


async def test_what_can_only_be_read_later_goes_on_then(inbox: Inbox) -> None:
    """As when the disk was not there at the start."""
    arrivals, queue = arrivals_of(inbox)
    task = asyncio.create_task(arrivals.resume_later())
    await inbox.keep([(1, {"update_id": 1, **MESSAGE})])
    inbox.resumed.put_nowait(1)
    update = await queue.get()
    assert update.update_id == 1
    task.cancel()

"""The processor: order within a chat, no waiting between chats, a cap on what one chat may pile up."""

import asyncio
from collections.abc import Awaitable
from datetime import UTC, datetime
from itertools import count

import pytest
from telegram import CallbackQuery, Chat, InlineQuery, Message, Update, User

from bot.telegram.arriving.inbox import Inbox
from bot.telegram.arriving.updates import ChatProcessor, place_of
from bot.telegram.arriving.waiting import TRIES

_numbers = count(1)


def update(chat: int, person: int = 7) -> Update:
    """A new message in a chat."""
    user = User(person, "Anna", is_bot=False)
    message = Message(next(_numbers), datetime.now(UTC), Chat(chat, "group"), from_user=user, text="a")
    return Update(next(_numbers), message=message)


async def gathered(inbox: Inbox, processor: ChatProcessor, *pairs: tuple[Update, Awaitable[None]]) -> None:
    """Process these updates as an application does: each in a task of its own, begun in order."""
    await inbox.keep((update.update_id, update.to_dict()) for update, _ in pairs)
    await asyncio.gather(*(asyncio.create_task(processor.process_update(u, c)) for u, c in pairs))


async def test_one_chat_in_order_and_others_meanwhile(inbox: Inbox) -> None:
    """The slow first one holds back its own chat only."""
    done: list[str] = []
    other = asyncio.Event()

    async def handle(name: str) -> None:
        if name == "1a":
            await other.wait()
        done.append(name)
        if name == "2a":
            other.set()

    pairs = [(update(1), handle("1a")), (update(1), handle("1b")), (update(2), handle("2a"))]
    await gathered(inbox, ChatProcessor(inbox), *pairs)
    assert done == ["2a", "1a", "1b"]


async def test_a_flooder_is_capped_and_nobody_else(inbox: Inbox) -> None:
    """What is let go is never run and is counted; the coroutine is closed, so nothing warns."""
    done: list[int] = []

    async def handle(chat: int) -> None:
        await asyncio.sleep(0.01)
        done.append(chat)

    flood = [(update(1), handle(1)) for _ in range(50)]
    await gathered(inbox, ChatProcessor(inbox, most_waiting=5), *flood, *((update(n), handle(n)) for n in range(2, 12)))
    assert done.count(1) == 6
    assert set(range(2, 12)) <= set(done)
    assert inbox.let_go == {"flood": 44}
    assert not len(inbox)


async def test_a_flooder_takes_nobody_elses_place_in_the_same_chat(inbox: Inbox) -> None:
    """The cap is a person's, not the group's."""
    done: list[int] = []

    async def handle(person: int) -> None:
        await asyncio.sleep(0)
        done.append(person)

    pairs = [(update(1, 8), handle(8)) for _ in range(50)] + [(update(1, 9), handle(9))]
    await gathered(inbox, ChatProcessor(inbox, most_waiting=5), *pairs)
    assert done == [8] * 6 + [9]


async def test_an_update_is_settled_when_its_handler_returns(inbox: Inbox) -> None:
    """And not before."""

    async def handle() -> None:
        assert len(inbox) == 1

    await gathered(inbox, ChatProcessor(inbox), (update(1), handle()))
    assert not len(inbox)


async def test_an_update_that_was_erased_while_it_waited_is_not_handled(inbox: Inbox) -> None:
    """Its coroutine is closed."""
    done: list[int] = []

    async def handle() -> None:
        done.append(1)

    gone = update(1)
    await inbox.keep([(gone.update_id, {})])
    inbox.release(gone.update_id, "erased")
    await ChatProcessor(inbox).process_update(gone, handle())
    assert done == []


async def test_what_waits_for_its_turn_when_the_program_ends_stays_in_the_inbox(inbox: Inbox) -> None:
    """What is in hand is finished."""
    done: list[int] = []
    processor = ChatProcessor(inbox)

    async def handle(number: int) -> None:
        processor.end()
        await asyncio.sleep(0)
        done.append(number)

    await gathered(inbox, processor, (update(1), handle(1)), (update(1), handle(2)))
    assert done == [1]
    assert len(inbox) == 1


async def test_what_is_given_up_stays_in_the_inbox(inbox: Inbox) -> None:
    """A handler that does not come to an end does not hold the program."""
    processor, slow = ChatProcessor(inbox), update(1)
    begun = asyncio.Event()

    async def handle() -> None:
        begun.set()
        await asyncio.Event().wait()

    await inbox.keep([(slow.update_id, {})])
    task = asyncio.create_task(processor.process_update(slow, handle()))
    await begun.wait()
    await processor.abandon()
    assert task.cancelled()
    assert len(inbox) == 1


async def test_what_failed_is_tried_again(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """A moment later, in which the chat goes on."""
    monkeypatch.setattr("bot.telegram.arriving.waiting.BETWEEN_TRIES", (0.01, 0.01))
    processor, bad = ChatProcessor(inbox), update(1)
    again: asyncio.Queue[Update] = asyncio.Queue()
    processor.again = again.put_nowait

    async def fail() -> None:
        inbox.fail(bad.update_id, "ValueError")  # as the error handler does

    await gathered(inbox, processor, (bad, fail()))
    for _ in range(TRIES - 1):
        assert await again.get() is bad
        assert len(inbox) == 1
        await processor.process_update(bad, fail())
    assert not len(inbox)
    assert inbox.set_aside_lately == {"ValueError": 1}


async def test_what_failed_is_not_tried_again_when_the_program_ends(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It waits for all that it has been given, and would wait for that."""
    monkeypatch.setattr("bot.telegram.arriving.waiting.BETWEEN_TRIES", (0.01, 0.01))
    processor, bad = ChatProcessor(inbox), update(1)
    again: list[Update] = []
    processor.again = again.append

    async def fail() -> None:
        inbox.fail(bad.update_id, "ValueError")

    await gathered(inbox, processor, (bad, fail()))
    processor.end()
    await asyncio.sleep(0.02)  # a moment longer than its pause
    assert (again, len(inbox)) == ([], 1)


async def test_an_error_does_not_block_the_chat(inbox: Inbox) -> None:
    """The next one has its turn, nothing is left behind, and the one that failed is due once more."""
    done: list[int] = []

    async def fail() -> None:
        raise ValueError

    async def handle() -> None:
        done.append(1)

    processor, updates = ChatProcessor(inbox), (update(1), update(1))
    await inbox.keep((each.update_id, {}) for each in updates)
    tasks = [
        asyncio.create_task(processor.process_update(each, work))
        for each, work in zip(updates, (fail(), handle()), strict=True)
    ]
    await asyncio.gather(*tasks)
    assert done == [1]
    assert [inbox.held(each.update_id) is None for each in updates] == [False, True]
    assert processor._lines == {}


def test_what_has_no_chat_goes_by_the_person() -> None:
    """Inline queries do."""
    query = InlineQuery("1", User(7, "Anna", False), "water", "")
    assert place_of(Update(1, inline_query=query)) == "user 7"
    assert place_of("nothing") == "elsewhere"


async def test_a_chat_is_stirred_by_what_is_written_while_another_update_is_in_hand(inbox: Inbox) -> None:
    """Each in turn has only those behind it; a press is nothing written."""
    processor = ChatProcessor(inbox)
    stirred: list[bool] = []
    anna = User(7, "Anna", is_bot=False)
    pressed = update(1).message
    press = Update(next(_numbers), callback_query=CallbackQuery("1", anna, "1", pressed, "x"))

    async def handle() -> None:
        await asyncio.sleep(0)
        stirred.append(processor.stirred(1))

    pairs = [(update(1), handle()), (update(1), handle()), (press, handle()), (update(2), handle())]
    await gathered(inbox, processor, *pairs)
    assert stirred == [True, True, False, False]
    assert not processor.stirred(1)

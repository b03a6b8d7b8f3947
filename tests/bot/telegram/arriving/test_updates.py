"""The processor: order within a chat, no waiting between chats, a cap on what one chat may pile up."""

import asyncio
from collections.abc import Awaitable
from datetime import UTC, datetime
from itertools import count

from telegram import CallbackQuery, Chat, InlineQuery, Message, Update, User

from bot.telegram.arriving.updates import ChatProcessor, place_of

_numbers = count(1)


def update(chat: int, person: int = 7) -> Update:
    """A new message in a chat."""
    user = User(person, "Anna", is_bot=False)
    message = Message(next(_numbers), datetime.now(UTC), Chat(chat, "group"), from_user=user, text="a")
    return Update(next(_numbers), message=message)


async def gathered(processor: ChatProcessor, *pairs: tuple[Update, Awaitable[None]]) -> None:
    """Process these updates as an application does: each in a task of its own, begun in order."""
    await asyncio.gather(*(asyncio.create_task(processor.process_update(u, c)) for u, c in pairs))


async def test_one_chat_in_order_and_others_meanwhile() -> None:
    """The slow first one holds back its own chat only."""
    done: list[str] = []

    async def handle(name: str, seconds: float) -> None:
        await asyncio.sleep(seconds)
        done.append(name)

    pairs = [(update(1), handle("1a", 0.1)), (update(1), handle("1b", 0)), (update(2), handle("2a", 0.01))]
    await gathered(ChatProcessor(), *pairs)
    assert done == ["2a", "1a", "1b"]


async def test_a_flooder_is_capped_and_nobody_else() -> None:
    """What is let go is never run; the coroutine is closed, so nothing warns."""
    done: list[int] = []

    async def handle(chat: int) -> None:
        await asyncio.sleep(0.01)
        done.append(chat)

    flood = [(update(1), handle(1)) for _ in range(50)]
    await gathered(ChatProcessor(most_waiting=5), *flood, *((update(n), handle(n)) for n in range(2, 12)))
    assert done.count(1) == 6
    assert set(range(2, 12)) <= set(done)


async def test_a_flooder_takes_nobody_elses_place_in_the_same_chat() -> None:
    """The cap is a person's, not the group's."""
    done: list[int] = []

    async def handle(person: int) -> None:
        await asyncio.sleep(0)
        done.append(person)

    pairs = [(update(1, 8), handle(8)) for _ in range(50)] + [(update(1, 9), handle(9))]
    await gathered(ChatProcessor(most_waiting=5), *pairs)
    assert done == [8] * 6 + [9]


async def test_an_update_that_comes_twice_is_handled_once() -> None:
    """As when the answer to a webhook's call was lost."""
    done: list[int] = []

    async def handle() -> None:
        done.append(1)

    processor, twice = ChatProcessor(), update(1)
    await gathered(processor, (twice, handle()), (twice, handle()))
    assert done == [1]


async def test_an_error_does_not_block_the_chat() -> None:
    """The next one has its turn, and nothing is left behind."""
    done: list[int] = []

    async def fail() -> None:
        raise ValueError

    async def handle() -> None:
        done.append(1)

    processor = ChatProcessor()
    tasks = [
        asyncio.create_task(processor.process_update(update(1), fail())),
        asyncio.create_task(processor.process_update(update(1), handle())),
    ]
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert isinstance(results[0], ValueError)
    assert done == [1]
    assert processor._lines == {}


def test_what_has_no_chat_goes_by_the_person() -> None:
    """Inline queries do."""
    query = InlineQuery("1", User(7, "Anna", False), "water", "")
    assert place_of(Update(1, inline_query=query)) == "user 7"
    assert place_of("nothing") == "elsewhere"


async def test_a_chat_is_stirred_by_what_is_written_while_another_update_is_in_hand() -> None:
    """Each in turn has only those behind it; a press is nothing written."""
    processor = ChatProcessor()
    stirred: list[bool] = []
    anna = User(7, "Anna", is_bot=False)
    pressed = update(1).message
    press = Update(next(_numbers), callback_query=CallbackQuery("1", anna, "1", pressed, "x"))

    async def handle() -> None:
        await asyncio.sleep(0)
        stirred.append(processor.stirred(1))

    await gathered(processor, (update(1), handle()), (update(1), handle()), (press, handle()), (update(2), handle()))
    assert stirred == [True, True, False, False]
    assert not processor.stirred(1)

"""Asking a reader over HTTP: shared and cached calls, the line in front of it, its failures, its cap."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.reader.cap import DailyCap
from bot.reader.client import Client
from bot.reader.reader import CALLS_AT_ONCE, CallResult, Reader
from tests.bot.reader.tasks import settings, task
from tests.bot.reader.test_cap import Counted
from tests.bot.reader.test_circuit import Clock
from tests.botapi.waiting import PATIENCE
from tests.readerapi import FAULTS, ReaderApi, Task
from tests.readerapi.faults import hanging, says, status


def first(_: Task) -> list[int]:
    return [1]


@asynccontextmanager
async def reader(api: ReaderApi, seconds: float = PATIENCE, **how: Any) -> AsyncIterator[Reader]:
    async with Client(settings(api)) as client, Reader(client, seconds, **how) as opened:
        yield opened


class Gate:
    """A server that answers when a test lets it."""

    def __init__(self) -> None:
        self.opened = asyncio.Event()

    async def __call__(self, request: Any) -> Any:
        await self.opened.wait()
        return await says('{"passages": [1]}')(request)


async def test_what_was_answered_is_not_asked_again() -> None:
    """Nor what it found no answer in; another question, or the same among other passages, is."""
    told: list[CallResult] = []
    async with ReaderApi(first) as api, reader(api, note=told.append) as asking:
        assert await asking.point(task()) == (1,)
        assert await asking.point(task()) == (1,)
        assert await asking.point(task(passages=2)) == (1,)
        api.answering = lambda _: []
        assert await asking.point(task("And now?")) == ()
        assert await asking.point(task("And now?")) == ()
        assert len(api.asked) == 3
    assert [each.outcome for each in told] == ["pointed", "cached", "pointed", "none", "cached"]


async def test_equal_questions_under_way_share_one_call() -> None:
    """And the one who asked first may leave without taking the answer along."""
    gate = Gate()
    async with ReaderApi(fault=gate) as api, reader(api) as asking:
        waiting = [asyncio.create_task(asking.point(task())) for _ in range(5)]
        await api.wait_for_calls(1)
        waiting[0].cancel()
        gate.opened.set()
        assert await asyncio.gather(*waiting[1:]) == [(1,)] * 4
        assert len(api.bodies) == 1


async def test_somebody_may_wait_for_less_long_than_the_others() -> None:
    """The call goes on, and its answer is there for the next one who asks."""
    gate = Gate()
    async with ReaderApi(fault=gate) as api, reader(api) as asking:
        assert await asking.point(task(), 0.01) is None
        await api.wait_for_calls(1)
        gate.opened.set()
        assert await asking.point(task()) == (1,)
        assert len(api.bodies) == 1


async def test_so_many_calls_are_under_way_at_once() -> None:
    """The others wait for their turn, and all are answered."""
    async with ReaderApi(first, latency=0.02) as api, reader(api) as asking:
        asked = (asking.point(task(f"Is road {number} open?")) for number in range(3 * CALLS_AT_ONCE))
        assert set(await asyncio.gather(*asked)) == {(1,)}
        assert api.most_at_once == CALLS_AT_ONCE
        assert len(api.connections) <= CALLS_AT_ONCE


@pytest.mark.parametrize("name", sorted(FAULTS))
async def test_a_fault_brings_nothing_and_raises_nothing(name: str) -> None:
    """It is counted, with a reason."""
    told: list[CallResult] = []
    seconds = 0.2 if name in ("silence", "a dripping body") else PATIENCE
    async with ReaderApi(fault=FAULTS[name]) as api, reader(api, seconds, note=told.append) as asking:
        assert await asking.point(task()) is None
    assert [each.outcome for each in told] == ["failed"]
    assert told[0].reason


async def test_a_failure_is_not_remembered_as_an_answer() -> None:
    async with ReaderApi(first, fault=status(500)) as api, reader(api) as asking:
        assert await asking.point(task()) is None
        api.fault = None
        assert await asking.point(task()) == (1,)


async def test_a_server_that_fails_three_times_is_left_alone_until_a_trial_goes_well() -> None:
    clock = Clock()
    async with ReaderApi(first, fault=status(500)) as api, reader(api, clock=clock) as asking:
        for number in range(5):
            assert await asking.point(task(f"Is road {number} open?")) is None
        assert len(api.bodies) == 3
        api.fault = None
        clock.now += 30
        assert await asking.point(task()) == (1,)
        assert await asking.point(task("And now?")) == (1,)


async def test_what_was_answered_before_is_known_while_the_server_is_left_alone() -> None:
    async with ReaderApi(first) as api, reader(api) as asking:
        assert await asking.point(task()) == (1,)
        api.fault = status(500)
        for number in range(4):
            await asking.point(task(f"Is road {number} open?"))
        assert await asking.point(task()) == (1,)


async def test_who_waits_in_line_until_time_is_up_is_no_failure_of_the_servers() -> None:
    """Whether his turn never comes, or leaves no time to answer."""
    told: list[CallResult] = []
    async with ReaderApi(fault=hanging) as api, reader(api, 0.2, note=told.append) as asking:
        for _ in range(CALLS_AT_ONCE):
            await asking._slots.acquire()
        line = [asyncio.create_task(asking.point(task(f"Is road {number} open?"))) for number in range(10)]
        await asyncio.gather(*line)
        assert [each.outcome for each in told] == ["failed"] * 10
        assert not api.bodies
        line = [asyncio.create_task(asking.point(task(f"Is road {number} open?"))) for number in range(10)]
        await asyncio.sleep(0.15)
        for _ in range(CALLS_AT_ONCE):
            asking._slots.release()
        await asyncio.gather(*line)
        assert not asking._circuit.is_open


async def test_the_cap_of_a_day_holds_every_call() -> None:
    """The one without structured output is a call, too; what is cached is none."""
    counted = Counted()
    cap = DailyCap(3, counted.add, counted.tell)
    async with ReaderApi(lambda _: '{"passages": [1]}', takes_structure=False) as api, reader(api, cap=cap) as asking:
        assert await asking.point(task()) == (1,)
        assert await asking.point(task()) == (1,)
        assert await asking.point(task("And now?")) == (1,)
        assert await asking.point(task("And then?")) is None
        assert (len(api.bodies), counted.made, counted.told) == (3, 3, 1)


async def test_a_cap_that_is_reached_between_two_calls_is_no_failure() -> None:
    """The second one, without structured output, is not made."""
    counted = Counted()
    cap = DailyCap(1, counted.add, counted.tell)
    async with ReaderApi(takes_structure=False) as api, reader(api, cap=cap) as asking:
        assert await asking.point(task()) is None
        assert len(api.bodies) == 1


async def test_at_the_end_nobody_waits_any_more() -> None:
    """Whoever does gets nothing, at once."""
    async with ReaderApi(fault=hanging) as api, Client(settings(api)) as client:
        async with Reader(client, PATIENCE) as asking:
            waiting = asyncio.create_task(asking.point(task()))
            await api.wait_for_calls(1)
        assert await waiting is None

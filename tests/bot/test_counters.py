"""Numbers of what has happened."""

import asyncio

from bot.counters import BOUNDS, Counters, Durations


def test_durations_are_counted_with_others_of_their_length() -> None:
    """Those on a bound with the shorter ones; the last count is of all."""
    took = Durations()
    for seconds in (0.0, BOUNDS[0], 0.06, 1000.0):
        took.add(seconds)
    counts = took.up_to()
    assert counts[:2] == [("0.05", 2.0), ("0.1", 3.0)]
    assert counts[-2:] == [("120.0", 3.0), ("+Inf", 4.0)]
    assert took.total == 1000.11


async def test_an_answer_takes_from_the_arrival_of_its_question() -> None:
    """Each task has its own; where nothing arrived, as for a press, only the answer is counted."""
    now = [100.0]
    counters = Counters(clock=lambda: now[0])

    async def handle(at: float | None) -> None:
        counters.arrived(at)
        await asyncio.sleep(0)
        now[0] = 107.0
        counters.answered("answer")

    await asyncio.gather(asyncio.create_task(handle(None)), asyncio.create_task(handle(93.0)))
    counters.answered("unknown")
    assert counters.questions == {"answer": 2, "unknown": 1}
    assert counters.answering.total == 7.0 + 14.0

"""The examination: its questions, what it takes to pass it, and how it goes with a real server."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import pytest
from aiohttp import web

from bot.reader.cap import DailyCap
from bot.reader.client import Client
from bot.reader.examination import (
    EXAMINED_AT_ONCE,
    LONGEST_EXAMINATION,
    ExamItem,
    ExamVerdict,
    Marked,
    examine,
    items,
    verdict_on,
)
from bot.reader.wire import object_of
from knowledge import INTERVIEWS
from tests.bot.reader.tasks import settings
from tests.bot.reader.test_cap import Counted
from tests.readerapi import ReaderApi, Task
from tests.readerapi.faults import Fault, hanging, says, status

RIGHT = {item.question: item.right for item in items()}


def knowing(task: Task) -> list[int]:
    """A model that is always right."""
    return RIGHT[task["question"]]


def a_few(answerable: int = 3, others: int = 3) -> tuple[ExamItem, ...]:
    """Some questions of the examination."""
    return (
        *[item for item in items() if item.right][:answerable],
        *[item for item in items() if not item.right][:others],
    )


def test_there_are_sixty_questions_half_of_which_nothing_answers() -> None:
    """In three languages, each with its own id; some in a conversation, some put to somebody."""
    asked = items()
    assert len(asked) == len({item.id for item in asked}) == len(RIGHT) == 60
    assert sum(bool(item.right) for item in asked) == 30
    assert all(count >= 15 for count in Counter(item.language for item in asked).values())
    assert {item.language for item in asked} == {"en", "ru", "uz"}
    assert any(item.before for item in asked)
    assert any(item.asked for item in asked)


def test_the_numbers_of_a_question_are_those_that_are_shown() -> None:
    """And those that are right are among them."""
    for item in items():
        shown = object_of(item.task)
        assert shown["passages"] == [passage.model_dump() for passage in item.passages]
        assert shown["before"] == [turn.model_dump() for turn in item.before]
        assert set(item.right) <= {passage.n for passage in item.passages}


def test_no_passage_is_from_an_interview_that_comes_along() -> None:
    sources = [file.read_text("utf-8") for file in INTERVIEWS.glob("*/source.txt")]
    texts = [passage.text for item in items() for passage in item.passages]
    assert sources
    assert not any(text in source for text in texts for source in sources)


@pytest.mark.parametrize(
    ("right", "false", "passed"), [(30, 0, True), (27, 3, True), (26, 0, False), (30, 4, False), (0, 0, False)]
)
def test_nine_of_ten_must_be_right_and_one_of_ten_may_be_false(right: int, false: int, passed: bool) -> None:
    """A model that never points is as bad as one that always does. One sentence says how it did."""
    verdict = ExamVerdict(right=right, answerable=30, false=false, others=30)
    assert verdict.passed is passed
    assert not verdict.is_undecided
    assert f"right in {right} of 30" in str(verdict)
    assert f"something in {false} of 30" in str(verdict)
    assert ("is not used" in str(verdict)) is not passed


def test_failed_calls_leave_a_verdict_open_only_if_they_could_have_changed_it() -> None:
    """They do not count as nothing pointed at."""
    open_one = ExamVerdict(
        right=25, answerable=30, false=0, others=30, failed_answerable=5, reason="the server answers 500"
    )
    assert (open_one.passed, open_one.is_undecided) == (False, True)
    assert str(open_one).endswith("it could not be examined, 5 of 60 calls failed (the server answers 500).")
    silent = ExamVerdict(right=30, answerable=30, false=0, others=30, failed_others=30, reason="…")
    assert (silent.passed, silent.is_undecided) == (False, True)
    bad = ExamVerdict(right=7, answerable=30, false=24, others=30, failed_others=6, reason="…")
    assert (bad.passed, bad.is_undecided) == (False, False)
    good = ExamVerdict(right=29, answerable=30, false=0, others=30, failed_answerable=1, reason="…")
    assert (good.passed, good.is_undecided) == (True, False)


def test_only_the_first_number_counts_as_right() -> None:
    """And nothing pointed at where nothing answers."""
    answerable, other = a_few(1, 1)
    wrong = next(p.n for p in answerable.passages if p.n not in answerable.right)
    assert Marked(answerable, (answerable.right[0], wrong)).right
    assert not Marked(answerable, (wrong, answerable.right[0])).right
    assert not Marked(answerable, ()).right
    assert Marked(other, ()).right
    assert Marked(other).right  # its reply was thrown away
    assert not Marked(other, (1,)).right
    assert not Marked(other, failed="the server answers 500").right


async def test_a_model_that_is_right_passes() -> None:
    """All sixty questions are put, some at a time; the bar hears of each."""
    heard: list[tuple[int, int]] = []
    async with ReaderApi(knowing, latency=0.01) as api, Client(settings(api)) as client:
        verdict = verdict_on(await examine(client, 4.0, lambda done, total: heard.append((done, total))))
        assert verdict == ExamVerdict(right=30, answerable=30, false=0, others=30)
        assert heard[-1] == (60, 60)
        assert len(api.asked) == 60
        assert 1 < api.most_at_once <= EXAMINED_AT_ONCE


@pytest.mark.parametrize(
    ("writes", "right", "false"),
    [("[]", 0, 0), ('{"passages": [1]}', 3, 3), ("I would say the second one.", 0, 0), ('{"passages": [99]}', 0, 0)],
)
async def test_a_model_that_always_writes_the_same_fails(writes: str, right: int, false: int) -> None:
    """Whatever it is: a reply that is thrown away is nothing right, and no failure of the server's."""
    async with ReaderApi(lambda _: writes) as api, Client(settings(api)) as client:
        verdict = verdict_on(await examine(client, 4.0, asked=a_few()))
    assert verdict.right <= right
    assert (verdict.false, verdict.failed_answerable, verdict.failed_others) == (false, 0, 0)
    assert not verdict.passed
    assert not verdict.is_undecided


async def test_a_server_that_refuses_the_first_call_is_asked_no_more() -> None:
    async with ReaderApi(fault=status(401)) as api, Client(settings(api)) as client:
        verdict = verdict_on(await examine(client, 4.0))
        assert len(api.bodies) == 1
    assert verdict.is_undecided
    assert str(verdict).endswith("60 of 60 calls failed (the server answers 401).")


class Later:
    """A server that goes wrong after its first call."""

    def __init__(self, fault: Fault) -> None:
        self.fault, self.calls = fault, 0

    async def __call__(self, request: Any) -> web.StreamResponse:
        self.calls += 1
        return await (says('{"passages": []}') if self.calls == 1 else self.fault)(request)


async def test_a_server_that_fails_in_a_row_is_soon_asked_no_more() -> None:
    async with ReaderApi(fault=Later(status(500))) as api, Client(settings(api)) as client:
        marks = await examine(client, 4.0)
        assert len(api.bodies) < 10
    assert sum(bool(mark.failed) for mark in marks) == 59


async def test_it_takes_two_minutes_at_most() -> None:
    """What is not done by then has failed."""
    assert LONGEST_EXAMINATION == 120
    async with ReaderApi(fault=Later(hanging)) as api, Client(settings(api)) as client:
        async with asyncio.timeout(60):
            marks = await examine(client, 30.0, within=0.5)
    assert [mark.failed for mark in marks][1:] == ["it was not done within 0.5 s"] * 59


async def test_its_calls_are_among_those_of_a_day() -> None:
    """It is not begun where the day has no room for all of them."""
    counted = Counted()
    async with ReaderApi(knowing) as api, Client(settings(api)) as client:
        cap = DailyCap(100, counted.add, counted.tell)
        assert verdict_on(await examine(client, 4.0, cap=cap)).passed
        assert counted.made == len(api.bodies) == 60
        verdict = verdict_on(await examine(client, 4.0, cap=cap))
        assert counted.made == len(api.bodies) == 60
    assert verdict.is_undecided
    assert str(verdict).endswith("60 of 60 calls failed (BOT_READER_DAILY leaves too few for today).")


async def test_the_one_call_too_many_is_not_made() -> None:
    """Of a server that refuses structured output, which is a call, too."""
    counted = Counted()
    async with ReaderApi(knowing, takes_structure=False) as api, Client(settings(api)) as client:
        marks = await examine(client, 4.0, cap=DailyCap(60, counted.add, counted.tell))
        assert len(api.bodies) == 60
    assert [mark.failed for mark in marks if mark.failed] == ["BOT_READER_DAILY is reached"]

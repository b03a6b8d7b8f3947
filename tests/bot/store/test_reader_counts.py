"""Counts of what a reader was asked, in a real SQLite file."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.store import reader_counts
from bot.store.questions import Store
from bot.store.reader_counts import ReaderFigures


async def test_what_came_of_the_questions_is_counted_over_restarts(tmp_path: Path) -> None:
    """With the seconds that the calls took."""
    for _ in range(2):
        async with Store(tmp_path / "log") as store:
            store.reader_counts.note("pointed", 1.25)
            store.reader_counts.note("none", 0.5)
            store.reader_counts.note("failed", 4.0)
            store.reader_counts.note("cached", 0.0)
            store.reader_counts.note("cached", 0.0)
    async with Store(tmp_path / "log") as store:
        figures = await store.reader_counts.figures(30)
        assert figures == ReaderFigures(2, 2, 2, 4, 11.5)
        assert figures.asked == 6


async def test_calls_of_today_are_counted_over_restarts(tmp_path: Path) -> None:
    """Though nothing else is kept."""
    async with Store(tmp_path / "log", days=0) as store:
        assert store.reader_counts.calls() == 0
        assert store.reader_counts.calls(1) == 1
        assert store.reader_counts.calls(1) == 2
    async with Store(tmp_path / "log", days=0) as store:
        assert store.reader_counts.calls() == 2


async def test_a_new_day_in_utc_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was before is told for so many days, of which today is one."""
    assert reader_counts.today() == datetime.now(UTC).date()
    async with Store(tmp_path / "log") as store:
        for day in (date(2025, 1, 30), date(2025, 1, 31), date(2025, 2, 1)):
            monkeypatch.setattr(reader_counts, "today", lambda day=day: day)
            assert store.reader_counts.calls(1) == 1
            store.reader_counts.note("pointed", 1.0)
        for days, number in ((0, 1), (1, 1), (2, 2), (30, 3)):
            assert (await store.reader_counts.figures(days)).pointed == number

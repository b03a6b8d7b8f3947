"""What came of the questions that a reader was asked, in counts a day (UTC); no question is among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

import aiosqlite

from bot.store.database import Database

Column = Literal["calls", "pointed", "none", "failed", "cached", "ms"]


@dataclass(frozen=True)
class ReaderFigures:
    """Questions in which the reader pointed, or found none that answers, or failed; those that he had answered before;
    and the seconds that the first three took together."""

    pointed: int = 0
    none: int = 0
    failed: int = 0
    cached: int = 0
    seconds: float = 0.0

    @property
    def asked(self) -> int:
        """Questions for which the reader was called."""
        return self.pointed + self.none + self.failed


class ReaderCounts:
    """The counts in the file. Writing never waits."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._day = ""
        self._calls = 0

    async def take_up(self, db: aiosqlite.Connection, new: bool) -> None:
        """Know how many calls the file that is opened has of today; one begun while the bot runs is told those made."""
        day = today().isoformat()
        if new and self._calls and self._day == day:
            await db.execute(
                "INSERT INTO readings (day, calls) VALUES (?, ?) "
                "ON CONFLICT (day) DO UPDATE SET calls = max(calls, excluded.calls)",
                (day, self._calls),
            )
        rows = list(await db.execute_fetchall("SELECT calls FROM readings WHERE day = ?", (day,)))
        known = self._calls if self._day == day else 0
        self._day, self._calls = day, max(known, rows[0][0] if rows else 0)

    def calls(self, more: int = 0) -> int:
        """How many calls were made today, when `more` have been counted."""
        if (day := today().isoformat()) != self._day:
            self._day, self._calls = day, 0
        if more:
            self._calls += more
            self._add("calls", more)
        return self._calls

    def note(self, outcome: Literal["pointed", "none", "failed", "cached"], seconds: float) -> None:
        """Count what came of a question."""
        self._add(outcome, 1)
        if seconds:
            self._add("ms", round(seconds * 1000))

    async def figures(self, days: int) -> ReaderFigures:
        """The counts of the last days, of which today is one. Raises StoreError when the file cannot be read."""
        since = today() - timedelta(days=max(days, 1) - 1)
        ((pointed, none, failed, cached, ms),) = await self._database.read(
            "SELECT total(pointed), total(none), total(failed), total(cached), total(ms) FROM readings WHERE day >= ?",
            since.isoformat(),
        )
        return ReaderFigures(int(pointed), int(none), int(failed), int(cached), ms / 1000)

    def _add(self, column: Column, more: int) -> None:
        self._database.write(
            f"INSERT INTO readings (day, {column}) VALUES (?, ?) "  # noqa: S608 - our own name
            f"ON CONFLICT (day) DO UPDATE SET {column} = {column} + excluded.{column}",
            today().isoformat(),
            more,
        )


def today() -> date:
    """The day in UTC."""
    return datetime.now(UTC).date()

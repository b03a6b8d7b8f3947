"""A reader for commands of the command line, which have no event loop: examined with a bar, then asked.

Slow to load: `bot.cli.options.opened_reader` does so where a reader is set.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

import click

from bot.cli.comparing import Pointings
from bot.cli.progress import Bar
from bot.reader.client import Client
from bot.reader.examination import Marked, examine, verdict_on
from bot.reader.reader import CallResult, Reader
from bot.reader.trust import Trust
from bot.settings import ReaderSettings
from knowledge import ReaderTask, cache_folder

BREATH = 0.001
"""Seconds in which the loop hears what became of its connections while it stood still."""


class TerminalReader:
    """A reader that is asked from code without an event loop. `task` is what it was asked last, `numbers` where it
    pointed, and `last` what came of the call, None if there was none; `told` are all calls by what came of them, and
    `seconds` what they took together."""

    def __init__(self, runner: asyncio.Runner, client: Client, settings: ReaderSettings, abreast: int) -> None:
        self.host = settings.reader_host
        self.task: ReaderTask | None = None
        self.numbers: tuple[int, ...] | None = None
        self.last: CallResult | None = None
        self.told: Counter[str] = Counter()
        self.seconds = 0.0
        self.spared = 0
        self._runner = runner
        self._abreast = abreast
        self._reader = Reader(client, settings.reader_seconds * abreast, note=self._note)

    def point(self, task: ReaderTask) -> tuple[int, ...] | None:
        """The numbers of the passages that answer, as `Reader.point`."""
        self.task, self.last = task, None
        self.numbers = self._runner.run(self._point(task))
        return self.numbers

    def point_all(self, tasks: Collection[ReaderTask], progress: Callable[[int], None]) -> Pointings:
        """The same of many, several at a time."""
        return self._runner.run(self._point_all(tasks, progress))

    def summed_up(self) -> str:
        """What came of all calls, in one sentence."""
        pointed, none, failed = (self.told[outcome] for outcome in ("pointed", "none", "failed"))
        asked = pointed + none + failed
        spared = f" It was left alone in {self.spared} more, which count as without it." if self.spared else ""
        return (
            f"The reader was asked {asked} times: it pointed in {pointed}, found none in {none} and failed in {failed} "
            f"of them; {self.seconds / (asked or 1):.2f} s a question.{spared}"
        )

    def close(self) -> None:
        """Wait for no call any more."""
        self._runner.run(self._reader.__aexit__())

    async def _point(self, task: ReaderTask) -> tuple[int, ...] | None:
        await asyncio.sleep(BREATH)
        return await self._reader.point(task)

    async def _point_all(self, tasks: Collection[ReaderTask], progress: Callable[[int], None]) -> Pointings:
        slots = asyncio.Semaphore(self._abreast)

        async def one(task: ReaderTask) -> tuple[int, ...] | None:
            async with slots:
                numbers = await self._reader.point(task)
            progress(1)
            return numbers

        before = self.told.total()
        pointings = dict(zip(tasks, await asyncio.gather(*map(one, tasks)), strict=True))
        self.spared += len(tasks) - (self.told.total() - before)
        return pointings

    def _note(self, result: CallResult) -> None:
        self.last = result
        self.told[result.outcome] += 1
        self.seconds += result.seconds


@contextmanager
def terminal_reader(settings: ReaderSettings, abreast: int) -> Iterator[TerminalReader | None]:
    """The reader, once it has passed its examination; None, after a sentence on standard error, if it is not to be
    trusted. `abreast` is how many questions are put at a time; each may then take so many times as long."""
    with _client(settings) as (runner, client):
        verdict = Trust(settings, cache_folder()).verdict() if settings.reader_exam else None
        if settings.reader_exam and verdict is None:
            verdict = verdict_on(_examined(settings, runner, client))
        if verdict and not verdict.passed:
            click.echo(str(verdict), err=True)
            yield None
        else:
            reader = TerminalReader(runner, client, settings, abreast)
            try:
                yield reader
            finally:
                reader.close()


def examination(settings: ReaderSettings) -> list[Marked]:
    """What becomes of each question of the examination, held anew."""
    with _client(settings) as (runner, client):
        return _examined(settings, runner, client)


def _examined(settings: ReaderSettings, runner: asyncio.Runner, client: Client) -> list[Marked]:
    """Hold the examination, with a bar, and remember the verdict."""
    with Bar("Examining the reader") as bar:
        marks = runner.run(examine(client, settings.reader_seconds, bar.told))
    Trust(settings, cache_folder()).keep(verdict_on(marks))
    return marks


@contextmanager
def _client(settings: ReaderSettings) -> Iterator[tuple[asyncio.Runner, Client]]:
    with asyncio.Runner() as runner:
        client = Client(settings)
        runner.run(client.__aenter__())
        try:
            yield runner, client
        finally:
            runner.run(client.__aexit__())

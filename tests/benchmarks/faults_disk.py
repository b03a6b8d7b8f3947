"""What befalls the disk on which the bot keeps what waits and what was asked: faults for `tests.benchmarks.faults`."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.store.commits import LOOK
from tests.benchmarks.trial import SLOW, Trial
from tests.bot.spoiling import spoil

SIZE = 8_000_000
"""Bytes of the disk that is filled and emptied."""
UNWRITTEN, WRITTEN = "The inbox cannot be written", "The inbox can be written again"


def mounted(folder: Path) -> bool:
    """Mount a small disk on a folder; False where that is not allowed."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    return sys.platform == "linux" and not subprocess.run(mount, capture_output=True, check=False).returncode


def unmount(folder: Path) -> None:
    """Take that disk away."""
    subprocess.run(["umount", str(folder)], check=True)


@contextmanager
def filled(disk: Path) -> Iterator[None]:
    """No room is left on a disk, for a while."""
    filling = disk / "filling"
    with contextlib.suppress(OSError), filling.open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
    yield
    filling.unlink()


async def gone(trial: Trial, times: int) -> None:
    """The folder of the data is away for a second or two."""
    away = trial.data.with_name("away")
    await trial.start()
    async with trial.asking():
        for _ in range(times):
            trial.data.rename(away)
            await trial.moment(2)
            shutil.rmtree(trial.data, ignore_errors=True)  # a new one that the bot has begun
            away.rename(trial.data)
            await trial.moment(2)


async def full(trial: Trial, times: int) -> None:
    """The disk is full for a second or two."""
    await trial.start()
    async with trial.asking():
        for number in range(times):
            with filled(trial.data):
                await trial.bot.says(UNWRITTEN, times=number + 1)
                await trial.moment(2)
            await trial.bot.says(WRITTEN, times=number + 1)


async def killed_while_full(trial: Trial, times: int) -> None:
    """SIGKILL while the disk is full, and every second time a new start before there is room again.

    What came when it was full is still Telegram's until it is answered; that it was, cannot be noted.
    """
    async with trial.asking():
        for number in range(times):
            await trial.start()
            told = trial.bot.log.count(UNWRITTEN)
            with filled(trial.data):
                await trial.bot.says(UNWRITTEN, times=told + 1)
                await trial.moment(0.5)
                await trial.stop(signal.SIGKILL)
                trial.under_way += trial.answered(trial.api.updates.pending.values())
                if number % 2:
                    await trial.start()
            if number % 2:
                await trial.stop(signal.SIGTERM)


async def begun_while_full(trial: Trial, times: int) -> None:
    """It begins with a full disk, on which there is room a little later."""
    async with trial.asking():
        for _ in range(times):
            with filled(trial.data):
                await trial.start()
                await trial.moment(1)
            await trial.moment(1)
            await trial.stop(signal.SIGTERM)


async def begun_unwritable(trial: Trial, times: int) -> None:
    """It begins on a disk that the system has made one for reading only, and that is mended a little later."""
    async with trial.asking():
        for _ in range(times):
            _remount(trial.data, "ro")
            await trial.start()
            await trial.moment(1)
            _remount(trial.data, "rw")
            await trial.moment(1)
            await trial.stop(signal.SIGTERM)


async def begun_locked(trial: Trial, times: int) -> None:
    """It begins while another program has locked both files."""
    await trial.start()
    async with trial.asking():
        for _ in range(times):
            await trial.stop(signal.SIGTERM)
            with _locked(trial.log), _locked(trial.inbox):
                await trial.start()
                await trial.moment(1)
            await trial.moment(1)


async def locked(trial: Trial, times: int) -> None:
    """Another program locks the file of the questions asked; that of what waits is the bot's own while it runs."""
    await trial.start()
    async with trial.asking():
        for _ in range(times):
            with _locked(trial.log):
                await trial.moment(5)
            await trial.moment(1)


async def damaged(trial: Trial, times: int) -> None:
    """What the files hold is overwritten while they are used."""
    await trial.start()
    async with trial.asking():
        for _ in range(times):
            await trial.moment(2)
            for file in trial.data.iterdir():
                if file.name.startswith(trial.log.name) and "damaged" not in file.name and file.stat().st_size > 16:
                    with file.open("r+b") as spoilt:
                        spoilt.seek(16)
                        spoilt.write(b"\xa5" * (file.stat().st_size - 16))
            await trial.moment(2)


async def spoilt_and_killed(way: str, trial: Trial, times: int) -> None:
    """The files are cut short, emptied or overwritten where they lie while many wait; seconds later comes SIGKILL."""
    for _ in range(times):
        async with trial.backlog():
            await trial.moment(2 * SLOW)
            for file in (trial.log, trial.inbox):
                spoil(file, way)
            await asyncio.sleep(LOOK + 1)
            await trial.stop(signal.SIGKILL)


async def deleted(trial: Trial, times: int) -> None:
    """The files are deleted while they are used."""
    await trial.start()
    async with trial.asking():
        for _ in range(times):
            await trial.moment(2)
            for file in trial.data.iterdir():
                file.unlink()
            await trial.moment(2)


async def replaced(trial: Trial, times: int) -> None:
    """Older copies are put in the place of the files while they are used."""
    await trial.start()
    older = trial.data.with_name("older")
    shutil.copytree(trial.data, older)
    async with trial.asking():
        for _ in range(times):
            await trial.moment(2)
            for file in older.iterdir():
                _put(file, trial.data)
            await trial.moment(2)


def _put(file: Path, folder: Path) -> None:
    """Put a copy of a file into a folder, in the place of one of its name, at once."""
    Path(shutil.copy(file, folder / "copy")).replace(folder / file.name)


def _remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    with contextlib.closing(sqlite3.connect(file, timeout=10, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")

"""What the bot's tests share: one cache of indexes for all, and a running bot for each module that wants one."""

import contextlib
import fcntl
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from knowledge.base import INTERVIEWS, open_base
from knowledge.index.index import Index
from tests import kept
from tests.bot.running import Process
from tests.botapi import BotApi


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that run the program, or want the index of the whole interview that comes with it; and begin with
    the files in which most tests start a bot of their own, since these take longest."""
    starts: Counter[Path] = Counter()
    for item in items:
        if isinstance(item, pytest.Function) and not {"cache", "home", "newsroom"}.isdisjoint(item.fixturenames):
            item.add_marker("program")
            starts[item.path] += {"cache", "tmp_path"} <= {*item.fixturenames}
    items.sort(key=lambda item: -starts[item.path])


@pytest.fixture(scope="session", autouse=True)
def _interruptible() -> Iterator[None]:
    """A shell has what runs in its background ignore Ctrl-C, and with the tests all programs that they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def cache(run_folder: Path) -> Path:
    """Where all bots of this run keep their indexes, so that each is built once; the one of the interview that comes
    with the program is there."""
    folder = run_folder / "cache"
    kept.rules()
    with (run_folder / "cache.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the first one builds it, the others wait
        open_base(INTERVIEWS, folder / "interview-bot").index.close()
    return folder


@pytest.fixture(scope="session")
def index(cache: Path) -> Iterator[Index]:
    """The index of the interview that comes with the program."""
    opened = open_base(INTERVIEWS, cache / "interview-bot").index
    yield opened
    opened.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, with no room left but for what is deleted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(disk)]
    if sys.platform != "linux" or os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only who administers the machine can mount a disk")
    with contextlib.suppress(OSError), (disk / "filling").open("wb", buffering=0) as filling:
        while filling.write(bytes(4096)):
            pass
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def api(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[BotApi]:
    """A server with a bot that answers; at the end it has been refused nothing and logged no error."""
    async with BotApi() as server:
        async with Process(server, tmp_path_factory.mktemp("bot"), cache) as process:
            yield server
        assert server.refusals == []
        assert server.parse_modes == set()
        assert "ERROR" not in process.log, process.log

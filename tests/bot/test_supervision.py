"""What a service manager is told."""

import asyncio
import contextlib
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.supervision import ALIVE, READY, allow_many_files, keep_alive, notify


@pytest.fixture(params=["a path", "an abstract name"])
def manager(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """A manager that listens as systemd does."""
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        path = str(Path(folder) / "notify")
        abstract = request.param == "an abstract name"
        listener.bind(f"\0{path}" if abstract else path)
        listener.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", f"@{path}" if abstract else path)
        yield listener


def test_the_manager_is_told(manager: socket.socket) -> None:
    """In a datagram of its own."""
    notify(READY)
    assert manager.recv(100) == b"READY=1"


async def test_the_manager_hears_that_the_program_is_alive(
    manager: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Again and again."""
    monkeypatch.setenv("WATCHDOG_USEC", "20000")
    beating = asyncio.create_task(keep_alive())
    for _ in range(3):
        assert await asyncio.get_running_loop().sock_recv(manager, 100) == ALIVE.encode()
    beating.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await beating


async def test_without_a_manager_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor where he is gone, or wants no sign of life."""
    monkeypatch.delenv("WATCHDOG_USEC", raising=False)
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    notify(READY)
    monkeypatch.setenv("NOTIFY_SOCKET", "/nowhere/at/all")
    notify(READY)
    await keep_alive()


def test_as_many_files_may_be_open_as_the_system_grants() -> None:
    """Whoever starts the program is mostly granted few at first."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (before[1] - 1, before[1]))
    allow_many_files()
    now = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert now == (before[1], before[1])

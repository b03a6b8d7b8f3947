"""Who runs the program: hearing when it tells it to end, and telling it, as systemd wants to know, how it goes on."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
from collections.abc import Callable

try:
    import resource
except ImportError:  # Windows, which sets no such bound
    resource = None  # type: ignore[assignment]

READY, ALIVE, ENDING = "READY=1", "WATCHDOG=1", "STOPPING=1"


def notify(state: str) -> None:
    """Tell the manager, if the program was started by one that wants to know."""
    address = os.environ.get("NOTIFY_SOCKET")
    if address:
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
            manager.connect(f"\0{address[1:]}" if address.startswith("@") else address)
            manager.send(state.encode())


def allow_many_files() -> None:
    """Have as many files and connections open at a time as the system grants anybody who asks for it."""
    if resource:
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def on_signal(kind: signal.Signals, does: Callable[[], None]) -> None:
    """Have something done in the running loop when a signal comes, also where loops hear of none, as on Windows."""
    loop = asyncio.get_running_loop()
    try:
        loop.add_signal_handler(kind, does)
    except NotImplementedError:
        signal.signal(kind, lambda *_: loop.call_soon_threadsafe(does))


async def keep_alive() -> None:
    """Tell the manager that the program is alive, twice as often as it wants to hear it, until cancelled."""
    wanted = os.environ.get("WATCHDOG_USEC", "")
    while wanted.isdecimal() and int(wanted):
        notify(ALIVE)
        await asyncio.sleep(int(wanted) / 2_000_000)

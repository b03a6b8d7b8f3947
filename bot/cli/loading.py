"""Loading modules, which takes longer than most of what they do."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Load modules as fast as that is possible. Ctrl-C ends the program at once, with 130: the exception that it else
    raises is told, and lost, wherever Python can do nothing with one."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    gc.disable()  # loading makes many objects and no garbage
    try:
        yield
    finally:
        gc.enable()
        signal.signal(signal.SIGINT, before)

"""Servers that listen where a setting says."""

from __future__ import annotations

import errno
import os
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

NAMED = (errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES)
"""What keeps a server from listening, in the system's words; Python's own say the address once more, and at length."""


class NoListenerError(Exception):
    """Nothing can listen where a setting says; one sentence names it."""


@asynccontextmanager
async def listening(setting: str, server: AbstractAsyncContextManager[Any]) -> AsyncIterator[None]:
    """Have a server listen meanwhile. Raises NoListenerError."""
    try:
        await server.__aenter__()
    except UnicodeError:
        raise NoListenerError(f"{setting} cannot be listened on (no such host); name another host and port.") from None
    except OSError as error:
        why = os.strerror(error.errno).lower() if error.errno in NAMED else error.strerror
        sentence = f"{setting} cannot be listened on ({why}); name another host and port."
        raise NoListenerError(sentence) from None
    try:
        yield
    finally:
        await server.__aexit__(None, None, None)

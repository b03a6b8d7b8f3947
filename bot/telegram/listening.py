"""Servers that listen where a setting says."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any


class NoListenerError(Exception):
    """Nothing can listen where a setting says; one sentence names it."""


@asynccontextmanager
async def listening(setting: str, server: AbstractAsyncContextManager[Any]) -> AsyncIterator[None]:
    """Have a server listen meanwhile. Raises NoListenerError."""
    try:
        await server.__aenter__()
    except OSError as error:
        sentence = f"{setting} cannot be listened on ({error.strerror}); name another host and port."
        raise NoListenerError(sentence) from None
    try:
        yield
    finally:
        await server.__aexit__(None, None, None)

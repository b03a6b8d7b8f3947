"""Long work in a process of its own, so that the one that answers people is not slowed down by it."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE


class AsideFailedError(Exception):
    """The other process ended with an error, which stands in the log."""


async def aside(module: str, *arguments: str, data: bytes = b"") -> bytes:
    """What a module prints that is run with these arguments and this standard input. Raises AsideFailedError.

    It knows none of the bot's settings, and ends when nobody waits for it any more.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *arguments, stdin=PIPE, stdout=PIPE, env=environment
    )
    try:
        output, _ = await process.communicate(data)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        raise AsideFailedError(module)
    return output

"""A small, strict server with an OpenAI-compatible address on loopback, for a reader to be asked there.

It answers what a test tells it to, refuses what is not as `bot/README.md` says that requests are, and has the faults
that servers have:

    async with ReaderApi(lambda task: [task["passages"][0]["n"]]) as api:
        bot = await start_the_bot_with(api.env)
        ...
        assert api.asked[0]["question"] == "Is the road open?" and not api.refusals
"""

from tests.readerapi.faults import FAULTS, Fault
from tests.readerapi.server import ReaderApi, ReaderThread, Task

__all__ = ["FAULTS", "Fault", "ReaderApi", "ReaderThread", "Task"]

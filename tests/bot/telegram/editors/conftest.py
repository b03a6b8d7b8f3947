"""What the tests of editors share: a bot with an editor and interviews that he can change."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.bot.running import Process, write_interview
from tests.bot.telegram.editors.newsroom import EDITOR, Newsroom
from tests.botapi import BotApi
from tests.knowledge.folders import ENTRIES, write

LONG_QUOTE = """- id: quiet-border
  kind: quote
  speaker: berg
  text: “The road is open again,” says Anna Berg. “Nobody waits at the border any more.”
"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def newsroom(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Newsroom]:
    """Two small interviews; and a cache of its own, since so many bases would drive those of others out."""
    folder, cache = tmp_path_factory.mktemp("interviews"), tmp_path_factory.mktemp("cache")
    write(folder / "valley", entries=ENTRIES + LONG_QUOTE)
    write_interview(folder)
    settings = {"BOT_ADMINS": f"{EDITOR}, 4000002", "BOT_KNOWLEDGE": str(folder)}
    async with BotApi() as api:
        editor = api.private(api.user("Editor", "en", key=EDITOR))
        async with Process(api, tmp_path_factory.mktemp("bot"), cache, **settings) as process:
            yield Newsroom(api, editor, folder, process)
        assert "ERROR" not in process.log, process.log

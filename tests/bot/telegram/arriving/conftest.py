"""What the tests of arriving share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.telegram.arriving.inbox import Inbox

INBOX = "inbox"
"""The name of its file in `tmp_path`."""


@pytest.fixture
async def inbox(tmp_path: Path) -> AsyncIterator[Inbox]:
    """An inbox that nothing has come into yet."""
    async with Inbox(tmp_path / INBOX, 30) as opened:
        yield opened

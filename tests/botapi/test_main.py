"""Telegram's stand-in as a person uses it: `python -m tests.botapi` in one terminal, the bot in another."""

import asyncio
import sys
from pathlib import Path

from tests.bot.running import ROOT, Process
from tests.botapi import BotApi
from tests.botapi.waiting import PATIENCE


async def test_somebody_tries_the_bot_without_telegram(cache: Path, tmp_path: Path) -> None:
    """The settings that it prints are those to start the bot with; lines are said to it, numbers press buttons."""
    standing_in = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.botapi"),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert standing_in.stdin
    assert standing_in.stdout
    printed = await asyncio.wait_for(standing_in.stdout.readuntil(b"/unanswered."), PATIENCE)
    settings = dict(word.split("=", 1) for word in printed.decode().split() if "=" in word)
    assert settings.keys() == {"BOT_API_URL", "BOT_TOKEN", "BOT_DATA", "BOT_ADMINS"}
    async with Process(BotApi(), tmp_path, cache, **settings):
        standing_in.stdin.write(b"what is said about water?\n")
        said = await asyncio.wait_for(standing_in.stdout.readuntil(b"Copy\n"), PATIENCE)
        assert b"This can be seen in the issues of borders and water." in said
        (number,) = [line.split()[0] for line in said.splitlines() if line.endswith(b"Whole paragraph")]
        standing_in.stdin.write(number + b"\nhow do I bake bread?\n/stats\n")
        standing_in.stdin.close()
        said = await asyncio.wait_for(standing_in.stdout.read(), PATIENCE)
        assert said.index(b"From the article; the passage is in bold") < said.index(b"I found nothing on this")
        assert b"50% were answered" in said
    assert await standing_in.wait() == 0

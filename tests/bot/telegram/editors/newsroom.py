"""A newsroom: a bot with an editor and interviews that he can change."""

from dataclasses import dataclass
from pathlib import Path

from tests.bot.running import Process
from tests.botapi import BotApi, Chat

EDITOR = 4_000_001


@dataclass
class Newsroom:
    """A bot with an editor and a folder of interviews that he can change."""

    api: BotApi
    editor: Chat
    folder: Path
    process: Process

    def river(self, name: str, text: str) -> None:
        """Write a file of the small interview."""
        (self.folder / "rivers" / name).write_text(text, "utf-8")

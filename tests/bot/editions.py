"""An interview of which there is one edition after another, and readers who ask while each is loaded."""

from __future__ import annotations

import asyncio
import itertools
import re
from dataclasses import dataclass, field
from pathlib import Path

from tests.bot.running import Process
from tests.botapi import BotApi, Chat, InlineAnswer, Message

MARK = re.compile(r"edition (\d+)")
PEOPLE = 12
"""Readers who ask at the same time, each anew when he has his answer."""
HEAD = """\
title: {{en: "On the river, edition {0}"}}
summary: {{en: "What edition {0} says of the river."}}
language: en
speakers: [{{id: karimli, name: Amir Karimli, role: {{en: "engineer of edition {0}"}}}}]
topics: [{{id: canals, title: {{en: "Canals in edition {0}"}}}}]
"""
ENTRY = """\
- id: {1}
  kind: quote
  speaker: karimli
  topics: [canals]
  text: "{2} (edition {0})"
  summary: {{en: "{2}, says edition {0}."}}
  questions: ["Tell me of the {1}"]
"""
SAID = {"canal": "The canal was built in 1939", "dam": "Nobody wanted the dam", "boats": "There were boats of reed"}
ASKED = ("Tell me of the canal", "/topic canals", "Who built the dam?", "/speaker karimli", "boats", "/summary")


@dataclass
class Readings:
    """What readers got while the interview was loaded anew."""

    folder: Path
    written: int = 0
    loaded: int = 0
    refused: int = 0
    answers: int = 0
    wrong: list[str] = field(default_factory=list)
    """What was wrong with an answer, or with a reload."""

    def write(self) -> bool:
        """Write the next edition, every second one of which is broken; whether it is sound."""
        self.written += 1
        number, sound = self.written, self.written % 2 == 0
        source = "".join(f"{text} (edition {number})\n" for text in SAID.values())
        entries = "".join(ENTRY.format(number, *one) for one in SAID.items())
        broken = ("kind: quote", "kind: quota"), ("(edition", "(the edition"), ("- id", "  - id"), ("karimli", "karim")
        head = HEAD.format(number)
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "interview.yaml").write_text(head)
        (self.folder / "source.txt").write_text(source)
        (self.folder / "entries.yaml").write_text(
            entries if sound else entries.replace(*broken[number // 2 % len(broken)], 1)
        )
        return sound

    def take(self, asked: str, since: int, *texts: str) -> None:
        """Take an answer that was asked for when the edition `since` had been loaded."""
        self.answers += 1
        editions = {int(found) for text in texts for found in MARK.findall(text)}
        if len(editions) != 1 or not since <= min(editions) <= self.written or min(editions) % 2:
            self.wrong.append(f"{asked!r} was answered by the editions {sorted(editions)} when {since} was loaded")


async def read_on(
    readings: Readings, api: BotApi, process: Process, editor: Chat, *, questions: int, reloads: int
) -> None:
    """People ask, press and type without a pause, until so many answers have come and so many editions were loaded or
    refused. The bot runs, with the first sound edition."""
    readings.loaded = readings.written
    readers = [asyncio.create_task(_reads(readings, api, number)) for number in range(PEOPLE)]
    try:
        for number in range(reloads):
            sound = readings.write()
            reply = await editor.ask("/reload")
            if sound is not reply.text.startswith("Loaded anew"):
                readings.wrong.append(f"the edition {readings.written} was answered with {reply.text!r}")
            readings.loaded = readings.written if sound else readings.loaded
            readings.refused += not sound
            while readings.answers < questions * (number + 1) // reloads:
                assert process.running, process.log
                ended, _ = await asyncio.wait(readers, timeout=0.01, return_when=asyncio.FIRST_COMPLETED)
                for reader in ended:
                    reader.result()
    finally:
        for reader in readers:
            reader.cancel()
        await asyncio.gather(*readers, return_exceptions=True)


async def _reads(readings: Readings, api: BotApi, place: int) -> None:
    user = api.user(f"Reader {place}", "en")
    chat = api.private(user)
    for number in itertools.count(place):
        asked = ASKED[number % len(ASKED)]
        since = readings.loaded
        message = await chat.ask(asked)
        readings.take(asked, since, *_texts(message))
        if message.rows and number % 4 == 0 and "Whole paragraph" in str(message.rows):
            since = readings.loaded
            await chat.press(message, "Whole paragraph")
            readings.take("a press", since, *_texts(message))
        if number % 4 == 1:
            since = readings.loaded
            readings.take("inline", since, *_offered(await api.inline(user, "canal")))


def _texts(message: Message) -> list[str]:
    """What stands in a message and on its buttons."""
    return [message.text, *(button.label for row in message.rows for button in row)]


def _offered(answer: InlineAnswer) -> list[str]:
    return [str(result) for result in answer.results]

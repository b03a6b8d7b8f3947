"""Interviews are loaded anew, good ones and broken ones in turn, while people ask without a pause."""

import signal
from pathlib import Path

import pytest

from tests.bot.editions import Readings, read_on
from tests.bot.running import AlteredProcess, Process, write_interview
from tests.botapi import BotApi

HANGUP = """
import os, pathlib, signal
from bot.telegram.source import BaseSource

load, times = BaseSource.load, []

def meanwhile(source):
    served = load(source)
    times.append(1)
    if len(times) == {number}:
        entries = pathlib.Path("kb/rivers/entries.yaml")
        entries.write_text(entries.read_text().replace("Water is life.", "Water is all."))
        os.kill(os.getpid(), signal.SIGHUP)
    return served

BaseSource.load = meanwhile
"""
"""Has an editor mend an interview and send the signal at the worst moment, when the files have just been read for that
time."""


async def test_each_answer_is_of_one_edition(cache: Path, tmp_path: Path) -> None:
    """Of the one loaded last or of one loaded while it was answered, never of a broken one, and all of it."""
    readings = Readings(tmp_path / "kb" / "rivers")
    while not readings.write():
        pass
    async with BotApi() as api:
        editor = api.private(api.user("Editor", "en"))
        settings = {"BOT_KNOWLEDGE": str(tmp_path / "kb"), "BOT_ADMINS": str(editor.id)}
        async with Process(api, tmp_path, cache, **settings) as process:
            await read_on(readings, api, process, editor, questions=240, reloads=4)
            assert "ERROR" not in process.log
        assert api.refusals == []
    assert readings.wrong == []
    assert (readings.loaded, readings.refused) == (6, 2)


@pytest.mark.parametrize("number", [1, 2], ids=["the start", "a reload"])
async def test_a_signal_that_comes_during(cache: Path, tmp_path: Path, number: int) -> None:
    """Leads to a reload that begins after it."""
    write_interview(tmp_path / "kb")
    code, folder = HANGUP.format(number=number), str(tmp_path / "kb")
    async with BotApi() as api, AlteredProcess(api, tmp_path, cache, code, BOT_KNOWLEDGE=folder) as process:
        if number == 2:
            process.tell(signal.SIGHUP)
        await process.says("Interviews loaded: ", times=number)
        reply = await api.private(api.user("Anna", "en")).ask("/start rivers--water-is-life")
        assert reply.text.startswith("Water is all.")
        assert process.log.count("Interviews loaded: ") == number


async def test_a_refusal_that_nobody_waits_for_reaches_the_editors(cache: Path, tmp_path: Path) -> None:
    """In their private chats, as /reload would say it: the same faults once, until the interviews have been loaded."""
    entries = write_interview(tmp_path / "kb") / "entries.yaml"
    good = entries.read_text("utf-8")
    async with BotApi() as api:
        english, russian = api.private(api.user("Anna", "en")), api.private(api.user("Борис", "ru"))
        settings = {"BOT_KNOWLEDGE": str(tmp_path / "kb"), "BOT_ADMINS": f"{english.id},{russian.id}"}
        async with Process(api, tmp_path, cache, **settings) as process:
            for chat in (english, russian):
                await chat.ask("/start")
            for time in (1, 2):
                entries.write_text(good.replace("speaker: karimli", "speaker: nobody"), "utf-8")
                for again in (1, 2):
                    process.tell(signal.SIGHUP)
                    await process.says("stay as they were: rivers/entries.yaml:3", times=2 * time - 2 + again)
                told, told_too = await english.wait_for_reply(), await russian.wait_for_reply()
                assert "rivers/entries.yaml:3: error:" in told.entity_text("code")
                assert told.text.startswith("2 errors: the interviews stay as they were.")
                assert told_too.text.startswith("2 ошибки: интервью остались прежними.")
                entries.write_text(good, "utf-8")
                process.tell(signal.SIGHUP)
                await process.says("Interviews loaded: ", times=time)
            for chat in (english, russian):
                await chat.stays_silent()

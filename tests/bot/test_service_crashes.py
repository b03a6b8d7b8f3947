"""The bot is killed, stopped and fed with what kills it: what was asked is answered all the same, and once."""

import asyncio
import contextlib
import itertools
import signal
import sqlite3
import stat
import time
from pathlib import Path
from typing import Any

import pytest

from bot.cli.main import UNFORESEEN
from bot.store.database import DAY
from tests.bot.leftover import aside_in, holds, waiting_in
from tests.bot.running import AlteredProcess, Process, hook, write_interview
from tests.bot.spoiling import WAYS, spoil
from tests.botapi import ApiError, BotApi, Chat
from tests.botapi.waiting import until

QUESTION = "What is said about water?"
WATER = "This can be seen in the issues of borders and water."
INBOX = "log.sqlite3-inbox"
JUST_NOW = 2.0
"""Seconds in which an answer that has gone out may not be noted yet, on a busy machine."""
DEADLY = """
import os, signal
from bot.telegram.desk import Desk

respond = Desk.respond

def deadly(self, asker, context, text):
    if "deadly" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    return respond(self, asker, context, text)

Desk.respond = deadly
"""
"""Has a question with that word kill the program, as a fault in a library might."""

FAULTY_ONCE = """
from bot.telegram.desk import Desk

respond, failed = Desk.respond, []

def faulty(self, asker, context, text):
    if "faulty" in text and not failed:
        failed.append(True)
        raise RuntimeError
    return respond(self, asker, context, text)

Desk.respond = faulty
"""
"""Has the first question with that word fail."""

BREAKING = """
from bot.telegram.arriving.arrivals import Arrivals

async def take(_, updates):
    raise LookupError(str(updates))

Arrivals.take = take
"""
"""Has the first update end the program, as a mistake in it might."""


@pytest.fixture(params=["polling", "webhook"])
def mode(request: pytest.FixtureRequest) -> dict[str, str]:
    """The settings of a way to receive updates."""
    return hook() if request.param == "webhook" else {}


def ask(api: BotApi, text: str = QUESTION) -> Chat:
    """Somebody new asks; the chat."""
    chat = api.private(api.user("Reader", "en"))
    chat.say(text)
    return chat


async def kill(process: Process) -> int:
    """End it as nothing can be done against; how many answers were under way at that moment, or had just gone out."""
    assert (await process.stop(signal.SIGKILL))[0] == -signal.SIGKILL
    recent = time.monotonic() - JUST_NOW
    return sum(call.answered is None or call.answered > recent for call in process.api.calls_of("sendMessage"))


async def test_every_question_is_answered_though_the_bot_is_killed(
    cache: Path, tmp_path: Path, mode: dict[str, str]
) -> None:
    """Whatever it was doing; only what was being sent at that moment may come twice."""
    under_way = 0
    async with BotApi(latency=0.02) as api:
        chats: list[Chat] = []
        process = Process(api, tmp_path, cache, **mode)
        for number in range(3):
            await process.start()
            await process.says("Ready", times=number + 1)
            chats += [ask(api) for _ in range(40)]
            await api.wait_for_call("sendMessage", number=len(api.calls_of("sendMessage")) + 10)
            under_way += await kill(process)
        async with Process(api, tmp_path, cache, **mode):
            await asyncio.gather(*(chat.wait_for_reply() for chat in chats))
            await asyncio.gather(*(chat.done() for chat in chats))
            answers = [len(chat.replies) for chat in chats]
            assert sum(answers) - len(answers) <= under_way
            await until(lambda: waiting_in(tmp_path / INBOX) == [] or None, lambda: "something still waits")


async def test_what_comes_again_after_a_restart_is_not_answered_again(
    cache: Path, tmp_path: Path, mode: dict[str, str]
) -> None:
    """As when Telegram did not hear that it had arrived."""
    async with BotApi() as api:
        chats = []
        sent: dict[int, dict[str, Any]] = {}
        async with Process(api, tmp_path, cache, **mode) as process:
            for _ in range(3):
                chats.append(ask(api))
                sent |= api.updates.pending
                await chats[-1].wait_for_reply()
            await until(lambda: waiting_in(tmp_path / INBOX) == [] or None, lambda: "something still waits")
            await kill(process)
        assert len(sent) == 3
        api.updates.pending.update(sent)
        async with Process(api, tmp_path, cache, **mode):
            await api.received()
            for chat in chats:
                await chat.stays_silent()


async def test_what_nobody_waits_for_any_more_is_let_go_after_a_restart(cache: Path, tmp_path: Path) -> None:
    """Half-typed words, a group's question after a minute, a private one after a day; a press is still done."""
    async with BotApi() as api:
        anna = api.user("Anna", "en")
        chat = api.private(anna)
        group = api.group("Readers", anna)
        async with Process(api, tmp_path, cache) as process:
            reply = await chat.ask("/start central-asia--leaders-need-cohesion")
            api.latency = 60
            inline = api.start_inline(anna, "water")
            press = chat.tap(reply, "Whole paragraph")
            await api.received()
            await kill(process)
        api.latency = 0
        now = api.now()
        group.say(f"/ask {QUESTION}", extra={"date": now - 70})
        chat.say(QUESTION, extra={"date": now - 24 * 3600 - 70})
        inline.expire()
        async with Process(api, tmp_path, cache) as process:
            await press.answered()
            await process.says("was let go", times=3)
            assert inline.answer is None
            await chat.stays_silent()
            await group.stays_silent()
            assert process.log.count("was let go") == 3


async def test_a_press_is_done_once_though_telegram_fails_and_the_bot_is_killed(
    cache: Path, tmp_path: Path, mode: dict[str, str]
) -> None:
    """While its note cannot be given; the next run gives it, and the thumb counts once."""
    async with BotApi() as api:
        chat = api.private(api.user("Anna", "en"))
        process = Process(api, tmp_path, cache, **mode)
        await process.start()
        await process.ready()
        reply = await chat.ask("/start central-asia--leaders-need-cohesion")
        fault = api.break_down("answerCallbackQuery", error=ApiError(502, "Bad Gateway"))
        press = chat.tap(reply, "👍")
        await process.says("Telegram takes no calls (answerCallbackQuery")
        await kill(process)
        fault.end()
        await process.start()
        assert (await press.answered()).text
        await until(lambda: waiting_in(tmp_path / INBOX) == [] or None, lambda: "something still waits")
        assert (await process.stop())[0] == 0
        with contextlib.closing(sqlite3.connect(tmp_path / "log.sqlite3")) as file:
            assert file.execute("SELECT rating FROM ratings").fetchall() == [("good",)]


@pytest.mark.parametrize("behind", [3600.0, -3600.0], ids=["ahead", "behind"])
async def test_a_clock_that_is_wrong_lets_go_what_is_old_and_nothing_else(
    cache: Path, tmp_path: Path, mode: dict[str, str], behind: float
) -> None:
    """A group is answered though this machine's clock is an hour off, but not after it has waited for too long."""
    async with BotApi() as api:
        api.behind = behind
        old, new = (api.group("Readers", api.user("Anna", "en")) for _ in range(2))
        old.say(f"/ask {QUESTION}", extra={"date": api.now() - 70})
        new.say(f"/ask {QUESTION}")
        async with Process(api, tmp_path, cache, **mode) as process:
            assert WATER in (await new.wait_for_reply()).quote
            await process.says("came too late and was let go")
            await old.stays_silent()


async def test_a_clock_that_is_far_ahead_drops_nothing(cache: Path, tmp_path: Path) -> None:
    """As on a machine that has just begun: neither what was asked, nor what was set aside, nor that an update was
    answered, which Telegram delivers again."""
    async with BotApi() as api:
        api.behind = 40 * DAY
        chat = ask(api)
        api.push({"message": {"text": "no date"}})
        sent = dict(api.updates.pending)
        async with Process(api, tmp_path, cache):
            await chat.wait_for_reply()
            await until(lambda: waiting_in(tmp_path / INBOX) == [] or None, lambda: "something still waits")
        api.updates.pending.update(sent)
        async with Process(api, tmp_path, cache):
            await api.received()
            await chat.stays_silent()
            await ask(api, "What about borders?").wait_for_reply()
        assert len(aside_in(tmp_path / INBOX)) == 1
        with contextlib.closing(sqlite3.connect(tmp_path / "log.sqlite3")) as file:
            assert file.execute("SELECT question FROM questions ORDER BY at").fetchall() == [
                (QUESTION,),
                ("What about borders?",),
            ]


async def test_a_question_that_ends_the_bot_is_set_aside_and_stops_no_other(cache: Path, tmp_path: Path) -> None:
    """Three times, and an editor hears of it."""
    async with BotApi() as api:
        editor = api.private(api.user("Editor", "en"))
        chats = [ask(api), ask(api, "a deadly question"), ask(api)]
        for _ in range(3):
            process = AlteredProcess(api, tmp_path, cache, DEADLY)
            await process.start()
            assert await process.ended() == -signal.SIGKILL
        async with AlteredProcess(api, tmp_path, cache, DEADLY, BOT_ADMINS=str(editor.id)):
            chats.append(ask(api))
            for chat in (chats[0], chats[2], chats[3]):
                assert WATER in (await chat.wait_for_reply()).quote
            assert "1 message made me fail three times" in (await editor.wait_for_reply()).text
            await chats[1].stays_silent()
        assert [error for _, error, _ in aside_in(tmp_path / INBOX)] == ["it ended the program"]


async def test_a_question_edited_around_a_kill_has_its_last_text_answered(cache: Path, tmp_path: Path) -> None:
    """In place, whether the bot was killed when the edit was under way or before anybody edited; in a group too."""
    async with BotApi() as api:
        anna = api.user("Anna", "en")
        chats: list[Chat] = [api.private(anna), api.private(api.user("Boris", "en")), api.group("Readers", anna)]
        async with Process(api, tmp_path, cache) as process:
            asked = [chat.say("/ask How do I bake sourdough bread at home?") for chat in chats]
            replies = [await chat.wait_for_reply() for chat in chats]
            await until(lambda: waiting_in(tmp_path / INBOX) == [] or None, lambda: "something still waits")
            api.latency = 60
            chats[0].edit(asked[0], f"/ask {QUESTION}")
            await api.received()
            await kill(process)
        api.latency = 0
        for chat, question in zip(chats[1:], asked[1:], strict=True):
            chat.edit(question, f"/ask {QUESTION}")
        async with Process(api, tmp_path, cache):
            for chat, reply in zip(chats, replies, strict=True):
                assert WATER in (await chat.wait_for_edit(reply)).quote
                await chat.stays_silent()


@pytest.mark.parametrize("days", ["30", "0"])
async def test_what_telegram_changes_in_a_question_by_itself_is_not_answered_again(
    cache: Path, tmp_path: Path, days: str
) -> None:
    """A preview of a link, a reaction: neither by the run that has answered nor by the next; nor is an edit that says
    the same. Not even after the bot was killed."""
    async with BotApi() as api:
        anna = api.user("Anna", "en")
        chats: list[Chat] = [api.private(anna), api.group("Readers", anna)]
        async with Process(api, tmp_path, cache, BOT_LOG_DAYS=days) as process:
            asked = [chat.say(f"/ask {QUESTION}") for chat in chats]
            for chat in chats:
                await chat.wait_for_reply()
            await until(lambda: waiting_in(tmp_path / INBOX) == [] or None, lambda: "something still waits")
            for chat, question in zip(chats, asked, strict=True):
                chat.tell("edited_message", question)
                await chat.stays_silent()
            await kill(process)
        for chat, question in zip(chats, asked, strict=True):
            chat.tell("edited_message", question)
            chat.edit(question, f"/ask {QUESTION} ")
        async with Process(api, tmp_path, cache, BOT_LOG_DAYS=days):
            for chat in chats:
                await chat.stays_silent()
                assert len(chat.replies) == 1
                assert not chat.replies[0].edited


async def test_the_edit_of_a_question_that_ends_the_bot_is_answered(cache: Path, tmp_path: Path) -> None:
    """When that has been set aside, behind which it waits."""
    async with BotApi() as api:
        chat = api.private(api.user("Anna", "en"))
        chat.edit(chat.say("a deadly question"), QUESTION)
        for _ in range(3):
            process = AlteredProcess(api, tmp_path, cache, DEADLY)
            await process.start()
            assert await process.ended() == -signal.SIGKILL
        async with AlteredProcess(api, tmp_path, cache, DEADLY):
            assert WATER in (await chat.wait_for_reply()).quote


async def test_a_question_that_is_tried_again_behind_its_edit_is_answered_once(cache: Path, tmp_path: Path) -> None:
    """By what it says now."""
    async with BotApi() as api, AlteredProcess(api, tmp_path, cache, FAULTY_ONCE):
        chat = api.private(api.user("Anna", "en"))
        chat.edit(chat.say("a faulty question"), QUESTION)
        reply = await chat.wait_for_reply()
        await until(lambda: waiting_in(tmp_path / INBOX) == [] or None, lambda: "something still waits")
        await chat.stays_silent()
        assert WATER in reply.quote


async def test_an_edit_whose_handler_fails_is_tried_again(cache: Path, tmp_path: Path) -> None:
    """It has not been answered yet, though it says the same the second time."""
    async with BotApi() as api, AlteredProcess(api, tmp_path, cache, FAULTY_ONCE):
        chat = api.private(api.user("Anna", "en"))
        question = chat.say("How do I bake sourdough bread at home?")
        reply = await chat.wait_for_reply()
        chat.edit(question, "/help faulty")
        assert "/speaker" in (await chat.wait_for_edit(reply)).text
        await chat.stays_silent()


@pytest.mark.parametrize("way", WAYS)
async def test_what_waits_survives_damage_to_the_inbox_and_a_kill(cache: Path, tmp_path: Path, way: str) -> None:
    """Where the file lies, while the bot runs: SQLite alone would find nothing at the next start. An editor is told."""
    async with BotApi() as api:
        editor = api.private(api.user("Editor", "en"))
        settings = {"BOT_ADMINS": str(editor.id)}
        async with Process(api, tmp_path, cache, **settings) as process:
            await editor.ask("/start")
            chats = [ask(api) for _ in range(5)]
            for chat in chats:
                chat.flood(30)
            await api.received()
            inbox, wal = tmp_path / INBOX, tmp_path / f"{INBOX}-wal"
            await until(lambda: (inbox.stat().st_size and not wal.stat().st_size) or None, lambda: "it is not tidied")
            spoil(inbox, way)
            told = "The file of messages that wait for their answers was damaged. I have begun a new one"
            assert (await editor.wait_for_reply()).text.startswith(told)
            await until(lambda: len(waiting_in(inbox)) == 5 or None, lambda: "what waits is not written anew")
            await kill(process)
        for chat in chats:
            chat.floods.clear()
        async with Process(api, tmp_path, cache, **settings):
            for chat in chats:
                assert WATER in (await chat.wait_for_reply()).quote
            await editor.stays_silent()


async def test_what_somebody_erased_is_in_no_damaged_file(cache: Path, tmp_path: Path) -> None:
    """Though his question was waiting in it."""
    async with BotApi() as api:
        chat = api.private(api.user("Anna", "en"))
        async with Process(api, tmp_path, cache) as process:
            privacy = await chat.ask("/privacy")
            api.latency = 60
            chat.say("zulfiya asks about water")
            await api.received()
            await until(lambda: holds(tmp_path, "zulfiya") == [INBOX] or None, lambda: "it is not tidied")
            await kill(process)
        api.latency = 0
        with (tmp_path / INBOX).open("r+b") as inbox:
            inbox.write(b"\xa5" * 100)
        async with Process(api, tmp_path, cache):
            assert len(holds(tmp_path, "zulfiya")) == 1
            await chat.press(privacy, "Erase what is mine")
            assert holds(tmp_path, "zulfiya") == []


async def test_a_question_whose_handler_fails_is_tried_three_times(cache: Path, tmp_path: Path) -> None:
    """Then it is set aside, who asked is told that it was not his fault, and an editor hears of it once."""
    async with BotApi() as api:
        editor = api.private(api.user("Editor", "ru"))
        async with Process(api, tmp_path, cache, BOT_ADMINS=str(editor.id)) as process:
            await editor.ask("/start")
            api.fail_next("sendMessage", ApiError(400, "Bad Request: something odd"), calls=2)
            assert WATER in (await ask(api).wait_for_reply()).quote
            api.fail_next("sendMessage", ApiError(400, "Bad Request: something odd"), calls=3)
            chat = ask(api, "zulfiya-asks")
            assert (await chat.wait_for_reply()).text.startswith("Something went wrong on my side")
            assert "На 1 сообщении я трижды сбился" in (await editor.wait_for_reply()).text
            await process.stop()
            assert process.log.count("Traceback") == 2
            assert "zulfiya" not in process.log
        ((_, error, body),) = aside_in(tmp_path / INBOX)
        assert error == "BadRequest"
        assert "zulfiya-asks" in (body or "")


async def test_what_waits_for_its_turn_when_the_bot_is_stopped_is_answered_when_it_is_back(
    cache: Path, tmp_path: Path, mode: dict[str, str]
) -> None:
    """What is being answered is finished first; nothing is answered twice."""
    async with BotApi(latency=0.5) as api:
        chats = [api.private(api.user("Reader", "en")) for _ in range(3)]
        async with Process(api, tmp_path, cache, **mode) as process:
            for chat, _ in itertools.product(chats, range(4)):
                chat.say(QUESTION)
            await api.received()
            await api.wait_for_call("sendMessage")
            assert (await process.stop())[0] == 0
            assert waiting_in(tmp_path / INBOX)
        api.latency = 0
        async with Process(api, tmp_path, cache, **mode):
            for chat, _ in itertools.product(chats, range(4)):
                await chat.wait_for_reply()
            for chat in chats:
                await chat.stays_silent()


async def test_nothing_of_what_was_answered_stays_on_disk_where_questions_are_not_kept(
    cache: Path, tmp_path: Path
) -> None:
    """Not even after a moment in which it had to wait there."""
    async with BotApi(latency=0.5) as api, Process(api, tmp_path, cache, BOT_LOG_DAYS="0"):
        chat = ask(api, "zulfiya-asks about water")
        await api.received()
        assert stat.S_IMODE((tmp_path / INBOX).stat().st_mode) == 0o600
        assert holds(tmp_path, "zulfiya-asks")
        await chat.wait_for_reply()
        await until(lambda: not holds(tmp_path, "zulfiya-asks") or None, lambda: "it is still there")


async def test_while_the_disk_is_gone_the_bot_answers_and_an_editor_is_told_once(cache: Path, tmp_path: Path) -> None:
    """And once more when it is there again."""
    disk = tmp_path / "disk"
    disk.mkdir()
    async with BotApi() as api:
        editor = api.private(api.user("Editor", "en"))
        settings = {"BOT_ADMINS": str(editor.id), "BOT_DATA": str(disk / "log.sqlite3")}
        async with Process(api, tmp_path, cache, **settings):
            await ask(api).wait_for_reply()
            await until(lambda: waiting_in(disk / INBOX) == [] or None, lambda: "something still waits")
            disk.rename(tmp_path / "away")
            for _ in range(3):
                assert WATER in (await ask(api).wait_for_reply()).quote
            assert (await editor.wait_for_reply()).text.startswith("I cannot write to my disk now")
            (tmp_path / "away").rename(disk)
            assert (await editor.wait_for_reply()).text.startswith("I can write to my disk again")
            await editor.stays_silent()


async def test_a_signal_has_the_interviews_loaded_anew(cache: Path, tmp_path: Path) -> None:
    """The result goes to the log, and what is wrong with its file and line; the old ones stay in service then."""
    folder = tmp_path / "kb"
    entries = write_interview(folder) / "entries.yaml"
    async with BotApi() as api, Process(api, tmp_path, cache, BOT_KNOWLEDGE=str(folder)) as process:
        chat = ask(api, "When was the canal built?")
        assert "1939" in (await chat.wait_for_reply()).quote
        entries.write_text(entries.read_text().replace("When was the canal built?", "Since when is there a canal?"))
        process.tell(signal.SIGHUP)
        await process.says("Interviews loaded: 0 added, 1 changed, 0 removed")
        entries.write_text("- id: nonsense\n")
        process.tell(signal.SIGHUP)
        await process.says("The interviews stay as they were: rivers/entries.yaml:1: error")
        assert "1939" in (await chat.ask("Since when is there a canal?")).quote


async def test_a_bot_that_ends_by_a_mistake_of_its_own_may_be_started_again(cache: Path, tmp_path: Path) -> None:
    """Its exit code is none of those that people have to mend; the log tells where, and quotes nobody."""
    async with BotApi() as api:
        process = AlteredProcess(api, tmp_path, cache, BREAKING)
        await process.start()
        await process.ready()
        chat = ask(api)
        assert await process.ended() == UNFORESEEN
        assert "CRITICAL bot: An unexpected error ended the program" in process.log
        assert QUESTION not in process.log
    async with api, Process(api, tmp_path, cache):
        assert WATER in (await chat.wait_for_reply()).quote

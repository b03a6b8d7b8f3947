"""The bot left alone: what watches it, what its log holds, and what befalls its disk; over HTTP."""

import asyncio
import contextlib
import json
import resource
import signal
import socket
import sqlite3
import sys
import tempfile
from pathlib import Path

import httpx
import pytest

from bot.store.claim import FOLDER, IN_USE
from bot.store.trouble import FileTrouble
from bot.telegram.metrics import NO_METRICS
from tests.bot.leftover import answered_in
from tests.bot.running import ROOT, ForewarnedProcess, Process
from tests.bot.telegram.test_app import QUESTION, free_port
from tests.botapi import ApiError, BotApi, Chat
from tests.botapi.waiting import until

EDITOR = 4_000_001
READER = 5_566_778_899
BARE = """
import asyncio, os, signal, sys

def refuse(*_):
    raise NotImplementedError

asyncio.SelectorEventLoop.add_signal_handler = refuse
del signal.SIGHUP, os.O_NONBLOCK
sys.modules["fcntl"] = sys.modules["resource"] = None
"""
AT_RISK = "I cannot write to my disk now"
WELL = "I can write to my disk again"
CUT = 20_000
"""Bytes beyond which no file may grow on a disk that has errors; the log is shorter."""


async def asked(address: str) -> httpx.Response:
    """What is told at an address."""
    async with httpx.AsyncClient(trust_env=False) as client:
        return await client.get(address)


async def test_who_watches_is_told_how_the_bot_is(cache: Path, tmp_path: Path) -> None:
    """That it fetches, which base it serves, and what it has done; nobody who asks is logged."""
    port = free_port()
    async with BotApi() as api, Process(api, tmp_path, cache, BOT_HEALTH_LISTEN=f"127.0.0.1:{port}") as process:
        chat = api.private(api.user("Anna", "en"))
        assert (await chat.ask(QUESTION)).quote
        await chat.done()
        told = (await asked(f"http://127.0.0.1:{port}/healthz")).json()
        assert told.keys() == {"status", "mode", "last_fetch", "inbox", "base"}
        assert (told["status"], told["mode"]) == ("ok", "polling")
        assert told["last_fetch"]
        assert told["base"] in (await chat.ask("/source")).text
        numbers = await asked(f"http://127.0.0.1:{port}/metrics")
        if numbers.status_code == 404:
            assert numbers.text == f"{NO_METRICS}\n"
        else:
            assert '\ninterview_bot_questions_total{outcome="answer"} 1.0\n' in numbers.text
            assert "\ninterview_bot_answer_seconds_count 1.0\n" in numbers.text
        assert "healthz" not in process.log


async def test_a_port_that_is_taken_from_who_watches(cache: Path, tmp_path: Path) -> None:
    """The setting is named."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        async with BotApi() as api:
            process = Process(api, tmp_path, cache, BOT_HEALTH_LISTEN=f"127.0.0.1:{taken.getsockname()[1]}")
            await process.start()
            assert await process.ended() == 2
            assert "BOT_HEALTH_LISTEN cannot be listened on (address already in use); name another" in process.log
            assert "Traceback" not in process.log


async def test_the_log_is_json_where_that_is_wished(cache: Path, tmp_path: Path) -> None:
    """All of it: also what keeps it from beginning."""
    async with BotApi() as api:
        async with Process(api, tmp_path, cache, "--log-format", "json") as process:
            assert (await api.private(api.user("Anna", "en")).ask(QUESTION)).quote
        (tmp_path / "folder").mkdir()
        refused = Process(api, tmp_path, cache, "--log-format", "json", BOT_DATA=str(tmp_path / "folder"))
        await refused.start()
        assert await refused.ended() == 2
        lines = [json.loads(line) for line in process.log.splitlines()]
        assert any(line["message"].startswith("Ready: ") for line in lines)
        assert lines[-1]["message"] == FOLDER


async def test_a_service_manager_hears_how_it_goes_on(cache: Path, tmp_path: Path) -> None:
    """Ready when it answers, alive meanwhile, and that it ends."""
    loop = asyncio.get_running_loop()
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(f"{folder}/notify")
        manager.setblocking(False)
        async with BotApi() as api:
            settings = {"NOTIFY_SOCKET": f"{folder}/notify", "WATCHDOG_USEC": "60000000"}
            process = Process(api, tmp_path, cache, **settings)
            await process.start()
            await process.ready()
            await process.stop()
        heard = [await loop.sock_recv(manager, 100) for _ in range(3)]
        assert heard == [b"WATCHDOG=1", b"READY=1", b"STOPPING=1"]


@pytest.mark.parametrize(("kind", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
async def test_it_begins_and_ends_on_a_system_that_lacks_much(
    cache: Path, tmp_path: Path, kind: signal.Signals, code: int
) -> None:
    """As Windows does: loops that hear of signals, SIGHUP, locks on files, bounds for what a process takes."""
    async with BotApi() as api:
        process = ForewarnedProcess(api, tmp_path, cache, BARE)
        await process.start()
        await process.ready()
        assert (await api.private(api.user("Anna", "en")).ask(QUESTION)).quote
        assert (await process.stop(kind))[0] == code
        assert "Traceback" not in process.log


async def test_no_question_and_no_user_is_logged(cache: Path, tmp_path: Path) -> None:
    """At the most talkative level, in private and in groups, by buttons and inline, and when something goes wrong."""
    words = "Where do the tulips grow?"
    async with BotApi() as api, Process(api, tmp_path, cache, BOT_LOG_LEVEL="DEBUG") as process:
        anna = api.user("Zulfiyaxon", "en", key=READER)
        chat, group = api.private(anna), api.group("Readers of tulips", anna)
        await chat.ask(words)
        reply = await chat.ask(QUESTION)
        await chat.press(reply, "👎")
        await chat.wait_for_edit(reply)
        await group.ask(f"/ask {words}", by=anna)
        await api.inline(anna, "tulips and water")
        api.fail_next("sendMessage", ApiError(400, "Bad Request: something odd"), calls=3)
        chat.say(words)
        await process.says("BadRequest: Something odd")
        await process.says("was set aside after")
        await chat.done()
        await process.stop()
        assert "DEBUG" in process.log
        for hidden in ("tulips", "water?", "Zulfiyaxon", str(READER)):
            assert hidden not in process.log, process.log


async def told(editor: Chat, *beginnings: str) -> None:
    """Wait until an editor has been told that, in this order, and nothing else since he last asked something."""
    for beginning in beginnings:
        reply = await editor.wait_for_reply()
        assert reply.text.startswith(beginning), reply.text


def files_in(folder: Path, pattern: str = "*") -> list[Path]:
    """The files of a folder."""
    return [file for file in folder.glob(pattern) if file.is_file()]


def questions_in(path: Path) -> list[str]:
    """The questions that a file holds, none while it is not to be read."""
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(path)) as file:
        return [question for (question,) in file.execute("SELECT question FROM questions")]
    return []


async def kept_in(path: Path, *questions: str) -> None:
    """Wait until a file holds just these questions."""
    await until(lambda: questions_in(path) == list(questions) or None, lambda: f"there is {questions_in(path)}")


async def test_a_damaged_file_is_moved_aside_and_editors_hear_of_it(cache: Path, tmp_path: Path) -> None:
    """It is kept as it was, under another name; the bot begins with a new one. The inbox shows that it is its own."""
    letters = b"letters, letters, letters" * 100
    (tmp_path / "log.sqlite3").write_bytes(letters)
    (tmp_path / "log.sqlite3-inbox").touch()
    async with BotApi() as api:
        editor = api.private(api.user("Editor", "en", key=EDITOR))
        editor.say("x")  # so that he may be told something
        async with Process(api, tmp_path, cache, BOT_ADMINS=str(EDITOR)) as process:
            await process.says("BOT_DATA was damaged")
            (aside,) = files_in(tmp_path, "log.sqlite3.damaged-*")
            assert aside.read_bytes() == letters
            await until(
                lambda: any(f"{aside.name}, until 2" in reply.text for reply in editor.replies) or None,
                lambda: "he is not told",
            )
            chat = api.private(api.user("Anna", "en"))
            assert (await chat.ask(QUESTION)).quote
            await kept_in(tmp_path / "log.sqlite3", "x", QUESTION)


async def test_somebody_elses_file_is_left_as_it_is(cache: Path, tmp_path: Path) -> None:
    """As a mistyped name may name one: the bot ends, and nothing lies beside it."""
    (tmp_path / "settings.env").write_bytes(b"BOT_TOKEN=1:x\n")
    with contextlib.closing(sqlite3.connect(tmp_path / "notes.sqlite3")) as notes:
        notes.execute("CREATE TABLE notes (words)")
    for name in ("settings.env", "notes.sqlite3"):
        path = tmp_path / name
        before = path.read_bytes()
        async with BotApi() as api:
            process = Process(api, tmp_path, cache, BOT_DATA=str(path))
            await process.start()
            assert await process.ended() == 2
        assert process.log.splitlines()[-1] == FileTrouble("foreign").sentence
        assert path.read_bytes() == before
        assert files_in(tmp_path, f"{name}*") == [path]


async def test_a_misspelt_setting_is_warned_of_once(cache: Path, tmp_path: Path) -> None:
    """Whatever comes of the start."""
    async with BotApi() as api:
        process = Process(api, tmp_path, cache, BOT_LOGDAYS="3", BOT_DATA=str(tmp_path))
        await process.start()
        assert await process.ended() == 2
    assert process.log.count("BOT_LOGDAYS is no setting; BOT_LOG_DAYS is.") == 1


async def test_a_file_that_is_deleted_or_locked_while_the_bot_runs(cache: Path, tmp_path: Path) -> None:
    """Everybody is answered on, editors are told once and once more when it is well, and nothing is lost but what was
    deleted."""
    path = tmp_path / "log.sqlite3"
    async with BotApi() as api, Process(api, tmp_path, cache, BOT_ADMINS=str(EDITOR)) as process:
        editor, chat = api.private(api.user("Editor", "en", key=EDITOR)), api.private(api.user("Anna", "en"))
        await editor.ask("/help")
        await chat.ask("/language русский")
        await chat.ask(QUESTION)
        await kept_in(path, QUESTION)
        for name in ("log.sqlite3", "log.sqlite3-wal", "log.sqlite3-shm"):
            (tmp_path / name).unlink()
        await told(editor, "The file with what was asked was deleted while I was running. I have begun an empty one")
        assert (await chat.ask("/topic")).text.startswith("Выберите тему")
        await chat.ask("вода?")
        await kept_in(path, "вода?")
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            assert (await chat.ask(QUESTION)).quote
            await told(editor, AT_RISK)
            other.execute("ROLLBACK")
        await told(editor, WELL)
        await kept_in(path, "вода?", QUESTION)
        assert process.log.count("The database cannot be written now: BOT_DATA is locked") == 1
        assert "ERROR" not in process.log
        assert len(editor.replies) == 4


async def test_another_programs_database_that_is_put_in_the_place_of_the_bots_own(cache: Path, tmp_path: Path) -> None:
    """It is left as it is, everybody is answered on, and editors are told once; and once more when it is gone."""
    path, notes = tmp_path / "log.sqlite3", tmp_path / "notes.sqlite3"
    with contextlib.closing(sqlite3.connect(notes)) as other:
        other.execute("CREATE TABLE notes (words)")
    content = notes.read_bytes()
    async with BotApi() as api, Process(api, tmp_path, cache, BOT_ADMINS=str(EDITOR)) as process:
        editor, chat = api.private(api.user("Editor", "en", key=EDITOR)), api.private(api.user("Anna", "en"))
        await editor.ask("/help")
        notes.replace(path)
        await told(editor, AT_RISK)
        assert (await chat.ask(QUESTION)).quote
        await process.says(f"The database cannot be written now: {FileTrouble('foreign').sentence}")
        assert path.read_bytes() == content
        path.unlink()
        await kept_in(path, QUESTION)
        assert "ERROR" not in process.log
        assert [reply.text[:29] for reply in editor.replies].count(AT_RISK[:29]) == 1


async def test_it_begins_on_a_disk_with_errors(cache: Path, tmp_path: Path) -> None:
    """It answers, editors are told, and what was asked is written when the disk is well again."""
    path = tmp_path / "log.sqlite3"
    async with BotApi() as api:
        editor, chat = api.private(api.user("Editor", "en", key=EDITOR)), api.private(api.user("Anna", "en"))
        editor.say("/help")
        process = Process(api, tmp_path, cache, BOT_ADMINS=str(EDITOR))
        await process.start()
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (CUT, resource.RLIM_INFINITY))
        await process.ready()
        assert (await chat.ask(QUESTION)).quote
        await until(lambda: any(r.text.startswith(AT_RISK) for r in editor.replies) or None, lambda: "he is not told")
        assert (await editor.ask("/stats")).text == (
            "I cannot read the questions just now; my log says why. Please try again later."
        )
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        await told(editor, WELL)
        await kept_in(path, QUESTION)
        await process.stop()


def link(kind: str, path: Path, other: Path) -> Path:
    """Another name for a file."""
    if kind == "symlink":
        other.symlink_to(path)
    elif kind == "hard link":
        other.hardlink_to(path)
    return other if kind else path


@pytest.mark.parametrize("kind", ["", "symlink", "hard link"])
async def test_one_database_is_one_bot_s(cache: Path, tmp_path: Path, kind: str) -> None:
    """A second one says so and ends, by whatever name it knows the file, and the first one goes on; killed, it leaves
    the file to the next."""
    async with BotApi() as api:
        (tmp_path / "second").mkdir()
        chat = api.private(api.user("Anna", "en"))
        first = Process(api, tmp_path, cache)
        await first.start()
        await first.ready()
        data = link(kind, tmp_path / "log.sqlite3", tmp_path / "second" / "other.sqlite3")
        second = Process(api, tmp_path / "second", cache, BOT_DATA=str(data))
        await second.start()
        assert await second.ended() == 2
        assert second.log == f"{IN_USE}\n"
        assert api.count("getMe") == 1
        assert (await chat.ask(QUESTION)).quote
        await first.stop(signal.SIGKILL)
        async with second:
            assert (await chat.ask(QUESTION)).quote


async def test_what_is_erased_after_a_crash_stands_nowhere(cache: Path, tmp_path: Path) -> None:
    """A killed bot leaves it beside its file; the next one finds it there."""
    words = "Where do the tulips grow?"
    async with BotApi() as api:
        chat = api.private(api.user("Anna", "en"))
        killed = Process(api, tmp_path, cache)
        await killed.start()
        await killed.ready()
        await chat.ask(words)
        await kept_in(tmp_path / "log.sqlite3", words)
        await until(lambda: answered_in(tmp_path / "log.sqlite3-inbox") or None, lambda: "the answer is not noted")
        await killed.stop(signal.SIGKILL)
        async with Process(api, tmp_path, cache):
            answer = await chat.press(await chat.ask("/privacy"), "Erase")
            assert answer.text == "Erased: 1 question of yours."
            await chat.done()
            assert [file.name for file in files_in(tmp_path) if b"tulips" in file.read_bytes()] == []
            assert answered_in(tmp_path / "log.sqlite3-inbox") == []


async def test_a_copy_is_made_while_the_bot_runs(cache: Path, tmp_path: Path) -> None:
    """The next run begins with it in the place of the file."""
    async with BotApi() as api:
        chat = api.private(api.user("Anna", "en"))
        async with Process(api, tmp_path, cache):
            await chat.ask("/language русский")
            await kept_in(tmp_path / "log.sqlite3")
            environment = {"BOT_DATA": str(tmp_path / "log.sqlite3"), "PYTHONPATH": str(ROOT), "PATH": ""}
            copying = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "backup", "copy.sqlite3", cwd=tmp_path, env=environment
            )
            assert await copying.wait() == 0
        async with Process(api, tmp_path, cache, BOT_DATA=str(tmp_path / "copy.sqlite3")):
            assert (await chat.ask("/topic")).text.startswith("Выберите тему")

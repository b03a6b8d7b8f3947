"""Thumbs up and down, and what editors hear of them; over HTTP."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from bot.replies.actions import DismissFaults, DismissQuestion
from bot.settings import read_settings
from bot.store.questions import Store
from bot.telegram.arriving.inbox import Inbox
from bot.telegram.callbacks import packed
from bot.telegram.desk import Desk
from bot.telegram.editors.ratings import MOST_UNKEPT, Ratings
from bot.telegram.source import BaseSource, Served
from knowledge import ShortIds
from knowledge.shortids import short_question_id
from tests.bot.running import Process
from tests.bot.telegram.editors.newsroom import EDITOR, Newsroom
from tests.botapi import BotApi, Message
from tests.knowledge.valley import valley

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def notices(newsroom: Newsroom, question: str, *reasons: str) -> list[Message]:
    """What the editor is told when readers, each for another reason, do not like the answer to a question."""
    before = len(newsroom.editor.replies)
    for reason in reasons:
        chat = newsroom.api.private(newsroom.api.user("Zulfiya", "en"))
        reply = await chat.ask(question)
        await chat.press(reply, "👎")
        await chat.wait_for_edit(reply)
        if reason:
            await chat.press(reply, reason)
        await chat.done()
    return newsroom.editor.replies[before:]


async def test_thumbs_down_reach_the_editors_gathered(newsroom: Newsroom) -> None:
    """One message on a passage, with the question and the way to it, without who pressed."""
    (notice,) = await notices(newsroom, "When was the canal built?", *["Wrong person"] * 3, "")
    assert notice.text == (
        "👎 This answer was not liked\n3 readers: wrong person\n1 reader: no reason given\n"
        "“When was the canal built?”\nrivers--canal-built"
    )
    assert notice.entity_text("code") == "rivers--canal-built"
    await newsroom.editor.press(notice, notice.buttons[0])
    await newsroom.editor.done()
    assert newsroom.editor.replies[-1].quote == "The canal was built in 1939"
    await newsroom.editor.press(notice, "Dismiss")
    await newsroom.editor.done()
    assert notice.text == "✓ Dismissed\nrivers--canal-built"


async def test_a_question_that_was_erased_reaches_no_editor(newsroom: Newsroom) -> None:
    """Not even by the thumb of another member of the group where it was asked."""
    api = newsroom.api
    anna, bob = api.user("Anna", "en"), api.user("Bob", "en")
    group, private = api.group("Readers", anna, bob), api.private(anna)
    asked = "Do you know whether the canal was built?"
    reply = await group.ask(f"/ask {asked}", by=anna)
    assert (await private.press(await private.ask("/privacy"), "Erase")).text == "Erased: 1 question of yours."
    before = len(newsroom.editor.replies)
    await group.press(reply, "👎", by=bob)
    await group.done()
    (notice,) = newsroom.editor.replies[before:]
    assert "rivers--canal-built" in notice.text
    assert asked not in notice.text
    await newsroom.editor.press(notice, "Dismiss")


async def test_a_reader_is_told_of_once_for_a_passage(newsroom: Newsroom) -> None:
    """However often he presses, also after an editor has dismissed what he said."""
    reader = newsroom.api.private(newsroom.api.user("Anna", "en"))
    reply = await reader.ask("What of the water?")
    before = len(newsroom.editor.replies)
    await reader.press(reply, "👎")
    await reader.done()
    (notice,) = newsroom.editor.replies[before:]
    await newsroom.editor.press(notice, "Dismiss")
    again = await reader.ask("What of the water?")
    await reader.press(again, "👎")
    await reader.wait_for_edit(again)
    await reader.press(again, "Wrong words")
    await reader.done()
    assert newsroom.editor.replies[before:] == [notice]


async def test_in_a_group_others_may_rate_while_one_is_asked_why(newsroom: Newsroom) -> None:
    """The thumbs stay where they are; in a private chat the row asks in their place."""
    api = newsroom.api
    anna, bob = api.user("Anna", "en"), api.user("Bob", "en")
    group = api.group("Readers", anna, bob)
    reply = await group.ask("/ask What is water?", by=anna)
    before = reply.buttons
    await group.press(reply, "👎", by=anna)
    await group.done()
    assert reply.buttons == [*before, "Wrong passage", "Wrong person", "Wrong words"]
    await group.press(reply, "👍", by=bob)
    await group.press(reply, "Wrong words", by=anna)
    await group.done()
    assert reply.buttons == before
    await newsroom.editor.done()
    notice = newsroom.editor.replies[-1]
    assert "1 reader: wrong words" in notice.text
    await newsroom.editor.press(notice, "Dismiss")


async def test_who_comes_to_like_an_answer_is_no_longer_counted(newsroom: Newsroom) -> None:
    """The message is brought up to date."""
    readers = [newsroom.api.private(newsroom.api.user(name, "en")) for name in ("Anna", "Bob")]
    before = len(newsroom.editor.replies)
    shown = [await reader.ask("Is the road open again?") for reader in readers]
    for reader, reply in zip(readers, shown, strict=True):
        await reader.press(reply, "👎")
        await reader.wait_for_edit(reply)
        await reader.press(reply, "Wrong words")
        await reader.wait_for_edit(reply, times=2)
    await readers[0].press(shown[0], "👍")
    await readers[0].done()
    (notice,) = newsroom.editor.replies[before:]
    assert "1 reader: wrong words" in notice.text
    await newsroom.editor.press(notice, "Dismiss")


async def test_thumbs_down_are_told_in_the_editors_language(newsroom: Newsroom) -> None:
    """With its quotation marks; the question stays as it was asked."""
    await newsroom.editor.ask("/language русский")
    (notice,) = await notices(newsroom, "When was the canal built?", "")
    assert notice.text.startswith(
        "👎 Этот ответ не понравился\n1 читатель: причина не указана\n«When was the canal built?»\n"
    )
    await newsroom.editor.press(notice, "Убрать")
    await newsroom.editor.ask("/language english")


async def test_nobody_but_an_editor_dismisses_anything(newsroom: Newsroom) -> None:
    """A forged button is none."""
    chat = newsroom.api.private(newsroom.api.user("Anna", "en"))
    reply = await chat.ask("/help")
    for action in (DismissFaults("rivers", "canal-built"), DismissQuestion(short_question_id("water"))):
        assert "no longer" in (await chat.press(reply, forged=packed(action))).text


async def test_where_nothing_is_kept_thumbs_are_not_either(cache: Path, tmp_path: Path) -> None:
    """The press is answered and editors hear of it, but not of the question, and the file has no line of either."""
    async with BotApi() as api:
        editor = api.private(api.user("Editor", "en", key=EDITOR))
        async with Process(api, tmp_path, cache, BOT_LOG_DAYS="0", BOT_ADMINS=str(EDITOR)):
            chat = api.private(api.user("Anna", "en"))
            reply = await chat.ask("What is said about water?")
            assert (await chat.press(reply, "👎")).text == "What was wrong? Please choose below."
            notice = await editor.wait_for_reply()
            assert "1 reader: no reason given" in notice.text
            assert "water?" not in notice.text
            await chat.wait_for_edit(reply)
            assert (await chat.press(reply, "Wrong words")).text == "Thank you!"
            await editor.wait_for_edit(notice)
            assert (await chat.press(reply, "👍")).text == "Thank you!"
            for command in ("/stats", "/unanswered"):
                assert (await editor.ask(command)).text == "Questions are not kept: BOT_LOG_DAYS is 0."
        with contextlib.closing(sqlite3.connect(tmp_path / "log.sqlite3")) as file:
            assert file.execute("SELECT 1 FROM questions UNION ALL SELECT 1 FROM ratings").fetchall() == []


async def test_where_nothing_is_kept_the_latest_readers_are_remembered(tmp_path: Path) -> None:
    """However many find fault with an entry; who does so twice is one."""
    environment = {"BOT_TOKEN": "123456789:AAtest-token-for-the-loopback-server", "BOT_LOG_DAYS": "0"}
    settings = read_settings({}, environment, tmp_path / ".env")
    async with Store(tmp_path / "log", 0) as store, Inbox(tmp_path / "inbox", 0) as inbox:
        served = Served(valley(), ShortIds(valley().index))
        ratings = Ratings(Desk(settings, BaseSource(tmp_path), served, store, inbox))
        entry = ("valley", "water")
        for reader in (*range(MOST_UNKEPT + 9), 99):
            ratings._keep(reader, entry, "words")
        faults = await ratings._faults(entry)
        assert len(faults) == MOST_UNKEPT
        assert store.person(8) not in faults
        assert {store.person(99), store.person(MOST_UNKEPT + 8)} <= faults.keys()

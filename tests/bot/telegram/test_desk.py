"""What all handlers share: whose language and interview it is, what is leant on, what is kept."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.replies.asking import ask
from bot.replies.commands import run_command
from bot.replies.reply import Reply
from bot.settings import read_settings
from bot.store.questions import LoggedChoice, Store
from bot.telegram.arriving.inbox import Inbox
from bot.telegram.desk import Asker, Desk
from bot.telegram.memory import Answered
from bot.telegram.source import BaseSource, Served
from knowledge import Context, ShortIds
from tests.bot.leftover import logged
from tests.knowledge.valley import BARE, BARE_ENTRIES, BARE_SOURCE, bare, based, made, several

EDITOR, READER, GROUP = 4_000_001, 7, -100
ANNA = Asker((READER, 0), READER, "en", "private")


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    """A desk that serves two interviews."""
    environment = {"BOT_TOKEN": "123456789:AAtest-token-for-the-loopback-server", "BOT_ADMINS": str(EDITOR)}
    settings = read_settings({}, environment, tmp_path / ".env")
    async with Store(tmp_path / "log.sqlite3") as store, Inbox(tmp_path / "inbox.sqlite3", 30) as inbox:
        yield Desk(settings, BaseSource(tmp_path), served(), store, inbox)


def served() -> Served:
    return Served(several(), ShortIds(several().index))


def asked(desk: Desk, question: str, asker: Asker = ANNA, message: int = 1) -> Reply:
    """The reply to a question, sent as that message, settled and remembered."""
    context = desk.context(asker)
    reply = ask(desk.request(asker, context), question)
    desk.keep(asker, context, reply)
    desk.remember(asker, message, reply)
    return reply


async def test_a_language_is_the_one_chosen_else_telegram_s_else_the_default(desk: Desk) -> None:
    assert [desk.language(READER, code) for code in ("ru", "uz-UZ", "de", None)] == ["ru", "uz", "en", "en"]
    desk.choose_language(ANNA, "uz-Cyrl")
    assert [desk.language(READER, code) for code in ("ru", None)] == ["uz-Cyrl", "uz-Cyrl"]
    assert desk.wording(ANNA).language == "uz-Cyrl"


async def test_an_interview_is_chosen_as_long_as_the_base_has_it(desk: Desk) -> None:
    """Then all are asked again."""
    desk.store.choose(READER, LoggedChoice(None, "valley"))
    assert (desk.interview(READER), desk.context(ANNA).interview) == ("valley", "valley")
    desk.served = Served(bare(), ShortIds(bare().index))
    assert (desk.interview(READER), desk.context(ANNA).interview) == (None, None)


async def test_what_a_command_settles_is_kept_for_the_chat(desk: Desk) -> None:
    """One choice beside the other."""
    for name, argument in (("interviews", "valley"), ("language", "русский")):
        context = desk.context(ANNA)
        desk.keep(ANNA, context, run_command(name, desk.request(ANNA, context, argument)))
    assert desk.store.choice(READER) == LoggedChoice("ru", "valley")
    assert desk.store.choice(GROUP) == LoggedChoice()


async def test_the_next_question_leans_on_what_was_said_in_the_same_place(desk: Desk) -> None:
    """By the same person, or in the message that is replied to."""
    asked(desk, "Is the road open?", message=5)
    last = desk.context(ANNA).last
    assert last is not None
    assert last.question == "Is the road open?"
    bob = Asker((READER, 0), 8, "en", "group")
    assert desk.context(bob).last is None
    assert desk.context(bob, replied_to=5).last == last


async def test_questions_are_kept_with_what_came_of_them(desk: Desk) -> None:
    """Not so commands, nor what asks for more of what is all."""
    asked(desk, "Is the road open?")
    asked(desk, "How old is the moon?")
    context = desk.context(ANNA)
    desk.keep(ANNA, context, run_command("help", desk.request(ANNA, context)))
    kept = await logged(desk.store)
    assert [(one.text, one.status, one.interview, one.entry, one.surface) for one in kept] == [
        ("Is the road open?", "answer", "valley", "open-road", "private"),
        ("How old is the moon?", "unknown", None, None, "private"),
    ]


async def test_where_nothing_is_to_be_kept_no_question_is(desk: Desk) -> None:
    desk.settings = desk.settings.model_copy(update={"log_days": 0})
    asked(desk, "Is the road open?")
    assert await logged(desk.store) == []


async def test_only_in_his_private_chat_an_editor_is_told_of_his_commands(desk: Desk) -> None:
    for surface, editor in (("private", True), ("group", False)):
        asker = Asker((EDITOR, 0), EDITOR, "en", surface)  # type: ignore[arg-type]
        assert desk.request(asker, desk.context(asker)).editor is editor
    assert not desk.request(ANNA, desk.context(ANNA)).editor


async def test_what_a_message_shows_already_is_told(desk: Desk) -> None:
    """So a button that was pressed twice changes nothing."""
    reply = asked(desk, "Is the road open?", message=5)
    assert desk.shows(READER, 5, reply)
    assert not desk.shows(READER, 6, reply)
    assert not desk.shows(READER, 5, asked(desk, "Who called for a bridge?", message=6))


async def test_the_index_of_a_base_taken_out_of_service_stays_open_for_who_reads_it(desk: Desk) -> None:
    """At the end all are closed."""
    old, new = (based(made(BARE, BARE_SOURCE, BARE_ENTRIES)) for _ in range(2))
    desk.served = Served(old, ShortIds(old.index))
    desk.serve(Served(new, ShortIds(new.index)))
    assert desk.served.base is new
    assert old.index.source("harbour") == BARE_SOURCE
    desk.close()
    for base in (old, new):
        with pytest.raises(sqlite3.ProgrammingError):
            base.index.source("harbour")


async def test_what_was_asked_before_its_asker_erased_what_is_his_is_not_kept(desk: Desk) -> None:
    """A question may wait for its answer meanwhile; what he asks afterwards is kept again."""
    desk.counters.arrived(desk.counters.clock() - 60)
    desk.memory.forget(READER)
    asked(desk, "Who dug the canal?", message=5)
    desk.note_answer(1, ANNA, 4, Answered(5, desk.context(ANNA), "Who dug the canal?"))
    assert desk.memory.questions.get((READER, 5)) is None
    assert desk.memory.answers.get((READER, 4)) == Answered(5, Context())
    assert desk.context(ANNA).last is None
    await asyncio.sleep(0.001)
    desk.counters.arrived()
    asked(desk, "Who dug the canal?", message=6)
    assert desk.memory.questions.get((READER, 6)) == "Who dug the canal?"

"""A reader behind the bot, over HTTP: what it is asked, what is answered, and what happens when it fails."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.reader.examination import items
from tests.bot.running import PROMPTLY, Process
from tests.botapi import BotApi, Chat, Message
from tests.readerapi import FAULTS, ReaderApi, Task
from tests.readerapi.faults import hanging

pytestmark = pytest.mark.asyncio(loop_scope="module")

KEY = "sk-s3cr3t-7731"
EDITOR = 4_000_001
WATER = "Other big countries of the outside worl"
SAMPLE = "What did the presidents talk about in Astana?"
RIGHT = {item.question: item.right for item in items()}


class Model:
    """A model that points where the rules would not: at the farthest passage that it has not pointed at lately. It
    passes the examination. `text` is how the passage begins at which it has pointed last."""

    def __init__(self) -> None:
        self.text = ""
        self._lately: deque[str] = deque(maxlen=2)

    def __call__(self, task: Task) -> list[int]:
        if task["question"] in RIGHT:
            return RIGHT[task["question"]]
        passages = task["passages"]
        passage = next((one for one in reversed(passages) if one["text"] not in self._lately), passages[-1])
        self._lately.append(passage["text"])
        self.text = passage["text"][:40]
        return [passage["n"]]


@dataclass
class Served:
    """A bot with a reader."""

    api: BotApi
    reader: ReaderApi
    model: Model
    process: Process

    def anna(self) -> Chat:
        """The private chat of somebody new."""
        return self.api.private(self.api.user("Anna", "en"))

    def has_asked(self, reply: Message, question: str) -> bool:
        """Whether the reader was asked that question last, and what it points at is the answer."""
        return self.reader.asked[-1]["question"] == question and reply.quote.startswith(self.model.text)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def served(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Served]:
    """A bot whose reader is trusted at once and always points at the farthest passage."""
    model = Model()
    async with ReaderApi(model, key=KEY) as reader, BotApi() as api:
        folder = tmp_path_factory.mktemp("bot")
        settings = {"BOT_LOG_LEVEL": "DEBUG", "BOT_READER_SECONDS": "60", "BOT_ADMINS": str(EDITOR)}
        async with Process(api, folder, cache, **reader.env, **settings) as process:
            yield Served(api, reader, model, process)
        assert reader.refusals == []
        assert api.refusals == []
        assert "ERROR" not in process.log, process.log
        assert "s3cr3t" not in process.log
        assert b"s3cr3t" not in (folder / "log.sqlite3").read_bytes()


async def test_what_it_points_at_is_the_answer(served: Served) -> None:
    """In a private chat any text is a question; a command may hold one."""
    chat = served.anna()
    for text, question in (
        ("why is integration so slow, tell me?", "why is integration so slow, tell me?"),
        ("/ask what about water in the region", "what about water in the region"),
        ("/speaker Sirojov borders and passports", "borders and passports"),
    ):
        assert served.has_asked(await chat.ask(text), question)
    assert {passage["speaker"] for passage in served.reader.asked[-1]["passages"]} == {"Oybek Sirojov"}
    assert served.reader.asked[-1]["asked"] == ["Oybek Sirojov"]


async def test_an_edited_question_is_put_to_it_too(served: Served) -> None:
    chat = served.anna()
    question = chat.say("what hinders unity among the peoples?")
    reply = await chat.wait_for_reply()
    chat.edit(question, "what hinders the unity of the states, then?")
    await chat.wait_for_edit(reply)
    assert served.has_asked(reply, "what hinders the unity of the states, then?")


async def test_in_a_group_a_command_a_mention_and_a_reply_are_put_to_it(served: Served) -> None:
    """But no remark among people, which gets no reply, and nothing of who asks more than his share."""
    chat = served.api.group("Readers", served.api.user("Zulfiyaxon", "en"), served.api.user("Bob", "en"))
    reply = await chat.ask("/ask why was integration slow back then?")
    assert served.has_asked(reply, "why was integration slow back then?")
    assert served.has_asked(
        await chat.ask("@interview_bot what is said of water there?"), "what is said of water there?"
    )
    chat.say("what about border crossings, actually?", reply_to=reply)
    assert served.has_asked(await chat.wait_for_reply(), "what about border crossings, actually?")
    number = len(served.reader.asked)
    chat.say("lol", reply_to=reply)
    await chat.stays_silent()
    assert len(served.reader.asked) == number
    assert "Zulfiyaxon" not in str(served.reader.bodies)


async def test_a_guest_is_answered_by_it(served: Served) -> None:
    elsewhere = served.api.supergroup("Elsewhere", served.api.user("Anna", "en"), with_bot=False)
    answer = await elsewhere.summon("@interview_bot what might keep the region together?")
    assert served.has_asked(answer.message, "what might keep the region together?")


async def test_a_question_that_is_tapped_is_put_to_it(served: Served) -> None:
    chat = served.anna()
    offered = await chat.ask("What does Tolipov say?")
    number = len(served.reader.asked)
    button = next(
        button for row in offered.rows for button in row if str(button.data.get("callback_data", ""))[:1] in "qn"
    )
    await chat.press(offered, data=button.data["callback_data"])
    reply = await chat.wait_for_reply()
    assert len(served.reader.asked) == number + 1
    assert reply.quote.startswith(served.model.text)


async def test_all_that_it_points_at_are_pages(served: Served) -> None:
    """More than a button's data has room for; and back from the paragraph around one."""
    served.reader.answering = lambda _: [*range(9, 0, -1)]
    chat = served.anna()
    try:
        reply = await chat.ask("what is it that is said about the army?")
    finally:
        served.reader.answering = served.model
    texts = [passage["text"] for passage in served.reader.asked[-1]["passages"][:9]]
    for number, text in enumerate(reversed(texts), start=1):
        assert f"{number} of 9" in reply.text
        assert reply.quote[:30] in text
        if number < 9:
            chat.tap(reply, "Next ›")
            await chat.wait_for_edit(reply, times=number)
    for number, label in enumerate(("Whole paragraph", "‹ Back to the passage"), start=9):
        chat.tap(reply, label)
        await chat.wait_for_edit(reply, times=number)
    assert "9 of 9" in reply.text


async def test_it_is_not_asked_what_needs_no_reading(served: Served) -> None:
    """Small talk, acts, commands, what is typed inline, a sample question, and what it has answered before."""
    chat = served.anna()
    served.reader.answering = lambda _: [1, 2]  # two pages, of which "more" turns to the second
    try:
        await chat.ask("what about the battalion and its soldiers?")
    finally:
        served.reader.answering = served.model
    number = len(served.reader.bodies)
    for text in ("thanks", "more", "who said that?", "in Russian please", "/topic", "/compare water", "/quote", SAMPLE):
        await chat.ask(text)
    await served.api.inline(served.api.user("Anna", "en"), "water")
    await served.anna().ask("what about the battalion and its soldiers?")
    assert len(served.reader.bodies) == number


async def test_where_it_points_at_nothing_the_answer_of_the_rules_is_offered(served: Served) -> None:
    """To tap, and not shown."""
    question = "what is said about borders and water, please?"
    served.reader.answering = lambda _: []
    try:
        reply = await served.anna().ask(question)
    finally:
        served.reader.answering = served.model
    assert reply.text == "I found nothing on this. Perhaps this comes near:"
    assert reply.buttons


@pytest.mark.parametrize("name", sorted(set(FAULTS) - {"silence", "a dripping body"}))
async def test_with_each_fault_the_answer_is_the_one_without_it(served: Served, name: str) -> None:
    """And the next question is put to it again."""
    number = sorted(FAULTS).index(name)
    question = f"what was said about borders and water in {number // 10} or {number % 10}, or later?"
    before = len(served.reader.bodies)
    served.reader.fault = FAULTS[name]
    try:
        reply = await served.anna().ask(question)
    finally:
        served.reader.fault = None
    assert len(served.reader.bodies) - before == (2 if name == "404" else 1)
    assert reply.quote.startswith(WATER)
    again = question.replace("or later", "or later still")
    assert served.has_asked(await served.anna().ask(again), again)  # it is well again
    assert not reply.quote.startswith(served.model.text)
    assert served.reader.elsewhere == 0


async def test_privacy_says_where_questions_go(served: Served) -> None:
    """In the reader's language, by the name of the computer alone."""
    for code, words in (("en", "a language model at 127.0.0.1"), ("ru", "языковой модели на 127.0.0.1")):
        text = (await served.api.private(served.api.user("Anna", code)).ask("/privacy")).text
        assert words in text
        assert "http" not in text
    assert "127.0.0.1" in (await served.api.private(served.api.user("Anna", "uz")).ask("/privacy")).text


async def test_the_figures_tell_of_it(served: Served) -> None:
    """How often it was asked, pointed, found none, failed, and knew the answer from before."""
    caption = (await served.api.private(served.api.user("Editor", "en", key=EDITOR)).ask("/stats")).data["caption"]
    told = caption.splitlines()[-1]
    assert told.startswith("Language model: ")
    assert all(word in told for word in (" asked, ", " pointed, ", " none, ", " failed, ", " from memory; "))
    assert " 0 pointed" not in told
    assert " 0 failed" not in told


async def test_many_chats_at_once_are_all_answered_by_it(cache: Path, tmp_path: Path) -> None:
    """Within its seconds, each with a question of its own; who asks a sample question is served without it."""
    async with ReaderApi(Model(), latency=0.1) as reader, BotApi() as api:
        settings = {"BOT_READER_SECONDS": "60", "BOT_LOG_LEVEL": "ERROR"}
        process = Process(api, tmp_path, cache, **reader.env, **settings)
        await process.start()
        chats = [api.private(api.user(f"Reader {number}", "en")) for number in range(60)]
        replies = await asyncio.gather(
            *(chat.ask(f"what is said about water in {10 + number}?") for number, chat in enumerate(chats)),
            *(api.private(api.user("Anna", "en")).ask(SAMPLE) for _ in range(5)),
        )
        assert len(reader.asked) == 60
        assert 1 < reader.most_at_once <= 16
        far = {task["question"]: tuple(p["text"][:40] for p in task["passages"][-3:]) for task in reader.asked}
        for chat, reply in zip(chats, replies, strict=False):
            assert reply.quote.startswith(far[chat.messages[0].text])
        await process.stop()


async def test_who_waits_for_it_at_the_end_is_answered_by_the_rules(cache: Path, tmp_path: Path) -> None:
    """Promptly, and nothing is lost."""
    async with ReaderApi(fault=hanging) as reader, BotApi() as api:
        async with Process(api, tmp_path, cache, **reader.env, BOT_READER_SECONDS="60") as process:
            chat = api.private(api.user("Anna", "en"))
            chat.say("what is said about borders and water, please?")
            await reader.wait_for_calls(1)
            code, seconds = await process.stop()
        assert (code, seconds < PROMPTLY) == (0, True)
        assert chat.replies[-1].quote


async def test_it_is_used_when_it_has_passed_its_examination(cache: Path, tmp_path: Path) -> None:
    """Until then answers are given without it; after a restart it is used at once."""
    async with ReaderApi(model := Model()) as reader, BotApi() as api:
        settings = {**reader.env, "BOT_READER_EXAM": "on", "XDG_CACHE_HOME": str(cache)}
        reader.fault = hanging
        async with Process(api, tmp_path, cache, **settings) as process:
            await reader.wait_for_calls(1)
            assert (await api.private(api.user("Anna", "en")).ask("what is said about borders and water?")).quote
            assert len(reader.bodies) == 1
        reader.fault = None
        async with Process(api, tmp_path, cache, **settings) as process:
            await process.says("The reader is used: in its examination it pointed right in 30 of 30")
            assert len(reader.bodies) == 61
            reply = await api.private(api.user("Anna", "en")).ask("what is said about borders and water?")
            assert reply.quote.startswith(model.text)
        async with Process(api, tmp_path, cache, **settings) as process:
            await api.private(api.user("Anna", "en")).ask("what is said about water and borders?")
            assert len(reader.bodies) == 63
            assert process.log.count("examination") == 1


async def test_a_model_that_fails_its_examination_is_left_out(cache: Path, tmp_path: Path) -> None:
    """One line says how it did, at every start; nobody is told that questions are sent, since none are."""
    async with ReaderApi(lambda _: [1]) as reader, BotApi() as api:
        settings = {**reader.env, "BOT_READER_EXAM": "on", "BOT_ADMINS": str(EDITOR)}
        async with Process(api, tmp_path, cache, **settings) as process:
            await process.says(
                "WARNING bot.telegram.reader_service: The reader is not used: in its examination it pointed right"
            )
            chat = api.private(api.user("Editor", "en", key=EDITOR))
            assert (await chat.ask("what is said about borders and water?")).quote
            assert "language model" not in (await chat.ask("/privacy")).text
            assert "The language model is not used at present" in (await chat.ask("/stats")).data["caption"]
            assert len(reader.bodies) == 60
        async with Process(api, tmp_path, cache, **settings) as process:
            await process.says("The reader is not used: in its examination it pointed right", times=2)
            assert len(reader.bodies) == 60


async def test_the_calls_of_a_day_are_capped(cache: Path, tmp_path: Path) -> None:
    """The editors are told once; a restart does not begin anew, and a new day would."""
    async with ReaderApi(Model()) as reader, BotApi() as api:
        editor, chat = api.private(api.user("Editor", "ru", key=EDITOR)), api.private(api.user("Anna", "en"))
        settings = {**reader.env, "BOT_READER_DAILY": "2", "BOT_ADMINS": str(EDITOR)}
        for number in range(2):
            async with Process(api, tmp_path, cache, **settings) as process:
                for word in ("borders", "water", "passports"):
                    assert (await chat.ask(f"what is said about {word} here, {number}?")).text
                if not number:
                    assert "BOT_READER_DAILY" in (await editor.wait_for_reply()).text
        assert len(reader.bodies) == 2
        assert process.log.count("BOT_READER_DAILY is reached") == 1
        assert len(editor.replies) == 1
        with sqlite3.connect(tmp_path / "log.sqlite3") as file:
            file.execute("UPDATE readings SET day = '2001-01-01'")
        file.close()
        async with Process(api, tmp_path, cache, **settings):
            await chat.ask("what is said about water there?")
        assert len(reader.bodies) == 3

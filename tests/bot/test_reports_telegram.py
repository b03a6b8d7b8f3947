"""Known faults of bots like this one, in Telegram: none of them is ours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.bot.running import Process
from tests.botapi import BotApi
from tests.knowledge.folders import write

pytestmark = pytest.mark.asyncio(loop_scope="module")

WATER = "This can be seen in the issues of borders and water"


async def test_r041_a_forwarded_answer_is_nobody_else_s(api: BotApi) -> None:
    """Whoever forwards an answer, or a long text of a channel, is in no reply; each gets one."""
    chat = api.private(api.user("Anna", "en"))
    shown = await chat.ask("What does Sirojov say about water?")
    reader = {"type": "hidden_user", "sender_user_name": "Reader A", "date": 1}
    for text in (f"Oybek Sirojov: {shown.quote}", "The news of the day, told at length. " * 40):
        chat.say(text, extra={"forward_origin": reader})
        reply = await chat.wait_for_reply()
        assert "Reader A" not in reply.text
        if "blockquote" in {entity["type"] for entity in reply.entities}:
            assert re.search("— (Oybek Sirojov|Farhod Tolipov|The article)", reply.text)
        await chat.stays_silent()


@pytest.mark.parametrize(
    "text",
    [
        "/ask\nWhat is said about water?",
        "/ask@interview_bot\n\nWhat is said about water?",
        "@interview_bot\nWhat is said about water?",
    ],
)
async def test_r088_a_command_may_end_with_its_line(api: BotApi, text: str) -> None:
    chat = api.group("Readers", api.user("Anna", "en"), api.user("Bob", "en"))
    assert WATER in (await chat.ask(text)).quote
    await chat.stays_silent()


async def test_r090_a_reply_to_another_reader_is_not_for_the_bot(api: BotApi) -> None:
    """Though that one had asked it something."""
    anna, bob = api.user("Anna", "en"), api.user("Bob", "en")
    chat = api.group("Readers", anna, bob)
    await chat.ask("@interview_bot who will lead?", by=anna)
    question = next(message for message in chat.messages if "who will lead" in message.text)
    chat.say("I wonder too, and what about water?", by=bob, reply_to=question)
    await chat.stays_silent()


@pytest.mark.parametrize("query", ["", "   ", "?", "zzzzqqq"])
async def test_r091_whatever_is_typed_inline_is_answered(api: BotApi, query: str) -> None:
    """In the reader's language."""
    found = await api.inline(api.user("Anna", "en"), query)
    assert found.results or found.button
    if found.button:
        assert found.button["text"].isascii()


async def test_r101_what_is_pressed_is_in_the_language_of_the_question(api: BotApi) -> None:
    """Not in the account's."""
    chat = api.private(api.user("Anna", "en"))
    reply = await chat.ask("Почему интеграция идёт медленно?")
    assert all(re.search("[а-яё]", label) for label in reply.buttons if label not in "👍👎")
    await chat.press(reply, "Весь абзац")
    await chat.wait_for_edit(reply)
    assert "Из статьи" in reply.text
    assert all(re.search("[а-яё]", label) for label in reply.buttons)


async def test_r043_entries_of_one_name_are_told_apart(cache: Path, tmp_path: Path) -> None:
    """Those of two interviews."""
    for slug in ("valley", "harbour"):
        write(tmp_path / "all" / slug)
    async with BotApi() as own:
        async with Process(own, tmp_path, cache, BOT_KNOWLEDGE=str(tmp_path / "all")):
            for language in ("ru", "uz", "en"):
                found = await own.inline(own.user("Reader", language), "road open")
                names = [result["id"] for result in found.results]
                assert sorted(names) == ["harbour--open-road", "valley--open-road"]
        assert own.refusals == []


async def test_r043_each_reader_has_summaries_of_his_own(api: BotApi) -> None:
    """In his language, not in that of whoever asked before."""
    for language, letters in (("ru", "[а-яё]"), ("en", "[a-z]"), ("ru", "[а-яё]")):
        found = await api.inline(api.user("Reader", language), "")
        assert found.results
        assert all(re.search(letters, result["content"]["text"].split("\n")[0]) for result in found.results)
        assert language == "ru" or not re.search("[а-яё]", str(found.results))

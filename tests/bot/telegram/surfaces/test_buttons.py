"""Every button, over HTTP with the bot in its own process."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.replies.actions import Compare, OtherSpeaker, PickInterview, RateReason, ShowEntry, TurnPage, View
from bot.telegram.callbacks import packed
from tests.bot.running import SLUG, Process
from tests.bot.telegram.surfaces.groups import in_group
from tests.botapi import BotApi, Chat, Message

pytestmark = pytest.mark.asyncio(loop_scope="module")

QUESTION = "What is said about identity cards?"
ENTRY = "security-moves-integration"


LONG_TOPICS = [
    "О том, как в долине копали колодцы и делили воду между соседями",
    "О том, как строили дорогу через перевал и мост через реку",
    "О том, как открывали школу и искали для неё учителей",
]
"""Titles that no callback data has room for."""


def write_wells(folder: Path) -> Path:
    """A directory with an interview on such topics, one passage on each."""
    texts = ["Wells were dug by hand.", "The road was built in a year.", "The school was opened last."]
    topics = [f'  - {{id: t{n}, title: {{en: "{title}", ru: "{title}"}}}}' for n, title in enumerate(LONG_TOPICS)]
    speakers = "speakers: [{id: karimli, name: Amir Karimli, aliases: [Каримли]}]"
    files = {
        "source.txt": "\n".join(texts),
        "interview.yaml": "\n".join(["title: Wells", "language: en", speakers, "topics:", *topics]),
        "entries.yaml": "\n".join(
            f'- {{id: e{n}, kind: quote, speaker: karimli, topics: [t{n}], text: "{text}"}}'
            for n, text in enumerate(texts)
        ),
    }
    (folder / "wells").mkdir(parents=True)
    for name, text in files.items():
        (folder / "wells" / name).write_text(f"{text}\n", "utf-8")
    return folder


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def wells(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[BotApi]:
    """A bot that has that interview."""
    folder = write_wells(tmp_path_factory.mktemp("wells"))
    async with BotApi() as server, Process(server, tmp_path_factory.mktemp("bot"), cache, BOT_KNOWLEDGE=str(folder)):
        yield server


async def several(api: BotApi) -> tuple[Chat, Message]:
    """An answer of several passages."""
    chat = api.private(api.user("Anna", "en"))
    reply = await chat.ask(f"/ask {QUESTION}")
    assert "Next ›" in reply.buttons
    return chat, reply


async def one(api: BotApi) -> tuple[Chat, Message]:
    """One passage by itself."""
    chat = api.private(api.user("Anna", "en"))
    return chat, await chat.ask(f"/start {SLUG}--{ENTRY}")


async def test_next_and_previous_edit_the_same_message(api: BotApi) -> None:
    """There and back again; each press is answered without a note."""
    chat, reply = await several(api)
    first = reply.text
    assert (await chat.press(reply, "Next")).text == ""
    await chat.wait_for_edit(reply)
    assert reply.text != first
    assert "2 of " in reply.text
    await chat.press(reply, "Previous")
    await chat.wait_for_edit(reply, times=2)
    assert reply.text == first
    await chat.stays_silent()


async def test_the_same_press_twice_does_no_harm(api: BotApi) -> None:
    """Both are answered; the message is edited once."""
    chat, reply = await several(api)
    presses = [chat.tap(reply, "Next") for _ in range(2)]
    await asyncio.gather(*(press.answered() for press in presses))
    await chat.done()
    assert len(reply.history) == 1


async def test_the_whole_paragraph_and_back(api: BotApi) -> None:
    """The article's text, the passage in bold, nobody credited but the article."""
    chat, reply = await one(api)
    passage, text = reply.quote, reply.text
    await chat.press(reply, "Whole paragraph")
    await chat.wait_for_edit(reply)
    assert len(reply.quote) > len(passage)
    assert passage in reply.entity_texts("bold")
    assert "— The article" in reply.text
    assert "— Oybek Sirojov" not in reply.text
    await chat.press(reply, "Back")
    await chat.wait_for_edit(reply, times=2)
    assert reply.text == text


async def test_the_other_speaker(api: BotApi) -> None:
    """A new message with his words on it, on which one can ask on."""
    chat = api.private(api.user("Anna", "en"))
    reply = await chat.ask("Is the single document only for tourists?")
    assert "— Oybek Sirojov" in reply.text
    await chat.press(reply, "Farhod Tolipov on this")
    other = await chat.wait_for_reply()
    assert "— Farhod Tolipov" in other.text
    follow_up = await chat.ask("who said that?", reply_to=reply)
    assert follow_up.text


async def test_more_on_the_topic(api: BotApi) -> None:
    """A list to choose from, and from it a passage."""
    chat, reply = await one(api)
    await chat.press(reply, "More: Security")
    listed = await chat.wait_for_reply()
    assert listed.text.startswith("Security\n3 passages")
    await chat.press(listed, listed.buttons[0])
    assert (await chat.wait_for_reply()).quote


async def test_a_list_is_leafed_through_in_place(api: BotApi) -> None:
    """All passages by a speaker."""
    chat = api.private(api.user("Anna", "en"))
    listed = await chat.ask("/speaker sirojov")
    first = listed.buttons
    await chat.press(listed, "Next")
    await chat.wait_for_edit(listed)
    assert listed.buttons != first
    await chat.press(listed, "Previous")
    await chat.wait_for_edit(listed, times=2)
    assert listed.buttons == first


async def test_copying_and_sharing(api: BotApi) -> None:
    """A long citation is copied as its deep link; sharing starts an inline query that finds exactly this entry."""
    chat, reply = await one(api)
    link = f"{SLUG}--{ENTRY}"
    assert reply.button("Copy a link").copies == f"https://t.me/interview_bot?start={link}"
    assert reply.button("Share").switches_to == link
    found = await api.inline(api.user("Bob"), link)
    assert [result["id"] for result in found.results] == [link]
    short = await chat.ask("/ask Who recalled the Central Asian battalion?")
    copied = short.button("Copy").copies
    assert copied
    assert short.quote in copied
    assert "Farhod Tolipov" in copied


async def test_thumbs_up(api: BotApi) -> None:
    """A word of thanks."""
    chat, reply = await one(api)
    assert (await chat.press(reply, "👍")).text == "Thank you!"


@pytest.mark.parametrize("reason", ["Wrong passage", "Wrong person", "Wrong words"])
async def test_thumbs_down_asks_why(api: BotApi, reason: str) -> None:
    """In the place of the thumbs, which then are there again; a second press does no harm."""
    chat, reply = await one(api)
    buttons = reply.buttons
    presses = [chat.tap(reply, "👎") for _ in range(2)]
    answers = await asyncio.gather(*(press.answered() for press in presses))
    assert [answer.text for answer in answers] == ["What was wrong? Please choose below."] * 2
    await chat.wait_for_edit(reply)
    assert "👎" not in reply.buttons
    assert (await chat.press(reply, reason)).text == "Thank you!"
    await chat.wait_for_edit(reply, times=2)
    assert reply.buttons == buttons


async def test_a_suggestion_can_be_tapped(api: BotApi) -> None:
    """It leads to the passage, on which one can ask on."""
    chat = api.private(api.user("Anna", "en"))
    reply = await chat.ask("What does Farhod Tolipov say about water?")
    assert "I found nothing by Farhod Tolipov on this. Oybek Sirojov does speak of it:" in reply.text
    assert "blockquote" not in [entity["type"] for entity in reply.entities]
    await chat.press(reply, reply.buttons[0])
    assert "— Oybek Sirojov" in (await chat.wait_for_reply()).text


async def test_a_question_too_long_for_a_button_is_put_all_the_same(wells: BotApi) -> None:
    """The message is a reply to the question, from which the press takes it."""
    for chat, text in (
        (wells.private(wells.user("Anna", "ru")), "Что говорит Каримли?"),
        (wells.supergroup("Readers", wells.user("Bob", "ru")), "@interview_bot Что говорит Каримли?"),
    ):
        reply = await chat.ask(text)
        assert [button.callback_data for row in reply.rows for button in row] == ["n0", "n1", "n2"]
        assert reply.reply_to
        await chat.press(reply, LONG_TOPICS[1])
        shown = await (chat.wait_for_edit(reply) if chat.type == "supergroup" else chat.wait_for_reply())
        assert shown.quote == "The road was built in a year."


async def test_a_question_too_long_for_a_button_after_an_edit(wells: BotApi) -> None:
    """The answer that was edited is no reply, but it is remembered what it offers."""
    chat = wells.private(wells.user("Anna", "ru"))
    question = chat.say("бвгд")
    reply = await chat.wait_for_reply()
    chat.edit(question, "Что говорит Каримли?")
    await chat.wait_for_edit(reply)
    assert reply.reply_to is None
    await chat.press(reply, LONG_TOPICS[2])
    assert (await chat.wait_for_reply()).quote == "The school was opened last."


async def test_a_question_too_long_for_a_button_of_an_earlier_process(cache: Path, tmp_path: Path) -> None:
    """It is found by answering anew what the message replies to."""
    settings = {"BOT_KNOWLEDGE": str(write_wells(tmp_path / "kb"))}
    async with BotApi() as api:
        chat = api.private(api.user("Anna", "ru"))
        async with Process(api, tmp_path, cache, **settings):
            reply = await chat.ask("Что говорит Каримли?")
        async with Process(api, tmp_path, cache, **settings):
            await chat.press(reply, LONG_TOPICS[1])
            assert (await chat.wait_for_reply()).quote == "The road was built in a year."


async def test_sharing_without_inline_mode(cache: Path, tmp_path: Path) -> None:
    """Telegram refuses buttons that begin an inline query of a bot that has none, so that a link is shared."""
    async with BotApi() as api:
        api.inline_mode = False
        async with Process(api, tmp_path, cache):
            reply = await api.private(api.user("Anna", "en")).ask(f"/start {SLUG}--{ENTRY}")
            link = f"https%3A%2F%2Ft.me%2Finterview_bot%3Fstart%3D{SLUG}--{ENTRY}"
            assert reply.button("Share").url == f"https://t.me/share/url?url={link}"
        assert api.refusals == []


async def test_questions_on_buttons_and_commands_on_buttons(api: BotApi) -> None:
    """ "Another one", "Topics", "In brief"."""
    chat = api.private(api.user("Anna", "en"))
    await chat.press(await chat.ask("/quote"), "Another one")
    assert (await chat.wait_for_reply()).quote
    await chat.press(await chat.ask("/summary"), "Topics")
    assert (await chat.wait_for_reply()).text.startswith("Choose a topic")
    await chat.press(await chat.ask("/interviews"), "In brief")
    assert (await chat.wait_for_reply()).text.startswith("What draws")


async def test_an_answer_that_was_pressed_away_is_given_again(api: BotApi) -> None:
    """It is not there to be pointed to."""
    group, reply = await in_group(api, f"/ask {QUESTION}")
    await group.press(reply, "Next")
    await group.wait_for_edit(reply)
    assert "a moment ago" not in (await group.ask(f"/ask {QUESTION}")).text


@pytest.mark.parametrize(
    "data",
    [
        packed(ShowEntry(SLUG, "gone", "en")),
        packed(TurnPage(View(((SLUG, "gone"),), "en"))),
        packed(Compare(SLUG, "gone", "en")),
        packed(OtherSpeaker(SLUG, "gone", "en")),
        packed(RateReason(SLUG, "gone", "words")),
        "n7",
        "nonsense",
        "x" * 64,
        "t",
    ],
)
async def test_stale_and_forged_buttons(api: BotApi, data: str) -> None:
    """A kind note, and nothing else happens."""
    chat, reply = await one(api)
    answer = await chat.press(reply, forged=data)
    assert "no longer" in answer.text
    await chat.stays_silent()
    assert not reply.edited


async def test_an_interview_that_is_gone_cannot_be_picked(api: BotApi) -> None:
    """The message says so."""
    chat, reply = await one(api)
    await chat.press(reply, forged=packed(PickInterview("gone")))
    await chat.wait_for_edit(reply)
    assert "no longer" in reply.text


async def test_a_forged_editors_command(api: BotApi) -> None:
    """It is as unknown as when typed."""
    chat, reply = await one(api)
    await chat.press(reply, forged="creload:")
    assert "I do not know this command" in (await chat.wait_for_reply()).text


async def test_buttons_of_a_message_too_old_to_be_shown(api: BotApi) -> None:
    """Telegram sends no text with such a press; it works all the same."""
    chat, reply = await several(api)
    text = reply.text
    assert (await chat.press(reply, "Next", inaccessible=True)).text == ""
    await chat.wait_for_edit(reply)
    assert reply.text != text
    assert (await chat.press(reply, "👎", inaccessible=True)).text.startswith("What was wrong?")


async def test_buttons_under_inline_messages_of_others_are_answered(api: BotApi) -> None:
    """The bot puts none there, so whatever comes is stale."""
    anna = api.user("Anna", "en")
    group = api.group("Elsewhere", anna, with_bot=False)
    message = api.choose(anna, await api.inline(anna, f"{SLUG}--{ENTRY}"), chat=group)
    answer = await group.press(message, forged=packed(ShowEntry(SLUG, ENTRY, "en")), by=anna)
    assert "no longer" in answer.text

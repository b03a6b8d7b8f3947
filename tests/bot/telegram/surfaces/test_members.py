"""What a member of a group may: how often he is answered, and what he settles for all of it."""

from __future__ import annotations

import re

import pytest

from bot.telegram.surfaces.members import MINUTE, Pace
from tests.bot.telegram.surfaces.groups import QUESTION, WATER, group
from tests.botapi import BotApi, bad_request

OVER_HTTP = pytest.mark.asyncio(loop_scope="module")


def test_who_asks_too_much_is_told_once_and_then_nothing() -> None:
    """He alone, in that group alone."""
    pace = Pace(most=2)
    assert [pace.turn("anna") for _ in range(5)] == ["answer", "answer", "tell", "silence", "silence"]
    assert pace.is_silenced("anna")
    assert pace.turn("bob") == "answer"
    assert not pace.is_silenced("bob")


def test_a_minute_after_the_first_question_he_is_answered_again() -> None:
    """However many he has asked in between."""
    now = 0.0
    pace = Pace(most=1, clock=lambda: now)
    pace.turn("anna")
    now = MINUTE
    assert pace.turn("anna") == "tell"
    now = MINUTE + 1
    assert not pace.is_silenced("anna")
    assert pace.turn("anna") == "answer"


@OVER_HTTP
async def test_who_floods_is_told_once_and_the_others_are_answered(api: BotApi) -> None:
    """Five questions a minute each; a hundred of one member's take nothing from another."""
    chat = group(api)
    anna, bob = (member for member, _ in chat.members.values())
    for number in range(100):
        chat.say(f"/ask {QUESTION} {number}", by=anna)
    question = chat.say("/ask What is said about NATO?", by=bob)
    replies = [await chat.wait_for_reply() for _ in range(7)]
    assert [reply.text.startswith("I answer each of you 5 questions a minute") for reply in replies].index(True) == 5
    assert replies[-1].reply_to is question
    await chat.stays_silent()


@OVER_HTTP
async def test_who_floods_is_told_so_in_the_language_that_he_writes(api: BotApi) -> None:
    """Whatever the group's is."""
    chat = group(api)
    for number in range(6):
        chat.say(f"/ask Что говорят о воде? {number}")
    replies = [await chat.wait_for_reply() for _ in range(6)]
    assert re.search("[а-яё]", replies[-1].text)
    assert "5" in replies[-1].text


@OVER_HTTP
async def test_remarks_and_presses_are_not_counted(api: BotApi) -> None:
    """Nor what is not for the bot."""
    chat = group(api)
    answer = await chat.ask("/ask What is said about identity cards?")
    for _ in range(6):
        chat.say("haha", reply_to=answer)
        chat.say("talk")
    await chat.press(answer, "Next")
    await chat.wait_for_edit(answer)
    await chat.press(answer, "Previous")
    assert WATER in (await chat.ask(f"/ask {QUESTION}")).quote


@OVER_HTTP
@pytest.mark.parametrize(
    ("text", "code", "refusal"),
    [
        ("/language русский", "en", "Язык и интервью в группе выбирают только её администраторы."),
        ("/language", "uz", "Guruhda til va intervyuni faqat uning administratorlari tanlaydi."),
        ("/language english", "en", "In a group only its administrators choose the language and the interview."),
    ],
)
async def test_members_do_not_settle_what_is_the_groups(api: BotApi, text: str, code: str, refusal: str) -> None:
    """They are told so in the language that they write, and nothing is changed."""
    chat = group(api)
    member = api.user("Clara", code)
    chat.join(member)
    assert (await chat.ask(text, by=member)).text == refusal
    assert (await chat.ask("/topic")).text.startswith("Choose a topic")


@OVER_HTTP
async def test_a_members_press_settles_nothing(api: BotApi) -> None:
    """The choice that an administrator has asked for stays his."""
    chat = group(api)
    anna, bob = (member for member, _ in chat.members.values())
    choices = await chat.ask("/language", by=anna)
    assert "only its administrators" in (await chat.press(choices, "Русский", by=bob)).text
    assert not choices.edited
    await chat.press(choices, "Русский", by=anna)
    assert (await chat.wait_for_edit(choices)).text.startswith("Теперь язык моих ответов")


@OVER_HTTP
async def test_administrators_settle_what_is_the_groups(api: BotApi) -> None:
    """As often as they like, and also in the group's name; Telegram is asked who they are once in some minutes."""
    chat = group(api)
    clara = api.user("Clara", "en")
    chat.join(clara, "administrator")
    before = api.count("getChatMember")
    for language in ("русский", "english", "uz", "en", "uz", "ru"):
        await chat.ask(f"/language {language}", by=clara)
    assert api.count("getChatMember") == before + 1
    assert (await chat.ask("/topic")).text.startswith("Выберите тему")
    await chat.ask("/language english", anonymous=True)
    assert (await chat.ask("/topic", by=clara)).text.startswith("Choose a topic")


@OVER_HTTP
async def test_an_edit_settles_nothing_for_who_may_not(api: BotApi) -> None:
    """Nor does what is written in a channel's name."""
    chat = group(api)
    bob = [member for member, _ in chat.members.values()][1]
    question = chat.say(f"/ask {QUESTION}", by=bob)
    await chat.wait_for_reply()
    chat.edit(question, "/language русский")
    await chat.stays_silent()
    reply = await chat.ask("/language русский", as_chat=api.channel("News"))
    assert reply.text == "Язык и интервью в группе выбирают только её администраторы."
    assert (await chat.ask("/topic")).text.startswith("Choose a topic")


@OVER_HTTP
async def test_where_members_are_hidden_the_administrators_are_asked_for(api: BotApi) -> None:
    """Telegram then tells a bot of nobody in particular."""
    chat = group(api)
    api.fail_next("getChatMember", bad_request("CHAT_ADMIN_REQUIRED"))
    assert (await chat.ask("/language русский")).text.startswith("Теперь язык моих ответов")
    api.calls.remove(api.refusals[-1])

"""The way back in a message of a group, over HTTP with the bot in its own process."""

import asyncio
import gc
import tracemalloc

import pytest
from telegram import Message

from bot.telegram.surfaces import steps
from bot.telegram.surfaces.steps import DEEPEST, MOST_WAYS_BACK, StepBack
from knowledge import Context
from tests.bot.running import SLUG
from tests.bot.telegram.surfaces.groups import in_group
from tests.botapi import BotApi, User

pytestmark = pytest.mark.asyncio(loop_scope="module")

QUESTION = "What is said about identity cards?"


async def test_presses_in_a_group_are_anybodys_and_change_the_message(api: BotApi) -> None:
    """Nothing new is sent; step by step there is a way back to what the message was."""
    group, reply = await in_group(api, f"/ask {QUESTION}")
    bob = [member for member, _ in group.members.values()][1]
    texts, buttons = [reply.text], [reply.buttons]
    for label in ("Next", "More: ", "Sirojov: "):
        await group.press(reply, next(button for button in reply.buttons if label in button), by=bob)
        await group.wait_for_edit(reply, times=len(texts))
        texts.append(reply.text)
        buttons.append(reply.buttons)
    assert "‹ Back" not in buttons[1]
    for text, shown in zip(texts[2:0:-1], buttons[2:0:-1], strict=True):
        await group.press(reply, "‹ Back", by=bob)
        await group.wait_for_edit(reply, times=len(reply.history) + 1)
        assert (reply.text, reply.buttons) == (text, shown)
    assert "‹ Back" not in reply.buttons
    await group.stays_silent()


async def test_two_members_press_what_is_no_longer_there(api: BotApi) -> None:
    """In two languages, on the way there and back: whatever the message has become, no press asks Telegram for what is
    there already, and every way back ends where it began."""
    anna, bob = api.user("Anna", "en"), api.user("Boris", "ru")
    group = api.supergroup("Readers", anna, bob)
    reply = await group.ask(f"/start {SLUG}--security-moves-integration")
    text, buttons, refused = reply.text, reply.buttons, len(api.refusals)

    async def press(label: str, *members: User) -> None:
        presses = [group.tap(reply, label, by=member) for member in members]
        await asyncio.gather(*(one.answered() for one in presses))
        await group.done()

    for label in ("More: Security", "👎", "👍"):
        await press(label, anna, bob, anna)
        if label.startswith("More"):
            await press(reply.buttons[0], anna, bob)
        for back in 3 * ("‹ Вернуться", "‹ Back"):
            if back in reply.buttons:
                await press(back, bob, anna)
        if reply.buttons[-1] != "👎":
            await press(reply.buttons[-1], anna, bob)
        assert (reply.text, reply.buttons) == (text, buttons)
    assert len(api.refusals) == refused


@pytest.mark.parametrize(
    ("text", "label"),
    [("/quote", "Another one"), ("/speaker", "Tolipov"), ("/compare water", "Oybek Sirojov: "), ("/summary", "Topics")],
)
async def test_in_a_group_a_press_sends_nothing(api: BotApi, text: str, label: str) -> None:
    """Whatever is pressed, and there is a way back."""
    group, reply = await in_group(api, text)
    before = reply.text
    await group.press(reply, label)
    await group.wait_for_edit(reply)
    await group.press(reply, "‹ Back")
    await group.wait_for_edit(reply, times=2)
    assert reply.text == before
    await group.stays_silent()


async def test_the_way_back_is_in_the_answers_language(api: BotApi) -> None:
    """As its other buttons are, whatever the language of the group."""
    group = api.supergroup("Читатели", api.user("Борис", "ru"))
    reply = await group.ask("/ask What is said about identity cards?")
    await group.press(reply, "The speakers on this")
    assert (await group.wait_for_edit(reply)).buttons[-1] == "‹ Back"


async def test_going_back_twice_at_once_goes_back_once(api: BotApi) -> None:
    """Two fingers, or two members; afterwards one can go there and back again."""
    group, reply = await in_group(api, "/summary")
    text = reply.text
    for edits in (1, 3):
        await group.press(reply, "Topics")
        await group.wait_for_edit(reply, times=edits)
        presses = [group.tap(reply, "‹ Back") for _ in range(2)]
        assert [(await press.answered()).text for press in presses] == ["", ""]
        await group.wait_for_edit(reply, times=edits + 1)
        assert reply.text == text


async def test_a_way_back_of_an_earlier_process_is_told_to_be_gone(api: BotApi) -> None:
    """What a message was is remembered for a while only."""
    group, reply = await in_group(api, "/quote")
    assert "no longer" in (await group.press(reply, forged="z")).text
    assert not reply.edited


async def test_the_ways_back_of_all_groups_take_a_bounded_memory() -> None:
    """Also of the longest messages with many buttons, each left as often as one can go back: 100 MB at most."""

    def left(number: int) -> StepBack:
        rows = [[{"text": f"Ещё отрывок {n}", "callback_data": f"more-{n}-{number}"}] for n in range(8)]
        text = " ".join(f"слово{number * place}" for place in range(1, 420))[:4096]
        sent = {"message_id": 1, "date": 1, "chat": {"id": -5, "type": "group"}, "text": text}
        message = Message.de_json({**sent, "reply_markup": {"inline_keyboard": rows}}, None)
        return StepBack(steps._packed(message), 1, Context(), text[:100], ())

    tracemalloc.start()
    try:
        kept = [left(number) for number in range(100)]
        gc.collect()
        taken = tracemalloc.get_traced_memory()[0] / len(kept)
    finally:
        tracemalloc.stop()
    assert taken * DEEPEST * MOST_WAYS_BACK < 100e6

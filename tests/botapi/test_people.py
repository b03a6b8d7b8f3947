"""People in the small world make the updates that Telegram makes."""

import asyncio
import contextlib
from typing import Any

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Message,
    ReplyParameters,
    Update,
)

from tests.botapi import BotApi

BUTTONS = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Next ›", callback_data="n:1"), InlineKeyboardButton("Open", url="https://t.me/x")]]
)
RESULT = InlineQueryResultArticle("a:1", "Tolipov", InputTextMessageContent("Water"), reply_markup=BUTTONS)


async def next_update(bot: Bot) -> Update:
    """The one update that waits, confirmed."""
    (update,) = await bot.get_updates(timeout=2)
    await bot.get_updates(offset=update.update_id + 1)
    return update


async def next_message(bot: Bot) -> Message:
    """The message of the one update that waits."""
    message = (await next_update(bot)).message
    assert message
    return message


async def test_commands_and_mentions_are_found_in_utf16(api: BotApi, bot: Bot) -> None:
    """A 🙂 counts as two; an address of mail is no mention."""
    api.private(api.user("Anna", "ru")).say("🙂 /ask@interview_bot вода, @interview_bot? a@bcde.uz https://t.me/x.")
    message = await next_message(bot)
    assert message.from_user
    assert message.from_user.language_code == "ru"
    assert message.chat.first_name == "Anna"
    found = message.parse_entities()
    assert sorted(found.values()) == ["/ask@interview_bot", "@interview_bot", "a@bcde.uz", "https://t.me/x"]


async def test_media(api: BotApi, bot: Bot) -> None:
    """Photos with captions, voice, stickers and files are read by PTB."""
    chat = api.private()
    chat.photo("And /water?")
    assert (await next_message(bot)).caption_entities[0].type == "bot_command"
    chat.voice()
    assert (await next_message(bot)).voice
    chat.sticker()
    assert (await next_message(bot)).sticker
    chat.document("a.txt")
    document = (await next_message(bot)).document
    assert document
    assert document.file_name == "a.txt"


async def test_replies_and_threads_in_a_supergroup(api: BotApi, bot: Bot) -> None:
    """A reply carries a thread id without being in a topic, and the reply's own reply is left out."""
    group = api.supergroup("Readers", api.user())
    first = group.say("one")
    second = group.say("two", reply_to=first)
    group.say("three", reply_to=second)
    updates = await bot.get_updates()
    message = updates[-1].message
    assert message
    assert message.message_thread_id == first.id
    assert message.is_topic_message is None
    assert message.reply_to_message
    assert message.reply_to_message.text == "two"
    assert message.reply_to_message.reply_to_message is None
    sent = await bot.send_message(group.id, "four", reply_parameters=ReplyParameters(message.message_id))
    assert sent.message_thread_id == first.id


async def test_forum_topics(api: BotApi, bot: Bot) -> None:
    """A message in a topic replies to the topic's first message unless to another; General has no thread id."""
    group = api.supergroup("Readers", api.user(), forum=True)
    topic = group.create_topic("Water")
    asked = group.say("hello", topic=topic)
    group.say("in General")
    _, in_topic, in_general = [update.message for update in await bot.get_updates()]
    assert in_topic
    assert in_topic.is_topic_message
    assert in_topic.reply_to_message
    assert in_topic.reply_to_message.forum_topic_created
    assert in_general
    assert in_general.message_thread_id is None
    sent = await bot.send_message(group.id, "here", reply_parameters=ReplyParameters(asked.id))
    assert sent.is_topic_message
    assert sent.message_thread_id == topic
    assert (await bot.send_message(group.id, "here", message_thread_id=topic)).message_thread_id == topic


async def test_edits(api: BotApi, bot: Bot) -> None:
    """An edit keeps the message and sends `edited_message`."""
    chat = api.private()
    message = chat.say("watr")
    chat.edit(message, "water")
    message.age(60)
    update = (await bot.get_updates())[-1]
    assert update.edited_message
    assert update.edited_message.text == "water"
    assert update.edited_message.edit_date


async def test_a_press_brings_the_answer_to_it(api: BotApi, bot: Bot) -> None:
    """By a part of the label; a test can also forge the data, or press a message too old to be shown."""
    chat = api.private()
    await bot.send_message(chat.id, "Water", reply_markup=BUTTONS)
    message = await chat.wait_for_reply()
    assert message.buttons == ["Next ›", "Open"]
    pressed = chat.press(message, "Next")
    query = (await next_update(bot)).callback_query
    assert query
    assert query.data == "n:1"
    assert isinstance(query.message, Message)
    await query.answer("One moment", show_alert=True)
    answer = await pressed
    assert (answer.text, answer.show_alert) == ("One moment", True)
    chat.tap(message, forged="x:9", inaccessible=True)
    query = (await next_update(bot)).callback_query
    assert query
    assert query.message
    assert not query.message.is_accessible


async def test_waiting_for_replies_and_edits(api: BotApi, bot: Bot) -> None:
    """Every message is brought once, in order; an edit can be waited for."""
    chat = api.private()
    for text in ("one", "two"):
        await bot.send_message(chat.id, text)
    one = await chat.wait_for_reply()
    two = await chat.wait_for_reply()
    assert (one.text, two.text) == ("one", "two")
    await bot.edit_message_text("three", chat.id, two.id)
    assert (await chat.wait_for_edit(two)).text == "three"
    assert [state["text"] for state in two.history] == ["two"]


@pytest.mark.parametrize("silent", [True, False])
async def test_silence_is_waited_for_until_a_later_press_is_answered(api: BotApi, bot: Bot, silent: bool) -> None:
    """Whatever the bot sends before that breaks it."""
    chat = api.private()
    chat.say("one")
    assert await next_message(bot)
    waiting = asyncio.create_task(chat.stays_silent())
    query = (await next_update(bot)).callback_query
    assert query
    assert not waiting.done()
    if not silent:
        await bot.send_message(chat.id, "two")
    await query.answer()
    with contextlib.nullcontext() if silent else pytest.raises(AssertionError, match="did not keep silent"):
        await waiting


async def test_inline_queries(api: BotApi, bot: Bot) -> None:
    """The results, the choice of one, the message it becomes, and an edit of that by its inline id."""
    anna = api.user()
    chat = api.private(anna)
    asking = api.inline(anna, "water", offset="20")
    query = (await next_update(bot)).inline_query
    assert query
    assert query.offset == "20"
    await query.answer([RESULT], next_offset="40", is_personal=True)
    answer = await asking
    assert (answer.titles, answer.next_offset, answer.is_personal) == (["Tolipov"], "40", True)
    message = api.choose(anna, answer, "a:1", chat=chat)
    sent, chosen = await bot.get_updates()
    assert sent.message
    assert sent.message.via_bot == bot.bot
    assert chosen.chosen_inline_result
    key = chosen.chosen_inline_result.inline_message_id
    assert key == message.inline_id
    assert await bot.edit_message_text("Fire", inline_message_id=key)
    assert message.text == "Fire"
    assert message.buttons == []


async def test_guests(api: BotApi, bot: Bot) -> None:
    """The bot is mentioned where it is not, and answers once."""
    elsewhere = api.supergroup("Elsewhere", api.user(), with_bot=False)
    asking = elsewhere.summon("@interview_bot water")
    update = await next_update(bot)
    assert update.guest_message
    assert update.guest_message.guest_query_id
    await bot.answer_guest_query(update.guest_message.guest_query_id, RESULT)
    answer = await asking
    assert answer.message.text == "Water"
    assert elsewhere.replies == [answer.message]


async def test_channel_posts_are_copied_into_the_discussion(api: BotApi, bot: Bot) -> None:
    """A post and its automatic forward, which comes from Telegram in the channel's name."""
    group = api.supergroup("Talk", api.user())
    channel = api.channel("News", discussion=group)
    channel.say("Read this")
    post, copy = await bot.get_updates()
    assert post.channel_post
    assert post.channel_post.from_user is None
    assert copy.message
    assert copy.message.is_automatic_forward
    assert copy.message.from_user
    assert copy.message.from_user.id == 777000
    assert copy.message.sender_chat == post.channel_post.chat


async def test_anonymous_admins_and_channels_that_speak(api: BotApi, bot: Bot) -> None:
    """All anonymous administrators share one id."""
    group = api.supergroup("Readers", api.user())
    group.say("/ask", anonymous=True)
    message = await next_message(bot)
    assert message.from_user
    assert message.from_user.id == 1087968824
    assert message.sender_chat == message.chat
    group.say("/ask", as_chat=api.channel("News"))
    assert (await next_message(bot)).sender_chat != message.chat


async def test_the_bot_comes_and_goes(api: BotApi, bot: Bot) -> None:
    """`my_chat_member` for adding, promoting, migrating, removing and blocking; a migration's two messages."""
    group = api.group("Readers", api.user(), with_bot=False)
    group.add_bot()
    group.promote_bot()
    new = group.migrate()
    new.remove_bot()
    chat = api.private()
    chat.block()
    updates = await bot.get_updates()
    changes = [update.my_chat_member for update in updates if update.my_chat_member]
    assert [change.new_chat_member.status for change in changes] == [
        *("member", "administrator"),
        *("administrator", "kicked", "kicked"),
    ]
    messages = [update.message for update in updates if update.message]
    assert messages[0].new_chat_members[0].id == bot.id
    assert messages[1].migrate_to_chat_id == new.id
    assert messages[2].migrate_from_chat_id == group.id


async def test_privacy_mode_hides_what_is_not_for_the_bot(api: BotApi, bot: Bot) -> None:
    """Commands and replies to the bot pass; talk, mentions and commands of other bots do not."""
    api.privacy = True
    assert (await bot.get_me()).can_read_all_group_messages is False
    group = api.group("Readers", api.user())
    await bot.send_message(group.id, "hello")
    for text in ("/ask water", "/ask@Interview_Bot water", "/ask@other_bot water", "@interview_bot water", "water"):
        group.say(text)
    group.say("and fire?", reply_to=group.replies[0])
    texts = [update.message.text for update in await bot.get_updates() if update.message]
    assert texts == ["/ask water", "/ask@Interview_Bot water", "and fire?"]


async def test_any_raw_update(api: BotApi, bot: Bot) -> None:
    """What the small world does not know can be sent as it is; a type not asked for is withheld."""
    raw: dict[str, Any] = {"poll_answer": {"poll_id": "1", "option_ids": [0], "option_persistent_ids": []}}
    assert api.push(raw) is not None
    assert (await bot.get_updates(allowed_updates=["message"]))[0].poll_answer
    assert api.push(raw) is None
    assert api.updates.withheld == [raw]

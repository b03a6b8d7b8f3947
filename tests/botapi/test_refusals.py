"""The server refuses what Telegram refuses, in Telegram's words."""

from datetime import timedelta

import pytest
from telegram import (
    Bot,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MessageEntity,
    ReplyParameters,
)
from telegram.error import ChatMigrated, Forbidden, InvalidToken, RetryAfter

from tests.botapi import BotApi
from tests.botapi.expecting import one_button, refused


async def test_a_wrong_token_is_unauthorized(api: BotApi) -> None:
    """Another token gets 401, and the call is on record."""
    with pytest.raises(InvalidToken):
        async with Bot("123456789:wrong", base_url=f"{api.url}/bot"):
            pass
    assert [(call.method, call.status) for call in api.refusals] == [("getMe", 401)]


async def test_an_unknown_method_is_not_found(api: BotApi, bot: Bot) -> None:
    """A method that the server has not gets 404."""
    with pytest.raises(InvalidToken):  # PTB's reading of a 404
        await bot.get_custom_emoji_stickers(["1"])
    assert api.calls[-1].description == "Not Found: method not found"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Message text is empty"),
        (" \n ", "Text must be non-empty"),
        ("a" * 4097, "Message is too long"),
        ("🙂" * 2049, "Message is too long"),
    ],
)
async def test_a_text_has_1_to_4096_units(api: BotApi, bot: Bot, text: str, reason: str) -> None:
    """Length counts in UTF-16."""
    with refused(api, reason):
        await bot.send_message(api.private().id, text)


async def test_a_text_of_4096_units_passes(api: BotApi, bot: Bot) -> None:
    """The limit itself is fine."""
    assert (await bot.send_message(api.private().id, "🙂" * 2048)).text == "🙂" * 2048


@pytest.mark.parametrize(
    ("entities", "reason"),
    [
        ([("bold", -1, 2)], "incorrect offset"),
        ([("bold", 0, -2)], "incorrect length"),
        ([("bold", 0, 0)], "is empty"),
        ([("bold", 20, 1)], "begins after the end"),
        ([("bold", 0, 8)], "ends after the end"),
        ([("bold", 1, 2)], "begins in a middle of a UTF-16 symbol"),
        ([("bold", 0, 1)], "ends in a middle of a UTF-16 symbol"),
        ([("bold", 0, 4), ("italic", 3, 4)], "overlap in part"),
        ([("blockquote", 0, 7), ("expandable_blockquote", 2, 3)], "can't be inside blockquote"),
        ([("bold", 0, 7), ("bold", 2, 3)], "can't be inside bold"),
        ([("bold", 0, 7), ("code", 2, 3)], "can't be inside bold"),
        ([("pre", 0, 7), ("bold", 2, 3)], "can't be inside pre"),
        ([("glitter", 0, 7)], "Unsupported type specified"),
    ],
)
async def test_entities_lie_in_the_text_and_in_each_other(
    api: BotApi, bot: Bot, entities: list[tuple[str, int, int]], reason: str
) -> None:
    """The text is 🙂 (two units) and five letters."""
    given = [MessageEntity(kind, offset, length) for kind, offset, length in entities]
    with refused(api, reason):
        await bot.send_message(api.private().id, "🙂hello", entities=given)


async def test_entities_that_nest_well_are_kept(api: BotApi, bot: Bot) -> None:
    """A quote may hold code, links and styles; a style may hold a style."""
    entities = [
        MessageEntity("blockquote", 0, 9),
        MessageEntity("code", 0, 2),
        MessageEntity("text_link", 3, 3, url="https://t.me/interview_bot?start=x"),
        MessageEntity("bold", 3, 3),
        MessageEntity("italic", 4, 2),
    ]
    chat = api.private()
    await bot.send_message(chat.id, "ab cde fg", entities=entities)
    assert chat.messages[-1].quote == "ab cde fg"
    assert chat.messages[-1].entity_text("italic") == "de"


async def test_a_link_in_a_text_must_be_one(api: BotApi, bot: Bot) -> None:
    """A text link without a host is refused."""
    with refused(api, "Wrong HTTP URL"):
        await bot.send_message(
            api.private().id, "here", entities=[MessageEntity("text_link", 0, 4, url="http://localhost/x")]
        )


async def test_a_caption_has_at_most_1024_units(api: BotApi, bot: Bot) -> None:
    """One more is refused."""
    chat = api.private()
    await bot.send_document(chat.id, b"x", caption="a" * 1024)
    with refused(api, "Message caption is too long"):
        await bot.send_document(chat.id, b"x", caption="a" * 1025)


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (one_button(callback_data="ы" * 33), "BUTTON_DATA_INVALID"),
        (one_button(callback_data=""), "BUTTON_DATA_INVALID"),
        (one_button(), "Text buttons are unallowed"),
        (one_button(callback_data="a", url="https://t.me"), "exactly one action"),
        (one_button(copy_text=CopyTextButton("a" * 257)), "BUTTON_COPY_TEXT_INVALID"),
        (one_button(switch_inline_query="a" * 257), "BUTTON_DATA_INVALID"),
        (one_button(url="http://localhost"), "Wrong HTTP URL"),
        (one_button(url="https://"), "URL host is empty"),
        (one_button(url="ftp://a.example"), "Unsupported URL protocol"),
        (InlineKeyboardMarkup([[InlineKeyboardButton(" ", callback_data="a")]]), "text must be non-empty"),
        (InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="a")] * 9]), "markup is too long"),
        (InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="a")]] * 101), "markup is too long"),
    ],
)
async def test_a_button_has_one_good_action(api: BotApi, bot: Bot, markup: InlineKeyboardMarkup, reason: str) -> None:
    """Each fault of a keyboard is named."""
    with refused(api, reason):
        await bot.send_message(api.private().id, "text", reply_markup=markup)


async def test_buttons_at_the_limits_pass(api: BotApi, bot: Bot) -> None:
    """64 bytes of data, 256 characters to copy, an empty query to switch to."""
    rows = [
        [InlineKeyboardButton("a", callback_data="ы" * 32)],
        [InlineKeyboardButton("b", copy_text=CopyTextButton("a" * 256))],
        [InlineKeyboardButton("c", switch_inline_query="")],
        [InlineKeyboardButton("d", url="t.me/interview_bot?start=x")],
    ]
    chat = api.private()
    await bot.send_message(chat.id, "text", reply_markup=InlineKeyboardMarkup(rows))
    assert chat.messages[-1].buttons == ["a", "b", "c", "d"]
    assert chat.messages[-1].button("b").copies == "a" * 256
    assert chat.messages[-1].button("c").switches_to == ""


async def test_chats_that_are_not_there(api: BotApi, bot: Bot) -> None:
    """Unknown chats and people who never started the bot are told apart."""
    with refused(api, "Chat not found"):
        await bot.send_message(42, "text")
    stranger = api.user("Boris")
    api.group("Readers", stranger)
    with refused(api, "can't initiate conversation", Forbidden):
        await bot.send_message(stranger.id, "text")


async def test_a_reply_needs_its_message(api: BotApi, bot: Bot) -> None:
    """A missing one is refused unless the call allows for it."""
    chat = api.private()
    with refused(api, "Message to be replied not found"):
        await bot.send_message(chat.id, "text", reply_parameters=ReplyParameters(99))
    parameters = ReplyParameters(99, allow_sending_without_reply=True)
    assert (await bot.send_message(chat.id, "text", reply_parameters=parameters)).reply_to_message is None


async def test_a_thread_must_be_a_topic_of_the_chat(api: BotApi, bot: Bot) -> None:
    """Neither a private chat nor the thread of a reply has one."""
    group = api.supergroup("Readers", api.user())
    asked = group.say("hello", reply_to=group.say("hi"))
    assert asked.thread
    assert "is_topic_message" not in asked.data
    for chat, thread in ((api.private(), 5), (group, asked.thread)):
        with refused(api, "Message thread not found"):
            await bot.send_message(chat.id, "text", message_thread_id=thread)


async def test_an_edit_must_change_something_of_ones_own(api: BotApi, bot: Bot) -> None:
    """Unmodified, missing, another's and unknown inline messages are refused."""
    chat = api.private()
    sent = await bot.send_message(chat.id, "text", reply_markup=one_button(callback_data="a"))
    with refused(api, "Message is not modified: specified new message content"):
        await bot.edit_message_text("text", chat.id, sent.message_id, reply_markup=one_button(callback_data="a"))
    with refused(api, "not modified"):
        await bot.edit_message_reply_markup(chat.id, sent.message_id, reply_markup=one_button(callback_data="a"))
    with refused(api, "Message to edit not found"):
        await bot.edit_message_text("new", chat.id, 99)
    with refused(api, "Message can't be edited"):
        await bot.edit_message_text("new", chat.id, chat.say("mine").id)
    with refused(api, "MESSAGE_ID_INVALID"):
        await bot.edit_message_text("new", inline_message_id="nowhere")
    await bot.edit_message_text("text", chat.id, sent.message_id)
    assert chat.replies[-1].edited
    assert chat.replies[-1].buttons == []


async def test_deleting(api: BotApi, bot: Bot) -> None:
    """A missing message, or another's in a group, can't be deleted."""
    group = api.group("Readers", api.user())
    message = group.say("hi")
    with refused(api, "Message to delete not found"):
        await bot.delete_message(group.id, 99)
    with refused(api, "Message can't be deleted"):
        await bot.delete_message(group.id, message.id)
    group.promote_bot()
    assert await bot.delete_message(group.id, message.id)
    assert group.messages == []


async def test_where_the_bot_is_not_wanted(api: BotApi, bot: Bot) -> None:
    """Blocked, removed and moved chats answer as Telegram's."""
    chat, group, other = api.private(), api.group("Readers", api.user()), api.supergroup("Others", api.user())
    chat.block()
    other.remove_bot()
    new = group.migrate()
    with refused(api, "bot was blocked by the user", Forbidden):
        await bot.send_message(chat.id, "text")
    with refused(api, "bot was kicked from the supergroup chat", Forbidden):
        await bot.send_message(other.id, "text")
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(group.id, "text")
    assert moved.value.new_chat_id == new.id
    assert await bot.send_message(new.id, "text")


async def test_floods(api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test may refuse the next calls to one chat; others go on."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    chat, other = api.private(), api.private()
    chat.flood(3, calls=1)
    with pytest.raises(RetryAfter) as slow:
        await bot.send_message(chat.id, "text")
    assert slow.value.retry_after == timedelta(seconds=3)
    assert await bot.send_message(other.id, "text")
    assert await bot.send_message(chat.id, "text")


async def test_only_pictures_are_photos(api: BotApi, bot: Bot) -> None:
    """Any other file is refused, and so is an empty one."""
    chat = api.private()
    with refused(api, "IMAGE_PROCESS_FAILED"):
        await bot.send_photo(chat.id, b"no picture")
    with refused(api, "File must be non-empty"):
        await bot.send_document(chat.id, b"")

"""Methods that PTB calls and reads the results of: texts, menus, uploads, chats."""

import struct

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MessageEntity,
)

from tests.botapi import BotApi
from tests.botapi.expecting import one_button


async def test_texts_are_cleaned_as_by_telegram(api: BotApi, bot: Bot) -> None:
    """Carriage returns go, the ends are trimmed, and the entities move along."""
    chat = api.private()
    text = "\n 🙂 a\r\nbc \n"
    await bot.send_message(chat.id, text, entities=[MessageEntity("bold", 5, 5)])
    assert chat.messages[-1].text == "🙂 a\nbc"
    assert chat.messages[-1].entity_text("bold") == "a\nbc"


async def test_menus_and_descriptions(api: BotApi, bot: Bot) -> None:
    """Menus are by scope and language; a description falls back to the one for all languages."""
    anna, boris = api.user("Anna", "ru"), api.user("Boris", "en")
    private, group = api.private(anna), api.group("Readers", anna)
    await bot.set_my_commands([BotCommand("ask", "Ask")])
    await bot.set_my_commands([BotCommand("vopros", "Спросить")], BotCommandScopeAllPrivateChats(), "ru")
    await bot.set_my_commands([BotCommand("group", "Ask")], BotCommandScopeAllGroupChats())
    await bot.set_my_commands([BotCommand("reload", "Reload")], BotCommandScopeChat(api.private(boris).id))
    menus = [api.profile.menu_for(user, chat) for user, chat in ((anna, private), (anna, group))]
    assert menus == [["vopros"], ["group"]]
    assert api.profile.menu_for(boris, api.private(boris)) == ["reload"]
    assert [command.command for command in await bot.get_my_commands()] == ["ask"]
    assert await bot.get_my_commands(language_code="ru") == ()
    await bot.set_my_description("Ask the interview")
    assert (await bot.get_my_description("uz")).description == "Ask the interview"
    await bot.set_my_short_description("Ask", "uz")
    assert (await bot.get_my_short_description()).short_description == ""
    assert (await bot.get_my_name()).name == "Interview"


async def test_uploads(api: BotApi, bot: Bot) -> None:
    """A picture and a file arrive byte for byte."""
    chat = api.private()
    picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 640, 480) + b"\r\n--rest"
    sent = await bot.send_photo(
        chat.id, picture, caption="Questions by day", reply_markup=one_button(callback_data="a")
    )
    assert (sent.photo[-1].width, sent.photo[-1].height) == (640, 480)
    upload = chat.messages[-1].upload
    assert upload
    assert upload.content == picture
    await bot.send_document(chat.id, "тест".encode(), filename="errors.txt")
    upload = chat.messages[-1].upload
    assert upload
    assert (upload.name, upload.content.decode()) == ("errors.txt", "тест")
    await bot.edit_message_caption(chat.id, sent.message_id, caption="By week")
    assert chat.replies[0].text == "By week"


async def test_questions_about_chats(api: BotApi, bot: Bot) -> None:
    """getChat, getChatMember, getChatAdministrators and leaveChat as PTB reads them."""
    anna = api.user()
    group = api.supergroup("Readers", anna, api.user("Bob"), username="readers")
    assert (await bot.get_chat("@readers")).title == "Readers"
    assert (await bot.get_chat_member(group.id, anna.id)).status == "creator"
    assert (await bot.get_chat_member(group.id, bot.id)).status == "member"
    assert [member.user.id for member in await bot.get_chat_administrators(group.id)] == [anna.id]
    await bot.send_chat_action(group.id, "typing")
    await bot.leave_chat(group.id)
    assert group.status == "left"

"""The private chat, over HTTP with the bot in its own process."""

import asyncio

import pytest

from tests.bot.running import SLUG
from tests.botapi import BotApi, Message

pytestmark = pytest.mark.asyncio(loop_scope="module")

WATER = "This can be seen in the issues of borders and water."
ENTRY = f"{SLUG}--security-moves-integration"


async def test_the_first_start(api: BotApi) -> None:
    """What this is, the interview, and questions to tap."""
    chat = api.private(api.user("Anna", "en"))
    reply = await chat.ask("/start")
    assert "in its own words" in reply.text
    assert reply.entity_text("bold") == "What draws Central Asia together, and what holds it apart"
    assert 1 <= len(reply.buttons) <= 3
    await chat.press(reply, reply.buttons[0])
    shown = await chat.wait_for_reply()
    assert shown.quote


async def test_an_answer_is_one_message(api: BotApi) -> None:
    """Summary, passage word for word as a quote, who said it on a line of its own; no link preview."""
    chat = api.private(api.user("Анна", "ru"))
    reply = await chat.ask("Что говорят о воде?")
    assert WATER in reply.quote
    summary, _, rest = reply.text.partition("\n\n")
    assert "вод" in summary
    assert "\n— Ойбек Сирожов, политолог · " in rest
    assert "Ойбек Сирожов" in reply.entity_texts("bold")
    call = api.calls_of("sendMessage")[-1]
    assert call.params["link_preview_options"] == {"is_disabled": True}
    await chat.stays_silent()


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What is said about water?", ""),
        ("Что говорят о воде?", "Цитата на языке оригинала: английский"),
        ("Suv haqida nima deyilgan?", "Iqtibos asl tilida: inglizcha"),
        ("Сув ҳақида нима дейилган?", "Иқтибос асл тилида: инглизча"),
    ],
)
async def test_a_question_is_answered_in_its_language(api: BotApi, question: str, said: str) -> None:
    """Whatever Telegram's language of the person; the passage stays in the source's, and that is said."""
    chat = api.private(api.user("Anna", "de"))
    reply = await chat.ask(question)
    assert WATER in reply.quote
    assert said in reply.text if said else "Quot" not in reply.text


async def test_passages_side_by_side_and_their_paragraph_are_marked_too(api: BotApi) -> None:
    """As quoted in the source's language, where the reader's is another."""
    chat = api.private(api.user("Анна", "ru"))
    mark = "Цитата на языке оригинала: английский"
    reply = await chat.ask("/compare вода")
    assert reply.text.count(mark) == 1
    shown = await chat.ask("/ask Что говорят о воде?")
    await chat.press(shown, "Весь абзац")
    await chat.wait_for_edit(shown)
    assert shown.text.endswith(mark)


async def test_a_follow_up_leans_on_what_was_asked(api: BotApi) -> None:
    """And on the message replied to before that."""
    chat = api.private(api.user("Anna", "en"))
    first = await chat.ask("What does Sirojov say about water?")
    await chat.ask("What does Tolipov say about the Central Asian battalion?")
    reply = await chat.ask("who said that?", reply_to=first)
    assert reply.quote == first.quote
    assert "Sirojov" in reply.text


async def test_nothing_is_found(api: BotApi) -> None:
    """A plain sentence about the search, and no passage."""
    chat = api.private(api.user("Anna", "en"))
    reply = await chat.ask("How do I bake sourdough bread at home?")
    assert reply.text.startswith("I found nothing on this.")
    assert reply.entities == []
    assert reply.buttons == []


async def test_small_talk(api: BotApi) -> None:
    """One short human sentence."""
    chat = api.private(api.user("Anna", "en"))
    assert "\n" not in (await chat.ask("hello")).text


async def test_a_caption_is_a_question(api: BotApi) -> None:
    """A photo's and a file's."""
    chat = api.private(api.user("Anna", "en"))
    chat.photo("What is said about water?")
    assert WATER in (await chat.wait_for_reply()).quote
    chat.document("a.txt", "What is said about water?")
    assert WATER in (await chat.wait_for_reply()).quote


async def test_what_is_no_text_gets_one_sentence(api: BotApi) -> None:
    """In the person's language; an album gets it once, a service message never."""
    chat = api.private(api.user("Дильноза", "uz"))
    for send in (chat.voice, chat.sticker, chat.document, chat.photo):
        send()
        assert (await chat.wait_for_reply()).text == "Men faqat matnni oʻqiyman. Iltimos, savolingizni yozing."
    for _ in range(3):
        chat.photo(extra={"media_group_id": "77"})
    await chat.wait_for_reply()
    chat.service({"pinned_message": chat.messages[0].data})
    await chat.stays_silent()


async def test_an_edited_question_has_its_answer_edited(api: BotApi) -> None:
    """In place, from an answer to none and back, as often as it is edited; and nothing else is sent."""
    chat = api.private(api.user("Anna", "en"))
    question = chat.say("How do I bake sourdough bread at home?")
    reply = await chat.wait_for_reply()
    chat.edit(question, "What is said about water?")
    assert WATER in (await chat.wait_for_edit(reply)).quote
    chat.edit(question, "/help")
    assert "/speaker" in (await chat.wait_for_edit(reply, times=2)).text
    chat.edit(question, "/help ")  # nothing changes, so nothing is edited
    await chat.stays_silent()


async def test_what_is_edited_and_has_no_answer_gets_one(api: BotApi) -> None:
    """A sticker's caption; then that is edited."""
    chat = api.private(api.user("Anna", "en"))
    document = chat.document()
    await chat.wait_for_reply()
    chat.edit(document, "How do I bake sourdough bread at home?")
    reply = await chat.wait_for_reply()
    assert "I found nothing on this" in reply.text
    chat.edit(document, "What is said about water?")
    assert WATER in (await chat.wait_for_edit(reply)).quote


async def test_an_edit_of_an_old_message_says_nothing(api: BotApi) -> None:
    """Nor does an editors' command, by whomever."""
    chat = api.private(api.user("Anna", "en"))
    old = chat.say("What is said about water?", extra={"date": api.now() - 25 * 3600})
    chat.edit(old, "What is said about borders?")
    document = chat.document()
    await chat.wait_for_reply()
    chat.edit(document, "/stats")
    await chat.stays_silent()


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("/help", "/compare"),
        ("/ask", "after /ask"),
        ("/ask What is said about water?", WATER),
        ("/speaker", "Choose a speaker"),
        ("/speakers", "Choose a speaker"),
        ("/speaker talipov", "Farhod Tolipov"),
        ("/speaker сирожов вода", WATER),
        ("/speaker xyzzy", "nobody called “xyzzy”"),
        ("/topic", "Choose a topic"),
        ("/topics", "Choose a topic"),
        ("/topic securty", "Security"),
        ("/topic xyzzy", "xyzzy"),
        ("/compare", "side by side"),
        ("/compare integration", "Oybek Sirojov"),
        ("/quote", "— "),
        ("/summary", "What draws Central Asia together"),
        ("/source", "Version "),
        ("/interviews", "one interview"),
        ("/language", "Choose"),
        ("/language русский", "Русский"),
        ("/language klingon", "I do not write in “klingon”"),
        ("/privacy", "30 days"),
        (f"/start {ENTRY}", "when the issue of security in the region becomes urgent"),
        ("/start central-asia--gone", "no longer here"),
        ("/start inline", "in its own words"),
        ("/HELP", "/compare"),
        ("/help@interview_bot", "/compare"),
        ("/xyzzy", "I do not know this command"),
        ("/reload", "I do not know this command"),
        ("/stats", "I do not know this command"),
        ("/unanswered", "I do not know this command"),
    ],
)
async def test_every_command(api: BotApi, command: str, expected: str) -> None:
    """With and without arguments, misspelt ones too; those of editors are unknown to others."""
    chat = api.private(api.user("Anna", "en"))
    assert expected in (await chat.ask(command)).text


async def test_after_ask_alone_the_next_message_is_the_question(api: BotApi) -> None:
    """As any message in a private chat is."""
    chat = api.private(api.user("Anna", "en"))
    assert (await chat.ask("/ask")).text.startswith("What would you like to know?")
    assert (await chat.ask("identity cards")).quote


async def test_what_is_offered_can_be_tapped(api: BotApi) -> None:
    """From the speakers to one, to a passage; from the topics likewise; from a comparison."""
    chat = api.private(api.user("Anna", "en"))
    for command in ("/speaker", "/topic"):
        listed = await _tap(chat, await chat.ask(command), 0)
        assert (await _tap(chat, listed, 0)).quote
    compared = await _tap(chat, await chat.ask("/compare"), 0)
    assert len(compared.entity_texts("blockquote")) + len(compared.entity_texts("expandable_blockquote")) == 2


async def test_the_language_chosen_is_kept(api: BotApi) -> None:
    """It goes before Telegram's own, and a question's own before it."""
    chat = api.private(api.user("Anna", "en"))
    choices = await chat.ask("/language")
    await chat.press(choices, "Ўзбекча")
    await chat.wait_for_edit(choices)
    assert "Ўзбекча" in choices.text
    assert "суҳбатдош" in (await chat.ask("/help")).text.casefold()
    assert "I found nothing" in (await chat.ask("How do I bake sourdough bread at home?")).text


async def test_privacy_and_erasing(api: BotApi) -> None:
    """The press says how many questions are gone; afterwards there are none."""
    chat = api.private(api.user("Anna", "en"))
    await chat.ask("What is said about water?")
    await chat.ask("How do I bake sourdough bread at home?")
    reply = await chat.ask("/privacy")
    answer = await chat.press(reply, "Erase")
    assert (answer.text, answer.show_alert) == ("Erased: 2 questions of yours.", True)
    assert (await chat.press(reply, "Erase")).text == "Erased: 0 questions of yours."


async def test_nothing_leans_on_what_was_erased(api: BotApi) -> None:
    """Not even as a reply to its answer."""
    chat = api.private(api.user("Anna", "en"))
    shown = await chat.ask("What is said about water?")
    await chat.press(await chat.ask("/privacy"), "Erase")
    follow_up = await chat.ask("who said that?", reply_to=shown)
    assert WATER not in follow_up.text


async def test_bots_and_what_is_sent_through_bots_is_not_answered(api: BotApi) -> None:
    """Also the bot's own inline results, sent in the chat with it."""
    chat = api.private(api.user("Anna", "en"))
    chat.say("What is said about water?", via=api.bot)
    chat.say("What is said about water?", by=api.user("Other", is_bot=True))
    await chat.stays_silent()


async def test_one_that_blocks_the_bot_and_comes_back(api: BotApi) -> None:
    """No error, and it answers again."""
    chat = api.private(api.user("Anna", "en"))
    await chat.ask("hello")
    chat.block()
    await api.received()
    chat.unblock()
    assert (await chat.ask("hello")).text


async def test_questions_of_one_chat_are_answered_in_order(api: BotApi) -> None:
    """However fast they come."""
    chat = api.private(api.user("Anna", "en"))
    for name in ("/help", "/speaker", "/topic", "/summary"):
        chat.say(name)
    texts = [(await chat.wait_for_reply()).text for _ in range(4)]
    assert [text[:7] for text in texts] == ["Write y", "Choose ", "Choose ", "What dr"]
    assert "speaker" in texts[1]


async def _tap(chat, message: Message, number: int) -> Message:  # type: ignore[no-untyped-def]
    """The message that a button brings, new or edited."""
    before = len(message.history)
    button = message.rows[number][0]
    waiting = asyncio.ensure_future(chat.wait_for_reply())
    await chat.press(message, data=button.callback_data)
    if len(message.history) > before:
        waiting.cancel()
        return message
    new: Message = await waiting
    return new


async def test_taps_and_texts_are_one_conversation(api: BotApi) -> None:
    """What was tapped is what the next message leans on: who said it, in another language, by the other one."""
    chat = api.private(api.user("Anna", "en"))
    offer = await chat.ask("What did Sirojov say about the myth of competition?")
    await chat.press(offer, offer.buttons[0])
    shown = await chat.wait_for_reply()
    assert "— Farhod Tolipov" in shown.text
    again = await chat.ask("who said that?")
    assert again.quote == shown.quote
    assert "— Фарход Толипов" in (await chat.ask("in Russian please")).text
    assert "Сирожов" in (await chat.ask("а второй?")).text


async def test_what_is_offered_may_be_taken_by_a_word(api: BotApi) -> None:
    """Yes takes the one thing offered, a number or a word of place one of several; a no is answered with a sentence."""
    chat = api.private(api.user("Anna", "en"))
    offer = await chat.ask("What does Tolipov say about water?")
    assert len(offer.buttons) == 1
    assert (await chat.ask("no")).text == "All right. Ask in other words, or about something else."
    offer = await chat.ask("What does Tolipov say about water?")
    assert WATER in (await chat.ask("yes please")).quote

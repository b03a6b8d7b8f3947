"""Groups and forum topics, over HTTP with the bot in its own process."""

import sqlite3
from itertools import pairwise
from pathlib import Path

import pytest

from tests.bot.running import Process
from tests.bot.telegram.surfaces.groups import QUESTION, WATER, group
from tests.botapi import BotApi

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize(
    "text",
    [
        f"/ask {QUESTION}",
        f"/ask@interview_bot {QUESTION}",
        f"/ASK@Interview_Bot {QUESTION}",
        f"@interview_bot {QUESTION}",
        f"🙂 @Interview_BOT, {QUESTION}",
        f"{QUESTION} @interview_bot",
        "/speaker sirojov water",
    ],
)
async def test_what_is_for_the_bot(api: BotApi, text: str) -> None:
    """One message, as a reply to the question, without a thread id and without typing."""
    chat = group(api)
    reply = await chat.ask(text)
    assert WATER in reply.quote
    assert reply.reply_to is chat.messages[0]
    call = next(call for call in reversed(api.calls_of("sendMessage")) if call.chat_id == chat.id)
    assert "message_thread_id" not in call.params
    assert api.count("sendChatAction") == 0
    await chat.stays_silent()


@pytest.mark.parametrize(
    "text",
    [
        QUESTION,
        "/xyzzy",
        "/speker",
        "/speker@other_bot",
        "/reload",
        "/reload@interview_bot",
        f"/ask@other_bot {QUESTION}",
        f"@interview_botanics {QUESTION}",
        f"mail me: a@interview_bot.org {QUESTION}",
        f"please /ask {QUESTION}",
    ],
)
async def test_silence_otherwise(api: BotApi, text: str) -> None:
    """Talk, unknown commands, other bots' commands, editors' commands."""
    chat = group(api)
    chat.say(text)
    await chat.stays_silent()


async def test_a_mistyped_command_that_names_the_bot_is_offered_as_it_may_be_meant(api: BotApi) -> None:
    """Another bot may have one without a name; a press does it in the message."""
    chat = group(api)
    reply = await chat.ask("/speker@interview_bot sirojov water")
    assert reply.text.endswith("Did you mean /speaker?")
    await chat.press(reply, "/speaker sirojov water")
    assert WATER in (await chat.wait_for_edit(reply)).quote


async def test_a_mention_of_the_bot_without_a_username(api: BotApi) -> None:
    """By a text mention, whose offset counts UTF-16."""
    chat = group(api)
    bot = {"type": "text_mention", "offset": 3, "length": 3, "user": api.bot.json()}
    chat.say(f"🙂 Bot {QUESTION}", entities=[bot])
    assert WATER in (await chat.wait_for_reply()).quote


async def test_a_reply_to_the_bot_leans_on_that_message(api: BotApi) -> None:
    """And not on what the same person asked after it."""
    chat = group(api)
    anna = chat.members[next(iter(chat.members))][0]
    first = await chat.ask(f"/ask {QUESTION}", by=anna)
    await chat.ask("/ask What is said about NATO?", by=anna)
    reply = await chat.ask("who said that?", reply_to=first, by=anna)
    assert WATER in reply.text
    assert reply.reply_to in {first, chat.messages[-2]}


REMARKS = {
    "en": [
        "haha",
        "😂😂",
        "ok",
        "no",
        "👍",
        "lol @someone",
        "haha yes",
        "thanks, Bob",
        "@bobby what do you think?",
        "leave Russia alone",
        "agree with Tolipov",
        "Bob",
        "I know what you mean",
        "what",
        "Europe is far ahead of us",
        "water",
        "Kazakhstan better",
        "tell that to Nazarbayev",
        "what a battalion that was!",
        "this guy gets it 😂",
        "integration my foot",
        "thanks for the quote about water",
        "Bek, are you home?",
        "guys, who's coming tonight?",
        "can somebody mute this bot",
        "are you coming tonight?",
        "Who baked the sourdough bread",
    ],
    "ru": [
        "ахаха",
        "😂",
        "ок",
        "нет",
        "👍",
        "лол @someone",
        "хаха да",
        "спасибо, Аня",
        "Аня",
        "слава Узбекистану",
        "думаю, что да",
        "что",
        "Россия тут ни при чём",
        "вода дорогая",
        "вода",
        "Скажите это Назарбаеву",
        "Толипова в президенты",
        "Турция и Азербайджан братья",
        "вечно они про интеграцию",
        "Дима, ты где?",
        "кто сегодня в футбол?",
        "кто испёк хлеб на закваске",
    ],
    "uz": [
        *("xaxa", "😂", "ok", "yoʻq", "👍", "lol @someone", "xaxa ha", "rahmat, Anvar", "Anvar", "ҳа", "йўқ", "nima"),
        "suv qimmat bizda",
        "batalyon",
        "Каримовга айтинглар",
        "hammasi Rossiya tufayli",
        "Туркия ва Озарбайжон қардош",
        "aka qayerdasan?",
        "бугун ким келади?",
        "nonni kim yopgan?",
    ],
}
"""What people say to one another under a message of the bot's."""


@pytest.mark.parametrize("language", REMARKS)
async def test_a_remark_under_an_answer_is_no_question(api: BotApi, language: str) -> None:
    """Laughter, emoji, yes and no, thanks to another, a name: whoever replies so to the bot speaks to the others."""
    chat = api.group("Readers", api.user("Anna", language))
    answer = await chat.ask(f"/ask {QUESTION}")
    for text in REMARKS[language]:
        chat.say(text, reply_to=answer)
    await chat.stays_silent()


@pytest.mark.parametrize(
    "text",
    [
        "and Sirojov",
        "why",
        "water?",
        "ok, how is bread baked",
        "а Сирожов",
        "Sirojov about Europe",
        "как пекут хлеб на закваске",
        "bu nima",
        "about identity cards",
        "now about NATO",
        "I want to know about the battalion",
        "more",
        "какие ещё страны",
        "говорил ли он про Европу",
        "batafsilroq ayt",
        "who are the speakers",
        "what is this interview about",
    ],
)
async def test_a_question_under_an_answer_is_answered(api: BotApi, text: str) -> None:
    """Something is found for it, or it reads like a question."""
    chat = group(api)
    answer = await chat.ask(f"/ask {QUESTION}")
    assert (await chat.ask(text, reply_to=answer)).text


async def test_what_is_replied_to_the_bot_asking_what_to_ask_is_a_question(api: BotApi) -> None:
    """However it reads."""
    chat = group(api)
    asking = await chat.ask("/ask")
    assert asking.text == "Write your question after /ask, or in reply to this message."
    assert (await chat.ask("sourdough bread", reply_to=asking)).text.startswith("I found nothing on this.")


@pytest.mark.parametrize("text", ["/ask haha", "@interview_bot haha", "haha @interview_bot"])
async def test_who_calls_the_bot_is_always_answered(api: BotApi, text: str) -> None:
    """Whatever he says."""
    chat = group(api)
    assert (await chat.ask(text)).text


async def test_context_is_a_persons_own(api: BotApi) -> None:
    """Another's follow-up does not lean on it."""
    chat = group(api)
    anna, bob = (member for member, _ in chat.members.values())
    await chat.ask("/ask What does Sirojov say about water?", by=anna)
    assert "after /ask" not in (await chat.ask("/ask and Tolipov?", by=bob)).text
    assert "does speak of it" in (await chat.ask("/ask and Tolipov?", by=anna)).text


async def test_a_mention_under_a_question_puts_that_question(api: BotApi) -> None:
    """And by itself it is answered with how to ask."""
    chat = group(api)
    question = chat.say(QUESTION)
    assert WATER in (await chat.ask("@interview_bot", reply_to=question)).quote
    assert "/ask" in (await chat.ask("@interview_bot")).text


async def test_a_repeat_points_to_the_earlier_answer(api: BotApi) -> None:
    """As a reply to it; if that is gone the answer is given again."""
    chat = group(api)
    first = await chat.ask(f"/ask {QUESTION}")
    again = await chat.ask(f"@interview_bot {QUESTION.upper()}")
    assert again.text == "I answered this a moment ago: see above."
    assert again.reply_to is first
    chat.delete(first)
    api_refusals = len(api.refusals)
    assert WATER in (await chat.ask(f"/ask {QUESTION}")).quote
    assert [call.description for call in api.refusals[api_refusals:]] == [
        "Bad Request: message to be replied not found"
    ]
    api.calls.remove(api.refusals[-1])


@pytest.mark.parametrize(
    "text", ["who said that?", "are you sure?", "are you kidding me?", "кто это сказал?", "kim aytdi?"]
)
async def test_an_act_is_done_though_it_shows_the_same(api: BotApi, text: str) -> None:
    """Only a question that is asked again has been answered a moment ago."""
    chat = group(api)
    anna, bob = (member for member, _ in chat.members.values())
    first = await chat.ask(f"/ask {QUESTION}", by=anna)
    for member in (anna, anna, bob):
        assert WATER in (await chat.ask(text, by=member, reply_to=first)).quote


@pytest.mark.parametrize("text", ["yes", "ok", "sure", "+1", "да", "ок", "ага", "ha", "xo'p", "mayli", "no", "1"])
async def test_nobody_takes_what_was_offered_to_another(api: BotApi, text: str) -> None:
    """Nor refuses it; a question of his may lean on it all the same."""
    chat = group(api)
    anna, bob = (member for member, _ in chat.members.values())
    offered = await chat.ask("/ask What does Tolipov say about water?", by=anna)
    assert "does speak of it" in offered.text
    chat.say(text, by=bob, reply_to=offered)
    await chat.stays_silent()
    assert WATER in (await chat.ask("and Sirojov?", by=bob, reply_to=offered)).quote


async def test_nobody_takes_what_was_offered_to_another_by_an_edit(api: BotApi) -> None:
    """Of a message that was a question before; its answer stays."""
    chat = group(api)
    anna, bob = (member for member, _ in chat.members.values())
    offered = await chat.ask("/ask What does Tolipov say about water?", by=anna)
    question = chat.say("what is said about the battalion?", by=bob, reply_to=offered)
    reply = await chat.wait_for_reply()
    assert "battalion" in reply.quote
    chat.edit(question, "yes")
    await chat.stays_silent()
    assert "battalion" in reply.quote


async def test_what_was_offered_is_taken_by_him_to_whom_it_was(api: BotApi) -> None:
    """In reply to the offer."""
    chat = group(api)
    offered = await chat.ask("/ask What does Tolipov say about water?")
    assert WATER in (await chat.ask("yes", reply_to=offered)).quote


@pytest.mark.parametrize("text", ["/ask How do I bake sourdough bread at home?", "/topic", "/ask thanks"])
async def test_what_shows_no_passage_is_said_again(api: BotApi, text: str) -> None:
    """Nothing was answered that one could be pointed to."""
    chat = group(api)
    first = await chat.ask(text)
    assert (await chat.ask(text)).text == first.text


async def test_forum_topics(api: BotApi) -> None:
    """In the topic, to the question; in "General" without a thread. A topic's opening is replied to by nobody."""
    chat = api.supergroup("Readers", api.user("Anna", "en"), forum=True)
    topic, own = chat.create_topic("Water"), chat.create_topic("The bot's", by_bot=True)
    reply = await chat.ask(f"/ask {QUESTION}", topic=topic)
    assert (reply.thread, reply.reply_to) == (topic, chat.messages[-2])
    assert "a moment ago" not in (await chat.ask(f"/ask {QUESTION}")).text
    chat.say(QUESTION, topic=own)
    await chat.stays_silent()


async def test_threads_of_replies_are_no_topics(api: BotApi) -> None:
    """In a supergroup that is no forum a thread id comes along, and is not sent back."""
    chat = api.supergroup("Readers", api.user("Anna", "en"))
    first = chat.say("one")
    reply = await chat.ask(f"@interview_bot {QUESTION}", reply_to=first)
    assert WATER in reply.quote
    assert "message_thread_id" not in api.calls_of("sendMessage")[-1].params


async def test_a_member_asks_in_his_own_language_in_a_group_of_another(api: BotApi) -> None:
    """Its language is for what tells none."""
    chat = group(api)
    await chat.ask("/language русский")
    member = [member for member, _ in chat.members.values()][1]
    assert "— Oybek Sirojov, political scientist" in (await chat.ask(f"/ask {QUESTION}", by=member)).text


async def test_two_members_do_not_get_the_same_quote_running(api: BotApi) -> None:
    """The chat has just seen it."""
    chat = group(api)
    members = [member for member, _ in chat.members.values()]
    quotes = [(await chat.ask("/quote", by=by)).quote for by in (members * 5)]
    assert all(one != following for one, following in pairwise(quotes))


async def test_other_bots_and_what_is_sent_through_bots(api: BotApi) -> None:
    """Silence, also for replies to what somebody sent through this bot, and for copies of a channel's posts."""
    chat = api.supergroup("Readers", api.user("Anna", "en"))
    chat.say(f"/ask {QUESTION}", by=api.user("Other", is_bot=True))
    through = chat.say(f"@interview_bot {QUESTION}", via=api.bot)
    chat.say(QUESTION, reply_to=through)
    channel = api.channel("News", discussion=chat)
    channel.say(f"/ask {QUESTION}")
    await chat.stays_silent()
    assert channel.replies == []


async def test_anonymous_administrators(api: BotApi) -> None:
    """They are answered, and do not lean on one another's questions."""
    chat = group(api)
    assert WATER in (await chat.ask(f"/ask {QUESTION}", anonymous=True)).quote
    reply = await chat.ask("/ask who said that?", anonymous=True)
    assert "blockquote" not in [entity["type"] for entity in reply.entities]
    channel = api.channel("News")
    assert (await chat.ask("/help", as_chat=channel)).text.startswith("In a group I answer")


async def test_the_start_in_a_group_says_how_to_ask_there(api: BotApi) -> None:
    """Plain talk is not for the bot, so nobody is told to just write."""
    reply = await group(api).ask("/start")
    assert "In a group I answer when you write /ask" in reply.text
    assert "Just write" not in reply.text


async def test_edits(api: BotApi) -> None:
    """A question edited at once has its answer edited; an edit of an older message says nothing."""
    chat = group(api)
    question = chat.say("/ask How do I bake sourdough bread at home?")
    reply = await chat.wait_for_reply()
    chat.edit(question, f"/ask {QUESTION}")
    assert WATER in (await chat.wait_for_edit(reply)).quote
    old = chat.say("talk", extra={"date": api.now() - 3600})
    chat.edit(old, f"/ask {QUESTION}")
    await chat.stays_silent()


async def test_talk_that_is_edited_into_a_question_gets_an_answer(api: BotApi) -> None:
    """As when somebody forgot to name the bot; talk that is edited into other talk gets none."""
    chat = group(api)
    talk = chat.say("water?")
    chat.edit(talk, "water!")
    chat.edit(talk, f"/ask {QUESTION}")
    assert WATER in (await chat.wait_for_reply()).quote
    await chat.stays_silent()


async def test_what_was_asked_long_ago_is_not_answered(api: BotApi) -> None:
    """After an outage the talk has gone on."""
    chat = group(api)
    chat.say(f"/ask {QUESTION}", extra={"date": api.now() - 300})
    await chat.stays_silent()


async def test_a_group_is_not_told_late(cache: Path, tmp_path: Path) -> None:
    """What Telegram holds back for over ten seconds is dropped, if others write; another chat is answered meanwhile."""
    async with BotApi() as api, Process(api, tmp_path, cache) as process:
        chat = group(api)
        chat.flood(30, calls=1)
        chat.say(f"/ask {QUESTION}")
        chat.say("Let us go home.")
        await process.says("A message was not sent")
        assert WATER in (await api.private(api.user("Anna", "en")).ask(QUESTION)).quote
        await chat.stays_silent()
        private = api.private(api.user("Anna", "en"))
        private.flood(1, calls=1)
        assert WATER in (await private.ask(QUESTION)).quote
        assert "ERROR" not in process.log


async def test_the_log_knows_groups_without_ids(cache: Path, tmp_path: Path) -> None:
    """Questions are kept, those of an anonymous administrator without a person; remarks are not."""
    async with BotApi() as api, Process(api, tmp_path, cache):
        chat = group(api)
        answer = await chat.ask(f"/ask {QUESTION}")
        chat.say("haha", reply_to=answer)
        await chat.ask("/ask What is said about NATO?", anonymous=True)
    database = sqlite3.connect(tmp_path / "log.sqlite3")
    rows = database.execute("SELECT person IS NULL, surface, question FROM questions ORDER BY rowid").fetchall()
    database.close()
    assert rows == [(0, "group", QUESTION), (1, "group", "What is said about NATO?")]

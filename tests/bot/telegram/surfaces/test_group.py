"""Groups and forum topics, over HTTP with the bot in its own process."""

import sqlite3
from itertools import pairwise
from pathlib import Path

import pytest

from tests.bot.running import Process
from tests.botapi import BotApi, Chat, bad_request

pytestmark = pytest.mark.asyncio(loop_scope="module")

WATER = "This can be seen in the issues of borders and water."
QUESTION = "What is said about water?"


def group(api: BotApi) -> Chat:
    """A group of two, with the bot in it."""
    return api.group("Readers", api.user("Anna", "en"), api.user("Bob", "en"))


async def greetings_are_over(api: BotApi) -> None:
    """Wait until no greeting of a group can be due any more: until one that is due later is there."""
    chat = api.group("Later", api.user("Eve", "en"), with_bot=False)
    chat.add_bot()
    await chat.wait_for_reply()


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
    assert WATER in reply.text or "a moment ago" in reply.text
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
        "Bob",
        "I know what you mean",
        "what",
    ],
    "ru": ["ахаха", "😂", "ок", "нет", "👍", "лол @someone", "хаха да", "спасибо, Аня", "Аня", "думаю, что да", "что"],
    "uz": ["xaxa", "😂", "ok", "yoʻq", "👍", "lol @someone", "xaxa ha", "rahmat, Anvar", "Anvar", "ҳа", "йўқ", "nima"],
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
        "water",
        "Who baked the sourdough bread",
        "ok, how is bread baked",
        "Sourdough bread?",
        "а Сирожов",
        "кто испёк хлеб на закваске",
        "nonni kim yopgan?",
        "bu nima",
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


async def test_a_member_asks_in_his_own_language_in_a_group_of_another(api: BotApi) -> None:
    """Its language is for what tells none."""
    chat = group(api)
    await chat.ask("/language русский")
    member = [member for member, _ in chat.members.values()][1]
    assert "— Oybek Sirojov, political scientist" in (await chat.ask(f"/ask {QUESTION}", by=member)).text


async def test_a_members_press_settles_nothing(api: BotApi) -> None:
    """The choice that an administrator has asked for stays his."""
    chat = group(api)
    anna, bob = (member for member, _ in chat.members.values())
    choices = await chat.ask("/language", by=anna)
    assert "only its administrators" in (await chat.press(choices, "Русский", by=bob)).text
    assert not choices.edited
    await chat.press(choices, "Русский", by=anna)
    assert (await chat.wait_for_edit(choices)).text.startswith("Теперь язык моих ответов")


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


async def test_where_members_are_hidden_the_administrators_are_asked_for(api: BotApi) -> None:
    """Telegram then tells a bot of nobody in particular."""
    chat = group(api)
    api.fail_next("getChatMember", bad_request("CHAT_ADMIN_REQUIRED"))
    assert (await chat.ask("/language русский")).text.startswith("Теперь язык моих ответов")
    api.calls.remove(api.refusals[-1])


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
    """A question edited at once has its answer edited; an edit of an older or unanswered message says nothing."""
    chat = group(api)
    question = chat.say("/ask How do I bake sourdough bread at home?")
    reply = await chat.wait_for_reply()
    chat.edit(question, f"/ask {QUESTION}")
    assert WATER in (await chat.wait_for_edit(reply)).quote
    talk = chat.say("talk")
    chat.edit(talk, f"/ask {QUESTION}")
    await chat.stays_silent()


async def test_what_was_asked_long_ago_is_not_answered(api: BotApi) -> None:
    """After an outage the talk has gone on."""
    chat = group(api)
    chat.say(f"/ask {QUESTION}", extra={"date": api.now() - 300})
    await chat.stays_silent()


@pytest.mark.parametrize(("privacy", "hint"), [(True, True), (False, False)])
async def test_one_greeting_when_added(api: BotApi, privacy: bool, hint: bool) -> None:
    """Short; with how to have mentions seen where privacy mode hides them."""
    api.privacy = privacy
    try:
        chat = api.group("Readers", api.user("Анна", "ru"), with_bot=False)
        chat.add_bot()
        greeting = await chat.wait_for_reply()
        assert greeting.text.startswith("Здравствуйте!")
        assert "@interview_bot" in greeting.text
        assert ("/setprivacy" in greeting.text) is hint
        chat.promote_bot()
        await chat.stays_silent()
    finally:
        api.privacy = False


async def test_removed_and_added_again(api: BotApi) -> None:
    """No error; the group's language is forgotten in between."""
    chat = group(api)
    await chat.ask("/language русский")
    assert (await chat.ask("/topic")).text.startswith("Выберите тему")
    chat.remove_bot()
    await api.received()
    chat.add_bot()
    await chat.wait_for_reply()
    assert (await chat.ask("/topic")).text.startswith("Choose a topic")


@pytest.mark.parametrize(
    "news", ["joined to from", "joined from to", "to from joined", "from joined to", "left joined from to", "to left"]
)
async def test_a_group_that_becomes_a_supergroup_is_not_greeted_again(api: BotApi, news: str) -> None:
    """In whatever order Telegram tells of it; its language goes along."""
    chat = group(api)
    await chat.ask("/language русский")
    new = chat.migrate(*news.split())
    await greetings_are_over(api)
    await new.stays_silent()
    assert (await new.ask("/topic")).text.startswith("Выберите тему")


def add_by_link(api: BotApi, start: str, start_first: bool) -> Chat:
    """A group into which a link has just brought the bot: two pieces of news, in one order or the other."""
    chat = api.group("Readers", anna := api.user("Anna", "en"))
    if start_first:
        chat.say(start)
    chat.tell_status("left", "member", anna)
    if not start_first:
        chat.say(start)
    return chat


@pytest.mark.parametrize("payload", ["", " true"])
@pytest.mark.parametrize("start_first", [False, True])
async def test_a_link_that_adds_the_bot_is_greeted_once(api: BotApi, start_first: bool, payload: str) -> None:
    """It brings the news of joining and a /start, in any order; the one greeting says why mentions are not seen."""
    api.privacy = True
    try:
        chat = add_by_link(api, f"/start@interview_bot{payload}", start_first)
        greeting = await chat.wait_for_reply()
        assert "/ask" in greeting.text
        assert "/setprivacy" in greeting.text
        await greetings_are_over(api)
        await chat.stays_silent()
    finally:
        api.privacy = False


@pytest.mark.parametrize("start_first", [False, True])
async def test_a_link_to_an_entry_that_adds_the_bot_gives_a_greeting_and_the_entry(
    api: BotApi, start_first: bool
) -> None:
    """In any order, and nothing else."""
    chat = add_by_link(api, "/start@interview_bot central-asia--leaders-need-cohesion", start_first)
    texts = sorted([(await chat.wait_for_reply()).text, (await chat.wait_for_reply()).text])
    assert [text.startswith("Hello!") for text in texts].count(True) == 1
    assert "This is no longer here" not in "".join(texts)
    await greetings_are_over(api)
    await chat.stays_silent()


async def test_a_group_says_start_whenever_it_likes(api: BotApi) -> None:
    """Long after the bot was added it is answered."""
    assert "In a group I answer" in (await group(api).ask("/start@interview_bot true")).text


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


@pytest.mark.parametrize(
    "refusal", ["not enough rights to send text messages to the chat", "TOPIC_CLOSED", "message thread not found"]
)
async def test_where_the_bot_may_not_write(api: BotApi, refusal: str) -> None:
    """It is muted, or the topic is closed or gone: one line in the log, and no apology that would be refused too."""
    chat = group(api)
    api.fail_next("sendMessage", bad_request(refusal))
    before = api.count("sendMessage")
    chat.say(f"/ask {QUESTION}")
    await chat.stays_silent()
    assert api.count("sendMessage") == before + 1
    api.calls.remove(api.refusals[-1])


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

"""How the bot comes into a group, moves along with it and is out of it; over HTTP with the bot in its own process."""

import pytest

from tests.bot.telegram.surfaces.groups import greetings_are_over, group
from tests.botapi import BotApi, Chat

pytestmark = pytest.mark.asyncio(loop_scope="module")


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

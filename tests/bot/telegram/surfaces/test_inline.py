"""Inline mode and guests, over HTTP with the bot in its own process."""

import pytest

from tests.bot.running import SLUG
from tests.botapi import BotApi

pytestmark = pytest.mark.asyncio(loop_scope="module")

ENTRY = f"{SLUG}--security-moves-integration"
WATER = "This can be seen in the issues of borders and water."


async def test_half_words_find_passages(api: BotApi) -> None:
    """Articles with the speaker and the first words, for this person only, with a button into the private chat."""
    anna = api.user("Anna", "en")
    for typed in ("water", "wat", "borders and wa"):
        answer = await api.inline(anna, typed)
        assert answer.results
        assert answer.is_personal
        assert answer.cache_time <= 60
        assert answer.button == {"text": "Ask me in a private chat", "start_parameter": "inline"}
        first = answer.results[0]
        assert first["title"] in {"Oybek Sirojov", "Farhod Tolipov", "The article"}
        assert first["description"]


async def test_a_result_sent_has_its_full_attribution(api: BotApi) -> None:
    """Quote, speaker, role, programme, and a link to read on; nothing of it needs the bot afterwards."""
    anna = api.user("Анна", "ru")
    answer = await api.inline(anna, "вода")
    message = api.choose(anna, answer)
    assert WATER in message.quote
    assert "— Ойбек Сирожов, политолог · Geopolitics" in message.text
    assert [button.url for row in message.rows for button in row] == [
        f"https://t.me/interview_bot?start={answer.results[0]['id']}"
    ]
    opened = await api.private(anna).ask(f"/start {answer.results[0]['id']}")
    assert opened.quote == message.quote


async def test_nothing_typed_yet(api: BotApi) -> None:
    """A choice of good quotes, in pages, the same ones for the same person."""
    anna = api.user("Anna", "en")
    first = await api.inline(anna)
    assert 3 <= len(first.results) <= 10
    assert (await api.inline(anna)).results == first.results


async def test_pages(api: BotApi) -> None:
    """Together all results, each once."""
    anna = api.user("Anna", "en")
    seen: list[str] = []
    offset = ""
    while True:
        answer = await api.inline(anna, "Central Asia unity", offset=offset)
        seen += [result["id"] for result in answer.results]
        offset = answer.next_offset
        if not offset:
            break
    assert len(seen) == len(set(seen)) > 10


async def test_the_name_of_an_entry_finds_exactly_it(api: BotApi) -> None:
    """As the share button writes it."""
    answer = await api.inline(api.user("Anna", "en"), ENTRY)
    assert [result["id"] for result in answer.results] == [ENTRY]


@pytest.mark.parametrize(
    ("language", "typed", "topic", "opened"),
    [
        ("en", "capital of France", "Security", "Security\n3 passages:"),
        ("en", "how do I bake bread", "Security", "Security\n3 passages:"),
        ("ru", "столица Франции", "Безопасность", "Безопасность\n3 отрывка:"),
        ("en", "hello", "Security", "Security\n3 passages:"),
    ],
)
async def test_what_the_interview_does_not_speak_of(
    api: BotApi, language: str, typed: str, topic: str, opened: str
) -> None:
    """Its topics are offered in place of passages on something else; sent, one has its passages as links."""
    anna = api.user("Anna", language)
    answer = await api.inline(anna, typed)
    assert topic in answer.titles
    assert not {"Oybek Sirojov", "Farhod Tolipov", "Ойбек Сирожов", "The article"} & set(answer.titles)
    assert not answer.next_offset
    message = api.choose(anna, answer, answer.titles.index(topic))
    assert message.text == opened
    link = message.rows[0][0].url or ""
    assert (await api.private(anna).ask(f"/start {link.partition('=')[2]}")).quote


@pytest.mark.parametrize("query", ["zzzxqj", "🙂🙂🙂", "/", "a" * 256, "--", "\u202e"])
async def test_odd_queries(api: BotApi, query: str) -> None:
    """They are answered, perhaps with nothing."""
    answer = await api.inline(api.user("Anna", "en"), query)
    assert answer.button


@pytest.mark.parametrize("offset", ["x", "-1", "1e3"])
async def test_an_offset_that_is_none_begins_anew(api: BotApi, offset: str) -> None:
    """Telegram sends back what it was given."""
    anna = api.user("Anna", "en")
    answer = await api.inline(anna, "water", offset=offset)
    assert answer.results == (await api.inline(anna, "water")).results != []


async def test_behind_the_last_page_there_is_nothing(api: BotApi) -> None:
    answer = await api.inline(api.user("Anna", "en"), "water", offset="99999")
    assert (answer.results, answer.next_offset) == ([], "")


async def test_a_channel_hears_nothing(api: BotApi) -> None:
    """Posts are none of the bot's business, and it does not even ask for them."""
    channel = api.channel("News")
    channel.say("/ask@interview_bot What is said about water?")
    assert "channel_post" in api.updates.withheld[-1]
    assert channel.replies == []

"""The limiter, over HTTP: what is called again and how long, what waits for whom, and how fast messages go out."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import ExtBot

from bot.telegram.sending import effort
from bot.telegram.sending.calls import Calls
from bot.telegram.sending.effort import TooLateError
from bot.telegram.sending.limiter import ChatLimiter
from bot.telegram.sending.pacing import Backoff, Pacing
from tests.botapi import ApiError, BotApi, RealLimits, bad_request, too_many

BAD_GATEWAY = ApiError(502, "Bad Gateway")
FAULTS: dict[str, dict[str, Any]] = {
    "502": {"error": BAD_GATEWAY},
    "a page of somebody in between": {"error": BAD_GATEWAY, "page": True},
    "another one, which says that all is well": {"error": ApiError(200, ""), "page": True},
    "a gateway that had no time": {"error": ApiError(504, "Gateway Timeout")},
    "a refusal without a time": {"error": ApiError(429, "Too Many Requests")},
    "a connection cut": {},
    "silence": {"silent": True},
}
SOON = Backoff(0.01, 0.02)


@pytest.fixture
def api(lone_api: BotApi) -> BotApi:
    """A server of this test's own."""
    return lone_api


@asynccontextmanager
async def speaking(api: BotApi, limiter: ChatLimiter, seconds: float = 20.0) -> AsyncIterator[ExtBot[float]]:
    """A bot that speaks through a limiter, and waits so many seconds for each answer."""
    requests = [Calls(api.url, timeout=seconds) for _ in range(2)]
    bot = ExtBot(
        api.token, f"{api.url}/bot", request=requests[0], get_updates_request=requests[1], rate_limiter=limiter
    )
    async with bot:
        yield bot


def hasty(**how: Any) -> ChatLimiter:
    """A limiter whose pauses are short."""
    return ChatLimiter(None, refused=SOON, unsure=SOON, **how)


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
async def test_what_telegram_does_not_answer_is_sent_until_it_does(
    api: BotApi, fault: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    """Once, though many wait for it; the log has a line when it begins, and one when it is over."""
    caplog.set_level(logging.INFO, "bot")
    chats = [api.private() for _ in range(5)]
    async with speaking(api, hasty(), seconds=0.5) as bot:
        trouble = api.break_down("sendMessage", **fault)
        sending = [asyncio.create_task(bot.send_message(chat.id, "late")) for chat in chats]
        await api.called.until(lambda: api.calls_of("sendMessage")[9:] or None, lambda: "it was not sent again")
        trouble.end()
        await asyncio.gather(*sending)
    assert all({message.text for message in chat.replies} == {"late"} for chat in chats)
    assert "silent" in fault or len(api.sent) == len(chats)  # a busy machine may itself be silent for a while
    began, ended = (record.getMessage() for record in caplog.records)
    assert began.startswith("Telegram takes no calls (sendMessage: ")
    assert ended == "Telegram takes calls again"


async def test_what_may_have_arrived_is_sent_once_more(api: BotApi) -> None:
    """So that it is there twice rather than not at all; an edit is there once, whatever arrived."""
    chat = api.private()
    async with speaking(api, hasty()) as bot:
        api.drop_next("sendMessage", carry_out=True)
        sent = await bot.send_message(chat.id, "one")
        assert [message.text for message in chat.replies] == ["one", "one"]
        api.drop_next("editMessageText", carry_out=True)
        with pytest.raises(BadRequest, match="not modified"):
            await bot.edit_message_text("two", chat.id, sent.message_id)
    assert [message.text for message in chat.replies] == ["one", "two"]


async def test_what_may_have_arrived_is_sent_less_and_less(api: BotApi) -> None:
    """Its pauses are others than those of what cannot have arrived."""
    chat = api.private()
    async with speaking(api, ChatLimiter(None, refused=Backoff(600), unsure=SOON)) as bot:
        api.drop_next("sendMessage", calls=2)
        await bot.send_message(chat.id, "one")
    async with speaking(api, ChatLimiter(None, refused=SOON, unsure=Backoff(600))) as bot:
        api.fail_next("sendMessage", BAD_GATEWAY, calls=2)
        await bot.send_message(chat.id, "two")
    assert api.count("sendMessage") == 6


async def test_a_chat_waits_and_others_do_not(api: BotApi) -> None:
    """One that Telegram has asked for a pause: its messages come after that, in their order."""
    slow, quick = api.private(), api.private()
    slow.flood(1, calls=1)
    async with speaking(api, hasty()) as bot:
        sending = [asyncio.create_task(bot.send_message(slow.id, text)) for text in ("a", "b")]
        await api.wait_for_call("sendMessage")
        await bot.send_message(quick.id, "c")
        assert not slow.replies
        await asyncio.gather(*sending)
    assert [message.text for message in slow.replies] == ["a", "b"]
    assert len(api.refusals) == 1


async def test_a_chat_in_trouble_holds_up_no_other(api: BotApi) -> None:
    """What is called again and again for one is no reason for another to wait."""
    chats = [api.private() for _ in range(2)]
    async with speaking(api, ChatLimiter(None, refused=Backoff(600))) as bot:
        api.fail_next("sendMessage", BAD_GATEWAY)
        first = asyncio.create_task(bot.send_message(chats[0].id, "a"))
        await api.wait_for_call("sendMessage")
        await bot.send_message(chats[1].id, "b")
        assert not first.done()
        assert not chats[0].replies
    await asyncio.wait((first,))
    assert first.cancelled()


async def test_who_waits_when_the_bot_ends_is_cancelled(api: BotApi) -> None:
    """So that nobody takes for done what was not sent, and nothing is sent behind the end."""
    chat = api.private()
    async with speaking(api, hasty()) as bot:
        trouble = api.break_down("sendMessage", error=BAD_GATEWAY)
        sending = asyncio.create_task(bot.send_message(chat.id, "a"))
        await api.wait_for_call("sendMessage", number=2)
    trouble.end()
    await asyncio.wait((sending,))
    assert sending.cancelled()
    assert not chat.replies


@pytest.mark.parametrize("stirred", [False, True])
async def test_a_group_is_told_late_only_while_it_is_quiet(
    api: BotApi, stirred: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond its patience, what comes after others have written there would disturb, and is let go."""
    monkeypatch.setattr(effort, "GROUP_PATIENCE", 0.1)
    group = api.group("Readers", api.user())
    group.flood(1, calls=1)
    async with speaking(api, hasty(stirred=lambda chat: stirred and chat == group.id)) as bot:
        if stirred:
            with pytest.raises(TooLateError, match="sendMessage was not possible in time"):
                await bot.send_message(group.id, "late")
        else:
            await bot.send_message(group.id, "late")
    assert len(group.replies) == (not stirred)


async def test_even_a_quiet_group_is_not_told_for_ever(api: BotApi) -> None:
    """At once when Telegram wants a longer pause, and not after it; so is who comes next."""
    group = api.group("Readers", api.user())
    group.flood(3600, calls=1)
    async with speaking(api, hasty()) as bot:
        for _ in range(2):
            with pytest.raises(TooLateError):
                await bot.send_message(group.id, "late")
    assert api.count("sendMessage") == 1


@pytest.mark.parametrize("fault", [{"error": BAD_GATEWAY}, {"silent": True}], ids=["502", "silence"])
async def test_a_query_is_answered_within_moments_or_not_at_all(
    api: BotApi, fault: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram takes no answer that comes later."""
    monkeypatch.setattr(effort, "QUERY_PATIENCE", 0.2)
    query = api.start_inline(api.user(), "water")
    async with speaking(api, hasty()) as bot:
        api.break_down("answerInlineQuery", **fault)
        with pytest.raises(TooLateError):
            await bot.answer_inline_query(query.id, [])


async def test_within_moments_a_query_is_answered_again(api: BotApi) -> None:
    """Whether or not the answer has arrived cannot do harm."""
    query = api.start_inline(api.user(), "water")
    async with speaking(api, hasty()) as bot:
        api.fail_next("answerInlineQuery", BAD_GATEWAY)
        api.drop_next("answerInlineQuery")
        await bot.answer_inline_query(query.id, [])
    assert (await query.answered()).results == []


async def test_a_call_about_no_chat_has_the_patience_that_it_brings(api: BotApi) -> None:
    """None else: who makes it knows better."""
    async with speaking(api, hasty()) as bot:
        api.fail_next("getMe", BAD_GATEWAY, calls=3)
        with pytest.raises(NetworkError, match="HTTP status 502"):
            await bot.get_me()
        await bot.get_me(rate_limit_args=60.0)
        api.fail_next("getMe", too_many(3))
        with pytest.raises(RetryAfter):
            await bot.get_me()
        api.fail_next("getMe", too_many(3600))
        with pytest.raises(TooLateError):
            await bot.get_me(rate_limit_args=60.0)
    assert api.count("getMe") == 1 + 1 + 3 + 1 + 1


async def test_a_call_does_not_wait_longer_for_others_than_it_may(api: BotApi) -> None:
    """One with little patience is let go behind one with much."""
    chat = api.private()
    async with speaking(api, ChatLimiter(None, refused=Backoff(600))) as bot:
        api.fail_next("sendMessage", BAD_GATEWAY)
        first = asyncio.create_task(bot.send_message(chat.id, "a"))
        await api.wait_for_call("sendMessage")
        with pytest.raises(TooLateError):
            await bot.send_message(chat.id, "b", rate_limit_args=0.05)
        assert not first.done()


async def test_what_telegram_refuses_is_not_sent_again(api: BotApi) -> None:
    """A refusal is an answer."""
    chat = api.private()
    async with speaking(api, hasty()) as bot:
        api.fail_next("sendMessage", bad_request("Chat not found"))
        with pytest.raises(BadRequest):
            await bot.send_message(chat.id, "a")
    assert api.count("sendMessage") == 1


async def test_messages_are_paced_so_that_telegram_has_nothing_to_refuse(api: BotApi) -> None:
    """In a group, in a private chat and over all; all of them arrive, and each chat's in their order."""
    api.limits = RealLimits(chat=(4, 0.3), group=(5, 0.5), overall=40)
    pacing = Pacing(overall=(30, 1.0), private=((4, 0.4),), group=((4, 0.4), (5, 0.7)))
    chats = [api.group("Readers", api.user()), *(api.private() for _ in range(4))]
    async with speaking(api, ChatLimiter(pacing)) as bot:
        await asyncio.gather(*(bot.send_message(chat.id, f"{number}") for number in range(8) for chat in chats))
    assert api.refusals == []
    assert [[int(m.text) for m in chat.replies] for chat in chats] == [list(range(8))] * len(chats)


async def test_a_message_that_is_long_on_its_way_counts_from_when_it_is_there(api: BotApi) -> None:
    """As on a busy machine, or behind calls to others."""
    api.limits = RealLimits(chat=(9, 1.0), group=(2, 1.0))
    group = api.group("Readers", api.user())
    async with speaking(api, ChatLimiter(Pacing(group=((2, 1.0),)))) as bot:
        api.latency = 0.7
        await bot.send_message(group.id, "a")
        api.latency = 0.0
        for text in "bc":
            await bot.send_message(group.id, text)
    assert api.refusals == []


async def test_messages_to_many_that_are_long_on_their_way_count_from_when_they_are_there(api: BotApi) -> None:
    """Over all chats, too, as where the network is slow and then quick again."""
    api.limits = RealLimits(chat=(9, 1.0), overall=2)
    chats = [api.private() for _ in range(4)]
    async with speaking(api, ChatLimiter(Pacing(overall=(2, 1.0)))) as bot:
        api.latency = 0.7
        await asyncio.gather(*(bot.send_message(chat.id, "a") for chat in chats[:2]))
        api.latency = 0.0
        await asyncio.gather(*(bot.send_message(chat.id, "b") for chat in chats[2:]))
    assert api.refusals == []


async def test_a_message_that_waited_too_long_for_those_to_others_is_not_sent(api: BotApi) -> None:
    """And takes the place of nobody who still wants his."""
    patience = [9.0, *[0.1] * 8, 3.0]
    async with speaking(api, ChatLimiter(Pacing(overall=(1, 0.3)))) as bot:
        calls = [bot.send_message(api.private().id, "a", rate_limit_args=seconds) for seconds in patience]
        results = await asyncio.gather(*calls, return_exceptions=True)
    assert [isinstance(result, TooLateError) for result in results] == [False, *[True] * 8, False]
    assert api.count("sendMessage") == 2


async def test_what_is_no_message_is_not_paced(api: BotApi) -> None:
    """Neither are messages, where that is left out."""
    chat = api.private()
    async with speaking(api, ChatLimiter(Pacing(private=((1, 3600.0),)))) as bot:
        for _ in range(3):
            await bot.get_chat(chat.id)
            await bot.send_chat_action(chat.id, "typing")
    async with speaking(api, ChatLimiter(None)) as bot:
        await asyncio.gather(*(bot.send_message(chat.id, "a") for _ in range(50)))


async def test_a_group_whose_minute_is_full_lets_go_what_would_come_late(api: BotApi) -> None:
    """No sooner than its patience ends is it told again, and nothing is refused meanwhile."""
    group = api.group("Readers", api.user())
    async with speaking(api, ChatLimiter(Pacing(group=((2, 3600.0),)))) as bot:
        for _ in range(2):
            await bot.send_message(group.id, "a")
        with pytest.raises(TooLateError):
            await bot.send_message(group.id, "b")
    assert api.count("sendMessage") == 2


async def test_chats_at_rest_are_forgotten(api: BotApi) -> None:
    """Memory does not grow with the number of chats."""
    limiter = ChatLimiter(None)
    async with speaking(api, limiter) as bot:
        await asyncio.gather(*(bot.send_message(api.private().id, "a") for _ in range(50)))
    assert len(limiter._chats) < 3

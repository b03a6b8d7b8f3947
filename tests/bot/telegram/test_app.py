"""The bot as its operator meets it: starting, ending, faults of the network, a webhook, and what is logged."""

import asyncio
import signal
import socket
from pathlib import Path

import httpx
import pytest

from bot.telegram.arriving.waiting import TRIES
from bot.telegram.sending.calls import AT_ONCE
from tests.bot.running import PROMPTLY, PacedProcess, Process
from tests.botapi import ApiError, BotApi, RealLimits, conflict
from tests.botapi.waiting import PATIENCE, until

QUESTION = "What is said about water?"
WATER = "This can be seen in the issues of borders and water."
SECRET = "a-webhook-secret_1"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.mark.parametrize(("kind", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
async def test_it_ends_when_told(cache: Path, tmp_path: Path, kind: signal.Signals, code: int) -> None:
    """Soon, whatever it waits for."""
    async with BotApi() as api:
        process = Process(api, tmp_path, cache)
        await process.start()
        await process.ready()
        ended, seconds = await process.stop(kind)
        assert ended == code
        assert seconds < PROMPTLY
        assert "Traceback" not in process.log


async def test_what_is_in_hand_is_finished(cache: Path, tmp_path: Path) -> None:
    """Every question that was fetched is answered and kept, and none is fetched again."""
    async with BotApi() as api:
        api.latency = 0.3
        process = Process(api, tmp_path, cache)
        await process.start()
        await process.ready()
        chats = [api.private(api.user(f"Reader {number}")) for number in range(AT_ONCE + 3)]
        for chat in chats:
            chat.say(QUESTION)
        await api.received()
        await until(lambda: api.calls_of("sendMessage")[AT_ONCE - 1 :] or None, lambda: "nothing is answered")
        code, seconds = await process.stop()
        assert (code, len(api.sent)) == (0, len(chats))
        assert seconds < PROMPTLY
        api.latency = 0
        assert not api.updates.pending
        async with Process(api, tmp_path, cache):
            await asyncio.gather(*(chat.done() for chat in chats))
            assert len(api.sent) == len(chats)


async def test_it_ends_though_a_call_hangs(cache: Path, tmp_path: Path) -> None:
    """A server that never answers does not hold it."""
    async with BotApi() as api:
        process = Process(api, tmp_path, cache)
        await process.start()
        await process.ready()
        api.latency = 2 * PATIENCE
        api.private(api.user("Anna")).say(QUESTION)
        await api.received()
        code, seconds = await process.stop()
        assert code == 0
        assert seconds < PROMPTLY


async def started_offline(cache: Path, tmp_path: Path) -> tuple[BotApi, Process]:
    """A bot that has begun while there is no network, and the server that it does not reach."""
    api = BotApi()
    await api.start()
    await api.stop()
    process = Process(api, tmp_path, cache)
    await process.start()
    await process.says("Telegram cannot be reached (no connection); trying again")
    return api, process


async def test_it_ends_before_it_has_begun(cache: Path, tmp_path: Path) -> None:
    """While there is no network yet."""
    _, process = await started_offline(cache, tmp_path)
    code, seconds = await process.stop()
    assert code == 0
    assert seconds < PROMPTLY


async def test_a_network_that_comes_later(cache: Path, tmp_path: Path) -> None:
    """It is tried again, with one line in the log on each kind of failure; what was asked meanwhile is answered."""
    api, process = await started_offline(cache, tmp_path)
    api.drop_next("getMe", calls=4)  # made twice each time
    await api.start()
    await process.ready()
    assert api.count("getMe") == 5
    assert process.log.count("Telegram cannot be reached") == 2
    chat = api.private(api.user("Anna", "en"))
    await chat.ask(QUESTION)
    await api.stop()
    chat.say("hello")
    await process.says("Telegram cannot be reached", times=3)
    await api.start()
    assert (await chat.wait_for_reply()).text
    assert (await process.stop())[0] == 0
    await api.stop()


async def test_an_answer_waits_for_the_network(cache: Path, tmp_path: Path) -> None:
    """It goes away between the question and the answer: the answer comes when it is back, and once."""
    async with BotApi() as api, Process(api, tmp_path, cache) as process:
        await api.wait_for_call("setMyCommands", number=6)  # the menus are there: nothing else is called
        chat = api.private(api.user("Anna", "en"))
        chat.flood(1, calls=1)  # Telegram asks for a second, in which the network goes
        chat.say(QUESTION)
        await api.wait_for_call("sendMessage")
        await api.stop()
        await process.says("Telegram takes no calls (sendMessage")  # the second is over, and it was sent in vain
        await api.start()
        assert WATER in (await chat.wait_for_reply()).quote
        await chat.done()
        assert len(chat.replies) == 1


@pytest.mark.parametrize(("arrived", "answers"), [(True, 2), (False, 1)])
async def test_an_answer_is_there_twice_rather_than_not_at_all(
    cache: Path, tmp_path: Path, arrived: bool, answers: int
) -> None:
    """The connection is cut after the call was written: whether it was carried out cannot be told."""
    async with BotApi() as api, Process(api, tmp_path, cache) as process:
        chat = api.private(api.user("Anna", "en"))
        api.drop_next("sendMessage", carry_out=arrived)
        chat.say(QUESTION)
        await chat.done()
        assert [WATER in reply.quote for reply in chat.replies] == [True] * answers
        assert process.log.count("Telegram takes") == 2


async def test_trouble_of_telegrams(cache: Path, tmp_path: Path) -> None:
    """All who asked are answered when it is over, once; the log has a line when it begins and one when it ends. The
    menus are set then, too."""
    async with BotApi() as api:
        trouble = api.break_down("sendMessage", "getMyDescription", error=ApiError(502, "Bad Gateway"), page=True)
        async with Process(api, tmp_path, cache) as process:
            group = api.group("Readers", api.user("Anna", "en"))
            chats = [group, *(api.private(api.user(f"Reader {number}", "en")) for number in range(20))]
            for chat in chats:
                chat.say(f"/ask {QUESTION}")
            await api.wait_for_call("sendMessage", number=2 * len(chats))
            trouble.end()
            replies = await asyncio.gather(*(chat.wait_for_reply() for chat in chats))
            assert all(WATER in reply.quote for reply in replies)
            await process.says("Telegram takes calls again")
            await api.wait_for_call("setMyCommands")
            assert process.log.count("Telegram takes") == 2
            assert "Traceback" not in process.log
        assert len(api.sent) == len(chats)


async def test_it_ends_while_answers_wait(cache: Path, tmp_path: Path) -> None:
    """For Telegram to take them again."""
    async with BotApi() as api:
        process = Process(api, tmp_path, cache)
        await process.start()
        await process.ready()
        api.break_down("sendMessage", error=ApiError(502, "Bad Gateway"))
        api.private(api.user("Anna", "en")).say(QUESTION)
        await api.wait_for_call("sendMessage", number=2)
        code, seconds = await process.stop()
        assert code == 0
        assert seconds < PROMPTLY
        assert "Traceback" not in process.log


@pytest.mark.parametrize("arrived", [False, True])
async def test_what_can_be_said_twice_is_said_again(cache: Path, tmp_path: Path, arrived: bool) -> None:
    """A line cut costs no press, no page turned and no inline results, whether the call arrived or not."""
    async with BotApi() as api, Process(api, tmp_path, cache) as process:
        anna = api.user("Anna", "en")
        chat = api.private(anna)
        reply = await chat.ask("/start central-asia--leaders-need-cohesion")
        calls = {"answerCallbackQuery": 3, "editMessageText": 2, "editMessageReplyMarkup": 1, "answerInlineQuery": 1}
        for call in calls:
            api.drop_next(call, carry_out=arrived)
        await chat.press(reply, "Whole paragraph")
        await chat.wait_for_edit(reply)
        await chat.press(reply, "Back")
        await chat.wait_for_edit(reply, times=2)
        assert (await chat.press(reply, "👎")).text
        await chat.wait_for_edit(reply, times=3)
        assert (await api.inline(anna, "water")).results
        guest = api.group("Elsewhere", anna, with_bot=False)
        api.drop_next("answerGuestQuery", carry_out=arrived)
        assert (await guest.summon(f"@interview_bot {QUESTION}")).message
        for call, times in {**calls, "answerGuestQuery": 1}.items():
            await api.wait_for_call(call, number=times + 1)
        await chat.done()
        assert "ERROR" not in process.log


async def test_a_refused_token(cache: Path, tmp_path: Path) -> None:
    """One sentence that names the setting, and exit code 2; at the start and later."""
    async with BotApi() as api:
        process = Process(api, tmp_path, cache, BOT_TOKEN="123456789:AAanother-token-that-is-not-this-bots")
        await process.start()
        assert await process.ended() == 2
        assert process.log.count("BOT_TOKEN") == 1
        assert "Traceback" not in process.log
        assert "another-token" not in process.log
        later = Process(api, tmp_path, cache)
        await later.start()
        await later.ready()
        api.fail_next("sendMessage", ApiError(401, "Unauthorized"))
        api.private(api.user("Anna")).say(QUESTION)
        assert await later.ended() == 2


async def test_a_token_that_is_refused_while_answers_wait(cache: Path, tmp_path: Path) -> None:
    """For Telegram to take them again: it does not wait for that."""
    async with BotApi() as api:
        process = Process(api, tmp_path, cache)
        await process.start()
        await process.ready()
        api.break_down("sendMessage", error=ApiError(502, "Bad Gateway"))
        api.private(api.user("Anna")).say(QUESTION)
        await process.says("Telegram takes no calls")
        api.fail_next("getUpdates", ApiError(401, "Unauthorized"))
        api.private(api.user("Bob")).say(QUESTION)
        assert await process.ended() == 2
        assert process.log.count("BOT_TOKEN") == 1


async def test_another_copy_is_running(cache: Path, tmp_path: Path) -> None:
    """It says so once and waits until that one has stopped."""
    async with BotApi() as api:
        api.fail_next("getUpdates", conflict("Terminated by other getUpdates request"), calls=2)
        async with Process(api, tmp_path, cache) as process:
            await process.says("Another copy of this bot is running (409)")
            assert (await api.private(api.user("Anna", "en")).ask(QUESTION)).quote
            assert process.log.count("Another copy") == 1


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"BOT_TOKEN": ""}, "BOT_TOKEN"),
        ({"BOT_ADMINS": "@anna"}, "BOT_ADMINS"),
        ({"BOT_WEBHOOK_URL": "https://example.org/x"}, "BOT_WEBHOOK_SECRET"),
        ({"BOT_LOG_LEVEL": "LOUD"}, "BOT_LOG_LEVEL"),
        ({"BOT_DATA": "/dev/null/x"}, "BOT_DATA"),
    ],
)
async def test_a_bad_setting(cache: Path, tmp_path: Path, settings: dict[str, str], named: str) -> None:
    """One line that names it, without its value, and exit code 2."""
    async with BotApi() as api:
        process = Process(api, tmp_path, cache, **settings)
        await process.start()
        assert await process.ended() == 2
        assert named in process.log
        assert len(process.log.splitlines()) == 1
        assert all(value not in process.log for value in settings.values() if value)


async def test_broken_interviews_at_the_start(cache: Path, tmp_path: Path) -> None:
    """Every error with file and line, and exit code 1."""
    (tmp_path / "kb" / "one").mkdir(parents=True)
    (tmp_path / "kb" / "one" / "interview.yaml").write_text("title: A\n")
    async with BotApi() as api:
        process = Process(api, tmp_path, cache, BOT_KNOWLEDGE=str(tmp_path / "kb"))
        await process.start()
        assert await process.ended() == 1
        assert "interview.yaml:1: error: " in process.log


async def test_the_token_is_never_logged(cache: Path, tmp_path: Path) -> None:
    """At the most talkative level, through an outage, a refusal and an error; nor are names or addresses."""
    async with BotApi() as api, Process(api, tmp_path, cache, BOT_LOG_LEVEL="DEBUG") as process:
        chat = api.private(api.user("Zulfiyaxon", "en"))
        await chat.ask(QUESTION)
        api.drop_next("sendMessage")
        await chat.ask(QUESTION)
        await process.says("Telegram takes no calls")
        api.fail_next("sendMessage", ApiError(400, "Bad Request: something odd"), calls=TRIES)
        chat.say(QUESTION)
        assert (await chat.wait_for_reply()).text.startswith("Something went wrong on my side")
        assert "An update was not handled" in process.log
        await api.stop()
        await process.says("Telegram cannot be reached")
        await api.start()
        await process.stop()
        secret = api.token.partition(":")[2]
        assert secret not in process.log
        assert "HTTP Request" not in process.log


async def test_messages_are_paced(cache: Path, tmp_path: Path) -> None:
    """Under Telegram's limits, readers and a group that ask all at once are answered, and nothing is refused."""
    async with BotApi() as api, PacedProcess(api, tmp_path, cache) as process:
        api.limits = RealLimits()
        readers = [api.user(f"Reader {number}", "en") for number in range(40)]
        chats = [api.group("Readers", *readers[:3]), *map(api.private, readers)]
        for reader in readers[:3]:
            chats[0].say(f"/ask {QUESTION}", by=reader)
        for chat in chats[1:]:
            chat.say(QUESTION)
        await asyncio.gather(*(chat.done() for chat in chats))
        assert [len(chat.replies) for chat in chats] == [3] + [1] * len(readers)
        assert api.refusals == []
        assert "Telegram" not in process.log.partition("Ready: ")[2]


async def test_a_flooder_holds_up_nobody(cache: Path, tmp_path: Path) -> None:
    """Under Telegram's limits one chat sends two hundred questions; another one's is answered at once."""
    async with BotApi() as api, Process(api, tmp_path, cache) as process:
        flooder, reader = api.private(api.user("Flooder")), api.private(api.user("Anna", "en"))
        flooder.flood(100)
        for _ in range(200):
            flooder.say("hello")
        assert (await reader.ask(QUESTION)).quote
        await process.says("Somebody sends faster than he can be answered")
        assert (await process.stop())[1] < PROMPTLY


async def test_choices_and_questions_survive_a_restart(cache: Path, tmp_path: Path) -> None:
    """The language chosen is spoken again."""
    async with BotApi() as api:
        chat = api.private(api.user("Anna", "en"))
        async with Process(api, tmp_path, cache):
            await chat.ask("/language русский")
        async with Process(api, tmp_path, cache):
            assert (await chat.ask("/topic")).text.startswith("Выберите тему")


async def test_a_webhook(cache: Path, tmp_path: Path) -> None:
    """Updates come by POST to a path without the token; what is no update, or not from Telegram, gets a 4xx."""
    port = free_port()
    url = f"http://127.0.0.1:{port}/updates"
    settings = {
        "BOT_WEBHOOK_URL": url,
        "BOT_WEBHOOK_SECRET": SECRET,
        "BOT_WEBHOOK_LISTEN": f"127.0.0.1:{port}",
        "BOT_LOG_LEVEL": "DEBUG",
    }
    async with BotApi() as api:
        process = Process(api, tmp_path, cache, **settings)
        await process.start()
        await process.ready()
        assert api.count("getUpdates") == 0
        call = api.calls_of("setWebhook")[-1]
        assert call.params["url"] == url
        chat = api.private(api.user("Anna", "en"))
        reply = await chat.ask(QUESTION)
        assert WATER in reply.quote
        await chat.press(reply, "Whole paragraph")
        await chat.wait_for_edit(reply)
        chats = [api.private(api.user(f"Reader {number}", "en")) for number in range(50)]
        await asyncio.gather(*(chat.ask(QUESTION) for chat in chats))
        update = {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": {"id": chat.id, "type": "private"}}}
        async with httpx.AsyncClient(trust_env=False) as client:
            assert (await client.post(url, json=update)).status_code == 403
            wrong = {"X-Telegram-Bot-Api-Secret-Token": "wrong-secret-7731"}
            assert (await client.post(url, json=update, headers=wrong)).status_code == 403
            right = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
            assert (await client.post(url, json=[], headers=right)).status_code == 400
            large = await client.post(url, content=b" " * 1_000_001, headers=right)
            assert large.status_code == 413
            assert (await client.post(f"{url}/{api.token}", json=update, headers=right)).status_code == 404
        code, seconds = await process.stop()
        assert code == 0
        assert seconds < PROMPTLY
        assert api.webhook
        assert {delivery.status for delivery in api.webhook.deliveries} == {200}
        for hidden in (SECRET, "wrong-secret-7731", api.token):
            assert hidden not in process.log
        async with Process(api, tmp_path, cache):  # and back to polling
            assert (await chat.ask(QUESTION)).quote


async def test_a_port_that_is_taken(cache: Path, tmp_path: Path) -> None:
    """The setting is named."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        listen = f"127.0.0.1:{taken.getsockname()[1]}"
        settings = {"BOT_WEBHOOK_URL": "https://example.org/x", "BOT_WEBHOOK_SECRET": SECRET}
        async with BotApi() as api:
            process = Process(api, tmp_path, cache, BOT_WEBHOOK_LISTEN=listen, **settings)
            await process.start()
            assert await process.ended() == 2
            assert "BOT_WEBHOOK_LISTEN cannot be listened on" in process.log

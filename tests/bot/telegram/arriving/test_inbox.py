"""The inbox by itself: what is in it when, and what the next run finds."""

import asyncio
import contextlib
import json
import sqlite3
from pathlib import Path

import pytest

from bot.store.batch import GivenAnswer
from bot.store.database import DAY
from bot.store.trouble import StoreError
from bot.telegram.arriving.inbox import Inbox
from bot.telegram.arriving.settled import REMEMBERED_FOR
from bot.telegram.arriving.waiting import TRIES
from tests.bot.leftover import aside_in, holds, waiting_in
from tests.bot.telegram.arriving.conftest import INBOX
from tests.botapi.errors import Json
from tests.botapi.waiting import until


def message(number: int, person: int = 7, text: str = "Who?") -> tuple[int, Json]:
    """An update as it is sent, with its number."""
    sender = {"id": person, "is_bot": False, "first_name": "Anna"}
    return number, {"update_id": number, "message": {"message_id": 1, "date": 1, "from": sender, "text": text}}


async def resumed(inbox: Inbox) -> list[int]:
    """What an earlier run left."""
    return [inbox.resumed.get_nowait() for _ in range(inbox.resumed.qsize())]


async def test_what_is_kept_is_on_disk_and_what_is_settled_is_not(inbox: Inbox, tmp_path: Path) -> None:
    """The first before anybody goes on, the second a moment later."""
    assert await inbox.keep([message(1), message(2)]) == [1, 2]
    assert waiting_in(tmp_path / INBOX) == [1, 2]
    inbox.settle(1)
    await until(lambda: waiting_in(tmp_path / INBOX) == [2] or None, lambda: "it is still there")


async def test_those_that_wait_share_a_commit(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand that come at once are written in far fewer."""
    commits = 0
    write = inbox._commits._spool._write

    def counted(batch: object) -> None:
        nonlocal commits
        commits += 1
        write(batch)  # type: ignore[arg-type]

    monkeypatch.setattr(inbox._commits._spool, "_write", counted)
    await asyncio.gather(*(inbox.keep([message(number)]) for number in range(1, 1001)))
    assert commits <= 3


async def test_an_update_delivered_twice_is_new_once(tmp_path: Path) -> None:
    """While it waits, when it is settled, and in the next run."""
    async with Inbox(tmp_path / INBOX, 30) as inbox:
        assert await inbox.keep([message(1), message(1), message(2)]) == [1, 2]
        assert await inbox.keep([message(1)]) == []
        inbox.settle(1)
        assert await inbox.keep([message(1)]) == []
    async with Inbox(tmp_path / INBOX, 30) as inbox:
        assert await resumed(inbox) == [2]
        assert await inbox.keep([message(1), message(2)]) == []


async def test_a_number_that_telegram_chooses_again_after_a_week_is_new(tmp_path: Path) -> None:
    """It may happen to be one that was settled before."""
    now = 1000.0 * DAY
    async with Inbox(tmp_path / INBOX, 30, lambda: now) as inbox:
        await inbox.keep([message(1)])
        inbox.settle(1)
        now += REMEMBERED_FOR / 2
        assert await inbox.keep([message(1)]) == []
        now += REMEMBERED_FOR
        assert await inbox.keep([message(1)]) == [1]
        inbox.settle(1)
    now += REMEMBERED_FOR / 2
    async with Inbox(tmp_path / INBOX, 30, lambda: now) as inbox:
        assert await inbox.keep([message(1)]) == []
        now += REMEMBERED_FOR
        assert await inbox.keep([message(1)]) == [1]


async def test_what_is_remembered_does_not_become_more_and_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither here nor on disk."""
    monkeypatch.setattr("bot.telegram.arriving.settled.REMEMBERED", 5)
    async with Inbox(tmp_path / INBOX, 30) as inbox:
        for number in range(1, 50):
            await inbox.keep([message(number)])
            inbox.settle(number)
    async with Inbox(tmp_path / INBOX, 30) as inbox:
        assert len(inbox._settled) <= 6
        assert await inbox.keep([message(49)]) == []


@pytest.mark.parametrize("days", [30, 0])
async def test_an_update_that_fails_three_times_is_set_aside(tmp_path: Path, days: int) -> None:
    """Tries of earlier runs count. Where questions are not kept, neither are its words."""
    for tried in range(1, TRIES):
        async with Inbox(tmp_path / INBOX, days) as inbox:
            await inbox.keep([message(1)])
            assert inbox.fail(1, "KeyError")
            assert inbox.finish(1)
            assert inbox.set_aside_lately == {}, tried
    async with Inbox(tmp_path / INBOX, days) as inbox:
        assert not inbox.fail(1, "KeyError")
        assert inbox.finish(1) is None
        assert inbox.set_aside_lately == {"KeyError": 1}
        assert inbox.news.is_set()
    body = json.dumps(message(1)[1], separators=(",", ":")) if days else None
    assert aside_in(tmp_path / INBOX) == [(1, "KeyError", body)]
    assert waiting_in(tmp_path / INBOX) == []


async def test_an_update_that_ends_the_program_three_times_is_set_aside(tmp_path: Path) -> None:
    """The others that were in hand are not blamed, and it is handled after them."""
    for runs in range(TRIES + 1):
        async with Inbox(tmp_path / INBOX, 30) as inbox:
            if runs == 0:
                await inbox.keep([message(1), message(2, person=8)])
            else:
                assert await resumed(inbox) == ([2, 1] if runs < TRIES else [2])
            inbox.hand.note(1)
            inbox.hand.close()  # as when the process is killed at this moment
    assert [number for number, _, _ in aside_in(tmp_path / INBOX)] == [1]


async def test_the_updates_of_a_chat_keep_their_order(tmp_path: Path) -> None:
    """Though one of them ended the program: the edit of a question comes behind it, and others' before them."""
    async with Inbox(tmp_path / INBOX, 30) as inbox:
        edit = 2, {"update_id": 2, "edited_message": {"chat": {"id": 7}}}
        press = 3, {"update_id": 3, "callback_query": {"from": {"id": 9}, "message": {"chat": {"id": 7}}}}
        await inbox.keep([message(1, person=7), edit, press, message(4, person=8)])
        inbox.hand.note(1)
        inbox.hand.close()  # as when the process is killed at this moment
    async with Inbox(tmp_path / INBOX, 30) as inbox:
        assert await resumed(inbox) == [4, 1, 2, 3]


async def test_an_update_whose_words_are_damaged_is_set_aside(tmp_path: Path) -> None:
    """The others are handled."""
    async with Inbox(tmp_path / INBOX, 30) as inbox:
        await inbox.keep([message(1, text="zulfiya-asks"), message(2)])
    content = (tmp_path / INBOX).read_bytes()
    (tmp_path / INBOX).write_bytes(content.replace(b'"text":"zulfiya', b"\xff" * 15))
    async with Inbox(tmp_path / INBOX, 30) as inbox:
        assert await resumed(inbox) == [2]
    assert aside_in(tmp_path / INBOX) == [(1, "it is damaged", None)]


async def test_a_line_that_the_disk_has_damaged_stops_no_other(tmp_path: Path) -> None:
    """What can be handled all the same is, and the rest is set aside."""
    async with Inbox(tmp_path / INBOX, 30) as inbox:
        await inbox.keep([message(number) for number in range(1, 7)])
    with contextlib.closing(sqlite3.connect(tmp_path / INBOX)) as file, file:
        file.execute("UPDATE waiting SET at = NULL, tries = 'letters' WHERE number = 1")
        for number, body in ((2, None), (3, b"\xff"), (4, "5"), (5, '{"update_id":4}')):
            file.execute("UPDATE waiting SET body = ? WHERE number = ?", (body, number))
        file.execute("INSERT INTO settled VALUES (7, NULL)")
    async with Inbox(tmp_path / INBOX, 30) as inbox:
        assert await resumed(inbox) == [1, 6]
        assert await inbox.keep([message(7)]) == [7]
        assert not inbox.trouble
    assert [number for number, _, _ in aside_in(tmp_path / INBOX)] == [2, 3, 4, 5]


async def test_erasing_takes_what_waits_of_a_person_from_disk(inbox: Inbox, tmp_path: Path) -> None:
    """But neither what came after that wish, nor what is others'."""
    mine, others, later = message(1, 7, "mine-own"), message(2, 8, "of-others"), message(4, 7, "and-later")
    await inbox.keep([mine, others, message(3, 7, "the-wish"), later, message(5, 7, "set-aside")])
    inbox.set_aside(5, "KeyError")
    await inbox.erase(7, b"seven", until=3)
    assert [holds(tmp_path, words) for words in ("mine-own", "set-aside")] == [[], []]
    assert waiting_in(tmp_path / INBOX) == [2, 3, 4]
    assert inbox.let_go == {"erased": 1}
    assert inbox.held(1) is None


async def test_what_has_answered_a_message_is_known_to_the_next_run_unless_it_is_erased(tmp_path: Path) -> None:
    """Then the file has nothing of it any more; what others asked stays."""
    async with Inbox(tmp_path / INBOX, 30) as inbox:
        for number, person in ((1, b"anna-s-code"), (2, b"bob-s-code")):
            await inbox.keep([message(number, number)])
            inbox.note_answer(number, GivenAnswer(b"spot-%d" % number, person, 10 + number))
            inbox.settle(number)
    async with Inbox(tmp_path / INBOX, 30) as inbox:
        assert [inbox.answer_to(spot) for spot in (b"spot-1", b"spot-2", b"spot-3")] == [11, 12, None]
        assert holds(tmp_path, "anna-s-code")
        await inbox.erase(1, b"anna-s-code", until=9)
        assert [holds(tmp_path, words) for words in ("anna-s-code", "spot-1")] == [[], []]
        assert inbox.answer_to(b"spot-1") is None
    async with Inbox(tmp_path / INBOX, 30) as inbox:
        assert [inbox.answer_to(spot) for spot in (b"spot-1", b"spot-2")] == [None, 12]
        assert await inbox.keep([message(1), message(2)]) == []


async def test_nothing_of_what_was_answered_is_left_on_disk(inbox: Inbox, tmp_path: Path) -> None:
    """A moment later, while the program runs."""
    await inbox.keep([message(1, text="zulfiya-asks")])
    assert holds(tmp_path, "zulfiya-asks")
    inbox.settle(1)
    await until(lambda: not holds(tmp_path, "zulfiya-asks") or None, lambda: "it is still there")


async def test_while_the_disk_is_gone_nothing_waits_for_it(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """When it is back, all is written that is still to be written; each is told once."""
    folder = tmp_path / "disk"
    folder.mkdir()
    async with Inbox(folder / INBOX, 30) as inbox:
        await inbox.keep([message(1), message(2)])
        folder.rename(tmp_path / "away")
        assert await inbox.keep([message(3)]) == [3]
        assert inbox.trouble
        assert inbox.news.is_set()
        inbox.news.clear()
        assert await inbox.keep([message(4), message(3)]) == [4]
        inbox.settle(1)
        inbox.settle(3)
        with pytest.raises(StoreError):
            await inbox.erase(9, b"nine", until=0)
        (tmp_path / "away").rename(folder)
        await asyncio.wait_for(inbox.news.wait(), 30)
        assert inbox.trouble is None
        assert waiting_in(folder / INBOX) == [2, 4]
        await inbox.keep([message(5)])
        assert waiting_in(folder / INBOX) == [2, 4, 5]
    assert [record.levelname for record in caplog.records if record.name.startswith("bot")] == ["ERROR"]


async def test_what_cannot_be_written_is_secure_when_it_is_answered(tmp_path: Path) -> None:
    """What was written before the disk went was so at once."""
    folder = tmp_path / "disk"
    folder.mkdir()
    async with Inbox(folder / INBOX, 30) as inbox:
        await inbox.keep([message(1)])
        folder.rename(tmp_path / "away")
        await inbox.keep([message(2), message(3)])
        await inbox.secure([1])
        securing = asyncio.create_task(inbox.secure([1, 2]))
        await asyncio.sleep(0)
        assert not securing.done()
        inbox.settle(2)
        await securing
        assert inbox.at_risk == {3}


async def test_what_cannot_be_written_is_secure_when_the_disk_is_well(tmp_path: Path) -> None:
    """Though nobody has answered it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    async with Inbox(folder / INBOX, 30) as inbox:
        folder.rename(tmp_path / "away")
        await inbox.keep([message(1)])
        assert inbox.at_risk == {1}
        (tmp_path / "away").rename(folder)
        await inbox.secure([1])
        assert inbox.at_risk == set()
        assert waiting_in(folder / INBOX) == [1]


async def test_what_cannot_be_written_holds_nothing_up_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others wait behind it; it stays at risk, and it is told which that is."""
    monkeypatch.setattr("bot.telegram.arriving.inbox.SECURE_WITHIN", 0.05)
    folder = tmp_path / "disk"
    folder.mkdir()
    async with Inbox(folder / INBOX, 30) as inbox:
        folder.rename(tmp_path / "away")
        await inbox.keep([message(1)])
        assert await inbox.secure([1]) == {1}
        assert inbox.at_risk == {1}


async def test_it_begins_without_a_disk_and_takes_over_later_what_an_earlier_run_left(tmp_path: Path) -> None:
    """As when another copy of the program has not ended yet, or a disk comes late."""
    folder = tmp_path / "disk"
    folder.mkdir()
    async with Inbox(folder / INBOX, 30) as inbox:
        await inbox.keep([message(1), message(2)])
        inbox.settle(2)
    folder.rename(tmp_path / "away")
    async with Inbox(folder / INBOX, 30) as inbox:
        assert inbox.trouble
        assert await inbox.keep([message(3)]) == [3]
        (tmp_path / "away").rename(folder)
        assert await asyncio.wait_for(inbox.resumed.get(), 30) == 1
        await until(lambda: inbox.trouble is None or None, lambda: "it is not well again")
        assert await inbox.keep([message(1), message(2), message(3)]) == []
        assert waiting_in(folder / INBOX) == [1, 3]


async def test_a_file_that_was_deleted_is_written_anew(inbox: Inbox, tmp_path: Path) -> None:
    """With all that waits, before anybody goes on; so there is nothing to tell."""
    await inbox.keep([message(1)])
    for file in (tmp_path / INBOX, tmp_path / f"{INBOX}-wal"):
        file.unlink()
    await inbox.keep([message(2)])
    assert waiting_in(tmp_path / INBOX) == [1, 2]
    assert not inbox.news.is_set()


async def test_a_file_that_is_damaged_is_moved_aside_and_begun_anew(tmp_path: Path) -> None:
    """It is said, what can be read of it is taken over, and what comes is kept."""
    async with Inbox(tmp_path / INBOX, 30) as inbox:
        await inbox.keep([message(number) for number in range(1, 200)])
    content = (tmp_path / INBOX).read_bytes()
    (tmp_path / INBOX).write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    async with Inbox(tmp_path / INBOX, 30) as inbox:
        assert await inbox.keep([message(1000)]) == [1000]
        assert waiting_in(tmp_path / INBOX) == [1000]
    assert inbox.news.is_set()
    assert len([name for name in holds(tmp_path, "") if name.startswith(f"{INBOX}.damaged")]) == 1

"""The question log in real SQLite files."""

import contextlib
import sqlite3
import time
from pathlib import Path

import pytest

from bot.store.database import DAY
from bot.store.questions import LoggedChoice, LoggedQuestion, Store
from tests.bot.leftover import logged
from tests.botapi.waiting import until


def questions_in(path: Path) -> list[str]:
    """What lies in the file itself."""
    with contextlib.closing(sqlite3.connect(path)) as file:
        return [question for (question,) in file.execute("SELECT question FROM questions")]


async def test_what_was_asked_is_kept_over_a_restart(tmp_path: Path) -> None:
    """Questions, choices and ratings are there again."""
    path = tmp_path / "data" / "log.sqlite3"
    async with Store(path) as store:
        store.log(7, 7, LoggedQuestion("Water?", "answer", "en", "private", "central-asia", "water"))
        store.log(None, -5, LoggedQuestion("Fire?", "unknown", "en", "group"))
        store.rate(7, "central-asia", "water", "words")
        store.choose(7, LoggedChoice("uz-Cyrl", "central-asia"))
    async with Store(path) as store:
        assert [q.text for q in await logged(store)] == ["Water?", "Fire?"]
        vain = [q.text async for some in store.questions(statuses=("unknown", "suggest")) for q in some]
        assert vain == ["Fire?"]
        assert await store.ratings() == [("central-asia", "water", "words")]
        assert store.choice(7) == LoggedChoice("uz-Cyrl", "central-asia")
        assert store.choice(8) == LoggedChoice()


async def test_questions_are_read_some_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As they were asked, many of them in one second; each once, though others are erased meanwhile."""
    monkeypatch.setattr("bot.store.questions.MOST_READ", 3)
    async with Store(tmp_path / "log") as store:
        for number in range(8):
            at = time.time() - (60 if number < 5 else 50)
            status = "answer" if number == 4 else "unknown"
            store.log(number, 7, LoggedQuestion(f"{number}?", status, "en", "private", at=at))
        pages = []
        async for some in store.questions(statuses=("unknown",)):
            pages.append([question.text for question in some])
            await store.erase(1)
        assert pages == [["0?", "1?", "2?"], ["3?", "5?", "6?"], ["7?"]]


async def test_no_name_and_no_id_is_in_the_file(tmp_path: Path) -> None:
    """A person is a keyed hash, different in another file."""
    user = 5_566_778_899
    async with Store(tmp_path / "one") as one, Store(tmp_path / "two") as two:
        one.log(user, user, LoggedQuestion("Water?", "answer", "en", "private"))
        one.choose(user, LoggedChoice("ru"))
        assert one.person(user) == one.person(user)
        assert one.person(user) != two.person(user)
    found = (tmp_path / "one").read_bytes()
    assert b"Water?" in found
    assert str(user).encode() not in found
    assert user.to_bytes(8, "little") not in found
    assert user.to_bytes(5, "big") not in found


async def test_questions_are_kept_for_so_many_days(tmp_path: Path) -> None:
    """Older ones are gone from the file when it is opened, and never shown."""
    now = 1_000 * DAY
    async with Store(tmp_path / "log", days=30, clock=lambda: now) as store:
        for days in (31, 29, 0):
            store.log(7, 7, LoggedQuestion(f"{days} days ago", "answer", "en", "private", at=now - days * DAY))
        assert [q.text for q in await logged(store)] == ["29 days ago", "0 days ago"]
    async with Store(tmp_path / "log", days=7, clock=lambda: now):
        pass
    assert questions_in(tmp_path / "log") == ["0 days ago"]


async def test_what_is_old_goes_though_nobody_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot that is left alone drops it too."""
    monkeypatch.setattr("bot.store.database.SWEEP", 0.05)
    now = [1_000.0 * DAY]
    async with Store(tmp_path / "log", days=30, clock=lambda: now[0]) as store:
        store.log(7, 7, LoggedQuestion("Water?", "answer", "en", "private", at=now[0]))
        assert await logged(store)
        now[0] += 31 * DAY
        await until(lambda: None if questions_in(tmp_path / "log") else True, lambda: "it stays")


async def test_nothing_is_too_old_before_the_time_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has just begun may have a clock that is years ahead; afterwards it goes as ever."""
    monkeypatch.setattr("bot.store.database.GLANCE", 0.05)
    now = 1_000.0 * DAY
    async with Store(tmp_path / "log", clock=lambda: now) as store:
        store.log(7, 7, LoggedQuestion("Water?", "answer", "en", "private", at=now))
    now = 0.0
    async with Store(tmp_path / "log", clock=lambda: now) as store:
        assert [question.text for question in await logged(store)] == ["Water?"]
        now = 1_031.0 * DAY
        await until(lambda: None if questions_in(tmp_path / "log") else True, lambda: "it stays")


async def test_one_can_erase_ones_own(tmp_path: Path) -> None:
    """Also what has not been written yet; others' stays."""
    async with Store(tmp_path / "log") as store:
        store.log(7, 7, LoggedQuestion("mine", "answer", "en", "private"))
        store.log(8, 8, LoggedQuestion("another's", "answer", "en", "private"))
        store.rate(7, "i", "e", "good")
        store.choose(7, LoggedChoice("ru"))
        assert await store.erase(7) == 1
        assert [q.text for q in await logged(store)] == ["another's"]
        assert await store.ratings() == []
        assert store.choice(7) == LoggedChoice()
    assert b"mine" not in (tmp_path / "log").read_bytes()


async def test_a_group_that_moves_takes_its_choice_along(tmp_path: Path) -> None:
    """And one that the bot leaves takes it away."""
    async with Store(tmp_path / "log") as store:
        store.choose(-5, LoggedChoice("ru", "central-asia"))
        store.move(-5, -1005)
        assert store.choice(-5) == LoggedChoice()
    async with Store(tmp_path / "log") as store:
        assert store.choice(-1005) == LoggedChoice("ru", "central-asia")
        store.forget_place(-1005)
    async with Store(tmp_path / "log") as store:
        assert store.choice(-1005) == LoggedChoice()


async def test_a_later_rating_replaces_an_earlier_one(tmp_path: Path) -> None:
    """One voice a person and an entry."""
    async with Store(tmp_path / "log") as store:
        store.rate(7, "i", "e", "good")
        store.rate(7, "i", "e", "person")
        assert await store.ratings() == [("i", "e", "person")]


async def test_what_an_editor_dismisses_stays_dismissed(tmp_path: Path) -> None:
    """Over a restart too; it stands in the file as a hash."""
    async with Store(tmp_path / "log") as store:
        store.dismiss("question tulips")
        assert store.is_dismissed("question tulips")
    assert b"tulips" not in (tmp_path / "log").read_bytes()
    async with Store(tmp_path / "log") as store:
        assert store.is_dismissed("question tulips")
        assert not store.is_dismissed("question daisies")


@pytest.mark.parametrize("days", [0, 1, 30])
async def test_what_is_dismissed_is_so_as_long_as_questions_are_kept(tmp_path: Path, days: int) -> None:
    """At least a day; then it may be seen again, without a restart, and takes no memory."""
    now = 100.0 * DAY
    async with Store(tmp_path / "log", days, lambda: now) as store:
        store.dismiss("question tulips")
        now += (days or 1) * DAY - 1
        store.dismiss("question daisies")
        assert store.is_dismissed("question tulips")
        now += 1
        assert not store.is_dismissed("question tulips")
        assert store.is_dismissed("question daisies")
        store.dismiss("question roses")
        assert len(store._dismissed) == 2


async def test_what_is_dismissed_again_is_so_from_then_on(tmp_path: Path) -> None:
    """Over a restart too."""
    now = 100.0 * DAY
    async with Store(tmp_path / "log", 3, lambda: now) as store:
        for flower in ("tulips", "daisies", "tulips"):
            store.dismiss(f"question {flower}")
            now += DAY
    async with Store(tmp_path / "log", 3, lambda: now) as store:
        now += DAY
        assert store.is_dismissed("question tulips")
        assert not store.is_dismissed("question daisies")


async def test_the_faults_of_an_entry_are_those_of_each_reader(tmp_path: Path) -> None:
    """Who likes it finds none."""
    async with Store(tmp_path / "log") as store:
        for reader, rating in ((7, "person"), (8, "good"), (9, "bad"), (9, "words")):
            store.rate(reader, "i", "e", rating)
        assert await store.faults("i", "e") == {store.person(7): "person", store.person(9): "words"}

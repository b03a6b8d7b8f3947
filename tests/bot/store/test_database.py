"""What befalls the file while it is used, in real SQLite files: writing goes on, and who wants to know hears of it."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.store import file as file_module
from bot.store.questions import LoggedChoice, LoggedQuestion, Store
from bot.store.trouble import FileTrouble, StoreError
from tests.bot.leftover import logged
from tests.bot.spoiling import WAYS, spoil, spoil_page
from tests.botapi.waiting import until


@dataclass
class Kept:
    """A store, its file, and what it has said of its troubles."""

    path: Path
    heard: list[str]
    store: Store

    def log(self, text: str) -> None:
        """Note a question of somebody's."""
        self.store.log(7, 7, LoggedQuestion(text, "answer", "en", "private"))

    async def hears(self, *kinds: str) -> None:
        """Wait until that has been said, and nothing else."""
        await until(lambda: len(self.heard) >= len(kinds) or None, lambda: f"only {self.heard}")
        assert self.heard == list(kinds)

    async def has(self, *questions: str) -> None:
        """Wait until that is in the file of that name."""

        def find() -> bool | None:
            with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(self.path)) as file:
                return [q for (q,) in file.execute("SELECT question FROM questions")] == list(questions) or None
            return None

        await until(find, lambda: f"{questions} are not in the file")

    async def pragma(self, text: str) -> None:
        """Set something on the bot's own connection."""
        file = self.store._database.access._file
        assert file
        await file.db.execute_fetchall(f"PRAGMA {text}")


@pytest.fixture(autouse=True)
def _promptly(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is waited for comes soon."""
    monkeypatch.setattr("bot.store.database.GLANCE", 0.05)
    monkeypatch.setattr("bot.store.database.PAUSE", 0.01)
    monkeypatch.setattr("bot.store.file.PATIENCE", 0.05)


def store_at(path: Path) -> Kept:
    """A store that is not open yet."""
    heard: list[str] = []
    store = Store(path, news=lambda: heard.append(store.trouble.kind if store.trouble else "well"))
    return Kept(path, heard, store)


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Kept]:
    """A store with one question in its file."""
    made = store_at(tmp_path / "data" / "log")
    async with made.store:
        made.log("before")
        await made.has("before")
        yield made


async def test_a_locked_file(kept: Kept, caplog: pytest.LogCaptureFixture) -> None:
    """What is asked meanwhile waits, and is written when the other lets go; each is said once."""
    with contextlib.closing(sqlite3.connect(kept.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for text in ("first", "second"):
            kept.log(text)
            with pytest.raises(StoreError, match="BOT_DATA is locked"):
                await kept.store.erase(8)
        other.execute("ROLLBACK")
    await kept.hears("locked", "well")
    await kept.has("before", "first", "second")
    assert [r.getMessage() for r in caplog.records if r.name.startswith("bot")] == [
        f"The database cannot be written now: {FileTrouble('locked').sentence}"
    ]


async def test_a_full_disk(kept: Kept) -> None:
    """SQLite's own answer for it; what waits is written when there is room."""
    await kept.pragma("max_page_count = 1")
    kept.log("large " * 5_000)
    await kept.hears("full")
    kept.log("small")
    await kept.pragma("max_page_count = 100000")
    await kept.hears("full", "well")
    await kept.has("before", "large " * 5_000, "small")


async def test_a_disk_that_cannot_be_written(kept: Kept) -> None:
    """Reading goes on."""
    await kept.pragma("query_only = ON")
    kept.log("later")
    await kept.hears("readonly", "well")
    await kept.has("before", "later")


async def test_what_no_file_takes_keeps_back_nothing_else(kept: Kept, caplog: pytest.LogCaptureFixture) -> None:
    """Half a character is replaced; a statement that fails by itself is let go."""
    kept.log("half \ud83d, whole \ud83d\ude42, nothing \0")
    kept.store._database.write("INSERT INTO questions VALUES (1)")
    kept.log("after")
    kept.store._database.write("INSERT INTO questions (at, question) VALUES (?, ?)", 2**33, object())
    await kept.has("before", "half \ufffd, whole \U0001f642, nothing \0", "after")
    assert caplog.text.count("A line cannot be written into BOT_DATA and was left out: ") == 2
    assert kept.heard == []


def damage(path: Path) -> None:
    """Overwrite the pages of a file, and what waits beside it, but for the first few bytes."""
    for file in (path, path.with_name(f"{path.name}-wal")):
        if file.exists():
            with file.open("r+b") as opened:
                size = opened.seek(0, 2)
                opened.seek(min(size, 120))
                opened.write(b"\xff" * max(0, size - 120))


def asides(path: Path) -> list[Path]:
    """The damaged files that were moved away, without what lay beside them."""
    return [file for file in path.parent.glob(f"{path.name}.damaged-*") if not file.name.endswith(("-wal", "-shm"))]


async def test_a_file_that_is_damaged_while_it_is_used(kept: Kept) -> None:
    """It is moved aside and a new one begun, which knows the same people and what was chosen."""
    kept.store.choose(7, LoggedChoice("ru"))
    kept.store.dismiss("question tulips")
    assert len(await logged(kept.store)) == 1
    await kept.pragma("wal_checkpoint(TRUNCATE)")
    damage(kept.path)
    await kept.pragma("shrink_memory")
    kept.log("after")
    await kept.hears("damaged", "well")
    await kept.has("after")
    (aside,) = asides(kept.path)
    assert b"\xff" * 1000 in aside.read_bytes()
    assert await kept.store.erase(7) == 1
    again = store_at(kept.path)
    async with again.store:
        assert again.store.is_dismissed("question tulips")
        assert again.heard == []


@pytest.mark.parametrize(
    "content", [b"letters, letters" * 1000, b"", b"\0" * 8192], ids=["letters", "nothing", "zeros"]
)
async def test_a_file_that_is_none_at_the_start(tmp_path: Path, content: bytes) -> None:
    """It is kept under another name unless it is empty, and a new one begun."""
    kept = store_at(tmp_path / "log")
    kept.path.write_bytes(content)
    async with kept.store:
        kept.log("after")
        await kept.has("after")
        assert [file.read_bytes() for file in asides(kept.path)] == ([content] if content else [])


async def test_a_file_with_a_damaged_page_at_the_start(tmp_path: Path) -> None:
    """It is seen before a question meets it."""
    kept = store_at(tmp_path / "log")
    async with kept.store:
        for number in range(500):
            kept.log(f"question {number}")
    damage(kept.path)
    before = kept.path.read_bytes()
    again = store_at(kept.path)
    async with again.store:
        assert await logged(again.store) == []
        assert [file.read_bytes() for file in asides(kept.path)] == [before]
        assert again.heard == ["damaged", "well"]


@pytest.mark.parametrize("way", WAYS)
async def test_a_file_that_is_damaged_where_it_lies(kept: Kept, way: str) -> None:
    """It is noticed before SQLite meets it: nothing is written into it, and what comes is in a new one."""
    kept.store.choose(7, LoggedChoice("ru"))
    await logged(kept.store)
    await kept.pragma("wal_checkpoint(TRUNCATE)")
    kept.log("noted")
    await kept.has("before", "noted")
    await kept.pragma("wal_checkpoint(TRUNCATE)")
    await logged(kept.store)
    spoil(kept.path, way)
    await kept.hears("damaged", "well")
    kept.log("after")
    await until(lambda: b"after" in everything_in(kept.path.parent) or None, lambda: "it is not written")
    again = store_at(kept.path)
    async with again.store:
        assert again.store.choice(7) == LoggedChoice("ru")
        assert again.heard == []


async def test_damage_to_what_lies_beside_the_file_does_not_reach_it(kept: Kept) -> None:
    """SQLite would write it into the file when that is closed."""
    await kept.pragma("wal_checkpoint(TRUNCATE)")
    kept.log("in the file")
    await kept.has("before", "in the file")
    await kept.store.erase(8)  # brings all into the file
    kept.log("beside it")
    await kept.has("before", "in the file", "beside it")
    await logged(kept.store)
    spoil(kept.path.with_name("log-wal"), "overwritten")
    await kept.hears("damaged", "well")
    await kept.has("before", "in the file")


async def test_damage_in_the_moment_of_writing_is_found_when_old_lines_are_dropped(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody else wrote then cannot be told from what was written here."""
    await kept.store.erase(8)
    spoil(kept.path, "emptied")
    file = kept.store._database.access._file
    assert file
    file.watch.note()
    monkeypatch.setattr("bot.store.database.SWEEP", 0.0)
    await kept.hears("damaged", "well")


async def test_a_file_to_which_another_program_writes_is_well(kept: Kept) -> None:
    """There is nothing to tell, and what that one wrote counts."""
    with contextlib.closing(sqlite3.connect(kept.path, isolation_level=None)) as other:
        other.execute("UPDATE questions SET question = 'mended'")
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    kept.log("after")
    await kept.has("mended", "after")
    os.utime(kept.path)
    kept.log("later")
    await kept.has("mended", "after", "later")
    assert kept.heard == []


async def half_damaged(path: Path) -> None:
    """A file with a thousand questions of two people, in the middle of which some pages are damaged."""
    made = store_at(path)
    async with made.store:
        for number in range(1_000):
            text = f"question {number} {'tulips' if number % 2 else 'daisies'}"
            made.store.log(number % 2, number % 2, LoggedQuestion(text, "answer", "en", "private"))
        made.store.choose(1, LoggedChoice("ru"))
    spoil_page(path, b"question 500 ")


async def test_what_can_be_read_of_a_damaged_file_is_in_the_new_one(tmp_path: Path) -> None:
    """People are known by the same key, so that they can erase it."""
    await half_damaged(tmp_path / "log")
    kept = store_at(tmp_path / "log")
    async with kept.store:
        found = [question.text for question in await logged(kept.store)]
        assert found[0] == "question 0 daisies"
        assert found[-1] == "question 999 tulips"
        assert 700 < len(found) < 1_000
        assert kept.store.choice(1) == LoggedChoice("ru")
        assert kept.store.mishaps == [FileTrouble("damaged", moved=True, aside=asides(kept.path)[0].name)]
        assert await kept.store.erase(1) == sum("tulips" in text for text in found)
        assert b"tulips" not in everything_in(tmp_path)
        assert asides(kept.path) == []


async def test_where_nothing_is_kept_no_damaged_file_is(tmp_path: Path) -> None:
    """What can be read of it is what is chosen."""
    await half_damaged(tmp_path / "log")
    async with Store(tmp_path / "log", days=0) as store:
        assert store.choice(1) == LoggedChoice("ru")
        assert store.mishaps == [FileTrouble("damaged", moved=True)]
        assert store.mishaps[0].sentence == "BOT_DATA was damaged; a new file is begun with what can be read of it."
        assert b"tulips" not in everything_in(tmp_path)
        assert asides(tmp_path / "log") == []


async def test_where_nothing_is_kept_no_file_is_that_is_damaged_while_it_is_used(tmp_path: Path) -> None:
    """It goes at once, not only when old lines are dropped."""
    heard: list[str] = []
    async with Store(tmp_path / "log", days=0, news=lambda: heard.append("news")) as store:
        await store.erase(8)
        spoil(tmp_path / "log", "overwritten")
        await until(lambda: store.mishaps or None, lambda: "it is not noticed")
        await logged(store)
        assert asides(tmp_path / "log") == []


@pytest.mark.parametrize("what", ["the file", "all of its files", "its folder"])
async def test_a_file_that_is_deleted(kept: Kept, what: str, caplog: pytest.LogCaptureFixture) -> None:
    """A new one is begun, where readers keep the language that they have chosen; nothing was unwritable."""
    caplog.set_level("INFO", "bot")
    kept.store.choose(7, LoggedChoice("ru"))
    await logged(kept.store)
    if what == "the file":
        kept.path.unlink()
    elif what == "all of its files":
        for file in kept.path.parent.iterdir():
            file.unlink()
    else:
        shutil.rmtree(kept.path.parent)
    await kept.hears("deleted", "well")
    assert caplog.messages == [f"The database is another one now: {FileTrouble('deleted').sentence}"]
    kept.log("after")
    await kept.has("after")
    again = store_at(kept.path)
    async with again.store:
        assert again.store.choice(7) == LoggedChoice("ru")


async def test_a_file_that_is_away_for_a_while(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a disk that comes back: it is no other for that, and there is nothing to tell when it is well."""
    folder, away = kept.path.parent, kept.path.parent.with_name("away")
    made = file_module._made

    def made_later(path: Path) -> Path:
        if away.exists():
            away.rename(folder)
        return made(path)

    monkeypatch.setattr(file_module, "_made", made_later)
    folder.rename(away)
    kept.log("meanwhile")
    await kept.has("before", "meanwhile")
    assert kept.heard == []


async def test_what_waits_beside_a_file_that_is_replaced_is_not_taken_for_the_new_ones(
    kept: Kept, tmp_path: Path
) -> None:
    """As when a copy is put in its place while the bot runs: what that one has counts."""
    other = store_at(tmp_path / "copy")
    async with other.store:
        other.log("of the copy")
        other.store.choose(7, LoggedChoice("uz"))
    kept.log("of the old one")
    await kept.has("before", "of the old one")
    other.path.replace(kept.path)
    await kept.hears("replaced", "well")
    await kept.has("of the copy")
    assert kept.store.choice(7) == LoggedChoice("uz")
    assert await kept.store.erase(7) == 1
    with contextlib.closing(sqlite3.connect(kept.path)) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


async def test_a_database_of_another_program_in_the_place_of_the_file_stays_as_it_is(
    kept: Kept, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It is told once, what is asked waits, and is written when the bot's own file is back."""
    foreign = tmp_path / "notes"
    with contextlib.closing(sqlite3.connect(foreign)) as notes:
        notes.execute("CREATE TABLE notes (words)")
    content = foreign.read_bytes()
    own = tmp_path / "own"
    kept.path.rename(own)
    for part in ("-wal", "-shm"):
        kept.path.with_name(f"log{part}").rename(tmp_path / f"own{part}")
    shutil.copy(foreign, kept.path)
    await kept.hears("foreign")
    for text in ("first", "second"):
        kept.log(text)
        with pytest.raises(StoreError, match="stays as it is"):
            await kept.store.erase(8)
    assert kept.path.read_bytes() == content
    assert [file.name for file in kept.path.parent.iterdir()] == ["log"]
    for part in ("", "-wal", "-shm"):
        if (file := tmp_path / f"own{part}").exists():
            file.replace(kept.path.with_name(f"log{part}"))
    await kept.has("before", "first", "second")
    assert kept.heard[-1] == "well"
    assert sum(FileTrouble("foreign").sentence in message for message in caplog.messages) == 1


async def test_what_lies_beside_the_file_is_deleted(kept: Kept) -> None:
    """What is written afterwards is in the file nevertheless."""
    kept.path.with_name("log-wal").unlink()
    kept.log("after")
    await kept.has("before", "after")


async def test_it_begins_though_the_file_is_locked(tmp_path: Path) -> None:
    """Who asks is known by the file's own key once that can be read, and what is chosen meanwhile is kept."""
    kept = store_at(tmp_path / "log")
    async with kept.store:
        kept.store.choose(8, LoggedChoice("ru"))
    again = store_at(kept.path)
    with contextlib.closing(sqlite3.connect(kept.path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        async with again.store:
            assert again.store.choice(8) == LoggedChoice()
            again.log("meanwhile")
            again.store.choose(7, LoggedChoice("uz"))
            other.execute("ROLLBACK")
            other.close()
            await again.hears("locked", "well")
            assert [again.store.choice(chat).language for chat in (7, 8)] == ["uz", "ru"]
            await again.has("meanwhile")
            assert await again.store.erase(7) == 1


async def test_it_begins_with_a_full_disk(small_disk: Path) -> None:
    """There is no file yet, and no room for one; what was asked is there as soon as there is."""
    kept = store_at(small_disk / "log")
    async with kept.store:
        assert kept.heard == ["full"]
        kept.log("asked")
        kept.store.choose(7, LoggedChoice("ru"))
        with pytest.raises(StoreError, match="the disk is full"):
            await kept.store.erase(8)
        assert kept.store.choice(7) == LoggedChoice("ru")
        (small_disk / "filling").unlink()
        await kept.hears("full", "well")
        await kept.has("asked")


async def test_a_disk_that_becomes_full(small_disk: Path) -> None:
    """And has room again later."""
    filling = small_disk / "filling"
    filling.write_bytes(bytes(4096))
    kept = store_at(small_disk / "log")
    async with kept.store:
        kept.log("before")
        await kept.has("before")
        with contextlib.suppress(OSError), filling.open("wb", buffering=0) as more:
            while more.write(bytes(4096)):
                pass
        kept.log("large " * 50_000)
        await kept.hears("full")
        filling.unlink()
        await kept.hears("full", "well")
        await kept.has("before", "large " * 50_000)


def remount(disk: Path, how: str) -> None:
    """Make a disk one that can ("rw") or cannot ("ro") be written."""
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)


async def test_it_begins_on_a_disk_that_cannot_be_written(small_disk: Path) -> None:
    """As a system leaves one that it has found faulty."""
    (small_disk / "filling").unlink()
    kept = store_at(small_disk / "log")
    async with kept.store:
        kept.log("before")
    remount(small_disk, "ro")
    again = store_at(small_disk / "log")
    async with again.store:
        again.log("after")
        await again.hears("readonly")
        remount(small_disk, "rw")
        await again.hears("readonly", "well")
        await again.has("before", "after")


def everything_in(folder: Path) -> bytes:
    """All that lies in the files of a folder."""
    return b"".join(file.read_bytes() for file in folder.iterdir())


async def test_what_is_erased_stands_nowhere_any_more(tmp_path: Path) -> None:
    """Neither in the file nor beside it, while the bot runs; among much of others, which stays."""
    kept = store_at(tmp_path / "data" / "log")
    async with kept.store:
        for number in range(2_000):
            person, words = number % 7, "tulips " if number % 7 == 3 else "daisies "
            text = words * (1 + number * 37 % 90)
            kept.store.log(person, person, LoggedQuestion(text, "answer", "en", "private"))
        assert len(await logged(kept.store)) == 2_000
        assert b"tulips" in everything_in(kept.path.parent)
        assert await kept.store.erase(3) == 286
        found = everything_in(kept.path.parent)
        assert b"tulips" not in found
        assert b"daisies" in found


async def test_what_is_erased_while_somebody_reads_is_wiped_when_he_is_done(kept: Kept) -> None:
    """As while a copy is made."""
    kept.log("tulips")
    await kept.has("before", "tulips")
    with contextlib.closing(sqlite3.connect(kept.path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM questions").fetchall()
        assert await kept.store.erase(7) == 2
        assert b"tulips" in everything_in(kept.path.parent)
        other.execute("ROLLBACK")
    folder = kept.path.parent
    await until(lambda: None if b"tulips" in everything_in(folder) else True, lambda: "it is still there")


async def test_what_a_killed_bot_leaves_beside_the_file_is_erased_too(kept: Kept, tmp_path: Path) -> None:
    """The next one finds it there."""
    kept.log("tulips")
    await kept.has("before", "tulips")
    left = store_at(tmp_path / "left" / "log")
    shutil.copytree(kept.path.parent, left.path.parent)
    assert b"tulips" in left.path.with_name("log-wal").read_bytes()
    async with left.store:
        assert await left.store.erase(7) == 2
        assert b"tulips" not in everything_in(left.path.parent)


async def test_where_nothing_is_kept_what_was_kept_before_goes_at_once(kept: Kept) -> None:
    """Days of 0, on a file of more."""
    kept.log("tulips")
    await kept.has("before", "tulips")
    async with Store(kept.path, days=0) as store:
        assert await logged(store) == []
        assert b"tulips" not in everything_in(kept.path.parent)

"""Opening the file: its rights, its versions, and what can never be one."""

import contextlib
import sqlite3
import stat
import sys
from pathlib import Path

import aiosqlite
import pytest

from bot.store.file import drop_aside, move_aside, open_file, wipe
from bot.store.questions import LoggedChoice, LoggedQuestion, Store
from bot.store.schema import MIGRATIONS
from bot.store.trouble import UnusableSettingError
from tests.bot.leftover import logged

FIRST = """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
    CREATE TABLE questions (
        at INTEGER, person BLOB, place BLOB, surface TEXT, language TEXT, status TEXT, question TEXT,
        interview TEXT, entry TEXT);
    CREATE INDEX questions_at ON questions (at);
    CREATE INDEX questions_person ON questions (person);
    CREATE TABLE choices (place BLOB PRIMARY KEY, language TEXT, interview TEXT) WITHOUT ROWID;
    CREATE TABLE ratings (
        person BLOB, interview TEXT, entry TEXT, at INTEGER, rating TEXT, PRIMARY KEY (person, interview, entry)
        ) WITHOUT ROWID;
    PRAGMA user_version = 1;
"""
"""As the first files were made."""
DISMISSED = "CREATE TABLE dismissed (name BLOB PRIMARY KEY, at INTEGER) WITHOUT ROWID;"
"""What later ones of the same version had, too."""
KEY = bytes(range(32))
QUESTION = LoggedQuestion("Water?", "answer", "en", "private")


def version_of(path: Path) -> int:
    """The version that a file says it has."""
    with contextlib.closing(sqlite3.connect(path)) as file:
        ((version,),) = file.execute("PRAGMA user_version")
    return int(version)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept otherwise there")
async def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    """Also one that was made otherwise, and what SQLite keeps beside it."""
    path = tmp_path / "log"
    sqlite3.connect(path).close()
    path.chmod(0o644)
    async with Store(path) as store:
        store.log(7, 7, QUESTION)
        assert await logged(store)
        assert modes(tmp_path) == {"log": 0o600, "log-wal": 0o600, "log-shm": 0o600}


def modes(folder: Path) -> dict[str, int]:
    """The rights of the files of a folder."""
    return {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}


@pytest.mark.parametrize("schema", ["", FIRST, FIRST + DISMISSED], ids=["empty", "first", "first with dismissed"])
async def test_a_file_of_an_older_version_is_brought_up_to_date(tmp_path: Path, schema: str) -> None:
    """What is in it stays, and all of the program works with it; opening it again changes nothing."""
    path = tmp_path / "log"
    with contextlib.closing(sqlite3.connect(path)) as old:
        old.executescript(schema)
        if schema:
            old.execute("INSERT INTO meta VALUES ('key', ?)", (KEY,))
            place = await place_of(tmp_path / "other", 7)
            old.execute("INSERT INTO choices VALUES (?, 'ru', NULL)", (place,))
            old.execute(
                "INSERT INTO questions VALUES (?, NULL, NULL, 'private', 'en', 'answer', 'Fire?', NULL, NULL)", [2**33]
            )
            old.commit()
    async with Store(path) as store:
        assert store.choice(7) == LoggedChoice("ru" if schema else None)
        store.log(7, 7, QUESTION)
        store.dismiss("question tulips")
        store.rate(7, "i", "e", "good")
    assert version_of(path) == len(MIGRATIONS)
    async with Store(path) as store:
        assert [q.text for q in await logged(store)] == ["Water?"] + (["Fire?"] if schema else [])
        assert store.is_dismissed("question tulips")
        assert await store.ratings() == [("i", "e", "good")]


async def place_of(path: Path, chat: int) -> bytes:
    """What stands for a chat in a file with KEY."""
    with contextlib.closing(sqlite3.connect(path)) as file:
        file.executescript(FIRST)
        file.execute("INSERT INTO meta VALUES ('key', ?)", (KEY,))
        file.commit()
    async with Store(path) as store:
        store.choose(chat, LoggedChoice("ru"))
    with contextlib.closing(sqlite3.connect(path)) as file:
        ((place,),) = file.execute("SELECT place FROM choices")
    return bytes(place)


async def test_a_file_of_a_later_version_is_refused(tmp_path: Path) -> None:
    """In one sentence, and left as it is."""
    with contextlib.closing(sqlite3.connect(tmp_path / "log")) as later:
        later.execute("PRAGMA user_version = 99")
    before = (tmp_path / "log").read_bytes()
    with pytest.raises(UnusableSettingError, match=r"^BOT_DATA is a file of a later version of this program; .*\.$"):
        await Store(tmp_path / "log").__aenter__()
    assert (tmp_path / "log").read_bytes() == before


@pytest.mark.parametrize("place", ["folder", "file/log", "/dev/null", "itself"])
async def test_what_can_never_be_the_file_is_refused(tmp_path: Path, place: str) -> None:
    """A folder, a name below a file, a device, a link to itself: one sentence, and no path in it."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "itself").symlink_to(tmp_path / "itself")
    with pytest.raises(UnusableSettingError, match=r"^BOT_DATA .*\.$") as error:
        await Store(tmp_path / place).__aenter__()
    assert str(tmp_path) not in str(error.value)


@pytest.mark.parametrize("key", [None, "letters", b"", bytes(5_000)], ids=["none", "letters", "empty", "long"])
async def test_a_file_whose_key_is_damaged_is_begun_anew(tmp_path: Path, key: object) -> None:
    """Nothing of it is taken: nobody could have erased what is his."""
    with contextlib.closing(sqlite3.connect(tmp_path / "log")) as damaged:
        damaged.executescript(FIRST)
        damaged.execute("INSERT INTO meta VALUES ('key', ?)", (key,))
        damaged.execute("INSERT INTO questions VALUES (?, '', '', '', '', '', 'Fire?', NULL, NULL)", [2**33])
        damaged.commit()
    async with Store(tmp_path / "log") as store:
        assert [trouble.moved for trouble in store.mishaps] == [True]
        assert store.trouble is None
        store.choose(7, LoggedChoice("ru"))
        assert await logged(store) == []


async def test_a_file_whose_tables_are_no_text_any_more_is_begun_anew(tmp_path: Path) -> None:
    """SQLite repeats the words in its error, and Python cannot read them."""
    async with Store(tmp_path / "log") as store:
        store.log(7, 7, QUESTION)
    content = (tmp_path / "log").read_bytes()
    (tmp_path / "log").write_bytes(content.replace(b"CREATE TABLE questions", b"CR\xc7ATE TABLE questions"))
    async with Store(tmp_path / "log") as store:
        assert [trouble.moved for trouble in store.mishaps] == [True]
        assert store.trouble is None
        assert await logged(store) == []


async def test_a_file_that_goes_while_it_is_opened_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the disk goes in that moment: what is written would go with it. It is tried again later."""

    async def wipe_and_go(db: aiosqlite.Connection) -> bool:
        (tmp_path / "log").unlink()
        return await wipe(db)

    monkeypatch.setattr("bot.store.file.wipe", wipe_and_go)
    with pytest.raises(FileNotFoundError):
        await open_file(tmp_path / "log", MIGRATIONS, KEY)


def test_a_damaged_file_is_moved_over_no_other(tmp_path: Path) -> None:
    """Not even when there are two in one second; what SQLite keeps beside it goes along."""
    path = tmp_path / "log"
    names = set()
    for number in range(3):
        path.write_text(f"damaged {number}")
        (tmp_path / "log-wal").write_text(f"beside {number}")
        names.add(move_aside(path).name)
    assert len(names) == 3
    assert {file.read_text() for file in tmp_path.iterdir()} == {
        f"{w} {n}" for w in ("damaged", "beside") for n in range(3)
    }
    assert not path.exists()


def test_damaged_files_are_dropped_when_they_are_old(tmp_path: Path) -> None:
    """As the questions in them would be."""
    path = tmp_path / "log"
    path.touch()
    moved = move_aside(path)
    path.touch()
    written = moved.stat().st_mtime
    drop_aside(path, written)
    assert moved.exists()
    drop_aside(path, written + 1)
    assert list(tmp_path.iterdir()) == [path]

"""Whose file it is: another's is refused and left as it is, one's own is not, however damaged."""

import contextlib
import sqlite3
import stat
from pathlib import Path

import pytest

from bot.store.foreign import inbox_beside, refuse_foreign, refuse_sound_foreign
from bot.store.questions import Store
from bot.store.trouble import UnusableSettingError

TEXT = b"BOT_TOKEN=1:x\n" * 100


def database(path: Path, *tables: str, journal: str = "delete") -> Path:
    """A database of some program's."""
    with contextlib.closing(sqlite3.connect(path)) as file:
        file.execute(f"PRAGMA journal_mode = {journal}")
        for table in tables:
            file.execute(f"CREATE TABLE {table} (name TEXT, value TEXT)")
        file.commit()
    return path


@pytest.mark.parametrize("tables", [("notes",), ("meta", "notes"), ("waiting", "settled", "aside")])
@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_a_database_of_another_program_is_refused(tmp_path: Path, tables: tuple[str, ...], journal: str) -> None:
    """One that is locked, too; nothing is left beside it, and no path is in the sentence."""
    path = database(tmp_path / "file", *tables, journal=journal)
    before = path.read_bytes()
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        beside = sorted(tmp_path.iterdir())
        with pytest.raises(UnusableSettingError, match=r"^BOT_DATA names a file that is no database .*\.$") as error:
            refuse_foreign(path)
        assert sorted(tmp_path.iterdir()) == beside
    assert str(tmp_path) not in str(error.value)
    assert path.read_bytes() == before


def test_what_is_no_database_is_refused_unless_an_inbox_lies_beside_it(tmp_path: Path) -> None:
    """With one, it is a damaged file of the bot's own."""
    for content in (TEXT, b"x", bytes(4096)):
        (tmp_path / "file").write_bytes(content)
        with pytest.raises(UnusableSettingError):
            refuse_foreign(tmp_path / "file")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with pytest.raises(UnusableSettingError):
        refuse_foreign(tmp_path / "link")
    inbox_beside(tmp_path / "file").touch()
    refuse_foreign(tmp_path / "file")


async def test_ones_own_is_not_refused(tmp_path: Path) -> None:
    """Nor one that is not there, is empty, has no tables yet, or cannot be read."""
    async with Store(tmp_path / "own"):
        refuse_foreign(tmp_path / "own")
    refuse_foreign(tmp_path / "own")
    (tmp_path / "empty").touch()
    database(tmp_path / "bare", journal="wal")
    (tmp_path / "broken").write_bytes((tmp_path / "own").read_bytes()[:50] + b"\xff" * 5_000)
    (tmp_path / "itself").symlink_to(tmp_path / "itself")
    for name in ("empty", "bare", "broken", "itself", "none", ".", "empty/below"):
        refuse_foreign(tmp_path / name)


def test_a_sound_database_of_another_program_is_nobody_elses_damaged_one(tmp_path: Path) -> None:
    """Whatever lies beside it; a damaged one may have been the bot's own, and what is no database is not told here."""
    path = database(tmp_path / "file", "notes")
    inbox_beside(path).touch()
    with pytest.raises(UnusableSettingError):
        refuse_sound_foreign(path)
    with contextlib.closing(sqlite3.connect(path)) as file, file:
        file.execute("CREATE INDEX names ON notes (name)")
        file.executemany("INSERT INTO notes VALUES (?, ?)", [(f"name {number}", "x" * 50) for number in range(500)])
    content = path.read_bytes()
    path.write_bytes(content[:4096] + bytes(len(content) - 4096))
    for name in ("file", "none", "."):
        refuse_sound_foreign(tmp_path / name)


def left_in(folder: Path) -> list[tuple[str, int, bytes]]:
    """The files of a folder, with their rights and what is in them."""
    return [(file.name, stat.S_IMODE(file.stat().st_mode), file.read_bytes()) for file in sorted(folder.iterdir())]


async def test_another_programs_database_where_the_bots_own_was_is_refused_at_the_start(tmp_path: Path) -> None:
    """Though an inbox lies beside it: it is neither moved nor written to, and keeps its rights."""
    path = database(tmp_path / "file", "notes")
    inbox_beside(path).touch()
    path.chmod(0o644)
    before = left_in(tmp_path)
    with pytest.raises(UnusableSettingError, match="names a file that is no database of this bot"):
        await Store(path).__aenter__()
    assert left_in(tmp_path) == before

"""What is taken out of a damaged file, with and without row numbers of its own."""

import contextlib
import sqlite3
from pathlib import Path

from bot.store.salvage import salvage
from tests.bot.spoiling import spoil, spoil_page

TABLES = (
    "CREATE TABLE lines (at INTEGER, words TEXT); CREATE TABLE names (name TEXT PRIMARY KEY, at REAL) WITHOUT ROWID"
)


def made(path: Path) -> sqlite3.Connection:
    """A file with the tables, and nothing in them."""
    file = sqlite3.connect(path)
    file.executescript(TABLES)
    return file


def filled(path: Path) -> None:
    """A file with a thousand rows in each table."""
    with contextlib.closing(made(path)) as file, file:
        file.executemany("INSERT INTO lines VALUES (?, ?)", [(n, f"words {n:04} " * 9) for n in range(1_000)])
        file.executemany("INSERT INTO names VALUES (?, ?)", [(f"name {n:04} " * 9, n) for n in range(1_000)])


def test_rows_before_and_behind_the_damage_are_taken(tmp_path: Path) -> None:
    """Each once; what the new file has stays."""
    filled(tmp_path / "old")
    for words in (b"words 0500", b"name 0500"):
        spoil_page(tmp_path / "old", words)
    with contextlib.closing(made(tmp_path / "new")) as new:
        new.execute("INSERT INTO names VALUES (?, -1)", ("name 0000 " * 9,))
        salvage(tmp_path / "old", new, ["lines", "names", "names"])
        lines = [at for (at,) in new.execute("SELECT at FROM lines")]
        names = [at for (at,) in new.execute("SELECT at FROM names")]
    assert (lines[0], lines[-1], names[0], names[1], names[-1]) == (0, 999, -1, 1, 999)
    assert all(800 < len(set(found)) == len(found) < 1_000 for found in (lines, names))


def test_what_no_column_would_hold_is_left(tmp_path: Path) -> None:
    """As damage makes it."""
    filled(tmp_path / "old")
    with contextlib.closing(sqlite3.connect(tmp_path / "old")) as old, old:
        old.execute("UPDATE lines SET at = 'letters' WHERE at > 0")
    with contextlib.closing(made(tmp_path / "new")) as new:
        salvage(tmp_path / "old", new, ["lines"])
        assert new.execute("SELECT at FROM lines").fetchall() == [(0,)]


def test_of_what_is_no_database_nothing_is_taken(tmp_path: Path) -> None:
    """Nor of one that has other tables."""
    filled(tmp_path / "old")
    spoil(tmp_path / "old", "overwritten")
    sqlite3.connect(tmp_path / "other").close()
    with contextlib.closing(made(tmp_path / "new")) as new:
        for name in ("old", "other"):
            salvage(tmp_path / name, new, ["lines", "names"])
        assert new.execute("SELECT count(*) FROM lines").fetchall() == [(0,)]

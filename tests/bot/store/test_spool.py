"""The file of what waits: what one run writes the next one finds, and nothing else is left in it."""

import contextlib
import os
import sqlite3
import stat
import time
from pathlib import Path

import pytest

from bot.store.batch import Batch, GivenAnswer, SetAside, SettledUpdate, SpooledUpdate
from bot.store.database import DAY
from bot.store.spool import BARE_DAYS, Spool
from bot.store.trouble import StoreError
from tests.bot.leftover import aside_in, holds, waiting_in
from tests.bot.spoiling import WAYS, spoil, spoil_page

GIVEN = GivenAnswer(b"a-spot", b"a-person", 12)
SEVEN = SettledUpdate(7, 102.0, GIVEN)
ONE = SpooledUpdate(5, 100.0, 0, '{"update_id":5,"text":"zulfiya-sends-this"}')


async def written(path: Path, *batches: Batch) -> Spool:
    """An open spool with that in it."""
    spool = Spool(path, 30)
    await spool.open()
    for batch in batches:
        await spool.write(batch)
    return spool


async def test_the_next_run_finds_what_waits_and_what_is_settled(tmp_path: Path) -> None:
    """As it was last written."""
    spool = await written(
        tmp_path / "inbox",
        Batch(waiting=[ONE, ONE._replace(number=6)]),
        Batch(waiting=[ONE._replace(tries=2)], gone=[6], settled=[SettledUpdate(6, 101.0, GIVEN), SEVEN]),
        Batch(forgotten=[7], settled=[SettledUpdate(8, 103.0), SettledUpdate(9, 104.0, GIVEN)]),
        Batch(settled=[SettledUpdate(9, 104.0)]),
    )
    await spool.close()
    again = Spool(tmp_path / "inbox", 30)
    settled = [SettledUpdate(6, 101.0, GIVEN), SettledUpdate(8, 103.0), SettledUpdate(9, 104.0)]
    assert await again.open() == ([ONE._replace(tries=2)], settled, None)
    await again.close()
    with contextlib.closing(sqlite3.connect(tmp_path / "inbox")) as file:
        assert file.execute("SELECT number FROM answers").fetchall() == [(6,)]


async def test_a_file_that_has_no_answers_yet(tmp_path: Path) -> None:
    """As an older version of the program has left it: all of it is taken over."""
    with contextlib.closing(sqlite3.connect(tmp_path / "inbox")) as file, file:
        file.execute("CREATE TABLE waiting (number INTEGER PRIMARY KEY, at REAL, tries INTEGER, body TEXT)")
        file.execute("CREATE TABLE settled (number INTEGER PRIMARY KEY, at REAL)")
        file.execute("CREATE TABLE aside (number INTEGER, at REAL, error TEXT, person INTEGER, body TEXT)")
        file.execute("INSERT INTO waiting VALUES (?, ?, ?, ?)", ONE)
        file.execute("INSERT INTO settled VALUES (6, 101.0)")
        file.execute("PRAGMA user_version = 1")
    spool = Spool(tmp_path / "inbox", 30)
    assert await spool.open() == ([ONE], [SettledUpdate(6, 101.0)], None)
    await spool.write(Batch(settled=[SettledUpdate(7, 102.0, GIVEN)]))
    await spool.close()


async def test_an_answer_that_the_disk_has_damaged_is_left_out(tmp_path: Path) -> None:
    """That its update was settled is known all the same."""
    both = [SettledUpdate(6, 101.0, GIVEN), SettledUpdate(7, 102.0, GIVEN)]
    await (await written(tmp_path / "inbox", Batch(settled=both))).close()
    with contextlib.closing(sqlite3.connect(tmp_path / "inbox")) as file, file:
        file.execute("UPDATE answers SET spot = NULL, person = 'words' WHERE number = 6")
    again = Spool(tmp_path / "inbox", 30)
    assert (await again.open()).settled == [SettledUpdate(6, 101.0), both[1]]
    await again.close()


async def test_what_is_written_survives_the_process(tmp_path: Path) -> None:
    """It is there for others before the file is closed."""
    spool = await written(tmp_path / "inbox", Batch(waiting=[ONE]))
    assert waiting_in(tmp_path / "inbox") == [5]
    await spool.close()


async def test_the_files_are_their_owners_alone(tmp_path: Path) -> None:
    """Also one that was there before with other rights."""
    (tmp_path / "old").touch(0o644)
    for name in ("old", "new"):
        spool = await written(tmp_path / name, Batch(waiting=[ONE]))
        files = [tmp_path / each for each in holds(tmp_path, "") if each.startswith(name)]
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
        await spool.close()


async def test_what_was_taken_out_is_nowhere_in_the_folder_once_it_is_tidied(tmp_path: Path) -> None:
    """Neither in the file nor in what SQLite keeps beside it."""
    spool = await written(tmp_path / "inbox", Batch(waiting=[ONE]), Batch(gone=[5], settled=[SettledUpdate(5, 101.0)]))
    await spool.tidy()
    assert holds(tmp_path, "zulfiya") == []
    await spool.close()


@pytest.mark.parametrize(("days", "kept"), [(2, [1.0]), (0, [BARE_DAYS - 1.0, 1.0])])
async def test_what_is_set_aside_is_kept_for_some_days(tmp_path: Path, days: int, kept: list[float]) -> None:
    """For those of the questions; where these are not kept, its number and error are kept a month."""
    now = 1000.0 * DAY
    spool = Spool(tmp_path / "inbox", days, lambda: now)
    await spool.open()
    ages = (BARE_DAYS + 1.0, BARE_DAYS - 1.0, 1.0)
    await spool.write(Batch(aside=[SetAside(int(age), now - age * DAY, "KeyError", None, None) for age in ages]))
    await spool.tidy()
    assert [number for number, _, _ in aside_in(tmp_path / "inbox")] == kept
    await spool.close()


async def test_what_was_set_aside_goes_but_for_its_error_once_nothing_is_kept(tmp_path: Path) -> None:
    """The operator has changed his mind: nobody's words are left of a run that kept them."""
    spool = await written(tmp_path / "inbox", Batch(aside=[SetAside(1, time.time(), "KeyError", 7, "zulfiya")]))
    await spool.close()
    assert holds(tmp_path, "zulfiya")
    spool = Spool(tmp_path / "inbox", 0)
    await spool.open()
    await spool.tidy()
    assert (aside_in(tmp_path / "inbox"), holds(tmp_path, "zulfiya")) == ([(1, "KeyError", None)], [])
    await spool.close()


async def test_nothing_set_aside_is_too_old_before_the_time_is_known(tmp_path: Path) -> None:
    """A machine that has just begun may have a clock that is years ahead."""
    surely = 0.0
    spool = Spool(tmp_path / "inbox", 30, lambda: 1e10, lambda: surely)
    await spool.open()
    await spool.write(Batch(aside=[SetAside(1, 1e9, "KeyError", None, None)]))
    await spool.tidy()
    assert [number for number, _, _ in aside_in(tmp_path / "inbox")] == [1]
    surely = 1e9 + 31 * DAY
    await spool.tidy()
    assert aside_in(tmp_path / "inbox") == []
    await spool.close()


async def test_erasing_takes_what_was_set_aside_of_one_person(tmp_path: Path) -> None:
    """Others' is kept."""
    both = [SetAside(number, 1e10, "KeyError", number, f"words-of-{number}") for number in (1, 2)]
    spool = await written(tmp_path / "inbox", Batch(aside=both))
    await spool.erase(1)
    await spool.tidy()
    assert holds(tmp_path, "words-of-1") == []
    assert [number for number, _, _ in aside_in(tmp_path / "inbox")] == [2]
    await spool.close()


@pytest.mark.parametrize("broken", [b"letters, letters, letters" * 100, b"SQLite format 3\x00" + b"\xff" * 5_000])
async def test_a_file_that_is_no_database_is_moved_aside_and_never_overwritten(tmp_path: Path, broken: bytes) -> None:
    """A new one is begun in its place."""
    (tmp_path / "inbox").write_bytes(broken)
    spool = Spool(tmp_path / "inbox", 30)
    waiting, settled, damaged = await spool.open()
    assert (waiting, settled) == ([], [])
    assert damaged
    assert damaged.aside
    assert (tmp_path / damaged.aside).read_bytes() == broken
    await spool.write(Batch(waiting=[ONE]))
    assert waiting_in(tmp_path / "inbox") == [5]
    await spool.close()


async def test_a_file_of_a_later_version_is_refused_with_a_sentence(tmp_path: Path) -> None:
    """It is left as it is."""
    newer = sqlite3.connect(tmp_path / "inbox")
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(StoreError, match="inbox is a file of a later version"):
        await Spool(tmp_path / "inbox", 30).open()


async def test_a_second_program_is_kept_out_until_the_first_one_ends(tmp_path: Path) -> None:
    """Else both would answer what waits."""
    first, second = await written(tmp_path / "inbox", Batch(waiting=[ONE])), Spool(tmp_path / "inbox", 30)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        await second.open()
    await first.close()
    assert (await second.open()).waiting == [ONE]
    await second.close()


@pytest.mark.parametrize("happens", ["deleted", "replaced", "folder moved"])
async def test_a_file_that_is_not_in_its_place_any_more_is_not_written(tmp_path: Path, happens: str) -> None:
    """What was written there would be lost; it is to be opened anew."""
    path = tmp_path / "data" / "inbox"
    path.parent.mkdir()
    spool = await written(path, Batch(waiting=[ONE]))
    if happens == "folder moved":
        path.parent.rename(tmp_path / "elsewhere")
    else:
        path.unlink()
    if happens == "replaced":
        path.write_bytes(b"")
    with pytest.raises((sqlite3.Error, OSError)):
        await spool.write(Batch(waiting=[ONE._replace(number=6)]))
    path.parent.mkdir(exist_ok=True)
    await spool.open()
    await spool.write(Batch(waiting=[ONE], whole=True))
    assert waiting_in(path) == [5]
    await spool.close()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("part", ["inbox", "inbox-wal"])
async def test_a_file_that_is_damaged_where_it_lies_is_not_written(tmp_path: Path, part: str, way: str) -> None:
    """SQLite itself would not notice, and the next run would find nothing; what is written anew is sound."""
    spool = await written(tmp_path / "inbox", Batch(waiting=[ONE]))
    await spool.tidy()
    await spool.write(Batch(waiting=[ONE._replace(number=6)], aside=[SetAside(3, 1e10, "KeyError", 7, "its-words")]))
    spoil(tmp_path / part, way)
    with pytest.raises(sqlite3.Error):
        await spool.look()
    with pytest.raises(sqlite3.Error):
        await spool.write(Batch(waiting=[ONE._replace(number=7)]))
    await spool.open()
    await spool.write(Batch(waiting=[ONE, ONE._replace(number=8)], whole=True))
    assert waiting_in(tmp_path / "inbox") == [5, 8]
    await spool.close()
    again = Spool(tmp_path / "inbox", 30)
    assert (await again.open()).damaged is None
    await again.close()


async def test_damage_in_the_moment_of_writing_is_found_when_it_is_tidied(tmp_path: Path) -> None:
    """What somebody else wrote then cannot be told from what was written here."""
    spool = await written(tmp_path / "inbox", Batch(waiting=[ONE]))
    await spool.tidy()
    spoil(tmp_path / "inbox", "emptied")
    spool._note()
    with pytest.raises(sqlite3.DatabaseError):
        await spool.tidy()
    await spool.close()


async def test_a_file_that_is_only_touched_stays(tmp_path: Path) -> None:
    """Nothing is lost, and there is nothing to tell."""
    spool = await written(tmp_path / "inbox", Batch(waiting=[ONE]))
    await spool.tidy()
    os.utime(tmp_path / "inbox")
    with pytest.raises(sqlite3.Error):
        await spool.look()
    assert await spool.open() == ([ONE], [], None)
    await spool.look()
    await spool.close()


async def half_damaged(path: Path, days: int) -> Spool:
    """A spool that is not open, with three hundred that wait; some pages in the middle of the file are damaged."""
    waiting = [ONE._replace(number=number, body=f"words-of-{number} " * 20) for number in range(1, 301)]
    await (
        await written(path, Batch(waiting=waiting, aside=[SetAside(301, 1e10, "KeyError", 301, "aside-of-301")]))
    ).close()
    spoil_page(path, b"words-of-150 ")
    return Spool(path, days)


@pytest.mark.parametrize("days", [30, 0])
async def test_what_can_be_read_of_a_damaged_file_is_in_the_new_one(tmp_path: Path, days: int) -> None:
    """From its beginning and from its end; where nothing is kept of people, that is all that is left of it."""
    spool = await half_damaged(tmp_path / "inbox", days)
    found = await spool.open()
    numbers = [one.number for one in found.waiting]
    assert numbers[0] == 1
    assert numbers[-1] == 300
    assert 200 < len(numbers) < 300
    assert waiting_in(tmp_path / "inbox") == numbers
    assert aside_in(tmp_path / "inbox") == [(301, "KeyError", "aside-of-301")]
    assert found.damaged
    assert found.damaged.moved
    kept = [name for name in holds(tmp_path, "words-of-1 ") if "damaged" in name]
    assert kept == ([found.damaged.aside] if days else [])
    await spool.close()


@pytest.mark.parametrize(
    ("words", "damaged"),
    [(b"CREATE TABLE waiting", b"CR\xc7ATE TABLE waiting"), (b"person INTEGER", b"persoX INTEGER")],
    ids=["no text", "another column"],
)
async def test_a_file_whose_tables_are_damaged_is_begun_anew(tmp_path: Path, words: bytes, damaged: bytes) -> None:
    """Though nothing else is wrong with it for SQLite."""
    await (await written(tmp_path / "inbox", Batch(waiting=[ONE]))).close()
    (tmp_path / "inbox").write_bytes((tmp_path / "inbox").read_bytes().replace(words, damaged))
    spool = Spool(tmp_path / "inbox", 30)
    found = await spool.open()
    assert found.damaged
    assert found.damaged.moved
    await spool.erase(7)
    await spool.close()


async def test_erasing_leaves_no_damaged_file(tmp_path: Path) -> None:
    """Nobody can tell whose words are in it; what could be read of others' is in the new one."""
    spool = await half_damaged(tmp_path / "inbox", 30)
    await spool.open()
    await spool.erase(301)
    await spool.tidy()
    assert holds(tmp_path, "aside-of-301") == []
    assert [name for name in holds(tmp_path, "") if "damaged" in name] == []
    assert len(waiting_in(tmp_path / "inbox")) > 200
    await spool.close()

"""The writer: who waits for the disk, for how long, and what happens when the disk does not answer."""

import asyncio
import threading
from pathlib import Path

import pytest

from bot.store.batch import Batch, Spooled, SpooledUpdate
from bot.store.commits import Commits
from bot.store.spool import Spool
from bot.store.trouble import FileTrouble
from tests.bot.leftover import holds, waiting_in
from tests.botapi.waiting import until


class Ledger:
    """Updates that wait, as the inbox has them."""

    def __init__(self, path: Path) -> None:
        self.numbers: list[int] = []
        self.told = 0
        self.spool = Spool(path, 30)
        self.damaged: list[FileTrouble] = []
        self.commits = Commits(self.spool, self._batch, self._find, self._tell)

    def _batch(self, whole: bool) -> Batch:
        return Batch([SpooledUpdate(number, 1.0, 0, f"words-{number}") for number in self.numbers], whole=whole)

    def _find(self, found: Spooled) -> None:
        self.damaged += [found.damaged] if found.damaged else []

    def _tell(self) -> None:
        self.told += 1


@pytest.fixture
async def ledger(tmp_path: Path) -> Ledger:
    """A ledger with its file open."""
    made = Ledger(tmp_path / "inbox")
    await made.commits.open()
    return made


async def test_what_nobody_waits_for_is_written_a_moment_later(ledger: Ledger, tmp_path: Path) -> None:
    """Without being asked again."""
    ledger.numbers.append(1)
    ledger.commits.soon()
    await until(lambda: waiting_in(tmp_path / "inbox") == [1] or None, lambda: "it is not written")
    await ledger.commits.close()


async def test_what_nobody_waited_for_is_written_at_the_end(ledger: Ledger, tmp_path: Path) -> None:
    """At once."""
    ledger.numbers.append(1)
    ledger.commits.soon()
    await ledger.commits.close()
    assert waiting_in(tmp_path / "inbox") == [1]


async def test_what_waited_for_the_disk_is_written_at_the_end(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the disk is well by then, though nobody has noticed yet."""
    monkeypatch.setattr("bot.store.commits.RETRY", 600)
    ledger.numbers.append(2**70)  # which the file does not take
    await asyncio.wait_for(ledger.commits.done(), 30)
    assert ledger.commits.trouble
    ledger.numbers[:] = [1]
    await ledger.commits.close()
    assert waiting_in(tmp_path / "inbox") == [1]


async def test_a_disk_that_does_not_answer_holds_up_nobody(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a network's may; when it answers again, all is written."""
    monkeypatch.setattr("bot.store.commits.IN_TIME", 0.05)
    monkeypatch.setattr("bot.store.commits.RETRY", 0.05)
    answers = threading.Event()
    write = ledger.spool._write

    def hangs(batch: Batch) -> None:
        answers.wait()
        write(batch)

    monkeypatch.setattr(ledger.spool, "_write", hangs)
    ledger.numbers.append(1)
    await asyncio.wait_for(ledger.commits.done(), 30)
    assert ledger.commits.trouble == "it does not answer"
    await asyncio.wait_for(ledger.commits.done(), 1)
    monkeypatch.setattr("bot.store.commits.IN_TIME", 30.0)
    answers.set()
    await until(lambda: ledger.commits.trouble is None or None, lambda: "it is not well again")
    assert ledger.told == 2
    assert waiting_in(tmp_path / "inbox") == [1]
    await ledger.commits.close()


async def test_a_failure_of_another_kind_holds_up_nobody_either(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number that the file has no room for must not end the writing."""
    monkeypatch.setattr("bot.store.commits.RETRY", 0.05)
    ledger.numbers.append(2**70)
    await asyncio.wait_for(ledger.commits.done(), 30)
    assert ledger.commits.trouble
    ledger.numbers[:] = [1]
    await until(lambda: ledger.commits.trouble is None or None, lambda: "it is not well again")
    await ledger.commits.close()


async def test_a_file_that_was_deleted_is_begun_anew_at_once(ledger: Ledger, tmp_path: Path) -> None:
    """With all that there is, so that nobody need be told."""
    ledger.numbers.append(1)
    await ledger.commits.done()
    (tmp_path / "inbox").unlink()
    (tmp_path / "inbox-wal").unlink()
    ledger.numbers.append(2)
    await ledger.commits.done()
    assert waiting_in(tmp_path / "inbox") == [1, 2]
    assert not ledger.told
    await ledger.commits.close()


async def test_while_writing_goes_on_the_file_is_tidied_too(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else what was answered long ago would lie there as long as people ask without a pause."""
    monkeypatch.setattr("bot.store.commits.UNTIDY", 0.0)
    ledger.numbers.append(1)
    await ledger.commits.done()
    assert "inbox-wal" not in holds(tmp_path, "words-1")
    await ledger.commits.close()


async def test_a_file_that_is_damaged_where_it_lies_is_begun_anew_though_nothing_changes(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a kill would lose what waits for long answers."""
    monkeypatch.setattr("bot.store.commits.IDLE", 0.01)
    monkeypatch.setattr("bot.store.commits.LOOK", 0.01)
    ledger.numbers.append(1)
    await ledger.commits.done()
    await until(lambda: (tmp_path / "inbox-wal").stat().st_size == 0 or None, lambda: "it is not tidied")
    with (tmp_path / "inbox").open("r+b") as spoilt:
        spoilt.truncate(0)
    await until(lambda: ledger.damaged or None, lambda: "it is not noticed")
    await until(lambda: waiting_in(tmp_path / "inbox") == [1] or None, lambda: "it is not written")
    assert len(ledger.damaged) == 1
    assert not ledger.told
    await ledger.commits.close()


async def test_erasing_begins_a_damaged_file_anew(ledger: Ledger, tmp_path: Path) -> None:
    """Who has what is his erased, hears that it is, and it is."""
    ledger.numbers.append(1)
    await ledger.commits.done()
    with (tmp_path / "inbox").open("r+b") as spoilt:
        spoilt.truncate(4096)
    (tmp_path / "inbox.damaged-2026-01-31T000000Z").write_text("words-1")
    ledger.numbers[:] = [2]
    await ledger.commits.erased(1)
    assert holds(tmp_path, "words-1") == []
    assert waiting_in(tmp_path / "inbox") == [2]
    await ledger.commits.close()

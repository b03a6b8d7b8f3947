"""The writer: who waits for the disk, for how long, and what happens when the disk does not answer."""

import asyncio
import threading
from pathlib import Path

import pytest

from bot.store.commits import Commits
from bot.store.spool import Batch, Spool, SpooledUpdate
from tests.bot.leftover import holds, waiting_in
from tests.botapi.waiting import until


class Ledger:
    """Updates that wait, as the inbox has them."""

    def __init__(self, path: Path) -> None:
        self.numbers: list[int] = []
        self.told = 0
        self.spool = Spool(path, 30)
        self.commits = Commits(self.spool, self._batch, lambda _found: None, self._tell)

    def _batch(self, whole: bool) -> Batch:
        return Batch([SpooledUpdate(number, 1.0, 0, f"words-{number}") for number in self.numbers], whole=whole)

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

"""Which update's code ran when the program ended."""

import asyncio
import os
import stat
from pathlib import Path

import pytest

from bot.telegram.arriving.hand import Hand


def left_in(path: Path) -> int | None:
    """What the next run finds."""
    hand = Hand(path)
    found = hand.open()
    hand.close()
    return found


async def test_the_number_is_in_the_file_while_the_code_runs_and_not_while_it_waits(tmp_path: Path) -> None:
    """It stands in the file itself, where it outlives the process."""
    path, hand = tmp_path / "hand", Hand(tmp_path / "hand")
    assert hand.open() is None
    waits, goes_on = asyncio.Event(), asyncio.Event()

    async def work() -> str:
        assert path.read_text().split() == ["4711"]
        waits.set()
        await goes_on.wait()
        assert path.read_text().split() == ["4711"]
        return "done"

    task = asyncio.create_task(hand.works_on(4711, work()))
    await waits.wait()
    assert path.read_text().split() == ["0"]
    goes_on.set()
    assert await task == "done"
    assert path.read_text().split() == ["0"]
    hand.close()


def test_the_next_run_finds_the_number_once(tmp_path: Path) -> None:
    """A run after that is not to blame the same update."""
    hand = Hand(tmp_path / "hand")
    hand.open()
    hand.note(4711)
    hand.close()
    assert left_in(tmp_path / "hand") == 4711
    assert left_in(tmp_path / "hand") is None


async def test_errors_and_cancellations_pass_through(tmp_path: Path) -> None:
    """In both directions."""
    hand = Hand(tmp_path / "hand")
    hand.open()
    heard: list[str] = []

    async def wait() -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            heard.append("cancelled")
            raise

    async def fail() -> None:
        await asyncio.sleep(0)
        raise ValueError("no number")

    task = asyncio.create_task(hand.works_on(1, wait()))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert heard == ["cancelled"]
    with pytest.raises(ValueError, match="no number"):
        await hand.works_on(2, fail())
    hand.close()
    assert left_in(tmp_path / "hand") is None


async def test_without_a_file_the_work_is_done_all_the_same(tmp_path: Path) -> None:
    """As on a disk that is full or gone."""
    hand = Hand(tmp_path / "nowhere" / "hand")
    assert hand.open() is None

    async def work() -> int:
        return 1

    assert await hand.works_on(1, work()) == 1


def test_a_file_with_something_else_in_it_names_nobody(tmp_path: Path) -> None:
    """It is its owner's alone from the beginning."""
    (tmp_path / "hand").write_text("letters, letters")
    assert left_in(tmp_path / "hand") is None
    assert left_in(tmp_path / "new") is None
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o600


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes of a name")
def test_a_pipe_of_that_name_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "hand")
    assert left_in(tmp_path / "hand") is None

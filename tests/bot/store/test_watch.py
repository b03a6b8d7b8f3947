"""What is told of an open file from outside: whether it is there, and whether others have written to it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.store.watch import Watch, part_beside


@pytest.fixture
def watched(tmp_path: Path) -> Path:
    """A file, and what was written beside it."""
    for path in (tmp_path / "log", tmp_path / "log-wal"):
        path.write_text("as it was left")
    return tmp_path / "log"


@pytest.mark.parametrize("suffix", ["", "-wal"])
@pytest.mark.parametrize(
    ("happens", "in_place"),
    [
        (lambda path: path.write_text("shorter"), True),
        (lambda path: os.utime(path, ns=(1, 1)), True),
        (lambda path: path.unlink(), False),
        (lambda path: path.rename(path.with_name("elsewhere")), False),
    ],
    ids=["cut short", "written at another time", "deleted", "moved"],
)
def test_what_happens_to_a_file(watched: Path, suffix: str, happens: Callable[[Path], object], in_place: bool) -> None:
    """It is seen, and so is whether it is still the same file."""
    watch = Watch(watched)
    assert watch.untouched
    happens(part_beside(watched, suffix))
    assert (watch.untouched, watch.in_place) == (False, in_place)
    watch.note()
    assert (watch.untouched, watch.in_place) == (in_place, in_place)


def test_what_lies_beside_a_file_that_is_gone_goes(watched: Path) -> None:
    """But not beside one that is there, nor what is another's."""
    watch = Watch(watched)
    watch.drop_what_is_left()
    assert part_beside(watched, "-wal").exists()
    watched.unlink()
    watch.drop_what_is_left()
    assert not part_beside(watched, "-wal").exists()


def test_a_file_that_was_away_is_back(watched: Path) -> None:
    """Another in its place is none, and what lies beside it is no matter."""
    watch = Watch(watched)
    away = watched.rename(watched.with_name("away"))
    assert not watch.is_back
    watched.write_text("another")
    assert not watch.is_back
    away.replace(watched)
    part_beside(watched, "-wal").unlink()
    assert watch.is_back
    assert not watch.in_place

"""A database that one program holds at a time."""

import os
import sqlite3
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.store.claim import FOLDER, IN_USE, NEW_FOLDER, claimed
from bot.store.trouble import StoreError


def test_nobody_else_can_hold_a_file_that_is_held(tmp_path: Path) -> None:
    """Until it is let go; it is its owner's alone, as is what lies beside it."""
    data, beside = tmp_path / "data", tmp_path / "beside"
    with claimed(data, beside):
        assert [stat.S_IMODE(path.stat().st_mode) for path in (data, beside)] == [0o600] * 2
        with pytest.raises(StoreError, match=IN_USE), claimed(data, beside):
            pass
    with claimed(data, beside):
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="such locks are Linux's")
@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_one_file_is_held_whatever_it_is_called(tmp_path: Path, link: Callable[[Path, Path], None]) -> None:
    """Also when SQLite has opened and closed it meanwhile, and that by another name."""
    data, other = tmp_path / "data", tmp_path / "other"
    sqlite3.connect(data).close()
    link(data, other)
    with claimed(data, tmp_path / "beside"):
        for path in (data, other):
            file = sqlite3.connect(path)
            file.execute("CREATE TABLE IF NOT EXISTS a (b)")
            file.close()
        with pytest.raises(StoreError, match=IN_USE), claimed(other, tmp_path / "beside-other"):
            pass
    with claimed(other, tmp_path / "beside-other"):
        pass


def test_a_name_is_held_though_the_file_is_another_one_now(tmp_path: Path) -> None:
    """As when a damaged one has been moved away."""
    data, beside = tmp_path / "data", tmp_path / "beside"
    with claimed(data, beside):
        data.rename(tmp_path / "damaged")
        with pytest.raises(StoreError, match=IN_USE), claimed(data, beside):
            pass


def test_what_cannot_be_made_keeps_nobody_from_beginning(tmp_path: Path) -> None:
    """What is wrong with the place is told by who writes there."""
    (tmp_path / "file").write_text("")
    path = tmp_path / "file" / "held"
    with claimed(path, path):
        pass


def test_a_folder_that_is_not_there_is_made_and_told_of(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """It may be mistyped, and an empty database be begun where nobody looks for it."""
    with claimed(tmp_path / "new" / "data", tmp_path / "new" / "beside"):
        assert (tmp_path / "new" / "data").exists()
    assert NEW_FOLDER % (tmp_path / "new") in caplog.text


def test_the_name_of_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=FOLDER), claimed(tmp_path, tmp_path / "inbox-hand"):
        pass

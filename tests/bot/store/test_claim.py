"""A file that one program holds at a time."""

import stat
from pathlib import Path

import pytest

from bot.store.claim import IN_USE, claimed
from bot.store.trouble import StoreError


def test_nobody_else_can_hold_a_file_that_is_held(tmp_path: Path) -> None:
    """Until it is let go; it is its owner's alone, as is what else lies there."""
    path = tmp_path / "new" / "held"
    with claimed(path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        with pytest.raises(StoreError, match=IN_USE), claimed(path):
            pass
    with claimed(path):
        pass


def test_what_cannot_be_made_keeps_nobody_from_beginning(tmp_path: Path) -> None:
    """What is wrong with the place is told by who writes there."""
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file" / "held", tmp_path):
        with claimed(path):
            pass

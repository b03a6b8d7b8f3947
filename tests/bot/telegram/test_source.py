"""Where the interviews in service come from."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from bot.telegram.source import BaseSource
from knowledge import BrokenBaseError, NoInterviewsError, UnknownInterviewError, short_entry_id
from tests.knowledge.folders import HEAD, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A directory of two interviews."""
    for slug in ("harbour", "valley"):
        write(tmp_path / "interviews" / slug)
    return tmp_path / "interviews"


@pytest.mark.parametrize(("chosen", "slugs"), [(None, ["harbour", "valley"]), ("valley", ["valley"])])
def test_a_directory_is_served_whole_or_one_interview_of_it(folder: Path, chosen: str | None, slugs: list[str]) -> None:
    """With the short ids of its entries."""
    served = BaseSource(folder, chosen).load()
    with closing(served.base.index):
        assert [interview.slug for interview in served.base.index.interviews] == slugs
        assert served.short_ids.entry(short_entry_id(("valley", "canal"))) == ("valley", "canal")
        assert (served.short_ids.entry(short_entry_id(("harbour", "canal"))) is None) == (chosen is not None)


def test_what_is_loaded_is_what_lies_there_now(folder: Path) -> None:
    """Another version after a change, the same without one."""
    source = BaseSource(folder, cache=folder.with_name("cache"))
    first, again = source.load(), source.load()
    write(folder / "valley", head=HEAD.replace("A valley", "Another valley"))
    changed = source.load()
    for served in (first, again, changed):
        served.base.index.close()
    assert first.base.version == again.base.version != changed.base.version


def test_what_cannot_be_served_is_an_error_that_says_why(folder: Path) -> None:
    with pytest.raises(UnknownInterviewError, match="valley"):
        BaseSource(folder, "vally").load()
    with pytest.raises(NoInterviewsError):
        BaseSource(folder.parent / "nowhere").load()
    write(folder / "valley", head="title: A\nlanguage: en\ntopcis: []\n")
    with pytest.raises(BrokenBaseError, match=r"interview.yaml:3: error: "):
        BaseSource(folder).load()

"""Checking interviews beside the bot, before they are loaded anew."""

import json
import subprocess
import sys
from pathlib import Path

from bot.telegram.editors.aside import aside
from bot.telegram.editors.checking import checked
from bot.telegram.source import BaseSource
from tests import kept
from tests.bot.running import ROOT
from tests.knowledge.folders import ENTRIES, write


def folder(tmp_path: Path, **texts: str) -> Path:
    """A directory of two interviews, one of them with these texts."""
    write(tmp_path / "all" / "harbour")
    write(tmp_path / "all" / "valley", **texts)
    return tmp_path / "all"


def test_interviews_without_an_error_are_ready_to_be_opened(tmp_path: Path) -> None:
    """Their index is in the cache, and their warnings are counted."""
    source = BaseSource(folder(tmp_path), cache=tmp_path / "cache")
    found = checked(source)
    assert found["errors"] == []
    assert found["warnings"] > 0
    assert len([*(tmp_path / "cache").glob("*.sqlite")]) == 1


def test_each_error_is_told_by_its_path_within_the_directory(tmp_path: Path) -> None:
    """And warnings are not."""
    source = BaseSource(folder(tmp_path, entries=ENTRIES.replace("kind: quote", "kind: quota")), cache=tmp_path / "c")
    found = checked(source)
    assert [line.partition(" error: ")[0] for line in found["errors"]] == ["valley/entries.yaml:2:"]
    assert found["warnings"] == 0
    assert not (tmp_path / "c").exists()


def test_a_folder_that_is_gone_is_told_in_a_line(tmp_path: Path) -> None:
    """Be it the directory or the one interview chosen."""
    for source in (BaseSource(tmp_path / "gone"), BaseSource(folder(tmp_path), "vally")):
        found = checked(source)
        assert len(found["errors"]) == 1
        assert found["errors"][0]


async def test_run_as_a_module_it_prints_one_object(tmp_path: Path) -> None:
    """As the bot runs it; an empty argument stands for none."""
    directory, cache = folder(tmp_path), tmp_path / "cache"
    kept.lay(cache)
    output = await aside("bot.telegram.editors.checking", str(directory), "valley", str(cache))
    assert json.loads(output) == checked(BaseSource(directory, "valley"))
    assert [*cache.glob("*.sqlite")]
    (directory / "harbour" / "entries.yaml").write_text("- nothing", "utf-8")
    output = await aside("bot.telegram.editors.checking", str(directory), "", "")
    assert json.loads(output) == checked(BaseSource(directory))


def test_it_does_not_load_the_library_for_telegram() -> None:
    """That is slow to load, and a check has no need of it."""
    code = "import sys, bot.telegram.editors.checking; print('telegram' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT)
    assert run.stdout == b"False\n"

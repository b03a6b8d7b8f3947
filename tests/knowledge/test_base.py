"""Finding and opening the base."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path
from unittest import mock

import pytest

import knowledge.language
from knowledge import answer, base
from knowledge.base import BrokenBaseError, UnknownInterviewError, cache_folder, folder_of, open_base
from knowledge.folder.read import LoadedFolders, NoInterviewsError, folder_digest, read_base
from knowledge.index.cache import program
from knowledge.language.pack import Pack
from knowledge.language.patterns import prepare, rules_of
from tests.knowledge.folders import HEAD, write


def test_a_base_is_opened_from_its_cache_the_second_time(tmp_path: Path) -> None:
    """With the same digest; nothing is read or built again."""
    write(tmp_path / "all" / "valley")
    told: list[tuple[int, int]] = []
    first = open_base(tmp_path / "all", tmp_path / "cache", lambda done, total: told.append((done, total)))
    first.index.close()
    assert told[-1] == (2, 2)
    with mock.patch.object(base, "read_base", side_effect=AssertionError):
        second = open_base(tmp_path / "all", tmp_path / "cache")
    assert [i.slug for i in second.index.interviews] == ["valley"]
    assert second.digest == first.digest
    assert second.version == second.digest[:8]
    second.index.close()


def test_an_open_base_has_read_the_rules_that_a_question_needs(tmp_path: Path) -> None:
    """Its index kept or new, so that what the first answer takes leaves out loading."""
    write(tmp_path / "valley")
    open_base(tmp_path / "valley", tmp_path / "cache").index.close()
    rules_of.cache_clear()
    prepare()
    with (
        contextlib.closing(open_base(tmp_path / "valley", tmp_path / "cache").index) as index,
        mock.patch.object(Pack, "rules", side_effect=AssertionError),
    ):
        assert [one.entry.id for one in answer(index, "Is the road open again?").passages] == ["open-road"]


def test_a_changed_base_is_another(tmp_path: Path) -> None:
    """Its version says so."""
    write(tmp_path / "valley")
    first = open_base(tmp_path)
    write(tmp_path / "valley", head="title: Another\nlanguage: en\n", entries="- {id: a, kind: fact, text: Roads}\n")
    second = open_base(tmp_path)
    assert second.version != first.version
    assert second.index.size == 1
    first.index.close()
    second.index.close()


def test_a_base_with_errors_is_not_opened(tmp_path: Path) -> None:
    """All that is wrong is told."""
    write(tmp_path / "valley", head="title: A\n")
    with pytest.raises(BrokenBaseError) as error:
        open_base(tmp_path, tmp_path / "cache")
    assert any("language" in problem.message for problem in error.value.problems)
    with pytest.raises(NoInterviewsError):
        open_base(tmp_path / "nowhere")


def test_an_index_is_never_kept_under_the_content_of_another(tmp_path: Path) -> None:
    """Somebody writes to the folder after it was looked at and before it is read."""
    folder, cache = write(tmp_path / "all" / "valley"), tmp_path / "cache"
    before = HEAD
    changes = [HEAD.replace("A valley", "Another"), HEAD.replace("A valley", "A third")]

    def read_late(directory: Path) -> LoadedFolders:
        if changes:
            write(folder, head=changes.pop())
        return read_base(directory)

    with mock.patch.object(base, "read_base", side_effect=read_late):
        opened = open_base(tmp_path / "all", cache)
    assert opened.index.interview("valley").title == {"en": "Another"}
    assert opened.digest == folder_digest(tmp_path / "all")
    write(folder, head=before)
    with contextlib.closing(open_base(tmp_path / "all", cache).index) as again:
        assert again.interview("valley").title == {"en": "A valley"}
    opened.index.close()


def test_interviews_that_never_stay_as_they_are_are_not_opened(tmp_path: Path) -> None:
    folder = write(tmp_path / "valley")

    def read_late(directory: Path) -> LoadedFolders:
        write(folder, head=f"{HEAD}# {time.time_ns()}\n")
        return read_base(directory)

    with (
        mock.patch.object(base, "read_base", side_effect=read_late),
        pytest.raises(BrokenBaseError, match="valley:1: error: the interviews change faster than they can be read"),
    ):
        open_base(folder, tmp_path / "cache")


def test_one_interview_is_chosen_by_its_slug(tmp_path: Path) -> None:
    """The nearest is named for one that is not there."""
    write(tmp_path / "valley")
    write(tmp_path / "harbour")
    assert folder_of(tmp_path, None) == tmp_path
    assert folder_of(tmp_path, "valley") == tmp_path / "valley"
    assert folder_of(tmp_path / "valley", "valley") == tmp_path / "valley"
    with pytest.raises(UnknownInterviewError, match=r"'vally'; the nearest is 'valley'"):
        folder_of(tmp_path, "vally")


def test_only_the_caches_used_last_are_kept(tmp_path: Path) -> None:
    """And no leftover of a writer that died."""
    write(tmp_path / "valley")
    cache = tmp_path / "cache"
    cache.mkdir()
    old = time.time() - 100_000
    for number in range(12):
        file = cache / f"{number}.sqlite"
        file.touch()
        os.utime(file, (old + number, old + number))
    for name in ("dead.part", "alive.part"):
        (cache / name).touch()
    os.utime(cache / "dead.part", (old, old))
    open_base(tmp_path / "valley", cache).index.close()
    names = {file.name for file in cache.iterdir()}
    assert {f"{number}.sqlite" for number in range(5, 12)} <= names
    assert sum(name.endswith(".sqlite") for name in names) == base.KEPT
    assert "alive.part" in names
    assert "dead.part" not in names


def test_a_base_works_where_no_cache_can_be_written(tmp_path: Path) -> None:
    """From memory."""
    write(tmp_path / "valley")
    (tmp_path / "cache").write_text("a file in the way")
    opened = open_base(tmp_path / "valley", tmp_path / "cache")
    assert opened.index.size == 2
    opened.index.close()


def test_the_cache_lies_where_the_person_keeps_caches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In the home else; a relative path counts as none."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "interview-bot"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "interview-bot"


def test_a_user_without_a_home_has_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a container may run it; the index is made anew at each start then."""
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 2**31 - 9)
    assert cache_folder() is None


def test_a_list_of_a_language_that_is_renamed_makes_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So an index made with it is not taken for one made without it."""
    (tmp_path / "xx").mkdir()
    words = tmp_path / "xx" / "words.txt"
    words.write_text("[function]\nder\n")
    monkeypatch.setattr(knowledge.language, "__path__", [str(tmp_path)])
    before = program.__wrapped__()
    words.rename(tmp_path / "xx" / "words_off.txt")
    assert program.__wrapped__() != before

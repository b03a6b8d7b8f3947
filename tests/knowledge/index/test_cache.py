"""The files that an index and the vocabulary are kept in between starts."""

from __future__ import annotations

import contextlib
import functools
import gc
import sqlite3
import tempfile
import threading
from pathlib import Path
from typing import Any, Never
from unittest import mock

import pytest

from knowledge.deciding.decide import answer
from knowledge.folder.models import Interview
from knowledge.index import build, cache
from knowledge.index.cache import open_index, program
from knowledge.index.index import Index
from knowledge.index.vocabulary import vocabulary
from knowledge.language.pack import QUESTION_HEADINGS, Pack, packs
from knowledge.language.patterns import rules_of
from knowledge.language.tables import RuleTables
from tests.knowledge.bases import ENTRIES, index_of, interview


def never() -> list[Interview]:
    pytest.fail("the base was read although its index is in the cache")


def one() -> list[Interview]:
    return [interview()]


def works(index: Index) -> bool:
    return answer(index, "Is the mountain road open?").passages[0].entry.id == "open-road"


# The index


def test_an_unchanged_base_opens_from_the_file(tmp_path: Path) -> None:
    open_index("a", one, tmp_path)
    assert works(open_index("a", never, tmp_path))


def test_the_cache_is_an_index_the_vocabulary_and_the_rules_in_a_folder_made_for_them(tmp_path: Path) -> None:
    open_index("a", one, tmp_path / "new" / "cache")
    made = {path.name for path in (tmp_path / "new" / "cache").iterdir()}
    assert made == {"a.sqlite", f"{program()}.words", f"{program()}.rules"}


def test_rules_that_were_kept_are_not_read_from_their_lists(tmp_path: Path) -> None:
    open_index("a", one, tmp_path)
    cache._prepare.cache_clear()
    rules_of.cache_clear()
    with mock.patch.object(RuleTables, "of", side_effect=AssertionError):
        assert works(open_index("a", never, tmp_path))


@functools.cache
def tables() -> dict[Pack, RuleTables]:
    """What reading the lists comes to, which takes a second a language."""
    return {pack: rules_of(code, QUESTION_HEADINGS).tables for code, pack in packs().items()}


@pytest.mark.parametrize("content", [b"", b"{", b"noise", bytes(4096)])
def test_a_file_that_holds_no_rules_is_replaced(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / f"{program()}.rules"
    path.write_bytes(content)
    tables()
    cache._prepare.cache_clear()
    rules_of.cache_clear()
    read_lists = RuleTables.of

    def known(pack: Pack, rules: Any, headings: Any) -> RuleTables:
        return tables()[pack] if headings == QUESTION_HEADINGS else read_lists(pack, rules, headings)

    with mock.patch.object(RuleTables, "of", side_effect=known) as read:
        assert works(open_index("a", one, tmp_path))
    assert {call.args[0] for call in read.call_args_list} == {*packs().values()}
    assert len(path.read_bytes()) > len(content)


def test_a_changed_base_is_built_anew(tmp_path: Path) -> None:
    open_index("a", one, tmp_path)
    changed = open_index("b", lambda: [interview(entries=ENTRIES[:1])], tmp_path)
    assert changed.size == 1
    assert open_index("a", never, tmp_path).size == len(ENTRIES)


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", bytes(4096), b"SQLite format 3\0" + b"noise" * 4000],
    ids=["empty", "text", "zeros", "noise"],
)
def test_a_file_that_is_no_cache_is_replaced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.sqlite").write_bytes(content)
    assert works(open_index("a", one, tmp_path))
    assert works(open_index("a", never, tmp_path))


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_a_truncated_cache_is_replaced(tmp_path: Path, share: float) -> None:
    open_index("a", one, tmp_path).close()
    path = tmp_path / "a.sqlite"
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    assert works(open_index("a", one, tmp_path))
    assert works(open_index("a", never, tmp_path))


def test_a_cache_whose_build_was_not_finished_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").write_bytes(vocabulary())
    connection = sqlite3.connect(tmp_path / "a.sqlite")
    build.build([interview(entries=ENTRIES[:1])], connection)
    connection.close()
    assert open_index("a", one, tmp_path).size == len(ENTRIES)


PLACES = 16
"""Places over a whole cache file at which a page is damaged."""


def test_a_cache_with_damage_anywhere_does_no_harm(tmp_path: Path) -> None:
    open_index("a", one, tmp_path).close()
    path = tmp_path / "a.sqlite"
    content = path.read_bytes()
    pages = len(content) // 4096
    for page in (4096 * (pages * part // PLACES) for part in range(PLACES)):
        path.write_bytes(content[:page] + bytes(4096) + content[page + 4096 :])
        with contextlib.closing(open_index("a", one, tmp_path)) as index:
            assert works(index)
        assert path.read_bytes() == content


def test_a_folder_in_the_place_of_the_cache_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").mkdir()
    assert works(open_index("a", one, tmp_path))
    assert (tmp_path / "a.sqlite").is_dir()


def test_where_the_cache_cannot_be_written_the_index_is_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("hello")
    assert works(open_index("a", one, tmp_path / "file"))


def test_on_a_full_disk_the_index_is_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "mkstemp", full)
    assert works(open_index("a", one, tmp_path))
    assert not [*tmp_path.iterdir()]


def test_a_base_that_can_be_read_only_once_is_whole_without_a_cache_too(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("hello")
    assert works(open_index("a", lambda: iter(one()), tmp_path / "file"))


def test_without_a_cache_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert works(open_index("a", one, None))
    assert not [*tmp_path.iterdir()]


def test_no_half_written_cache_is_ever_seen(tmp_path: Path) -> None:
    seen: list[str] = []
    open_index("a", one, tmp_path, lambda _: seen.extend(path.suffix for path in tmp_path.iterdir()))
    assert set(seen) == {".part", ".words", ".rules"}


def test_a_build_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def broken(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_index("a", one, tmp_path, broken)
    assert {path.suffix for path in tmp_path.iterdir()} == {".words", ".rules"}


def test_what_goes_wrong_with_reading_the_base_goes_through(tmp_path: Path) -> None:
    def broken() -> list[Interview]:
        raise RuntimeError("the folder has errors")

    with pytest.raises(RuntimeError, match="the folder has errors"):
        open_index("a", broken, tmp_path)
    assert [path.suffix for path in tmp_path.iterdir()] == [".rules"]


def test_several_may_open_the_same_base_at_once(tmp_path: Path) -> None:
    opened: list[Index] = []
    threads = [threading.Thread(target=lambda: opened.append(open_index("a", one, tmp_path))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [works(index) for index in opened] == [True] * 4
    assert {path.suffix for path in tmp_path.iterdir()} == {".sqlite", ".words", ".rules"}


def test_an_index_answers_alike_from_the_file_and_from_memory(tmp_path: Path) -> None:
    open_index("a", one, tmp_path)
    kept, made = open_index("a", never, tmp_path), index_of()
    for question in ("wolves", "What did Stone propose?", "canal 1961", "единая армия", "pastures"):
        assert answer(kept, question).passages == answer(made, question).passages


# The vocabulary


def read_anew() -> Never:
    pytest.fail("the languages' tables were read although the vocabulary is in the cache")


def test_the_vocabulary_is_made_once_for_all_bases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_index("a", one, tmp_path)
    monkeypatch.setattr(cache, "vocabulary", read_anew)
    assert works(open_index("b", one, tmp_path))


@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_truncated_vocabulary_is_made_anew(tmp_path: Path, share: float) -> None:
    open_index("a", one, tmp_path)
    path = tmp_path / f"{program()}.words"
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert works(open_index("b", one, tmp_path))
    assert path.read_bytes() == content


def test_a_folder_in_the_place_of_the_vocabulary_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / f"{program()}.words").mkdir()
    assert works(open_index("a", one, tmp_path))
    assert (tmp_path / f"{program()}.words").is_dir()


# The build


@pytest.mark.parametrize("enabled", [True, False])
def test_the_garbage_collector_is_left_as_it_was(enabled: bool) -> None:
    was = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        seen: list[bool] = []
        open_index("", one, None, lambda _: seen.append(gc.isenabled()))
        assert set(seen) == {False}
        assert gc.isenabled() == enabled
    finally:
        (gc.enable if was else gc.disable)()

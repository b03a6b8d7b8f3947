"""Short keys of a base: what a clash of two says, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import shortids
from knowledge.folder.read import read_base
from tests.knowledge.folders import write


def test_a_clash_is_a_problem_of_the_line_that_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two entries, of one interview or of two, that a button could not tell apart are an error as any other."""
    write(tmp_path / "rivers")
    write(tmp_path / "lakes")
    monkeypatch.setattr(shortids, "_short_id", lambda kind, parts: f"{kind} {parts[1]}")
    found = [str(problem).removeprefix(f"{tmp_path}/") for problem in shortids.short_id_clashes(read_base(tmp_path))]
    assert sorted(found) == [
        f"rivers/{file}: error: {'lakes/' + name} and {'rivers/' + name} have the same short id; rename one of the two"
        for file, name in (
            ("entries.yaml:1", "open-road"),
            ("entries.yaml:7", "canal"),
            ("interview.yaml:10", "water"),
            ("interview.yaml:4", "berg"),
            ("interview.yaml:5", "dahl"),
            ("interview.yaml:7", "stone"),
            ("interview.yaml:9", "road"),
        )
    ]


def test_a_base_without_a_clash_has_no_such_problem(tmp_path: Path) -> None:
    """Nor has a folder that cannot be read."""
    write(tmp_path / "rivers")
    (tmp_path / "lakes").mkdir()
    (tmp_path / "lakes" / "interview.yaml").write_text("title: A\n", "utf-8")
    assert shortids.short_id_clashes(read_base(tmp_path)) == []

"""Interview folders for tests: small, without an error, and changed in one place by each test."""

from __future__ import annotations

import re
from pathlib import Path

from knowledge.folder.check import check
from knowledge.folder.models import Interview
from knowledge.folder.read import LoadedFolder, read_folder

SOURCE = """Roads and water bring the valley together.
“The road is open again,” says Anna Berg. “Nobody waits at the border any more.”
Boris Dahl recalls that the canal was dug by hand.
"""

HEAD = """title: A valley
language: en
speakers:
  - {id: berg, name: Anna Berg, aliases: [Берг]}
  - {id: dahl, name: Boris Dahl}
people:
  - {id: stone, name: Clara Stone}
topics:
  - {id: road, title: The road}
  - {id: water, title: Water}
"""

ENTRIES = """- id: open-road
  kind: quote
  speaker: berg
  text: The road is open again,
  summary: {en: The road is open., ru: Дорога открыта., uz: Yo‘l ochiq.}
  topics: [road]
- id: canal
  kind: fact
  text: the canal was dug by hand
  summary: {en: The canal was dug by hand., ru: Канал вырыт вручную., uz: Kanal qo‘lda qazilgan.}
  topics: [water]
"""


def write(folder: Path, **texts: str | bytes | None) -> Path:
    """A folder as above; `head`, `source`, `entries` and `rows` take the place of its files, None leaves one out."""
    contents: dict[str, str | bytes | None] = {
        "interview.yaml": texts.get("head", HEAD),
        "source.txt": texts.get("source", SOURCE),
        "entries.yaml": texts.get("entries", None if "rows" in texts else ENTRIES),
        "entries.jsonl": texts.get("rows"),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        if content is not None:
            (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def told(folder: LoadedFolder) -> list[str]:
    """The problems as the command line prints them, from the file's name on."""
    return [str(problem).removeprefix(f"{folder.path}/") for problem in folder.problems]


def problems(folder: Path, **texts: str | bytes | None) -> list[str]:
    """What is told of a folder written with these files."""
    return told(read_folder(write(folder, **texts)))


def interview(folder: Path, **texts: str | bytes | None) -> Interview:
    """The interview of a folder written with these files, which must have no error."""
    loaded = read_folder(write(folder, **texts))
    assert loaded.interview is not None, loaded.problems
    return loaded.interview


def is_told_plainly(folder: Path) -> LoadedFolder:
    """Read a folder of whatever: each problem is told in one line that names a file of it and a line that this has, and
    either one is an error or each entry stands where it says."""
    loaded = read_folder(folder)
    for problem in [*loaded.problems, *check(loaded)]:
        assert str(problem).isprintable(), problem
        assert folder in (problem.path, problem.path.parent)
        lines = re.split(rb"\r\n|\r|\n", problem.path.read_bytes()) if problem.path.is_file() else []
        assert 0 <= problem.line <= max(1, len(lines)), problem
    assert (loaded.interview is None) == any(problem.level == "error" for problem in loaded.problems)
    if loaded.interview is not None:
        source = loaded.interview.source
        assert all(entry.text == source[entry.start : entry.end] for entry in loaded.interview.entries)
    return loaded

"""The maps of modules that READMEs have: what they name, and what there is."""

from __future__ import annotations

import re
from pathlib import Path


def mapped(text: str) -> set[str]:
    """The modules that a table of rooms names, as `room/module`; a row without a room goes on with the one above."""
    found: set[str] = set()
    room = ""
    for place, names in re.findall(r"^\| ?(?:`([a-z/]+)/`)? \| (`[^|]*`)? ?\|", text, re.MULTILINE):
        room = place or room
        found.update(f"{room}/{name}".lstrip("/") for name in re.findall("`([a-z0-9_]+)`", names))
    return found


def modules(folder: Path) -> set[str]:
    """The modules of a folder and of its rooms, as `room/module`; a package's own file is none."""
    files = (file.relative_to(folder) for file in folder.rglob("*.py") if file.name != "__init__.py")
    return {file.with_suffix("").as_posix() for file in files} | {"__main__" for _ in folder.glob("__main__.py")}

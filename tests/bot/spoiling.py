"""Damage to a file that stays the same one: nobody opens it anew for that."""

from __future__ import annotations

from pathlib import Path

PAGE = 4096
"""Bytes that SQLite reads and writes at a time."""
WAYS = ("cut short", "emptied", "overwritten")


def spoil(file: Path, way: str) -> None:
    """Damage a file in one of the `WAYS`."""
    size = file.stat().st_size
    with file.open("r+b") as opened:
        if way == "overwritten":
            opened.write(b"\xa5" * size)
        else:
            opened.truncate(size // 2 if way == "cut short" else 0)


def spoil_page(file: Path, words: bytes) -> None:
    """Overwrite the page of a database on which some words stand."""
    start = file.read_bytes().index(words) // PAGE * PAGE
    with file.open("r+b") as opened:
        opened.seek(start)
        opened.write(b"\xa5" * PAGE)

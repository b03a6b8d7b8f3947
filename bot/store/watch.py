"""Whether an open file is still the one of its name, and as this program has left it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

WAL, SHARED = "-wal", "-shm"
"""What SQLite keeps beside an open file: what was written and is not in it yet, and what its readers share."""


class _Seen(NamedTuple):
    """Which file it is, and how it was left: its size, and when it was written."""

    inode: tuple[int, int]
    left: tuple[int, int]


class Watch:
    """Watches an open file and what was written beside it. Raises OSError where there is no such file."""

    def __init__(self, path: Path) -> None:
        path.stat()
        self._path = path
        self._seen = {part: seen for part in (path, part_beside(path, WAL)) if (seen := _look(part))}

    @property
    def in_place(self) -> bool:
        """Whether each is still the one of its name, neither deleted nor replaced."""
        return all((now := _look(part)) and now.inode == seen.inode for part, seen in self._seen.items())

    @property
    def untouched(self) -> bool:
        """Whether each is in place, and nobody else has written to it: cut it short, or overwritten it."""
        return all(_look(part) == seen for part, seen in self._seen.items())

    @property
    def is_back(self) -> bool:
        """Whether the file itself is the one of its name (again), whatever lies beside it."""
        path = next(iter(self._seen))
        return (now := _look(path)) is not None and now.inode == self._seen[path].inode

    def note(self) -> None:
        """What was written until now is one's own."""
        for part, seen in self._seen.items():
            now = _look(part)
            self._seen[part] = now if now and now.inode == seen.inode else seen

    def drop_what_is_left(self) -> None:
        """Once a file is closed that is not in its place: what lies beside it would be taken for another's there."""
        _, *others = self._seen
        if self.is_back:
            return
        for part in others:
            if (now := _look(part)) and now.inode == self._seen[part].inode:
                part.unlink(missing_ok=True)


def part_beside(path: Path, suffix: str) -> Path:
    """The name of what SQLite keeps beside a file."""
    return path.with_name(f"{path.name}{suffix}")


def _look(path: Path) -> _Seen | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return _Seen((found.st_dev, found.st_ino), (found.st_size, found.st_mtime_ns))

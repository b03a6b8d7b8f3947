"""The base of interviews in use: where it lies, its index, its version and since when it is loaded."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_cache_path
from rapidfuzz import fuzz

from knowledge.folder.models import Interview, Problem
from knowledge.folder.read import find_folders, folder_digest, read_base
from knowledge.index.cache import open_index, program
from knowledge.index.index import Index

INTERVIEWS = Path(__file__).resolve().parent / "interviews"
"""The interviews that come with the program."""
KEPT = 8
"""Cache files that are kept: those of the bases opened last."""
READINGS_TRIED = 5
"""How often interviews that somebody writes to meanwhile are read."""
STALE = 3600
"""Seconds after which a file that is still being written is a leftover."""

Progress = Callable[[int, int], None]
"""Hears how many entries are done, and of how many."""


class BrokenBaseError(Exception):
    """The interviews have errors; `problems` are all that is known of them, by path and line."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class _ChangedError(Exception):
    """The interviews were written to between two looks at them."""


class UnknownInterviewError(Exception):
    """No interview has the slug asked for; the text names the nearest."""


@dataclass(frozen=True)
class Base:
    """An index in use. `digest` tells one content from another; `since` is when it was loaded."""

    index: Index
    digest: str
    since: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def version(self) -> str:
        """The digest in short, as people are told it."""
        return self.digest[:8]


def open_base(directory: Path, cache: Path | None = None, progress: Progress | None = None) -> Base:
    """The base of a directory, its index from the folder `cache` or built and kept there.

    Raises BrokenBaseError if any interview has an error, BrokenListError if a language has, NoInterviewsError as
    `find_folders` does.
    """
    for _ in range(READINGS_TRIED):
        digest = folder_digest(directory)
        name = hashlib.blake2b(f"{digest} {program()}".encode(), digest_size=16).hexdigest()
        counted = _Counted(directory, digest, progress)
        try:
            index = open_index(name, counted.read, cache, counted.add)
        except _ChangedError:
            continue
        if cache is not None:
            with contextlib.suppress(OSError):
                _tidy(cache, cache / f"{name}.sqlite")
        return Base(index, digest)
    message = "the interviews change faster than they can be read; try again when they are written"
    raise BrokenBaseError([Problem(path=directory, line=0, level="error", message=message)])


def folder_of(directory: Path, interview: str | None) -> Path:
    """What to open: the whole directory, or the folder of the one interview.

    Raises UnknownInterviewError for a slug that is not there, NoInterviewsError as `find_folders` does.
    """
    if interview is None:
        return directory
    folders = {folder.resolve().name: folder for folder in find_folders(directory)}
    if interview not in folders:
        nearest = max(folders, key=lambda slug: fuzz.ratio(interview, slug))
        raise UnknownInterviewError(f"There is no interview {interview!r}; the nearest is {nearest!r}.")
    return folders[interview]


def cache_folder() -> Path | None:
    """Where indexes are kept between starts; None where there is no place for them."""
    try:
        return user_cache_path("interview-bot", appauthor=False)
    except RuntimeError:  # a user without a home
        return None


class _Counted:
    """Reads the interviews when asked to, and says how far their index has come."""

    def __init__(self, directory: Path, digest: str, progress: Progress | None) -> None:
        self.directory, self.digest, self.progress = directory, digest, progress
        self.done = self.total = 0

    def read(self) -> list[Interview]:
        base = read_base(self.directory)
        if base.ok and base.digest != self.digest:
            raise _ChangedError
        if not base.ok:
            raise BrokenBaseError(base.problems)
        self.total = sum(len(interview.entries) for interview in base.interviews)
        self.add(0)
        return base.interviews

    def add(self, count: int) -> None:
        self.done += count
        if self.progress is not None:
            self.progress(self.done, self.total)


def _tidy(folder: Path, used: Path) -> None:
    """Mark a cache file as used, and take away those that were not for longest."""
    now = time.time()
    if used.exists() and now - used.stat().st_mtime > STALE:
        os.utime(used)
    leftover = [part for part in folder.glob("*.part") if now - part.stat().st_mtime > STALE]
    for kind in ("*.sqlite", "*.words", "*.rules"):
        files = sorted(folder.glob(kind), key=lambda file: file.stat().st_mtime, reverse=True)
        leftover += [file for file in files[KEPT:] if file != used]
    for file in leftover:
        file.unlink(missing_ok=True)

"""What takes seconds to make and every process of the tests wants: the rules and the vocabulary of the languages.

The first process of a run that wants them makes them, the others read them, among these the one that all running bots
are forked from.
"""

from __future__ import annotations

import contextlib
import fcntl
import functools
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from knowledge.index import cache, vocabulary
from knowledge.language.pack import packs
from knowledge.language.patterns import prepared

FOLDER = "INTERVIEW_BOT_TESTS_KEPT"
"""The variable that names their folder, one of indexes, to processes that a test starts."""


def share(folder: Path) -> None:
    """Have this process, and those that it starts, take them from there; they are made if they are not there."""
    os.environ[FOLDER] = str(folder)
    make, own = vocabulary.vocabulary, tuple(packs().values())
    setattr(cache, "vocabulary", lambda: words() if tuple(packs().values()) == own else make())  # noqa: B010
    setattr(cache, "prepared", lambda: _written() if tuple(packs().values()) == own else prepared())  # noqa: B010


@functools.cache
def words() -> bytes:
    """The vocabulary."""
    with _alone() as folder, mock.patch.object(cache, "vocabulary", vocabulary.vocabulary):
        return cache._vocabulary(folder)


@functools.cache
def rules() -> None:
    """Read the rules, which the index of any base wants."""
    if FOLDER in os.environ:
        with _alone() as folder:
            cache._prepare(folder)


@functools.cache
def _written() -> str:
    """The rules as they are kept in a file."""
    return prepared()


def lay(folder: Path) -> None:
    """Put them into a folder of indexes, for a program that is begun anew."""
    rules()
    words()
    folder.mkdir(parents=True, exist_ok=True)
    for file in Path(os.environ[FOLDER]).glob(f"{cache.program()}.*"):
        shutil.copy(file, folder)


def frequencies() -> dict[str, float]:
    """What the vocabulary says of how often words are used."""
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(words())
        return dict(connection.execute("SELECT key, zipf FROM common"))


@contextlib.contextmanager
def _alone() -> Iterator[Path]:
    """The folder, while no other process reads or makes what is in it."""
    folder = Path(os.environ[FOLDER])
    folder.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder

"""What takes seconds to make and every process of the tests wants: the rules and the vocabulary of the languages.

The first process of a run makes them, the others read them, among these the one that all running bots are forked from.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import sqlite3
from pathlib import Path

from knowledge.index import cache, vocabulary
from knowledge.language.pack import packs

FOLDER = "INTERVIEW_BOT_TESTS_KEPT"
"""The variable that names their folder, one of indexes, to processes that a test starts."""


def share(folder: Path) -> None:
    """Have this process, and those that it starts, take them from there; they are made if they are not there."""
    os.environ[FOLDER] = str(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        cache._prepare(folder)
        words, own = cache._vocabulary(folder), tuple(packs().values())
    make = vocabulary.vocabulary
    setattr(cache, "vocabulary", lambda: words if tuple(packs().values()) == own else make())  # noqa: B010


def lay(folder: Path) -> Path:
    """Put them into a folder of indexes, for a program that is begun anew; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in Path(os.environ[FOLDER]).glob(f"{cache.program()}.*"):
        shutil.copy(file, folder)
    return folder


def frequencies() -> dict[str, float]:
    """What the vocabulary says of how often words are used."""
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(cache._vocabulary(Path(os.environ[FOLDER])))
        return dict(connection.execute("SELECT key, zipf FROM common"))

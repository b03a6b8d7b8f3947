"""What the languages' tables say of words, as a database: how frequent each is, and the general dictionary.

It is the same for all bases, and takes a second to make: so it is made once, and every index begins as a copy of it.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from knowledge.index.lookup import Lookup
from knowledge.language.dictionary import general_phrases
from knowledge.language.frequencies import frequencies
from knowledge.language.pack import Pack, packs
from knowledge.language.phrases import Phrase

WORD_TABLES = """
    CREATE TABLE common (key TEXT PRIMARY KEY, zipf REAL) WITHOUT ROWID;
    CREATE TABLE general (first TEXT, rest TEXT, concept TEXT);
"""
MOST_REMEMBERED = 20_000
"""Keys of which it is remembered what the tables say."""

Lookups = Callable[[str, Sequence[str]], Iterable[Any]]
"""Asks a database: gets a query and its values, gives rows."""


def vocabulary() -> bytes:
    """The database of the packs that there are, as a file has it; made once a process. Raises BrokenListError."""
    return _made(tuple(packs().values()))


@lru_cache(maxsize=1)
def _made(_: tuple[Pack, ...]) -> bytes:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(WORD_TABLES)
        with connection:
            common = frequencies()
            connection.executemany(
                "INSERT INTO common VALUES (?, ?)", ((name, common[name]) for name in sorted(common))
            )
            connection.executemany(
                "INSERT INTO general VALUES (?, ?, ?)",
                ((first, " ".join(p.rest), p.concept) for first, known in general_phrases().items() for p in known),
            )
        connection.execute("CREATE INDEX general_first ON general (first)")
        return connection.serialize()


def zipfs(query: Lookups) -> Lookup[str, float]:
    """How frequent a key, or a word as it is written, is in its language at large (Zipf scale); 0 for a rare or unknown
    one."""
    return Lookup(
        lambda marks, keys: query(f"SELECT key, zipf FROM common WHERE key IN ({marks})", keys),  # noqa: S608
        0.0,
        MOST_REMEMBERED,
    )


def phrases(query: Lookups, table: str) -> Lookup[str, list[Phrase]]:
    """The phrases of a table that begin with a key."""

    def read(marks: str, keys: Sequence[str]) -> Iterable[tuple[str, list[Phrase]]]:
        found: defaultdict[str, list[Phrase]] = defaultdict(list)
        sql = f"SELECT first, rest, concept FROM {table} WHERE first IN ({marks})"  # noqa: S608
        for first, rest, concept in query(sql, keys):
            found[first].append(Phrase(tuple(rest.split()), concept))
        return found.items()

    return Lookup(read, [], MOST_REMEMBERED)

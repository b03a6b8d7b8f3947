"""The index: everything that a question is matched against, immutable, in one SQLite database.

The database is a file of the cache or lives in memory; both are read in the same way, by key and as needed, so that a
large base starts as fast as a small one. `knowledge.index.build` fills it.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
import weakref
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, TypeVar

from knowledge.folder.models import Entry, Interview, Person
from knowledge.index import slips, vocabulary
from knowledge.index.lookup import Lookup
from knowledge.index.postings import Postings
from knowledge.index.schema import NAMES
from knowledge.language.keys import stem_of
from knowledge.language.pack import WORDS_KEPT
from knowledge.language.phrases import Name, Phrase

PAGES_KEPT = 16_000
"""KiB of the database that stay in memory once they were read."""
MOST_NOTES = 10_000
"""Words, people and entries of which it is remembered what was found out."""
MOST_OF_ONE_PART = 10_000
"""Known words of one beginning, or end, and of like length that a misspelt one is compared with. No language has so
many; made up ones, such as numbered items, may have, and a question must not stop the others."""


_Found = TypeVar("_Found")


class Told(NamedTuple):
    """The share of a passage's weight that the lexicon gives other words for, and what it tells (see `telling`)."""

    described: float
    tells: frozenset[str]


class Heard(NamedTuple):
    """The key of a known word that sounds like another; `proper` where a passage has it as a name."""

    key: str
    proper: bool


class Located(NamedTuple):
    interview: Interview
    entry: Entry


class Index:
    """A finished index over a connection that it then owns. Safe to use from several threads."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute(f"PRAGMA cache_size = -{PAGES_KEPT}")
        self._closing = weakref.finalize(self, connection.close)  # an index that a reload has replaced just goes
        self._lock = threading.Lock()
        self._terms = Lookup(self._read_terms, None, 20_000)
        self._zipfs = vocabulary.zipfs(lambda query, values: self._rows(query, *values))
        self._phrases = vocabulary.phrases(lambda query, values: self._rows(query, *values), "phrases")
        self._told = Lookup(self._read_told, Told(0.0, frozenset()), 20_000)
        self._known = lru_cache(MOST_NOTES)(self._read_known)
        self._heard = lru_cache(MOST_NOTES)(self._read_heard)
        self._similar = lru_cache(WORDS_KEPT)(self._read_similar)
        self._kin = lru_cache(WORDS_KEPT)(self._read_kin)
        self._located = lru_cache(maxsize=5_000)(self._read_entry)
        rows = self._rows("SELECT slug, first, last, record FROM interviews ORDER BY n")
        self.interviews = [_interview(record) for _, _, _, record in rows]
        self._bounds = {slug: (first, last) for slug, first, last, _ in rows}
        self.size: int = self._rows("SELECT count(*) FROM entries")[0][0]
        self._remembered: dict[Hashable, Any] = {}
        self._names: defaultdict[str, list[Name]] = defaultdict(list)
        for key, interview, person, strong in self._rows("SELECT key, interview, person, strong FROM names"):
            self._names[key].append(Name(interview, person, bool(strong)))
        self._languages = [code for (code,) in self._rows("SELECT DISTINCT language FROM spellings")]

    def close(self) -> None:
        """Close the database; an index that nobody holds any longer does so by itself."""
        self._closing()

    def _rows(self, query: str, *values: object) -> list[tuple]:  # type: ignore[type-arg]
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    # What it holds

    def interview(self, slug: str) -> Interview:
        """The interview of that folder, without its entries and source. Raises KeyError for an unknown one."""
        return self._by_slug[slug]

    @cached_property
    def _by_slug(self) -> dict[str, Interview]:
        return {interview.slug: interview for interview in self.interviews}

    def person(self, slug: str, identifier: str) -> Person:
        """Raises KeyError for an unknown interview or person."""
        return self._people[slug, identifier]

    @cached_property
    def _people(self) -> dict[tuple[str, str], Person]:
        return {(i.slug, person.id): person for i in self.interviews for person in i.everyone()}

    def knows(self, slug: str, identifier: str) -> bool:
        """Whether there is such a person in such an interview (still)."""
        return (slug, identifier) in self._people

    def bounds(self, slug: str) -> tuple[int, int]:
        """The numbers of an interview's entries: from the first up to, not including, the last."""
        return self._bounds[slug]

    def source(self, slug: str) -> str:
        return str(self._rows("SELECT source FROM interviews WHERE slug = ?", slug)[0][0])

    def find(self, slug: str, entry: str) -> int | None:
        """The number of an entry, or None if there is no such entry (any longer)."""
        first, last = self._bounds.get(slug, (0, 0))
        rows = self._rows("SELECT n FROM entries WHERE id = ? AND n >= ? AND n < ?", entry, first, last)
        return rows[0][0] if rows else None

    def identifiers(self) -> list[tuple[str, str]]:
        """Every entry by the slug of its interview and its own id, in their order."""
        slugs = [interview.slug for interview in self.interviews]
        return [(slugs[number], entry) for number, entry in self._rows("SELECT interview, id FROM entries ORDER BY n")]

    def digests(self) -> dict[tuple[str, str], bytes]:
        """For every entry a digest of all that it says, wherever it stands in the source."""
        records = self._rows("SELECT json_remove(record, '$.start', '$.end') FROM entries ORDER BY n")
        said = (hashlib.blake2b(record.encode(), digest_size=16).digest() for (record,) in records)
        return dict(zip(self.identifiers(), said, strict=True))

    def located(self, number: int) -> Located:
        """The entry of that number, with its interview."""
        return self._located(number)

    def _read_entry(self, number: int) -> Located:
        interview, record = self._rows("SELECT interview, record FROM entries WHERE n = ?", number)[0]
        owner = self.interviews[interview]
        return Located(owner, Entry.model_validate_json(record, context={"language": owner.language}))

    def told(self, number: int) -> Told:
        """What the judgement of an entry needs to know of its passage."""
        return self._told(number)

    def learn_told(self, numbers: Iterable[int]) -> None:
        """Read what these entries tell at once, which is faster than one by one."""
        self._told.learn(numbers)

    def _read_told(self, marks: str, numbers: Sequence[int]) -> Iterator[tuple[int, Told]]:
        query = f"SELECT n, described, tells FROM passages WHERE n IN ({marks})"  # noqa: S608
        for number, described, tells in self._rows(query, *numbers):
            yield number, Told(described, frozenset(tells.split("|")) if tells else frozenset())

    # What a word is

    def term(self, key: str) -> Postings | None:
        """Where the term with that key stands, or None if it stands nowhere."""
        return self._terms(key)

    def learn_terms(self, keys: Iterable[str]) -> None:
        """Read where these terms stand at once, which is faster than one by one."""
        self._terms.learn(keys)

    def _read_terms(self, marks: str, keys: Sequence[str]) -> Iterator[tuple[str, Postings]]:
        query = f"SELECT key, documents, impacts, qualities FROM terms WHERE key IN ({marks})"  # noqa: S608
        for key, documents, impacts, qualities in self._rows(query, *keys):
            yield key, Postings.read(documents, impacts, qualities, self.size)

    def has_any(self, terms: Iterable[str], number: int) -> bool:
        """Whether an entry has one of these terms."""
        found = (self.term(term) for term in terms)
        return any(postings is not None and postings.has(number) for postings in found)

    def recall(self, asked: Hashable, look: Callable[[], _Found]) -> _Found:
        """What was found out before, under this name, about a word, a person or an entry; else what is found now."""
        if asked in self._remembered:
            found: _Found = self._remembered[asked]
            return found
        found = look()
        if len(self._remembered) > MOST_NOTES:
            self._remembered = {}
        self._remembered[asked] = found
        return found

    def recalls(self, asked: Hashable) -> bool:
        """Whether that was found out before."""
        return asked in self._remembered

    def zipf(self, key: str) -> float:
        """How frequent a key, or a word as it is written, is in its language at large (Zipf scale); 0 for a rare or
        unknown one."""
        return self._zipfs(key)

    def learn_zipfs(self, keys: Iterable[str]) -> None:
        """Read how frequent these keys are at once, which is faster than one by one."""
        self._zipfs.learn(keys)

    def heard(self, word: str) -> Sequence[Heard]:
        """The keys, in any language, of the words in entries and phrases that sound just so; names of people too."""
        return self._heard(word)

    def _read_heard(self, word: str) -> list[Heard]:
        marks = ", ".join("?" * len(self._languages))
        query = f"SELECT key, proper FROM spellings WHERE language IN ({marks}) AND word = ?"  # noqa: S608
        return [Heard(key, bool(proper)) for key, proper in self._rows(query, *self._languages, word)]

    def phrases(self, first: str) -> Sequence[Phrase]:
        """The phrases of the lexicon and of the general dictionary that begin with a key."""
        return self._phrases(first)

    def learn_phrases(self, keys: Iterable[str]) -> None:
        """Read the phrases that begin with these keys at once, which is faster than one by one."""
        self._phrases.learn(keys)

    def samples(self, words: str) -> frozenset[int]:
        """The entries that have a sample question of just these folded words, with blanks between them."""
        return frozenset(number for (number,) in self._rows("SELECT entry FROM samples WHERE words = ?", words))

    def names(self, key: str) -> Sequence[Name]:
        """Whom a key may name."""
        return self._names.get(key, ())

    def known(self, key: str) -> bool:
        """Whether a key stands in any entry or phrase."""
        return self._known(key)

    def _read_known(self, key: str) -> bool:
        language, _, stem = key.rpartition(":")
        query = "SELECT 1 FROM spellings WHERE language = ? AND word = ? AND key = ?"
        return bool(self._rows(query, language, stem, key))

    def similar(self, word: str, language: str) -> Sequence[str]:
        """Known keys of a language of the words, or stems, that a word is a slip of. See `knowledge.index.slips`."""
        return self._similar(word, language)

    def _read_similar(self, word: str, language: str) -> list[str]:
        def key_of(spelt: str) -> str:
            rows = self._rows("SELECT key FROM spellings WHERE language = ? AND word = ?", language, spelt)
            return str(rows[0][0]) if rows else ""

        near = slips.similar(word, lambda spelt: bool(key_of(spelt)), self._spellings(language))
        return [key_of(found) for found in near]

    def similar_names(self, word: str) -> Sequence[str]:
        """The names that a name is a slip of."""
        return self._similar(word, NAMES)

    def kin(self, key: str) -> Sequence[str]:
        """Known keys of the same family: at least five letters, seven tenths of the longer one, in common."""
        return self._kin(key)

    def _read_kin(self, key: str) -> list[str]:
        language = key.partition(":")[0]
        family = slips.kin(stem_of(key), self._spellings(language))
        return [other for stem in family if self.known(other := f"{language}:{stem}")]

    def beginning(self, letters: str, most: int) -> list[str]:
        """The keys of known words that begin with some letters (as they sound), of the shortest words first."""
        marks = ", ".join("?" * len(self._languages))
        query = f"""SELECT key FROM spellings WHERE language IN ({marks}) AND word >= ? AND word < ?
            ORDER BY length(word), word LIMIT ?"""  # noqa: S608
        return [row[0] for row in self._rows(query, *self._languages, letters, letters + "\U0010ffff", most)]

    def _spellings(self, language: str) -> slips.FindSpellings:
        """What finds the known words of a language by their length and their beginning or end."""

        def found(part: str, shortest: int, longest: int, first: str) -> list[str]:
            column, part = ("back", part[::-1]) if first else ("word", part)
            begins = "AND instr(?, substr(word, 1, 1))" if first else ""
            query = f"""SELECT word FROM spellings WHERE language = ? AND {column} >= ? AND {column} < ?
                AND length(word) BETWEEN ? AND ? {begins} LIMIT {MOST_OF_ONE_PART}"""  # noqa: S608
            values = [language, part, part + "\U0010ffff", shortest, longest, *([first] if first else [])]
            return [row[0] for row in self._rows(query, *values)]

        return found


def _interview(record: str) -> Interview:
    return Interview.model_validate_json(record, context={"language": json.loads(record)["language"]})

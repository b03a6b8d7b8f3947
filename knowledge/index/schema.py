"""How an index lies in its database, beside the vocabulary: its tables, and the terms that are no words of a text.

A concept of a lexicon is `#<interview>:<row>`, one of the general dictionary `~<concept>`; every other key is a stem
after the code of its language.
"""

from __future__ import annotations

TABLES = """
    CREATE TABLE interviews (n INTEGER PRIMARY KEY, slug TEXT, first INTEGER, last INTEGER, record TEXT, source TEXT);
    CREATE TABLE entries (n INTEGER PRIMARY KEY, interview INTEGER, id TEXT, record TEXT);
    CREATE TABLE passages (n INTEGER PRIMARY KEY, described REAL, tells TEXT);
    CREATE TABLE terms (key TEXT, documents BLOB, impacts BLOB, qualities BLOB);
    CREATE TABLE spellings (language TEXT, word TEXT, back TEXT, key TEXT, proper INTEGER,
                            PRIMARY KEY (language, word)) WITHOUT ROWID;
    CREATE TABLE phrases (first TEXT, rest TEXT, concept TEXT);
    CREATE TABLE samples (words TEXT, entry INTEGER);
    CREATE TABLE names (key TEXT, interview INTEGER, person TEXT, strong INTEGER);
"""
INDEXES = """
    CREATE UNIQUE INDEX term_key ON terms (key);
    CREATE INDEX entry_by_id ON entries (id);
    CREATE INDEX spelling_back ON spellings (language, back);
    CREATE INDEX phrase_first ON phrases (first);
    CREATE INDEX sample_words ON samples (words);
    CREATE INDEX name_key ON names (key);
"""
NAMES = ""
"""The language of spellings that are names: they are of none."""


def speaker_term(interview: str, person: str) -> str:
    return f"@speaker:{interview}:{person}"


def concerning_term(interview: str, person: str) -> str:
    """Entries that are about a person or retell him."""
    return f"@concerning:{interview}:{person}"


def mention_term(interview: str, person: str) -> str:
    """Entries that name a person, or are about him."""
    return f"@mention:{interview}:{person}"


def topic_term(interview: str, topic: str) -> str:
    return f"@topic:{interview}:{topic}"


def translation_term(concept: str, language: str) -> str:
    """The term of entries that say a concept in a language; asked for in another one."""
    return f"{concept}:{language}"

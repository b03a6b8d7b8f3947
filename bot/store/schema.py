"""The tables of the file, as one version after another has made them."""

from __future__ import annotations

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID",
        """CREATE TABLE IF NOT EXISTS questions (
            at INTEGER, person BLOB, place BLOB, surface TEXT, language TEXT, status TEXT, question TEXT,
            interview TEXT, entry TEXT)""",
        "CREATE INDEX IF NOT EXISTS questions_at ON questions (at)",
        "CREATE INDEX IF NOT EXISTS questions_person ON questions (person)",
        "CREATE TABLE IF NOT EXISTS choices (place BLOB PRIMARY KEY, language TEXT, interview TEXT) WITHOUT ROWID",
        """CREATE TABLE IF NOT EXISTS ratings (
            person BLOB, interview TEXT, entry TEXT, at INTEGER, rating TEXT, PRIMARY KEY (person, interview, entry)
            ) WITHOUT ROWID""",
    ),
    # Some files of version 1 have this one already.
    ("CREATE TABLE IF NOT EXISTS dismissed (name BLOB PRIMARY KEY, at INTEGER) WITHOUT ROWID",),
    (
        """CREATE TABLE readings (
            day TEXT PRIMARY KEY, calls INTEGER NOT NULL DEFAULT 0, pointed INTEGER NOT NULL DEFAULT 0,
            none INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0, cached INTEGER NOT NULL DEFAULT 0,
            ms INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID""",
    ),
)
"""What makes each version of the one before it, the first of an empty file; `user_version` counts those done. A line
here is never changed: what a file lacks comes with the next one."""
OWN_TABLES = {"meta", "questions", "choices", "ratings"}
"""What a file of any version has. Programs of others may have one or the other."""
FADING = ("questions", "ratings", "dismissed")
"""Tables whose rows are kept for some days, counted from their column `at`."""

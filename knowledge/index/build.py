"""Builds the index of a base: what its folders say of people, of other words and of passages, as tables."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from knowledge.folder.models import Entry, Interview
from knowledge.index import vocabulary
from knowledge.index.analysis import Analyzer, FieldText, FolderWords
from knowledge.index.counting import Counts
from knowledge.index.fields import fields
from knowledge.index.schema import INDEXES, TABLES
from knowledge.language.frequencies import frequency_names
from knowledge.language.keys import sounds
from knowledge.language.phrases import Name, Phrase, alias_key, phrase_variants
from knowledge.language.text import clean, sample_words, tokens

EntriesDone = Callable[[int], None]
"""Hears how many entries more are done."""

CHUNK = 500
"""Entries whose words are looked up together."""


def build(interviews: Iterable[Interview], connection: sqlite3.Connection, progress: EntriesDone | None = None) -> None:
    """Fill a database that holds the vocabulary, and no more, with the index of these interviews. `progress` hears of
    each entry done. Raises BrokenListError.
    """
    connection.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000;" + TABLES
    )
    builder = _Builder(connection, progress or (lambda _: None))
    with connection:
        for number, interview in enumerate(interviews):
            builder.add(number, interview)
        builder.finish()
        connection.executescript(INDEXES)


class _Builder:
    def __init__(self, connection: sqlite3.Connection, progress: EntriesDone) -> None:
        self.connection = connection
        self.progress = progress
        self.zipf = vocabulary.zipfs(connection.execute)
        self.counts = Counts()
        self.analyzer = Analyzer(self.zipf, vocabulary.phrases(connection.execute, "general"), self.counts)

    def add(self, number: int, interview: Interview) -> None:
        first = self.counts.entries
        folder = FolderWords(number, interview, self._lexicon(number, interview), self._names(number, interview))
        for start in range(0, len(interview.entries), CHUNK):
            self._entries(folder, interview.entries[start : start + CHUNK])
        record = interview.model_copy(update={"entries": [], "source": "", "lexicon": []}).model_dump_json()
        self.connection.execute(
            "INSERT INTO interviews VALUES (?, ?, ?, ?, ?, ?)",
            (number, interview.slug, first, self.counts.entries, record, interview.source),
        )

    def _entries(self, folder: FolderWords, entries: Sequence[Entry]) -> None:
        """Take in some entries of a folder."""
        self._learn(token.word for entry in entries for asked in entry.questions for token in tokens(clean(asked)))
        texts = [[FieldText.of(field) for field in fields(folder.interview, entry, self.zipf)] for entry in entries]
        self.analyzer.meet(folder, texts)
        rows, passages, samples = [], [], []
        for entry, own in zip(entries, texts, strict=True):
            samples += [(sample_words(clean(question)), self.counts.entries) for question in entry.questions]
            rows.append((self.counts.entries, folder.number, entry.id, entry.model_dump_json()))
            passages.append((self.counts.entries, *self.analyzer.take_in(folder, entry, own)))
            self.progress(1)
        self.connection.executemany("INSERT INTO entries VALUES (?, ?, ?, ?)", rows)
        self.connection.executemany("INSERT INTO passages VALUES (?, ?, ?)", passages)
        self.connection.executemany("INSERT INTO samples VALUES (?, ?)", samples)

    def _learn(self, words: Iterable[str]) -> None:
        """Look up at once how frequent these words are, in whatever language they may be."""
        self.zipf.learn(name for word in words for name in frequency_names(word))

    def _lexicon(self, number: int, interview: Interview) -> dict[str, list[Phrase]]:
        """The phrases of a folder's lexicon by their first keys, kept."""
        lexicon: dict[str, list[Phrase]] = defaultdict(list)
        rows = [[[token.word for token in tokens(clean(phrase))] for phrase in row] for row in interview.lexicon]
        self._learn(word for row in rows for words in row for word in words)
        for row, phrases in enumerate(rows):
            concept = f"#{number}:{row}"
            variants: set[tuple[str, ...]] = set()
            for words in phrases:
                for variant in phrase_variants(words, self.zipf):
                    variants.add(variant)
                    for word, word_key in zip(words, variant, strict=True):
                        self.analyzer.spellings.add(sounds(word), word_key)
            for first, *rest in sorted(variants):
                lexicon[first].append(Phrase(tuple(rest), concept))
        self._keep(lexicon)
        return lexicon

    def _keep(self, phrases: Mapping[str, list[Phrase]]) -> None:
        rows = [(first, " ".join(p.rest), p.concept) for first, known in phrases.items() for p in known]
        self.connection.executemany("INSERT INTO phrases VALUES (?, ?, ?)", rows)

    def _names(self, number: int, interview: Interview) -> dict[str, list[Name]]:
        """Whom the words of a folder's names and aliases name, kept."""
        strong: dict[tuple[str, str], bool] = {}
        for person in interview.everyone():
            for alias in [*person.name.values(), *person.aliases]:
                words = [alias_key(token.word) for token in tokens(clean(alias))]
                for place, word in enumerate(words):
                    alone = len(words) == 1 or (alias in person.name.values() and place == len(words) - 1)
                    strong[word, person.id] = strong.get((word, person.id), False) or alone
        names: dict[str, list[Name]] = defaultdict(list)
        for (word, identifier), alone in strong.items():
            names[word].append(Name(number, identifier, alone))
        self.connection.executemany(
            "INSERT INTO names VALUES (?, ?, ?, ?)", [(word, *name) for word, found in names.items() for name in found]
        )
        self.analyzer.spellings.add_names(names)
        return names

    def finish(self) -> None:
        """Keep what was found in all of them: the phrases of the general dictionary that passages say, where each term
        stands, and how known words are spelt."""
        general = "SELECT * FROM general WHERE concept IN (SELECT value FROM json_each(?)) ORDER BY rowid"
        self.connection.execute(f"INSERT INTO phrases {general}", [json.dumps(self.analyzer.concepts_said())])
        self.connection.execute("DROP TABLE general")
        self.connection.executemany("INSERT INTO terms VALUES (?, ?, ?, ?)", self.counts.rows())
        self.connection.executemany("INSERT INTO spellings VALUES (?, ?, ?, ?, ?)", self.analyzer.spellings.rows())

"""Builds the index of a base."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from knowledge.folder.models import Entry, Interview
from knowledge.index import vocabulary
from knowledge.index.counting import Counts
from knowledge.index.fields import Field, fields, labels
from knowledge.index.schema import (
    INDEXES,
    NAMES,
    SCHEMA,
    mention_term,
    translation_term,
)
from knowledge.index.telling import telling
from knowledge.language.detect import language_of
from knowledge.language.frequencies import frequency_names
from knowledge.language.pack import TELLING, pack
from knowledge.language.patterns import Rules, Word, prepare, rules_of
from knowledge.language.phrases import (
    FoundPhrase,
    Name,
    Phrase,
    alias_key,
    name_keys,
    named,
    phrase_variants,
)
from knowledge.language.text import clean, fold, key, raw_words, sample_words, sounds, spelt, stem_of, tokens
from knowledge.language.words import rarity

_SENTENCE_END = frozenset(".!?…:")


Progress = Callable[[int], None]


CHUNK = 500
"""Entries whose words are looked up together."""


def build(interviews: Iterable[Interview], connection: sqlite3.Connection, progress: Progress | None = None) -> None:
    """Fill a database that holds the vocabulary, and no more, with the index of these interviews. `progress` hears of
    each entry done.

    All languages are read, so that a broken list is told before anything is asked. Raises BrokenListError.
    """
    prepare()
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
    builder = _Builder(connection, progress or (lambda _: None))
    with connection:
        for number, interview in enumerate(interviews):
            builder.add(number, interview)
        builder.finish()
        connection.executescript(INDEXES)


class _Written(NamedTuple):
    """A word as it stands in a folder's texts: its term and those of the people that it names; what it says; the
    phrases of the lexicon that begin with it; the terms of the concepts of the general dictionary that it is by itself,
    and the longer phrases of that which begin with it, by their second key."""

    seen: Word
    terms: tuple[int, ...]
    rarity: float
    lexicon: Sequence[Phrase]
    concepts: tuple[int, ...]
    longer: Mapping[str, Sequence[Phrase]]


class _Text(NamedTuple):
    """A field of an entry, cleaned, and its words as they stand in it."""

    field: Field
    text: str
    words: list[str]


class _Folder:
    """What the entries of one interview share."""

    def __init__(
        self, number: int, interview: Interview, lexicon: Mapping[str, list[Phrase]], names: Mapping[str, list[Name]]
    ) -> None:
        self.number = number
        self.interview = interview
        self.lexicon = lexicon
        self.names = names
        self.words: defaultdict[str, dict[str, _Written]] = defaultdict(dict)  # of each language, as they stand
        own = pack(interview.language)
        self.rules: Rules | None = rules_of(own.code, TELLING) if own else None


class _Builder:
    def __init__(self, connection: sqlite3.Connection, progress: Progress) -> None:
        self.connection = connection
        self.progress = progress
        self.zipf = vocabulary.zipfs(connection.execute)
        self.general = vocabulary.phrases(connection.execute, "general")
        self.counts = Counts()
        self.spellings: defaultdict[str, dict[str, str]] = defaultdict(dict)  # of each language: words as they sound,
        # and stems, with their keys
        self.proper: set[tuple[str, str]] = set()
        self.concepts: dict[int, str] = {}  # of terms that say one in some language

    def add(self, number: int, interview: Interview) -> None:
        first = self.counts.entries
        folder = _Folder(number, interview, self._lexicon(number, interview), self._names(number, interview))
        for start in range(0, len(interview.entries), CHUNK):
            self._entries(folder, interview.entries[start : start + CHUNK])
        record = interview.model_copy(update={"entries": [], "source": "", "lexicon": []}).model_dump_json()
        self.connection.execute(
            "INSERT INTO interviews VALUES (?, ?, ?, ?, ?, ?)",
            (number, interview.slug, first, self.counts.entries, record, interview.source),
        )

    def _entries(self, folder: _Folder, entries: Sequence[Entry]) -> None:
        """Take in some entries of a folder."""
        texts = [
            [_Text(field, text := clean(field.text), raw_words(text)) for field in self._fields(folder, entry)]
            for entry in entries
        ]
        self._meet(folder, texts)
        rows, passages, samples = [], [], []
        for entry, own in zip(entries, texts, strict=True):
            samples += [(sample_words(clean(question)), self.counts.entries) for question in entry.questions]
            rows.append((self.counts.entries, folder.number, entry.id, entry.model_dump_json()))
            passages.append((self.counts.entries, *self._entry(folder, entry, own)))
            self.progress(1)
        self.connection.executemany("INSERT INTO entries VALUES (?, ?, ?, ?)", rows)
        self.connection.executemany("INSERT INTO passages VALUES (?, ?, ?)", passages)
        self.connection.executemany("INSERT INTO samples VALUES (?, ?)", samples)

    def _fields(self, folder: _Folder, entry: Entry) -> list[Field]:
        self._learn(token.word for question in entry.questions for token in tokens(clean(question)))
        return [*fields(folder.interview, entry, self.zipf)]

    def _learn(self, words: Iterable[str]) -> None:
        """Look up at once how frequent these words are, in whatever language they may be."""
        self.zipf.learn(name for word in words for name in frequency_names(word))

    def _lexicon(self, number: int, interview: Interview) -> dict[str, list[Phrase]]:
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
                        self._spelt(word, word_key)
            for first, *rest in sorted(variants):
                lexicon[first].append(Phrase(tuple(rest), concept))
        self._keep(lexicon)
        return lexicon

    def _keep(self, phrases: Mapping[str, list[Phrase]]) -> None:
        rows = [(first, " ".join(p.rest), p.concept) for first, known in phrases.items() for p in known]
        self.connection.executemany("INSERT INTO phrases VALUES (?, ?, ?)", rows)

    def _names(self, number: int, interview: Interview) -> dict[str, list[Name]]:
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
        self.spellings[NAMES].update({word: word for word in names})
        return names

    def _meet(self, folder: _Folder, texts: Sequence[Sequence[_Text]]) -> None:
        """Take in the words that some texts of a folder are the first to have."""
        new: dict[tuple[str, str], tuple[str, str, str]] = {}
        for text in chain.from_iterable(texts):
            language = text.field.language
            known = folder.words[language]
            for raw in [raw for raw in text.words if raw not in known]:
                if (language, raw) not in new:
                    word = fold(raw) if raw.isalpha() else tokens(raw)[0].word
                    code = language_of(word, language, self.zipf)
                    new[language, raw] = word, code, key(word, code)
        keys = [own for _, _, own in new.values()]
        self.zipf.learn(keys)
        self.general.learn(keys)
        for (language, raw), (word, code, own) in new.items():
            folder.words[language][raw] = self._written(folder, word, language, code, own)

    def _written(self, folder: _Folder, word: str, language: str, code: str, own: str) -> _Written:
        """What is known of a folded word in a text of a language; its own language and key may be others."""
        self._spelt(word, own)
        slug = folder.interview.slug
        people = named(name_keys(word), lambda k: folder.names.get(k, ())) if folder.names else ()
        names = (mention_term(slug, name.person) for name in people if name.strong)
        concepts = []
        longer: dict[str, list[Phrase]] = {}
        for phrase in self.general(own):
            if phrase.rest:
                longer.setdefault(phrase.rest[0], []).append(phrase)
            else:
                concepts.append(self._concept(phrase.concept, language))
        return _Written(
            Word(spelt(word, language), own),
            tuple(map(self.counts.number, (own, *names))),
            rarity(word, code, self.zipf),
            folder.lexicon.get(own, ()),
            tuple(concepts),
            longer,
        )

    def _entry(self, folder: _Folder, entry: Entry, texts: Sequence[_Text]) -> tuple[float, str]:
        """Take in what an entry says: the share of its passage that the lexicon describes, and what that tells."""
        length = described = 0.0
        tells = ""
        for place, (field, text, raw) in enumerate(texts):
            known = folder.words[field.language]
            words = [known[word] for word in raw]
            length += field.counts * len(words)
            begun = [i for i, word in enumerate(words) if word.lexicon] if folder.lexicon else ()
            phrases = [found for i in begun for found in _phrases(words, i, words[i].lexicon)]
            said = [term for word in words for term in word.terms]
            said += [self.counts.number(phrase.concept) for phrase in phrases]
            if place == 0:
                described = _described(words, phrases)
                said += self._translated(words, phrases, field.language)
                if not text.islower():
                    self._proper_names(text, words)
                marks = folder.rules.marks([word.seen for word in words]) if folder.rules else {}
                tells = "|".join(sorted(telling(field.text, marks)))
            self.counts.add(said, field.counts, field.says)
        self.counts.add([self.counts.number(label) for label in labels(folder.interview.slug, entry)], 1.0, 1.0)
        self.counts.close(length)
        return described, tells

    def _concept(self, concept: str, language: str) -> int:
        """The term of passages that say a concept in a language."""
        term = self.counts.number(translation_term(concept, language))
        self.concepts[term] = concept
        return term

    def _proper_names(self, text: str, words: list[_Written]) -> None:
        """Note the words that have a capital inside a sentence: as names they are the same in every language."""
        found = tokens(text)
        for i, token in enumerate(found):
            if token.acronym or (
                token.capital and i and _SENTENCE_END.isdisjoint(text[found[i - 1].end : token.start])
            ):
                self.proper.add((words[i].seen.key.partition(":")[0], sounds(token.word)))

    def _translated(self, words: list[_Written], phrases: list[FoundPhrase], language: str) -> Iterator[int]:
        """What a passage says in the words of other languages, but for the words that the lexicon knows."""
        own = {place for phrase in phrases for place in range(phrase.start, phrase.end)}
        for i in [i for i, word in enumerate(words) if word.concepts or word.longer]:
            word = words[i]
            if i not in own:
                yield from word.concepts
            after = words[i + 1].seen.key if word.longer and i + 1 < len(words) else ""
            for general in _phrases(words, i, word.longer.get(after, ())):
                if own.isdisjoint(range(general.start, general.end)):
                    yield self._concept(general.concept, language)

    def _spelt(self, word: str, word_key: str) -> None:
        known = self.spellings[word_key.rpartition(":")[0]]
        known[stem_of(word_key)] = word_key
        known.setdefault(sounds(word), word_key)

    def finish(self) -> None:
        said = [*{self.concepts[term] for term in self.counts.said & self.concepts.keys()}]
        general = "SELECT * FROM general WHERE concept IN (SELECT value FROM json_each(?)) ORDER BY rowid"
        self.connection.execute(f"INSERT INTO phrases {general}", [json.dumps(said)])
        self.connection.execute("DROP TABLE general")
        self.connection.executemany("INSERT INTO terms VALUES (?, ?, ?, ?)", self.counts.rows())
        self.connection.executemany(
            "INSERT INTO spellings VALUES (?, ?, ?, ?, ?)",
            (
                (language, word, word[::-1], own, (language, word) in self.proper or language == NAMES)
                for language, known in sorted(self.spellings.items())
                for word, own in sorted(known.items())
            ),
        )


def _phrases(words: list[_Written], start: int, begun: Sequence[Phrase]) -> Iterator[FoundPhrase]:
    """Those of the phrases that begin with a word's key that stand there."""
    for phrase in begun:
        end = start + 1 + len(phrase.rest)
        if end <= len(words) and all(
            words[place].seen.key == expected for place, expected in enumerate(phrase.rest, start + 1)
        ):
            yield FoundPhrase(start, end, phrase.concept)


def _described(words: list[_Written], phrases: list[FoundPhrase]) -> float:
    """The share of a passage's weight that stands in the lexicon, and so is found in other words too."""
    if not phrases:
        return 0.0
    said = {place for phrase in phrases for place in range(phrase.start, phrase.end)}
    return sum(words[place].rarity for place in said) / (sum(word.rarity for word in words) or 1.0)

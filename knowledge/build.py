"""Builds the index of a base."""

from __future__ import annotations

import math
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from knowledge import dictionary
from knowledge.index import Name, Phrase
from knowledge.language import detect
from knowledge.models import Entry, Interview
from knowledge.schema import (
    KEYS,
    SCHEMA,
    SEGMENT,
    concerning_term,
    mention_term,
    speaker_term,
    topic_term,
    translation_term,
)
from knowledge.spelling import Found, alias_key, find_phrases, name_keys, named, phrase_variants, word_language
from knowledge.text import clean, key, sounds, tokens
from knowledge.words import cover_weight, frequencies, rarity

TEXT, SAMPLE, SUMMARY, TITLE, ASKED = (1.0, 1.0), (0.8, 1.0), (0.5, 0.9), (0.3, 0.6), (0.3, 0.7)
"""What a field's words weigh in the ranking, and how fully a question's word found there counts as said."""

QUESTION_LETTERS, LABEL_LETTERS = 400, 40
"""A longer line is no question that a passage answers as a whole."""

K1, B = 1.2, 0.6
"""BM25's saturation and length norm."""


def question_before(source: str, start: int) -> str:
    """The interviewer's question that a passage answers: the line before its own, if that line asks; else nothing."""
    own = source.rfind("\n", 0, start) + 1
    if start - own > LABEL_LETTERS:
        return ""
    earlier = source[max(0, own - QUESTION_LETTERS) : own].rstrip()
    line = earlier[earlier.rfind("\n") + 1 :]
    return line if line.endswith("?") else ""


Progress = Callable[[int], None]


def build(interviews: Iterable[Interview], connection: sqlite3.Connection, progress: Progress | None = None) -> None:
    """Fill an empty database with the index of these interviews. `progress` hears of each entry done."""
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
    builder = _Builder(connection, progress or (lambda _: None))
    with connection:
        for number, interview in enumerate(interviews):
            builder.add(number, interview)
        builder.finish()
        connection.executescript(KEYS)


class _Folder(NamedTuple):
    number: int
    interview: Interview
    lexicon: dict[str, list[Phrase]]
    names: dict[str, list[Name]]


class _Builder:
    def __init__(self, connection: sqlite3.Connection, progress: Progress) -> None:
        self.connection = connection
        self.progress = progress
        self.common = frequencies()
        self.numbers: dict[str, int] = {}
        # of each term: entry number, weighted count and quality, in turn (a float tells whole numbers to 16 million)
        self.postings: defaultdict[int, array[float]] = defaultdict(lambda: array("f"))
        self.lengths = array("f")
        self.rarities: dict[int, float] = {}
        self.spellings: dict[str, str] = {}  # words as they sound, and keys, with the key of each
        self.samples: dict[int, list[tuple[int, list[int]]]] = {}
        self.general = dictionary.phrases()
        self.translated: set[str] = set()

    def zipf(self, word_key: str, language: str) -> float:
        return self.common.get(language, {}).get(word_key, 0.0)

    def add(self, number: int, interview: Interview) -> None:
        first = len(self.lengths)
        folder = _Folder(number, interview, self._lexicon(number, interview), self._names(number, interview))
        for entry in interview.entries:
            self._entry(folder, entry)
            self.progress(1)
        record = interview.model_copy(update={"entries": [], "source": "", "lexicon": []}).model_dump_json()
        self.connection.execute(
            "INSERT INTO interviews VALUES (?, ?, ?, ?, ?, ?)",
            (number, interview.slug, first, len(self.lengths), record, interview.source),
        )

    def _lexicon(self, number: int, interview: Interview) -> dict[str, list[Phrase]]:
        lexicon: dict[str, list[Phrase]] = defaultdict(list)
        for row, phrases in enumerate(interview.lexicon):
            concept = f"#{number}:{row}"
            variants: set[tuple[str, ...]] = set()
            for phrase in phrases:
                words = [token.word for token in tokens(clean(phrase))]
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
        self.spellings.update({word: word for word in names})
        return names

    def _entry(self, folder: _Folder, entry: Entry) -> None:
        number, interview, lexicon, names = folder
        document = len(self.lengths)
        counts: dict[int, float] = defaultdict(float)
        qualities: dict[int, float] = defaultdict(float)
        positions, terms = array("i"), array("i")
        samples: list[tuple[int, list[int]]] = []
        length = described = 0.0
        for place, (text, language, (weight, quality)) in enumerate(self._fields(interview, entry)):
            words = tokens(clean(text))
            languages = [word_language(word.word, language) for word in words]
            keys = [key(word.word, code) for word, code in zip(words, languages, strict=True)]
            length += weight * len(words)
            found = [
                (i, self._number(k, code, word.word))
                for i, (k, code, word) in enumerate(zip(keys, languages, words, strict=True))
            ]
            if (weight, quality) == SAMPLE:
                samples.append((place, [term for _, term in found]))
            phrases = list(find_phrases([{k: 1.0} for k in keys], lambda first: lexicon.get(first, ())))
            found += [(p.start, self._number(p.concept)) for p in phrases]
            if place == 0:
                described = self._described([term for _, term in found[: len(words)]], phrases)
                found += self._translated(keys, phrases, language)
            for i, word in enumerate(words):
                people = named(name_keys(word.word), lambda k: names.get(k, ()))
                found += [
                    (i, self._number(mention_term(interview.slug, name.person))) for name in people if name.strong
                ]
            for i, term in found:
                counts[term] += weight
                qualities[term] = max(qualities[term], quality)
                positions.append(place * SEGMENT + min(i, SEGMENT - 1))
                terms.append(term)
        for label in self._labels(interview.slug, entry):
            term = self._number(label)
            counts[term] += 1.0
            qualities[term] = 1.0
        for term, count in counts.items():
            self.postings[term].extend((document, count, qualities[term]))
        self.lengths.append(length)
        if samples:
            self.samples[document] = samples
        self.connection.execute(
            "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (document, number, entry.id, entry.model_dump_json(), positions.tobytes(), terms.tobytes(), b"", described),
        )

    def _translated(self, keys: list[str], phrases: list[Found], language: str) -> Iterator[tuple[int, int]]:
        """What a passage says in the words of other languages, but for the words that the lexicon knows."""
        own = {place for phrase in phrases for place in range(phrase.start, phrase.end)}
        for general in find_phrases([{k: 1.0} for k in keys], lambda first: self.general.get(first, ())):
            if own.isdisjoint(range(general.start, general.end)):
                self.translated.add(general.concept)
                yield general.start, self._number(translation_term(general.concept, language))

    def _described(self, terms: list[int], phrases: list[Found]) -> float:
        """The share of a passage's weight that stands in the lexicon, and so is found in other words too."""
        weights = [self.rarities[term] for term in terms]
        said = {place for phrase in phrases for place in range(phrase.start, phrase.end)}
        return sum(weights[place] for place in said) / (sum(weights) or 1.0)

    def _fields(self, interview: Interview, entry: Entry) -> Iterator[tuple[str, str, tuple[float, float]]]:
        yield entry.text, interview.language, TEXT
        for question in entry.questions:
            language = detect(tokens(clean(question)), self.zipf, interview.language)[:2]
            yield question, language, SAMPLE
        for language, summary in (entry.summary or {}).items():
            yield summary, language, SUMMARY
        for topic in interview.topics:
            if topic.id in entry.topics:
                for language, title in topic.title.items():
                    yield title, language, TITLE
        asked = question_before(interview.source, entry.start)
        if asked:
            yield asked, interview.language, ASKED

    @staticmethod
    def _labels(slug: str, entry: Entry) -> set[str]:
        concerned = {*entry.about, *entry.recounted}
        labels = {concerning_term(slug, person) for person in concerned}
        labels |= {mention_term(slug, person) for person in concerned}
        labels |= {topic_term(slug, topic) for topic in entry.topics}
        if entry.speaker:
            labels.add(speaker_term(slug, entry.speaker))
        return labels

    def _number(self, term: str, language: str = "", word: str = "") -> int:
        number = self.numbers.setdefault(term, len(self.numbers))
        if word and number not in self.rarities:
            self.rarities[number] = rarity(word, term, language, self.zipf(term, language))
        if word:
            self._spelt(word, term)
        return number

    def _spelt(self, word: str, word_key: str) -> None:
        self.spellings[word_key] = word_key
        self.spellings.setdefault(sounds(word), word_key)

    def finish(self) -> None:
        size = len(self.lengths)
        self._keep({k: [p for p in known if p.concept in self.translated] for k, known in self.general.items()})
        lengths = np.frombuffer(self.lengths, dtype=np.float32) if size else np.zeros(0, np.float32)
        norm = K1 * (1 - B + B * lengths / max(float(lengths.mean()) if size else 1.0, 1e-9))
        self.connection.executemany("INSERT INTO terms VALUES (?, ?, ?, ?, ?)", self._terms(size, norm))
        self.connection.executemany(
            "UPDATE entries SET samples = ? WHERE n = ?",
            [
                (array("f", [x for place, terms in fields for x in (place, self._weight(terms, size))]).tobytes(), n)
                for n, fields in self.samples.items()
            ],
        )
        self.connection.executemany(
            "INSERT INTO spellings VALUES (?, ?, ?)",
            ((word, word[::-1], own) for word, own in sorted(self.spellings.items())),
        )
        self.connection.executemany(
            "INSERT INTO common VALUES (?, ?, ?)",
            [(language, word, zipf) for language, words in self.common.items() for word, zipf in words.items()],
        )

    def _terms(self, size: int, norm: npt.NDArray[np.float32]) -> Iterator[tuple[int, str, bytes, bytes, bytes]]:
        for term, number in self.numbers.items():
            postings = np.frombuffer(self.postings[number], dtype=np.float32).reshape(-1, 3)
            documents, counts = postings[:, 0].astype(np.int32), postings[:, 1]
            idf = math.log(1 + (size - len(documents) + 0.5) / (len(documents) + 0.5))
            impacts = (idf * counts * (K1 + 1) / (counts + norm[documents])).astype(np.float32)
            yield number, term, documents.tobytes(), impacts.tobytes(), postings[:, 2].tobytes()

    def _weight(self, terms: list[int], size: int) -> float:
        return sum(cover_weight(self.rarities[term], len(self.postings[term]) // 3, size) for term in set(terms))

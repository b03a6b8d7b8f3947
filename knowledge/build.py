"""Builds the index of a base."""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from knowledge import weights
from knowledge.language.detect import detect, language_of
from knowledge.language.dictionary import general_phrases
from knowledge.language.frequencies import frequencies
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
from knowledge.language.text import clean, fold, key, raw_words, sounds, spelt, stem_of, tokens
from knowledge.language.words import rarity
from knowledge.models import Entry, Interview
from knowledge.schema import (
    KEYS,
    NAMES,
    SCHEMA,
    concerning_term,
    mention_term,
    speaker_term,
    topic_term,
    translation_term,
)
from knowledge.telling import telling

QUESTION_LETTERS, LABEL_LETTERS = 400, 40
"""A longer line is no question that a passage answers as a whole."""
_SENTENCE_END = frozenset(".!?…:")


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
    """Fill an empty database with the index of these interviews. `progress` hears of each entry done.

    All languages are read, so that a broken list is told before anything is asked. Raises BrokenList.
    """
    prepare()
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
    builder = _Builder(connection, progress or (lambda _: None))
    with connection:
        for number, interview in enumerate(interviews):
            builder.add(number, interview)
        builder.finish()
        connection.executescript(KEYS)


class _Written(NamedTuple):
    """A word as it stands in a folder's texts: its term and those of the people that it names; what it says; the
    phrases of the lexicon that begin with it; and the terms of the concepts of the general dictionary that it is by
    itself."""

    seen: Word
    terms: tuple[int, ...]
    rarity: float
    lexicon: Sequence[Phrase]
    concepts: tuple[int, ...]


class _Field(NamedTuple):
    """A text of an entry, in a language; what each of its words counts in the ranking, and how fully it is said."""

    text: str
    language: str
    counts: float
    says: float = 1.0


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
        self.common = frequencies()
        self.numbers: dict[str, int] = {}
        # the postings of all terms in the order of the entries: term, entry, weighted count, quality
        self.terms, self.documents = array("i"), array("i")
        self.counts, self.qualities = array("f"), array("f")
        self.lengths = array("f")
        self.spellings: dict[tuple[str, str], str] = {}  # a language and a word as it sounds, or a stem: the key
        self.proper: set[tuple[str, str]] = set()
        self.general = general_phrases()
        self.longer: defaultdict[tuple[str, str], list[Phrase]] = defaultdict(list)  # by their first two keys
        for first, phrases in self.general.items():
            for phrase in phrases:
                if phrase.rest:
                    self.longer[first, phrase.rest[0]].append(phrase)
        self.concepts: dict[int, str] = {}  # of terms that say one in some language

    def zipf(self, key: str) -> float:
        return self.common.get(key, 0.0)

    def add(self, number: int, interview: Interview) -> None:
        first = len(self.lengths)
        folder = _Folder(number, interview, self._lexicon(number, interview), self._names(number, interview))
        rows = []
        for entry in interview.entries:
            rows.append(self._entry(folder, entry))
            self.progress(1)
        self.connection.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)", rows)
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
        self.spellings.update({(NAMES, word): word for word in names})
        return names

    def _entry(self, folder: _Folder, entry: Entry) -> tuple[object, ...]:
        """Take in what an entry says; its row of the table of entries."""
        document = len(self.lengths)
        counts: dict[int, float] = {}
        qualities: dict[int, float] = {}
        length = described = 0.0
        tells = ""
        for place, field in enumerate(self._fields(folder.interview, entry)):
            text = clean(field.text)
            known = folder.words[field.language]
            words = [known.get(raw) or self._written(folder, raw, field.language) for raw in raw_words(text)]
            length += field.counts * len(words)
            phrases = [
                found for i, word in enumerate(words) if word.lexicon for found in _phrases(words, i, word.lexicon)
            ]
            said = [term for word in words for term in word.terms]
            said += [self._number(phrase.concept) for phrase in phrases]
            if place == 0:
                described = _described(words, phrases)
                said += self._translated(words, phrases, field.language)
                if not text.islower():
                    self._proper_names(text, words)
                marks = folder.rules.marks([word.seen for word in words]) if folder.rules else {}
                tells = "|".join(sorted(telling(field.text, marks)))
            for term in said:
                counts[term] = counts.get(term, 0.0) + field.counts
                if field.says > qualities.get(term, 0.0):
                    qualities[term] = field.says
        for label in _labels(folder.interview.slug, entry):
            term = self._number(label)
            counts[term] = counts.get(term, 0.0) + 1.0
            qualities[term] = 1.0
        self.terms.extend(counts)
        self.documents.extend([document] * len(counts))
        self.counts.extend(counts.values())
        self.qualities.extend(qualities[term] for term in counts)
        self.lengths.append(length)
        return document, folder.number, entry.id, entry.model_dump_json(), described, tells

    def _written(self, folder: _Folder, raw: str, language: str) -> _Written:
        """A word that a folder's texts in a language have, met for the first time."""
        word = fold(raw) if raw.isalpha() else tokens(raw)[0].word
        code = language_of(word, language, self.zipf)
        own = key(word, code)
        self._spelt(word, own)
        slug = folder.interview.slug
        people = named(name_keys(word), lambda k: folder.names.get(k, ())) if folder.names else ()
        names = (mention_term(slug, name.person) for name in people if name.strong)
        known = _Written(
            Word(spelt(word, language), own),
            tuple(map(self._number, (own, *names))),
            rarity(word, code, self.zipf),
            folder.lexicon.get(own, ()),
            tuple(self._concept(p.concept, language) for p in self.general.get(own, ()) if not p.rest),
        )
        folder.words[language][raw] = known
        return known

    def _concept(self, concept: str, language: str) -> int:
        """The term of passages that say a concept in a language."""
        term = self._number(translation_term(concept, language))
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
        for i, word in enumerate(words):
            if word.concepts and i not in own:
                yield from word.concepts
        for i, (word, after) in enumerate(pairwise(words)):
            begun = self.longer.get((word.seen.key, after.seen.key))
            for general in _phrases(words, i, begun) if begun else ():
                if own.isdisjoint(range(general.start, general.end)):
                    yield self._concept(general.concept, language)

    def _fields(self, interview: Interview, entry: Entry) -> Iterator[_Field]:
        yield _Field(entry.text, interview.language, weights.TEXT)
        for question in entry.questions:
            language = detect(tokens(clean(question)), self.zipf, interview.language)
            yield _Field(question, language.partition("-")[0], weights.SAMPLE, weights.SAMPLE_SAYS)
        for language, summary in (entry.summary or {}).items():
            yield _Field(summary, language, weights.SUMMARY)
        for topic in interview.topics:
            if topic.id in entry.topics:
                for language, title in topic.title.items():
                    yield _Field(title, language, weights.BESIDE)
        asked = question_before(interview.source, entry.start)
        if asked:
            yield _Field(asked, interview.language, weights.BESIDE)

    def _number(self, term: str) -> int:
        return self.numbers.setdefault(term, len(self.numbers))

    def _spelt(self, word: str, word_key: str) -> None:
        language = word_key.rpartition(":")[0]
        self.spellings[language, stem_of(word_key)] = word_key
        self.spellings.setdefault((language, sounds(word)), word_key)

    def finish(self) -> None:
        size = len(self.lengths)
        said = {self.concepts[term] for term in set(self.terms) & self.concepts.keys()}
        self._keep({k: [p for p in known if p.concept in said] for k, known in self.general.items()})
        self.connection.executemany("INSERT INTO terms VALUES (?, ?, ?, ?)", self._postings(size))
        self.connection.executemany(
            "INSERT INTO spellings VALUES (?, ?, ?, ?, ?)",
            (
                (language, word, word[::-1], own, (language, word) in self.proper or language == NAMES)
                for (language, word), own in sorted(self.spellings.items())
            ),
        )
        self.connection.executemany("INSERT INTO common VALUES (?, ?)", sorted(self.common.items()))

    def _postings(self, size: int) -> Iterator[tuple[str, bytes, bytes, bytes]]:
        """The rows of the table of terms: where each stands, with its weight there (BM25)."""
        if not size:
            return
        terms = np.frombuffer(self.terms, np.int32)
        order = np.argsort(terms, kind="stable")
        documents = np.frombuffer(self.documents, np.int32)[order]
        counts = np.frombuffer(self.counts, np.float32)[order]
        qualities = np.frombuffer(self.qualities, np.float32)[order]
        lengths = np.frombuffer(self.lengths, np.float32)
        frequency = np.bincount(terms, minlength=len(self.numbers))
        norm = weights.K1 * (1 - weights.B + weights.B * lengths / max(float(lengths.mean()), 1e-9))
        rare = np.log(1 + (size - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
        impacts = (rare[terms[order]] * counts * (weights.K1 + 1) / (counts + norm[documents])).astype(np.float32)
        last = np.cumsum(frequency).tolist()
        for first, end, term in zip([0, *last], last, self.numbers, strict=False):
            if first < end:
                here = slice(first, end)
                yield term, documents[here].tobytes(), impacts[here].tobytes(), qualities[here].tobytes()


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
    said = {place for phrase in phrases for place in range(phrase.start, phrase.end)}
    return sum(words[place].rarity for place in said) / (sum(word.rarity for word in words) or 1.0)


def _labels(slug: str, entry: Entry) -> set[str]:
    concerned = {*entry.about, *entry.recounted}
    labels = {concerning_term(slug, person) for person in concerned}
    labels |= {mention_term(slug, person) for person in concerned}
    labels |= {topic_term(slug, topic) for topic in entry.topics}
    if entry.speaker:
        labels.add(speaker_term(slug, entry.speaker))
    return labels

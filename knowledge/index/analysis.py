"""Analyses what is said of entries: from the words of their texts, each looked up once a folder, to terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from knowledge.folder.models import Entry, Interview
from knowledge.index.counting import Counts
from knowledge.index.fields import Field, labels, telling
from knowledge.index.lookup import Lookup
from knowledge.index.schema import NAMES, mention_term, translation_term
from knowledge.language.detect import language_of
from knowledge.language.keys import as_typed, key, sounds, sounds_of
from knowledge.language.pack import TELLING, pack
from knowledge.language.patterns import Rules, Word, WordFits, found_by, rules_of
from knowledge.language.phrases import FoundPhrase, Name, Phrase, name_keys, named_by
from knowledge.language.text import clean, fold, raw_words, tokens
from knowledge.language.words import rarity

_SENTENCE_END = frozenset(".!?…:")


class _General(NamedTuple):
    """What the general dictionary says of a word: the terms of the concepts that it is by itself, and the longer
    phrases that begin with it, by their second key."""

    concepts: Sequence[int]
    longer: Mapping[str, Sequence[Phrase]]


class _Written(NamedTuple):
    """A word as it stands in a folder's texts: its term and those of the people that it names; what the rules know of
    it, and whether it may begin one; the phrases of the lexicon that begin with it, and what it says where there is a
    lexicon; what the general dictionary says of it, if anything."""

    seen: Word
    terms: tuple[int, ...]
    rules: WordFits | None
    begins: bool
    lexicon: Sequence[Phrase]
    rarity: float
    general: _General | None


class FieldText(NamedTuple):
    """A field of an entry, cleaned, and its words as they stand in it."""

    field: Field
    text: str
    words: list[str]

    @classmethod
    def of(cls, field: Field) -> FieldText:
        text = clean(field.text)
        return cls(field, text, raw_words(text))


class FolderWords:
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


class Spellings:
    """How the known words of a base are spelt."""

    def __init__(self) -> None:
        self._known: defaultdict[str, dict[str, str]] = defaultdict(dict)  # of each language: words as they sound,
        # and stems, with their keys
        self._proper: set[tuple[str, str]] = set()

    def add(self, sound: str, word_key: str) -> None:
        """Take in a word, as it sounds, with its key."""
        language, _, stem = word_key.rpartition(":")
        known = self._known[language]
        known[stem] = word_key
        known.setdefault(sound, word_key)

    def add_names(self, words: Iterable[str]) -> None:
        """Take in words of names, as they sound."""
        self._known[NAMES].update({word: word for word in words})

    def add_proper(self, word: str, word_key: str) -> None:
        """A passage has this folded word as a name: so it is the same in every language."""
        self._proper.add((word_key.partition(":")[0], sounds(word)))

    def rows(self) -> Iterator[tuple[str, str, str, str, bool]]:
        """Of each spelling its language, itself forwards and backwards, its key, and whether it is a name."""
        for language, known in sorted(self._known.items()):
            for word, own in sorted(known.items()):
                yield language, word, word[::-1], own, (language, word) in self._proper or language == NAMES


class Analyzer:
    """Takes in what is said of entries, one after another; `counts` gets their terms."""

    def __init__(self, zipf: Lookup[str, float], general: Lookup[str, list[Phrase]], counts: Counts) -> None:
        self.zipf = zipf
        self.general = general
        self.counts = counts
        self.spellings = Spellings()
        self.concepts: dict[int, str] = {}  # of terms that say one in some language

    def concepts_said(self) -> list[str]:
        """The concepts of the general dictionary that any entry says."""
        return [*{self.concepts[term] for term in self.counts.said & self.concepts.keys()}]

    def meet(self, folder: FolderWords, texts: Sequence[Sequence[FieldText]]) -> None:
        """Take in the words that some texts of a folder are the first to have."""
        met: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for text in chain.from_iterable(texts):
            known = folder.words[text.field.language]
            met[text.field.language].update(dict.fromkeys([raw for raw in text.words if raw not in known]))
        for language, new in met.items():
            known = folder.words[language]
            words = [fold(raw) if raw.isalpha() else tokens(raw)[0].word for raw in new]
            codes = [language_of(word, language, self.zipf) for word in words]
            keys = list(map(key, words, codes))
            self.general.learn(keys)
            if folder.lexicon:
                self.zipf.learn(keys)
            for sound, own in zip(sounds_of(words), keys, strict=True):
                self.spellings.add(sound, own)
            for raw, word, code, own in zip(new, words, codes, keys, strict=True):
                known[raw] = self._written(folder, word, language, code, own)

    def _written(self, folder: FolderWords, word: str, language: str, code: str, own: str) -> _Written:
        """What is known of a folded word in a text of a language; its own language and key may be others."""
        slug = folder.interview.slug
        people = named_by(name_keys(word), lambda k: folder.names.get(k, ())) if folder.names else ()
        names = (mention_term(slug, name.person) for name in people if name.strong)
        concepts = []
        longer: dict[str, list[Phrase]] = {}
        for phrase in self.general(own):
            if phrase.rest:
                longer.setdefault(phrase.rest[0], []).append(phrase)
            else:
                concepts.append(self._concept(phrase.concept, language))
        seen = Word(as_typed(word, language), own)
        rules = folder.rules.known(seen) if folder.rules else None
        return _Written(
            seen,
            tuple(map(self.counts.number, (own, *names))),
            rules,
            rules is not None and bool(rules.alone or rules.beside),
            folder.lexicon.get(own, ()),
            rarity(word, code, self.zipf) if folder.lexicon else 0.0,
            _General(concepts, longer) if concepts or longer else None,
        )

    def take_in(self, folder: FolderWords, entry: Entry, texts: Sequence[FieldText]) -> tuple[float, str]:
        """Take in what an entry says, all of whose words were met. Returns the share of its passage that the lexicon
        describes, and what the passage tells."""
        length = described = 0.0
        tells = ""
        for place, (field, text, raw) in enumerate(texts):
            known = folder.words[field.language]
            words = [known[word] for word in raw]
            length += field.counts * len(words)
            places = [i for i, word in enumerate(words) if word.lexicon] if folder.lexicon else ()
            phrases = [found for i in places for found in _phrases(words, i, words[i].lexicon)]
            said = [term for word in words for term in word.terms]
            said += [self.counts.number(phrase.concept) for phrase in phrases]
            if place == 0:
                described = _described(words, phrases)
                said += self._translated(words, phrases, field.language)
                if not text.islower():
                    self._proper_names(text, words)
                begun = any(word.begins for word in words)
                marks = found_by([word.rules for word in words if word.rules]) if begun else {}
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
                self.spellings.add_proper(token.word, words[i].seen.key)

    def _translated(self, words: list[_Written], phrases: list[FoundPhrase], language: str) -> Iterator[int]:
        """What a passage says in the words of other languages, but for the words that the lexicon knows."""
        own = {place for phrase in phrases for place in range(phrase.start, phrase.end)}
        found = [(i, word.general) for i, word in enumerate(words) if word.general]
        yield from [term for i, general in found if i not in own for term in general.concepts]
        for i, general in found:
            if not general.longer or i + 1 == len(words):
                continue
            for phrase in _phrases(words, i, general.longer.get(words[i + 1].seen.key, ())):
                if not any(known.start <= phrase.start and phrase.end <= known.end for known in phrases):
                    yield self._concept(phrase.concept, language)


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

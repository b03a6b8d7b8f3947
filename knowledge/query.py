"""What a question asks, as the index sees it: its words, what each may be, and what each weighs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.dictionary import LANGUAGES, is_general
from knowledge.index import Index
from knowledge.language import detect
from knowledge.schema import mention_term, translation_term
from knowledge.spelling import Found, find_phrases, name_keys, named, word_language
from knowledge.text import Token, clean, is_cyrillic, is_uzbek_ending, key, sounds, tokens
from knowledge.words import (
    ENGLISH_WORDS,
    FUNCTION_KEYS,
    FUNCTION_SOUNDS,
    SHORT,
    SHORT_RUSSIAN_WORDS,
    UNKNOWN,
    cover_weight,
    is_detail,
    is_function_word,
    rarity,
)

EXACT, OTHER_LANGUAGE, SLIP, KIN = 1.0, 0.9, 0.8, 0.7
"""How surely a word means a key: its own, that of another language, one typo away, one of the same family."""

REAL_WORD, REAL_UZBEK_WORD = 3.2, 3.7
"""Zipf frequency from which a word is no misspelling of another one; the Uzbek stemmer may leave too short a stem."""

SHORTEST_ROOT = 5
"""Letters of an Uzbek root that is found by cutting letters off."""

LONGEST_FUNCTION_WORD = 9
"""Letters of a word that may be a misspelt function word."""

_FIRST_U = re.compile("^([^aeiou]{0,2})u")

LONGEST = 60
"""Words of a question that are looked at; people ask in fewer."""


@dataclass(frozen=True)
class Mention:
    """A person whom a word of the question names. `sure` when the word is his name letter for letter, `bare` when it
    has no ending of case: "Толипов", not "Толипова" or "Tolipov's"."""

    place: int
    interview: int
    person: str
    strong: bool
    sure: bool
    bare: bool = True


@dataclass(frozen=True)
class Alternative:
    """A term that words `start` to `end` of the question may stand for, and how surely."""

    start: int
    end: int
    term: str
    quality: float


@dataclass(frozen=True)
class Word:
    """A word of a question. `detail` when a passage that lacks it is no answer, whatever else it says."""

    token: Token
    language: str
    keys: dict[str, float]
    rarity: float
    weight: float
    detail: bool = False


@dataclass(frozen=True)
class Query:
    """A question, taken apart against one index."""

    text: str
    language: str
    words: list[Word]
    alternatives: list[Alternative]
    mentions: list[Mention] = field(default_factory=list)

    def without(self, places: frozenset[int]) -> Query:
        """The question without the words at these places: they neither match nor weigh anything."""
        if not places:
            return self
        words = [replace(w, weight=0.0, rarity=0.0) if i in places else w for i, w in enumerate(self.words)]
        kept = [a for a in self.alternatives if not places.intersection(range(a.start, a.end))]
        return replace(self, words=words, alternatives=kept)

    @cached_property
    def weights(self) -> list[float]:
        return [word.weight for word in self.words]


def parse(text: str, index: Index, fallback: str = "en") -> Query:
    """Take a question apart. `fallback` is its language where its words do not tell."""
    found = tokens(clean(text))[:LONGEST]
    language = detect(found, index.zipf, fallback)
    base = language[:2]
    typed = base == "ru" and sum(is_cyrillic(token.word) for token in found) * 2 < len(found)
    mentions = [mention for place, token in enumerate(found) for mention in _mentions(place, token, index)]
    named_places = {mention.place for mention in mentions if mention.strong}
    own = ["ru" if typed else word_language(token.word, base) for token in found]
    keys = [_keys(token.word, own[place], index, place in named_places) for place, token in enumerate(found)]
    for place, token in enumerate(found):
        if token.acronym and is_function_word(token.word, key(token.word, own[place]), own[place]):
            keys[place] = {}
    alternatives = [Alternative(i, i + 1, k, quality) for i, ks in enumerate(keys) for k, quality in ks.items()]
    for phrase in find_phrases(keys, index.phrases):
        alternatives += _meant(phrase, own[phrase.start])
    alternatives += [
        Alternative(m.place, m.place + 1, mention_term(index.interviews[m.interview].slug, m.person), EXACT)
        for m in mentions
        if m.strong
    ]
    alternatives = [a for a in alternatives if index.term(a.term) is not None]
    words = []
    for place, token in enumerate(found):
        if token.acronym and is_function_word(token.word, key(token.word, own[place]), own[place]):
            rare = UNKNOWN  # "US" is not "us"
        elif _misspelt_function_word(token.word, own[place], index):
            rare = 0.0
        else:
            rare = _rarity(token.word, own[place], index)
        documents = max(
            (_documents(index, a.term) for a in alternatives if a.start <= place < a.end and a.quality > KIN), default=0
        )
        weight = cover_weight(rare, documents, max(index.size, 1))
        detail = is_detail(key(token.word, own[place]), own[place])
        words.append(Word(token, own[place], keys[place], rare, weight, detail))
    return Query(text, language, words, alternatives, mentions)


def _meant(phrase: Found, language: str) -> Iterator[Alternative]:
    """What a phrase may stand for: the concept of its lexicon row, or one that a passage says in another language."""
    if not is_general(phrase.concept):
        yield Alternative(phrase.start, phrase.end, phrase.concept, phrase.sureness)
        return
    for other in LANGUAGES:
        if other != language:
            term = translation_term(phrase.concept, other)
            yield Alternative(phrase.start, phrase.end, term, phrase.sureness * OTHER_LANGUAGE)


def _documents(index: Index, term: str) -> int:
    postings = index.term(term)
    return len(postings.documents) if postings else 0


def _rarity(word: str, language: str, index: Index) -> float:
    word_key = key(word, language)
    return rarity(word, word_key, language, index.zipf(word_key, language))


def _misspelt_function_word(word: str, language: str, index: Index) -> bool:
    """Whether an unknown short word is one letter off a function word: "wat", "wich", "haqda nma"."""
    if not 3 <= len(word) <= LONGEST_FUNCTION_WORD or language not in FUNCTION_KEYS or word.isdigit():
        return False
    own = key(word, language)
    if index.known(own) or index.zipf(own, language) >= REAL_WORD or index.names(own):
        return False
    written = sounds(word)
    near = process.extractOne(written, FUNCTION_SOUNDS[language], scorer=OSA.distance, score_cutoff=1)
    return near is not None and near[0][0] == written[0] and max(len(near[0]), len(written)) >= 4


def _keys(word: str, first: str, index: Index, is_name: bool) -> dict[str, float]:
    """What a word of the language `first` may be: as it stands, else in another language of its script, else a slip."""
    own = key(word, first)
    if is_function_word(word, own, first):
        return {own: EXACT}
    keys = {own: EXACT} if index.known(own) else {}
    real = _is_real(word, own, first, index)
    others = [code for code in (("ru", "uz") if is_cyrillic(word) else ("en", "uz", "ru")) if code != first]
    if not keys and (not real or index.written(sounds(word))):
        for other in others:
            candidate = key(word, other)
            if len(candidate) >= 3 and index.known(candidate) and not is_function_word(word, candidate, other):
                keys.setdefault(candidate, OTHER_LANGUAGE)
    if first == "uz" and not keys:
        keys = _uzbek_root(word, index) or _opened(own, index)
    if not real and not is_name and (not keys or not index.written(sounds(word))):
        read = dict.fromkeys((sounds(word), own, *(key(word, code) for code in others[:1])))
        meant = [near for candidate in read for near in index.similar(candidate)]
        if meant:
            keys = dict.fromkeys((*meant, *keys), SLIP)
    if first == "ru":  # Russian derives by suffix what its stemmer leaves apart; English and Uzbek gain nothing by it
        for relative in index.kin(own):
            keys.setdefault(relative, KIN)
    return keys or {own: EXACT}


def _is_real(word: str, own: str, language: str, index: Index) -> bool:
    if language == "en":
        return index.zipf(sounds(word), ENGLISH_WORDS) >= REAL_WORD
    if language == "ru" and len(own) <= SHORT and is_cyrillic(word):
        return index.zipf(sounds(word), SHORT_RUSSIAN_WORDS) >= REAL_WORD
    return index.zipf(own, language) >= (REAL_UZBEK_WORD if language == "uz" else REAL_WORD)


def _uzbek_root(word: str, index: Index) -> dict[str, float]:
    """The longest known beginning of an Uzbek word: its endings are many, and the stemmer may cut one too long."""
    whole = sounds(word)
    for length in range(len(whole) - 1, SHORTEST_ROOT - 1, -1):
        root = whole[:length]
        if index.known(root) and root not in FUNCTION_KEYS["uz"] and is_uzbek_ending(whole[length:]):
            return {root: OTHER_LANGUAGE}
    return {}


def _opened(own: str, index: Index) -> dict[str, float]:
    """A key with o for the u of its first syllable: where a keyboard has no ў, "ўрин" is typed "урин"."""
    opened = _FIRST_U.sub(r"\1o", own)
    return {opened: OTHER_LANGUAGE} if opened != own and index.known(opened) else {}


def _mentions(place: int, token: Token, index: Index) -> list[Mention]:
    word = token.word
    if len(word) < 3 or any(key(word, code) in FUNCTION_KEYS[code] for code in ("en", "ru", "uz")):
        return []
    candidates = name_keys(word)
    found = named(candidates, index.names)
    if found:
        bare = not word.endswith("'s") and bool(index.names(candidates[0]))
        return [Mention(place, name.interview, name.person, name.strong, True, bare) for name in found]
    code = "ru" if is_cyrillic(word) else "en"
    known = index.zipf(key(word, code), code)
    if known >= REAL_WORD or (known > 0 and not (token.capital and place > 0)):
        return []  # "талибов" is a word of its own, "Талибов" rather a slip of "Талипов"
    for candidate in candidates:
        near = [name for other in index.similar(candidate) for name in index.names(other) if name.strong]
        if near and len(candidate) >= 5:
            bare = candidate == candidates[0]
            return [Mention(place, name.interview, name.person, True, False, bare) for name in dict.fromkeys(near)]
    return []

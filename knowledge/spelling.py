"""From a word to its keys, from keys to the phrases and the names that they form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from knowledge import lists
from knowledge.index import Name, Phrase
from knowledge.language import Zipf
from knowledge.text import is_cyrillic, key, sounds
from knowledge.words import is_function_word

Keys = Mapping[str, float]
"""What a word may be: each key with how sure it is, 0 to 1."""

_NAME_ENDINGS = tuple(sorted(lists.words("endings.names"), key=len, reverse=True))
_NAME_ROOT = 4


class Found(NamedTuple):
    """A phrase in a row of words: words `start` to `end` (excluded) mean the concept, this surely."""

    start: int
    end: int
    concept: str
    sureness: float


def word_language(word: str, language: str) -> str:
    """The language to take a word of a text in `language` for: its own, unless the script says otherwise."""
    if language == "en" and is_cyrillic(word):
        return "ru"
    if language == "ru" and not is_cyrillic(word):
        return "en"
    return language


@lru_cache(maxsize=65536)
def name_keys(word: str) -> tuple[str, ...]:
    """The keys under which a word may be a name: as it stands first, then without an ending of case."""
    whole = sounds(word.removesuffix("'s"))
    bare = (
        whole.removesuffix(ending)
        for ending in _NAME_ENDINGS
        if whole.endswith(ending) and len(whole) - len(ending) >= _NAME_ROOT
    )
    return (whole, *bare)


def alias_key(word: str) -> str:
    """The key under which a word of an alias is kept."""
    return sounds(word.removesuffix("'s"))


def phrase_variants(words: Sequence[str], zipf: Zipf) -> set[tuple[str, ...]]:
    """The key rows of a lexicon phrase: in the language that knows most of its words; in each that does equally."""
    languages = ("ru", "uz") if any(is_cyrillic(word) for word in words) else ("en", "uz")
    rows = {code: tuple(key(word, word_language(word, code)) for word in words) for code in languages}
    known = {
        code: sum(_is_listed(word, k, code, zipf) for word, k in zip(words, rows[code], strict=True))
        for code in languages
    }
    variants = {rows[code] for code in languages if known[code] == max(known.values())}
    alone = len(words) == 1
    return {
        row
        for row in variants
        if row
        and not (alone and any(rows[code] == row and is_function_word(words[0], row[0], code) for code in languages))
    }


def _is_listed(word: str, word_key: str, language: str, zipf: Zipf) -> bool:
    return zipf(word_key, language) > 0 or word.isdigit() or is_function_word(word, word_key, language)


def find_phrases(words: Sequence[Keys], phrases: Callable[[str], Sequence[Phrase]]) -> Iterator[Found]:
    """Every phrase of the lexicon in a row of words, overlapping ones too."""
    for start, word in enumerate(words):
        for first, sureness in word.items():
            for phrase in phrases(first):
                end = start + 1 + len(phrase.rest)
                if end > len(words):
                    continue
                least = sureness
                for expected, keys in zip(phrase.rest, words[start + 1 : end], strict=True):
                    least = min(least, keys.get(expected, 0.0))
                if least > 0:
                    yield Found(start, end, phrase.concept, least)


def named(keys: Sequence[str], names: Callable[[str], Sequence[Name]]) -> Sequence[Name]:
    """Whom the first of a word's name keys that is a name at all may name."""
    for candidate in keys:
        found = names(candidate)
        if found:
            return found
    return ()

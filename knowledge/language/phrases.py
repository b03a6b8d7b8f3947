"""Phrases and names in a row of words: a lexicon's, the general dictionary's, and people's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from knowledge.language.detect import language_of
from knowledge.language.keys import key, sounds
from knowledge.language.pack import WORDS_KEPT, packs
from knowledge.language.text import alphabet
from knowledge.language.words import Zipf, is_function_word, is_listed

NAME_ROOT = 4
"""Letters that a name keeps at least when an ending is cut off."""


class Name(NamedTuple):
    """Whom a word may name; `strong` where the word alone is how the person is called."""

    interview: int
    person: str
    strong: bool


class Phrase(NamedTuple):
    """What follows a phrase's first key, and the concept that the phrase stands for."""

    rest: tuple[str, ...]
    concept: str


class FoundPhrase(NamedTuple):
    """A phrase in a row of words: words `start` to `end` (excluded) mean the concept."""

    start: int
    end: int
    concept: str


@cache
def _name_endings() -> tuple[str, ...]:
    return tuple(
        sorted({end for each in packs().values() for end in each.words("name endings")}, key=len, reverse=True)
    )


@lru_cache(maxsize=WORDS_KEPT)
def name_keys(word: str) -> tuple[str, ...]:
    """The keys under which a word may be a name: as it stands first, then without an ending of case."""
    whole = alias_key(word)
    bare = (
        whole.removesuffix(ending)
        for ending in _name_endings()
        if whole.endswith(ending) and len(whole) - len(ending) >= NAME_ROOT
    )
    return (whole, *bare)


def is_first_name(word: str) -> bool:
    """Whether a word, in any case, is a frequent first name of any language."""
    return not _first_names().isdisjoint(name_keys(word))


@cache
def _first_names() -> frozenset[str]:
    return frozenset(alias_key(name) for each in packs().values() for name in each.words("first names"))


def alias_key(word: str) -> str:
    """The key under which a word of an alias is kept."""
    return sounds(word.removesuffix("'s"))


def phrase_variants(words: Sequence[str], zipf: Zipf) -> list[tuple[str, ...]]:
    """The key rows of a lexicon phrase: in the language that knows most of its words; where several do equally, in each
    in which none of its words has the stem of another one ("holi" is no "holy")."""
    alphabets = {alphabet(word) for word in words} - {""}
    main = next(iter(sorted(alphabets, key=lambda name: name == "LATIN")), "LATIN")
    rows = {
        each.code: [(word, language_of(word, each.code, zipf)) for word in words]
        for each in packs().values()
        if main in each.writings.values()
    }
    known = {code: sum(is_listed(word, own, zipf) for word, own in row) for code, row in rows.items()}
    best = [row for code, row in rows.items() if known[code] == max(known.values())]
    own_stems = [
        row for row in best if all(is_listed(word, own, zipf) or not zipf(key(word, own)) for word, own in row)
    ]
    chosen = [row for row in own_stems or best if row and not (len(row) == 1 and is_function_word(*row[0]))]
    return list(dict.fromkeys(tuple(key(word, own) for word, own in row) for row in chosen))


def find_phrases(words: Sequence[Sequence[str]], phrases: Callable[[str], Sequence[Phrase]]) -> Iterator[FoundPhrase]:
    """Every phrase in a row of words, of each of which all its keys are given, overlapping ones too."""
    for start, keys in enumerate(words):
        for first in keys:
            for phrase in phrases(first):
                end = start + 1 + len(phrase.rest)
                if not phrase.rest or (
                    end <= len(words)
                    and phrase.rest[0] in words[start + 1]  # most fail here, and cost nothing more
                    and all(expected in words[place] for place, expected in enumerate(phrase.rest, start + 1))
                ):
                    yield FoundPhrase(start, end, phrase.concept)


def named_by(keys: Sequence[str], names: Callable[[str], Sequence[Name]]) -> Sequence[Name]:
    """Whom the first of a word's name keys that is a name at all may name."""
    for candidate in keys:
        found = names(candidate)
        if found:
            return found
    return ()

"""A general dictionary, by which a passage is found in another language where no lexicon says how.

Each pack's `dictionary.txt` has its words for concepts that all share; the names of countries and regions come from
Unicode's locale data (`babel`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from babel import Locale, UnknownLocaleError

from knowledge.language.keys import key, keys_of
from knowledge.language.lists import BrokenListError, numbered
from knowledge.language.pack import Pack, pack, packs
from knowledge.language.phrases import FoundPhrase, Phrase, find_phrases
from knowledge.language.text import fold_all, raw_words
from knowledge.language.words import is_function_word, kinds

_SIGN = "~"
_LAND = "territory-"
_NAMES = (_LAND, "name-")
"""How the concepts begin that are one thing, whatever words they are called by."""
_WORD = re.compile(r"[^\W_]")


def is_general(concept: str) -> bool:
    """Whether a concept is one of this dictionary rather than of an interview's lexicon."""
    return concept.startswith(_SIGN)


def is_land(word: str, language: str) -> bool:
    """Whether a folded word is the name of a country, a region or one of the cities listed."""
    own, listed = pack(language), kinds(language)
    return own is not None and listed is not None and key(word, own.code) in _countries(own) | listed.places


@cache
def _countries(own: Pack) -> frozenset[str]:
    return frozenset(keys_of(fold_all([name.casefold() for _, name in _territories(own) if " " not in name]), own.code))


def general_phrases() -> dict[str, list[Phrase]]:
    """The phrases of all languages by their first keys. Raises BrokenListError."""
    return _by_first({each: [*_listed(each), *_territories(each)] for each in packs().values()})


def find_long_names(words: Sequence[Sequence[str]]) -> Iterator[FoundPhrase]:
    """The names of several words, of countries, their unions and what else is listed, in a row of words of each of
    which all its keys are given."""
    return find_phrases(words, lambda first: _long_names().get(first, ()))


@cache
def _long_names() -> Mapping[str, Sequence[Phrase]]:
    """Such names by their first keys, in all languages; not those of parts of the world, which have numbers: a passage
    may tell of one by any of its lands."""
    names = {
        each: [
            (concept, name)
            for concept, name in (*_listed(each, _NAMES), *_territories(each))
            if concept[-1].isalpha() and " " in name
        ]
        for each in packs().values()
    }
    return _by_first(names)


def _by_first(found: Mapping[Pack, Sequence[tuple[str, str]]]) -> dict[str, list[Phrase]]:
    """Phrases of languages, each with its concept, by their first keys."""
    rows: dict[tuple[str, ...], None] = {}
    for each, named in found.items():
        phrases = [raw_words(phrase) for phrase in fold_all([phrase.casefold() for _, phrase in named])]
        keys = iter(keys_of([word for words in phrases for word in words], each.code))
        own = kinds(each.code)
        for (concept, _), words in zip(named, phrases, strict=True):
            row = [next(keys) for _ in words]
            small = own is not None and own.function_keys.issuperset(row)
            if not (small and all(is_function_word(word, each.code) for word in words)):
                rows[_SIGN + concept, *row] = None
    by_first: defaultdict[str, list[Phrase]] = defaultdict(list)
    for concept, first, *rest in rows:
        by_first[first].append(Phrase(tuple(rest), concept))
    return by_first


def _listed(pack: Pack, begins: tuple[str, ...] = ("",)) -> Iterator[tuple[str, str]]:
    """The phrases of a pack's list, each with its concept, which `begins` so. Raises BrokenListError."""
    file = pack.folder / "dictionary.txt"
    for number, line in numbered(file):
        if not line.startswith(begins):
            continue
        concept, colon, written = line.partition(":")
        if not colon or not concept or " " in concept or not all(map(_WORD.search, written.split(","))):
            raise BrokenListError(
                file, number, "a line must be a concept's id, a colon and words, such as `bridge: мост`"
            )
        yield from ((concept, phrase.strip()) for phrase in written.split(","))


def _territories(pack: Pack) -> Iterator[tuple[str, str]]:
    try:
        names = Locale.parse(pack.code).territories
    except UnknownLocaleError:
        return
    yield from ((_LAND + code, name) for code, name in names.items())

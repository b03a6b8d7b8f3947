"""A general dictionary of three languages, by which a passage is found in another language where no lexicon says how.

Its concepts come from `lists/dictionary.txt`, the names of countries and regions from Unicode's locale data (`babel`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from babel import Locale

from knowledge import lists
from knowledge.index import Phrase
from knowledge.text import clean, key, tokens
from knowledge.words import is_function_word

LANGUAGES = ("en", "ru", "uz")
"""In the order in which a line of the list has them."""

_SIGN = "~"


def is_general(concept: str) -> bool:
    """Whether a concept is one of this dictionary rather than of an interview's lexicon."""
    return concept.startswith(_SIGN)


def phrases() -> dict[str, list[Phrase]]:
    """The phrases of all languages by their first keys."""
    found: defaultdict[str, list[Phrase]] = defaultdict(list)
    for row in _rows():
        concept, first, *rest = row.split()
        found[first].append(Phrase(tuple(rest), concept))
    return found


@cache
def _rows() -> tuple[str, ...]:
    """Each phrase as its concept and its keys: plain strings, which the garbage collector need not look at.

    Takes half a second, once in a process that builds an index.
    """
    return tuple(
        " ".join((f"{_SIGN}{number}", *row))
        for number, concept in enumerate((*_listed(), *_territories()))
        for row in sorted(set(_keys(concept)))
    )


def _listed() -> Iterator[dict[str, list[str]]]:
    for line in lists.lines("dictionary"):
        parts = (part.split(",") for part in line.split("|"))
        yield dict(zip(LANGUAGES, parts, strict=True))


def _territories() -> Iterator[dict[str, list[str]]]:
    names = {language: Locale.parse(language).territories for language in LANGUAGES}
    for code in names["en"]:
        yield {language: [names[language][code]] for language in LANGUAGES if code in names[language]}


def _keys(concept: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    for language, written in concept.items():
        for phrase in written:
            words = [token.word for token in tokens(clean(phrase))]
            row = tuple(key(word, language) for word in words)
            if row and not all(is_function_word(word, k, language) for word, k in zip(words, row, strict=True)):
                yield row

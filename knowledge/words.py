"""How much a word says: nothing for a function word, most for a rare one.

Rarities come from the frequency lists of the packages `wordfreq` (English, Russian) and `uzbek-text-tools` (Uzbek, from
its Wikipedia), read once when an index is built and kept in it.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from knowledge import lists
from knowledge.text import fold, is_uzbek_ending, key, sounds, tokens, typed_russian

COMMON = 7.5
RARE = 3.0
"""Zipf frequencies (log10 of occurrences in a billion words) at which a word says nothing, and all it can."""

LEAST, NUMBER, UNKNOWN = 0.3, 0.9, 0.9
"""What a word says at least if it is no function word; what a number says; what a word of no known language says."""
ENGLISH_WORDS, SHORT_RUSSIAN_WORDS = "en-words", "ru-words"
"""English words as they sound, beside the keys of `en`: "unif" is the key of "unification", and no word. Russian ones
of a short stem, which tells little: "ros" is that of "росла" (grew), and of the slip "росии"."""
SHORT = 3
"""Letters of a stem that tells little."""
_CONTRACTED = re.compile("('s|'re|'ll|'ve|'d|'m|n't)$")
_LISTED = 2e-6
"""Share of a language's words from which a word is listed."""


@cache
def frequencies() -> dict[str, dict[str, float]]:
    """Zipf frequency of each key that is not rare, by language, and of each English word as it sounds (ENGLISH_WORDS).

    Takes a second or two, once a process.
    """
    from wordfreq import get_frequency_dict  # noqa: PLC0415  (slow to load, and only a build needs it)

    found: dict[str, Iterable[tuple[str, float]]] = {
        language: get_frequency_dict(language, wordlist="small").items() for language in ("en", "ru")
    }
    counts: dict[str, int] = json.loads(files("uzbek_text_tools").joinpath("data", "word_freq.json").read_bytes())
    total = sum(counts.values())
    found["uz"] = [(word, count / total) for word, count in counts.items() if count >= total * _LISTED]
    result: dict[str, dict[str, float]] = {}
    for language, shares in found.items():
        sums: dict[str, float] = defaultdict(float)
        for written, share in shares:
            word = fold(written)
            if word.replace("'", "").isalpha():
                sums[key(word, language)] += share
        result[language] = {word: round(math.log10(share * 1e9), 2) for word, share in sums.items()}
    for name, language in ((ENGLISH_WORDS, "en"), (SHORT_RUSSIAN_WORDS, "ru")):
        heard: dict[str, float] = defaultdict(float)
        for word, share in found[language]:
            if language == "en" or len(key(fold(word), language)) <= SHORT:
                heard[sounds(fold(word))] += share
        result[name] = {word: round(math.log10(share * 1e9), 2) for word, share in heard.items()}
    return result


_FUNCTION_WORDS = {language: lists.words(f"function.{language}") for language in ("en", "ru", "uz")}
FUNCTION_KEYS = {
    language: frozenset(key(token.word, language) for token in tokens(" ".join(words)))
    for language, words in _FUNCTION_WORDS.items()
}
_FUNCTION_SPELLINGS = {
    language: frozenset(token.word.replace("ё", "е") for token in tokens(" ".join(words)))
    for language, words in _FUNCTION_WORDS.items()
}
FUNCTION_SOUNDS = {
    language: tuple(sorted({sounds(word) for word in spellings})) for language, spellings in _FUNCTION_SPELLINGS.items()
}
_TYPED_FUNCTION_SOUNDS = frozenset(sounds(word) for word in _FUNCTION_SPELLINGS["ru"])


def _keys_of(kind: str) -> dict[str, frozenset[str]]:
    return {
        language: frozenset(key(token.word, language) for token in tokens(" ".join(lists.words(f"{kind}.{language}"))))
        for language in ("en", "ru", "uz")
    }


_EVERYDAY_KEYS, _DETAIL_KEYS = _keys_of("everyday"), _keys_of("detail")
_EVERYDAY_ROOTS = tuple(map(sounds, lists.words("roots.uz")))


def is_function_word(word: str, word_key: str, language: str) -> bool:
    """Whether a word only asks or joins. English and Russian words as listed ("interviewer" is no "interview"), Uzbek
    ones with any ending, and Russian ones in Latin letters by their sounds."""
    if language == "uz":
        return word_key in FUNCTION_KEYS[language]
    if language == "ru" and word.isascii():
        return sounds(typed_russian(word.replace("'", ""))) in _TYPED_FUNCTION_SOUNDS
    spellings = _FUNCTION_SPELLINGS.get(language, frozenset())
    return word.replace("ё", "е") in spellings or (language == "en" and _CONTRACTED.sub("", word) in spellings)


@lru_cache(maxsize=65536)
def _has_everyday_root(word: str) -> bool:
    return any(word.startswith(root) and is_uzbek_ending(word[len(root) :]) for root in _EVERYDAY_ROOTS)


def rarity(word: str, word_key: str, language: str, zipf: float) -> float:
    """How much a word says, 0 to 1; `zipf` is its key's frequency in `language`, 0 where that is not known."""
    if word_key.isdigit():
        return NUMBER
    if is_function_word(word, word_key, language):
        return 0.0
    if language not in FUNCTION_KEYS:
        return UNKNOWN
    if word_key in _EVERYDAY_KEYS[language] or (language == "uz" and _has_everyday_root(sounds(word))):
        return LEAST
    return LEAST + (1 - LEAST) * min(max((COMMON - zipf) / (COMMON - RARE), 0.0), 1.0)


def cover_weight(rare: float, documents: int, size: int) -> float:
    """What a word of a question weighs: by its rarity in the language, and less when half the base has it."""
    if documents == 0:
        return rare
    spread = max(0.0, math.log((size + 1) / (documents + 0.5)) / math.log((size + 1) / 0.5))
    return rare * (0.4 + 0.6 * spread)


def is_detail(word_key: str, language: str) -> bool:
    """Whether a word asks for a detail or an event of its own, which a passage that lacks it does not tell."""
    return word_key in _DETAIL_KEYS.get(language, ())

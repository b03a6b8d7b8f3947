"""Which language a question is in: English, Russian, or Uzbek in either script."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from knowledge.text import Token, is_cyrillic, key
from knowledge.words import is_function_word

Zipf = Callable[[str, str], float]
"""Frequency of a key in a language: `zipf("hous", "en")`; 0 for an unknown one."""

UZBEK_CYRILLIC = "uz-Cyrl"

_UZBEK_CYRILLIC_LETTERS = re.compile("[ўқғҳ]|ъ(?![еёюя])")
_UZBEK_LATIN_LETTERS = re.compile(r"[og]'|q(?!u)|'[aeiou]|[aeiou]'(?!(s|t|d|m|ll|re|ve)$)")
_UZBEK_ENDING = re.compile(
    r"..(ning|lari?|larni|larga|dagi|moqda|yapti|yotgan|votti|gan|ganmi|adi|adimi|mikan|lik|larning|niki|sini|ini|masi|ishi)$"
)
_UZBEK_ENDING_CYRILLIC = re.compile(
    r"..(нинг|лар|лари|ларни|ларга|даги|моқда|мокда|япти|ётган|вотти|ган|ганми|ади|адими|микан|лик|ники|сини|ини|маси|иши|дан|га)$"
)
_ENGLISH_ONLY_BELOW = 3.0
SLIGHT = 0.1
"""What a rare word says for its language."""
LATIN_MARGIN, CYRILLIC_MARGIN, RUSSIAN_MARGIN = 0.3, 0.7, 0.5
"""What speaks for a language beforehand: for the reader's own in a single word, for Uzbek in a question in Cyrillic
by a reader of Uzbek, for Russian in a single word in Cyrillic by others."""


def detect(words: Sequence[Token], zipf: Zipf, fallback: str = "en") -> str:
    """The language of a question: "en", "ru", "uz" or "uz-Cyrl"; `fallback` where its words tell nothing."""
    letters = [token.word for token in words if not token.word.isdigit()]
    if not letters:
        return fallback
    cyrillic = [word for word in letters if is_cyrillic(word)]
    alone = len(letters) == 1
    if len(cyrillic) * 2 >= len(letters):
        before = (0.0, CYRILLIC_MARGIN) if fallback[:2] == "uz" else (RUSSIAN_MARGIN * alone, 0.0)
        return _cyrillic_language(cyrillic, zipf, *before)
    return _latin_language([word for word in letters if not is_cyrillic(word)], zipf, fallback, alone)


def _cyrillic_language(words: list[str], zipf: Zipf, russian: float, uzbek: float) -> str:
    for word in words:
        known = zipf(key(word, "ru"), "ru")
        if _UZBEK_CYRILLIC_LETTERS.search(word):
            uzbek += 2
        elif _is_function(word, "ru"):
            russian += 1.2
            uzbek += _is_function(word, "uz")
        elif _is_function(word, "uz"):
            uzbek += 1.2
        elif known >= 3.5:
            russian += known / 6
        elif _UZBEK_ENDING_CYRILLIC.search(word):
            uzbek += 0.6
        else:
            russian += known / 8
            uzbek += zipf(key(word, "uz"), "uz") / 8
    return UZBEK_CYRILLIC if uzbek > russian else "ru"


def _latin_language(words: list[str], zipf: Zipf, fallback: str, alone: bool) -> str:
    english = uzbek = russian = 0.0
    for word in words:
        plain = word.replace("'", "")
        if _is_function(word, "en"):
            english += 1.0
        else:
            english += max(0.0, zipf(key(word, "en"), "en") - _ENGLISH_ONLY_BELOW) / 5
        if _is_function(word, "uz"):
            uzbek += 1.1
        elif _UZBEK_LATIN_LETTERS.search(word):
            uzbek += 0.9
        elif _UZBEK_ENDING.search(plain):
            uzbek += 0.4
        else:
            uzbek += max(0.0, zipf(key(word, "uz"), "uz") - 3.2) / 6
        if len(plain) > 1:
            if _is_function(plain, "ru"):
                russian += 0.9
            else:
                russian += max(0.0, zipf(key(plain, "ru"), "ru") - 3.2) / 6
    if max(english, uzbek) > SLIGHT and not any(_is_function(word, "ru") for word in words):
        russian = 0.0  # Russian in Latin letters shows by its small words, not by a name or a cognate
    scores = {"en": english, "uz": uzbek, "ru": russian}
    best = max(scores.values())
    if best <= 0 or (alone and scores.get(fallback[:2], 0.0) + LATIN_MARGIN >= best):
        return fallback
    return next(language for language, score in scores.items() if score == best)


def _is_function(word: str, language: str) -> bool:
    return is_function_word(word, key(word, language), language)

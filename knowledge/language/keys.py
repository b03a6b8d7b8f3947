"""Keys: what makes two words the same, whatever their endings and the script that they are written in.

Every word is matched by its *key*: a stem in its own language, written in plain Latin letters after the language's
code ("ru:tolip"). So "Толипова" and "Толиповым" meet, and "ўзбек", "o‘zbek" and "ozbek"; words of two languages do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import Stemmer

from knowledge.language.pack import WORDS_KEPT, Pack, pack, packs
from knowledge.language.text import Respelling, alphabet, fold

_SOUNDS = (
    ("kh", "h"), ("zh", "j"), ("x", "h"), ("q", "k"), ("ts", "s"), ("iy", "i"), ("eya", "ea"), ("ye", "e"), ("'", ""),
)  # fmt: skip
_SNOWBALL = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "es": "spanish", "fi": "finnish", "fr": "french",
    "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian",
    "sv": "swedish", "tr": "turkish",
}  # fmt: skip
"""Languages that an interview may be in though they are no packs."""
_APART = "+"
SHORTEST_STEM = 3
"""Letters of a stem at least: "Азию" and "Азией" are "azi", though their stem is "az"."""


@cache
def _letters() -> Respelling:
    """All letters in plain Latin; of those that two languages write alike, as the later one sounds them."""
    return Respelling({letter: latin for each in packs().values() for letter, latin in each.letters.items()})


@lru_cache(maxsize=WORDS_KEPT)
def sounds(word: str) -> str:
    """A word in plain Latin letters, one spelling for each sound: so words of all languages, and names, can meet."""
    word = _letters()(word)
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return word


@lru_cache(maxsize=WORDS_KEPT)
def spelt(word: str, language: str) -> str:
    """A word in the letters that the keys of its language consist of; where one sound has several spellings in a
    language, with one of them."""
    own = pack(language)
    if own is None:
        return sounds(word)
    if own.typed and alphabet(word) in own.typed:
        word = own.written(word)
    return sounds(word) if own.spelt_by_sound else _letters()(word).replace("'", "")


def as_typed(word: str, language: str) -> str:
    """A word as rules spell it: as `spelt`, also where it is typed with a letter for another one: "е" for "ё"."""
    own = pack(language)
    return spelt(own.written(word) if own is not None and own.typed and not word.isascii() else word, language)


@lru_cache(maxsize=WORDS_KEPT)
def key(word: str, language: str) -> str:
    """The key of a folded word, taken as a word of `language` (a code such as "en"; "uz" in either script)."""
    if word.isdigit():
        return word
    stem = spelt(_stem(word, language), language)
    code = language.partition("-")[0]
    return f"{code}:{stem if len(stem) >= SHORTEST_STEM else spelt(word, language)[:SHORTEST_STEM]}"


def keys_of(words: Sequence[str], language: str) -> list[str]:
    """The keys of many folded words, each without digits, of a language that is a pack; faster than one by one."""
    own = packs()[language]
    listed = _listed(own.code)
    stems = [listed.get(word) or own.stem(word) for word in words]
    return [
        f"{own.code}:{stem}" if len(stem) >= SHORTEST_STEM else key(word, own.code)
        for word, stem in zip(words, spellings_of(stems, own), strict=True)
    ]


def spellings_of(words: Sequence[str], language: Pack) -> list[str]:
    """Many words of a language, in letters that it is written in, in those that its keys consist of; faster than one by
    one."""
    return sounds_of(words) if language.spelt_by_sound else _in_latin(words, (("'", ""),))


def sounds_of(words: Sequence[str]) -> list[str]:
    """Many words in plain Latin letters, one spelling for each sound; faster than one by one."""
    return _in_latin(words, _SOUNDS)


def _in_latin(words: Sequence[str], spellings: Sequence[tuple[str, str]]) -> list[str]:
    text = _letters()("\n".join(words))
    for spelling, sound in spellings:
        text = text.replace(spelling, sound)
    return text.split("\n") if words else []


def stem_of(key: str) -> str:
    """A key without the code of its language."""
    return key.partition(":")[2] or key


def _stem(word: str, language: str) -> str:
    own = pack(language)
    if own is not None:
        listed = _listed(own.code)
        return listed.get(word) or (listed.get(own.written(word)) if listed else None) or own.stem(word)
    plain = word.removesuffix("'s").replace("'", "")
    return str(_snowball(_SNOWBALL[language]).stemWord(plain)) if language in _SNOWBALL else plain


@cache
def _listed(code: str) -> dict[str, str]:
    """The stems of words that have another than their letters tell: of those whose stem is also another word's the
    first form and a sign that no other stem has, of those that change in themselves the stem of the first form."""
    own = packs()[code]
    apart, forms = ([[fold(word) for word in line.text.split()] for line in lines] for lines in (own.apart, own.forms))
    return {form: own.stem(row[0]) for row in forms for form in row} | {
        form: f"{row[0]}{_APART}" for row in apart for form in row
    }


@cache
def _snowball(name: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(name)

"""How often words are used in a language at large: each pack's own table, made by `tests/tables/frequencies.py`.

The tables of English and Russian come from wordfreq, that of Uzbek from its Wikipedia (by uzbek-text-tools); all are
under CC BY-SA 4.0, as each says in its first line.
"""

from __future__ import annotations

import gzip
import math
import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import lru_cache

from knowledge import weights
from knowledge.language.keys import key, keys_of, sounds, sounds_of, stem_of
from knowledge.language.lists import BrokenListError, numbered
from knowledge.language.noise import usual_letters
from knowledge.language.pack import FREQUENCIES, WORDS_KEPT, Pack, packs
from knowledge.language.text import alphabet, fold_all

SHORT_STEM = 3
"""Letters of a stem that tells little: that of "росла" (grew) is also that of the slip "росии"."""


def frequencies() -> Mapping[str, float]:
    """The Zipf frequency (log10 of occurrences in a billion words) of each key that is not rare, and of words as they
    are written (see `as_written`); a word of the general dictionary has one from which it is no slip of another word.
    Besides, in how many words the letters stand that are usual together (see `noise`). Raises BrokenListError."""
    found: dict[str, float] = {}
    for each in packs().values():
        words, listed = _listed(each)
        keys = keys_of(words, each.code)
        shares: defaultdict[str, float] = defaultdict(float)
        for own, share in zip(keys, listed, strict=True):
            shares[own] += share
        longest = len(f"{each.code}:") + SHORT_STEM if each.real_stem is not None else math.inf
        bare = [place for place, own in enumerate(keys) if len(own) <= longest]  # those whose keys tell too little
        for written, place in zip(_as_written([words[place] for place in bare], each), bare, strict=True):
            shares[written] += listed[place]
        found |= {name: round(math.log10(share) + 9, 2) for name, share in shares.items()}
        found |= usual_letters(words, each)
        words = _in_dictionary(each)
        for own, written in zip(keys_of(words, each.code), _as_written(words, each), strict=True):
            for name in (written, own):
                found[name] = max(found.get(name, 0.0), weights.RARE)
    return found


def _as_written(words: list[str], pack: Pack) -> list[str]:
    return [f"{pack.code}={written}" for written in sounds_of(words)]


def as_written(word: str, code: str) -> str:
    """What stands for a word as it is written, beside its key: "unif" is the key of "unification", and no word."""
    return f"{code}={sounds(word)}"


@lru_cache(maxsize=WORDS_KEPT)
def frequency_names(word: str) -> tuple[str, ...]:
    """What a word's frequency in any language that has its letters is looked up by: its keys, and as it is written."""
    name = alphabet(word)
    codes = [each.code for each in packs().values() if name in (*each.writings.values(), *each.typed)]
    return tuple(form for code in codes for form in (key(word, code), as_written(word, code)))


def frequency(word: str, language: str, zipf: Callable[[str], float], by_stem: bool = True) -> float:
    """How frequent a word is in a language (Zipf scale); 0 for a rare or unknown one. `by_stem`: any form of a word is
    known by its stem, however short."""
    return zipf(known_by(word, language, by_stem))


@lru_cache(maxsize=WORDS_KEPT)
def known_by(word: str, language: str, by_stem: bool = True) -> str:
    """What the frequency of a word is looked up by. A short stem does not always tell it: "army", typed in the letters
    of others, is none of those that begin with "арм", nor "фыва" of those that begin with "фив"."""
    own, stem = packs()[language], key(word, language)
    typed = alphabet(word) in own.typed
    if own.real_stem is None or len(stem_of(stem)) > SHORT_STEM or (by_stem and not typed):
        return stem
    return as_written(own.written(word) if typed else word, language)


def _listed(pack: Pack) -> tuple[list[str], list[float]]:
    """The words of a table, folded, and the share of each of all that is written in it. Raises BrokenListError."""
    file = pack.folder / FREQUENCIES
    words: list[str] = []
    shares: list[float] = []
    try:
        text = gzip.decompress(file.read_bytes()).decode("utf-8") if file.exists() else ""
    except (OSError, EOFError, zlib.error, UnicodeDecodeError):
        raise BrokenListError(
            file, 1, "the table is not whole; make it with `python -m tests.tables.frequencies`"
        ) from None
    for number, line in enumerate(text.splitlines(), start=1):
        zipf, *row = line.split() or ["#"]
        if zipf.startswith("#"):
            continue
        try:
            share = 10 ** (_zipf(zipf) - 9)
        except ValueError:
            raise BrokenListError(file, number, f"{zipf!r} is no frequency; write a number and its words") from None
        words += row
        shares += [share] * len(row)
    return fold_all(words), shares


def _zipf(written: str) -> float:
    """A Zipf frequency. Raises ValueError for what is none."""
    value = float(written)
    if not 0 < value < 10:
        raise ValueError(written)
    return value


def _in_dictionary(pack: Pack) -> list[str]:
    """The words of a language's part of the general dictionary, folded."""
    lines = (line.partition(":")[2] for _, line in numbered(pack.folder / "dictionary.txt"))
    words = " ".join(lines).replace(",", " ").split()
    return [word for word in dict.fromkeys(fold_all(words)) if word.replace("'", "").isalpha()]

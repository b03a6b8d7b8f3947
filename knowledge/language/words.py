"""How much a word says: nothing for a function word, most for a rare one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache

from knowledge import weights
from knowledge.language.frequencies import SHORT_STEM, as_written
from knowledge.language.keys import key, keys_of, sounds, sounds_of, stem_of
from knowledge.language.pack import WORDS_KEPT, Pack, pack, packs
from knowledge.language.text import alphabet, fold, fold_all, raw_words

Zipf = Callable[[str], float]
"""Frequency of a key, or of a word as it is written, in its language: `zipf("en:hous")`; 0 for an unknown one."""


class Kinds:
    """The words of a language by kinds. `function` as they are written, the others by their keys."""

    def __init__(self, own: Pack) -> None:
        self.pack = own
        function = _listed(own, "function")
        self.function = frozenset(form for word in function for form in (word, own.written(word)))
        self.function_keys = frozenset(keys_of(function, own.code))
        self.function_sounds = tuple(sorted(set(sounds_of(function))))
        self.everyday, self.detail, self.fillers, self.places, self.after_hyphen = (
            frozenset(keys_of(_listed(own, heading), own.code))
            for heading in ("everyday", "detail", "filler", "places", "after a hyphen")
        )
        self.roots = tuple(map(sounds, own.words("everyday roots")))
        self.request, self.speaking = (
            frozenset(sounds_of(_listed(own, heading))) for heading in ("in language", "speaking")
        )


def _listed(own: Pack, heading: str) -> list[str]:
    """The words under a heading of a pack's `words.txt`, folded."""
    return fold_all([word.casefold() for word in raw_words(" ".join(own.words(heading)))])


@cache
def kinds(code: str) -> Kinds | None:
    """The words by kinds of the language of a code such as "uz" or "uz-Cyrl"; None where there is no such pack."""
    own = pack(code)
    return Kinds(own) if own else None


@lru_cache(maxsize=WORDS_KEPT)
def is_function_word(word: str, language: str) -> bool:
    """Whether a folded word only asks or joins: as listed ("interviewer" is no "interview"), with any ending where such
    words take them, by its sounds where it is typed in another alphabet."""
    own = kinds(language)
    if own is None:
        return False
    if own.pack.particles_inflect:
        return key(word, language) in own.function_keys
    if alphabet(word) in own.pack.typed:
        return sounds(own.pack.written(word.replace("'", ""))) in own.function_sounds
    return word in own.function or own.pack.written(word) in own.function


def is_listed_function_word(word: str, language: str) -> bool:
    """Whether a folded word is listed as a function word just as it is written."""
    own = kinds(language)
    return own is not None and word in own.function


def is_anywhere_function_word(word: str) -> bool:
    """Whether a folded word only asks or joins in any language."""
    return any(key(word, code) in own.function_keys for code in packs() if (own := kinds(code)))


@lru_cache(maxsize=WORDS_KEPT)
def is_everyday(word: str, language: str) -> bool:
    """Whether a folded word is one of every day: listed, or a listed root with any ending."""
    own = kinds(language)
    if own is None:
        return False
    if key(word, language) in own.everyday:
        return True
    written = sounds(word)
    return written.startswith(own.roots) and any(
        written.startswith(root) and own.pack.is_ending(written[len(root) :]) for root in own.roots
    )


def rarity(word: str, language: str, zipf: Zipf) -> float:
    """How much a folded word of a language says, 0 to 1."""
    if word.isdigit():
        return 1.0 if len(word) > 1 else weights.LEAST
    if is_function_word(word, language):
        return 0.0
    if pack(language) is None:
        return 1.0
    if is_everyday(word, language):
        return weights.LEAST
    rare = (weights.COMMON - zipf(key(word, language))) / (weights.COMMON - weights.RARE)
    return weights.LEAST + (1 - weights.LEAST) * min(max(rare, 0.0), 1.0)


def is_detail(word: str, language: str) -> bool:
    """Whether a folded word asks for a detail or an event of its own, which a passage that lacks it does not tell."""
    return is_detail_key(key(word, language))


def is_detail_key(word_key: str) -> bool:
    """The same of a word by its key."""
    own = kinds(word_key.partition(":")[0])
    return own is not None and word_key in own.detail


def is_filler(word: str, language: str) -> bool:
    """Whether a folded word may stand beside small talk without asking anything."""
    own = kinds(language)
    return own is not None and key(word, language) in own.fillers


def is_speaking(word: str, language: str) -> bool:
    """Whether a folded word, just as it is written, is one by which somebody speaks rather than names a matter: "I"."""
    own = kinds(language)
    return own is not None and sounds(word) in own.speaking


def languages_called(word: str) -> Sequence[str]:
    """The codes of the languages that a folded word calls, in any language."""
    return _called().get(sounds(word), ())


def called_languages() -> Iterable[str]:
    """The words that call a language, in any language, by how they sound."""
    return _called().keys()


@cache
def _called() -> Mapping[str, Sequence[str]]:
    """The codes of the languages that words call, by how these sound."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in packs().values():
        for called in dict.fromkeys(sounds_of(_listed(each, "called"))):
            found[called].append(each.code)
    return dict(found)


@cache
def _alphabets() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """How alphabets are called in any language: the name that Unicode has for each, and how words for it begin."""
    rows = ((name, called) for each in packs().values() for name, called in each.alphabets.items())
    return tuple((name, tuple(map(fold, called))) for name, called in rows)


def alphabet_called(word: str) -> str:
    """The alphabet that a folded word calls, in any language, by the name that Unicode has for it; empty for none."""
    return next((name for name, called in _alphabets() if word.startswith(called)), "")


def is_asking_for_language(word: str, language: str) -> bool:
    """Whether a folded word may stand beside the name of a language in a request to answer in it."""
    own = kinds(language)
    written = own.pack.written(word) if own and alphabet(word) in own.pack.typed else word
    return own is not None and (
        sounds(written) in own.request or is_function_word(word, language) or is_filler(word, language)
    )


def only_joins(word: str, language: str) -> bool:
    """Whether a folded word after a hyphen only says how the one before it is meant: "EU-style", "army-related"."""
    own = kinds(language)
    return own is not None and key(word, language) in own.after_hyphen


def is_known(word: str, language: str, zipf: Zipf) -> bool:
    """Whether a language has this word, so that it is meant rather than one of another language that sounds like it."""
    return (
        word.isdigit()
        or is_function_word(word, language)
        or is_everyday(word, language)
        or is_detail(word, language)
        or zipf(key(word, language)) > 0
    )


def is_listed(word: str, language: str, zipf: Zipf) -> bool:
    """Whether a word is one of a language's: by its stem, or where stems join words, as it is written."""
    own = pack(language)
    if word.isdigit() or is_function_word(word, language):
        return True
    by_stem = own is None or own.real_stem is not None
    return zipf(key(word, language) if by_stem else as_written(word, language)) > 0


def is_real(word: str, language: str, zipf: Zipf) -> bool:
    """Whether a word is so frequent that it is no slip of another one."""
    own = pack(language)
    if own is None:
        return False
    own_key = key(word, language)
    by_stem = own.real_stem is not None and (len(stem_of(own_key)) > SHORT_STEM or alphabet(word) in own.typed)
    return zipf(as_written(word, own.code)) >= weights.RARE or (by_stem and zipf(own_key) >= (own.real_stem or 0.0))

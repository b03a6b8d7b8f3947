"""A text as it was meant, where no language and no interview knows its words as they are typed.

A word that is known stays as it is, so that mending costs nothing but for strange words; what it is a slip of is left
to `knowledge.question.meaning`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from knowledge import weights
from knowledge.index.index import Index
from knowledge.index.slips import VOWELS
from knowledge.language.detect import languages_by_letters
from knowledge.language.frequencies import SHORT_STEM, as_written, frequency, frequency_names
from knowledge.language.keys import key, sounds, stem_of
from knowledge.language.numerals import written_years
from knowledge.language.pack import Pack, packs
from knowledge.language.phrases import name_keys, named_by
from knowledge.language.respelling import (
    SHORTEST_PART,
    halves,
    has_run,
    in_other_letters,
    retyped,
    squeezed,
    unhurried,
)
from knowledge.language.text import Token, alphabet, cyrillic_look, is_mixed, latin_look, tokens
from knowledge.language.words import is_function_word, is_listed_function_word, is_real
from knowledge.question.met import is_met, is_met_in, is_word_somewhere, written_languages

SHORTEST_SPLIT = 6
"""Letters of a word that may be two."""
SHORTEST_STRANGE = 3
"""Letters of a word that tells that a text was typed on another keyboard; shorter ones are words everywhere."""
OFTEN_DROPPED = f"{VOWELS}аеиоуыэюя"
"""Letters of which people leave one out in haste."""
LONGEST_SMALL = 5
"""Letters of a small word of which one may lack."""
SHORTEST_RETYPED = 4
"""Letters that the words of a text typed on another keyboard have together at least, those without a vowel left out."""


def mended(text: str, found: Sequence[Token], index: Index) -> str:
    """A text, of which the words are given, with strange words as they were meant."""
    years = {found[each.start]._replace(end=found[each.end - 1].end): str(each.year) for each in written_years(found)}
    strange = [token for token in found if not is_met(token.word, index)]
    if strange and (meant := _on_another_keyboard(text, found, strange, index)):
        return meant
    changes = {
        token: word
        for token in strange
        if (word := _respelt(token.word, is_mixed(text[token.start : token.end]), index))
    }
    changes |= _look_alikes(text, found, index)
    changes |= {token: token.word[:-1] for token in found if _is_drawn_out(token.word, index)}
    if strange or "-" in text:
        changes |= _torn(text, found, strange, index)
    changes |= years
    return _replaced(text, changes) if changes else text


def unhurried_in(text: str, found: Sequence[Token], own: Pack, index: Index) -> str:
    """A text in a language, of which the words are given, with its own letters for those that people type in their
    place, in the words that it knows only so."""
    changes = {token: word for token in found if (word := _unhurried(token.word, own, index)) != token.word}
    return _replaced(text, changes) if changes else text


def _unhurried(word: str, own: Pack, index: Index) -> str:
    def look() -> str:
        meant = unhurried(word, own)
        needed = meant != word and not is_met_in(word, own.code, index) and is_met_in(meant, own.code, index)
        return meant if needed else word

    return index.recall((word, own.code, "unhurried"), look)


def _respelt(word: str, mixed: bool, index: Index) -> str:
    """What a strange word was meant to be, which was `mixed` of the letters of two scripts or not; empty where nobody
    can say. Remembered."""

    def look() -> str:
        words = [other for other in _spellings(word, mixed) if is_word_somewhere(other, index)]
        meant = max(words, key=lambda other: _most(other, index), default="")
        return (
            meant
            or _with_its_vowel(word, index)
            or _in_haste(word, index)
            or _in_two(word, index)
            or _without_runs(word)
        )

    return index.recall((word, mixed, "respelt"), look)


def _is_drawn_out(word: str, index: Index) -> bool:
    """Whether the last letter of a small word was typed twice: "whyy"."""
    if len(word) < SHORTEST_STRANGE or word[-1] != word[-2]:
        return False
    codes = languages_by_letters(word)
    if not any(is_listed_function_word(word[:-1], code) for code in codes):
        return False
    by_stem = (code for code in codes if packs()[code].real_stem is not None)  # else stems are those of small words
    return not (
        any(index.zipf(as_written(word, code)) > 0 for code in codes)
        or any(index.zipf(key(word, code)) > 0 for code in by_stem)
    )


def _spellings(word: str, mixed: bool) -> Iterable[str]:
    if has_run(word):
        yield from (other for other in squeezed(word) if len(other) > 1)
    if mixed:
        yield from in_other_letters(word)


def _with_its_vowel(word: str, index: Index) -> str:
    """The small word that lacks a vowel: "wht", "кгда"; empty where there is none."""
    codes = languages_by_letters(word) if 1 < len(word) < LONGEST_SMALL else ()
    longer = (word[:at] + vowel + word[at:] for at in range(1, len(word) + 1) for vowel in OFTEN_DROPPED)
    small = [each for each in longer if any(is_listed_function_word(each, code) for code in codes)]
    return max(small, key=lambda each: _most(each, index), default="")


def _in_haste(word: str, index: Index) -> str:
    ways = ((unhurried(word, each), each.code) for each in packs().values() if each.hasty)
    return next((other for other, code in ways if other != word and is_met_in(other, code, index)), "")


def _without_runs(word: str) -> str:
    """The word of which a word with long runs of letters may be a slip."""
    return [*squeezed(word)][-1] if has_run(word) and len({*word}) > 1 else ""


def _in_two(word: str, index: Index) -> str:
    """Two words that were typed as one, both of which an interview has; a slip is no such word."""
    if len(word) < SHORTEST_SPLIT or not word.isalpha():
        return ""
    codes = written_languages(word)
    if any(index.similar(sounds(word), code) for code in codes):
        return ""
    pairs = [*halves(word)]
    index.learn_zipfs(name for pair in pairs for part in pair for name in frequency_names(part))
    return next((" ".join(pair) for pair in pairs for code in codes if _are_words(pair, code, index)), "")


def _are_words(pair: tuple[str, str], code: str, index: Index) -> bool:
    first, second = (key(part, code) for part in pair)
    if _is_within_ending("".join(pair), len(pair[0])):
        return False
    if min(map(len, pair)) < SHORTEST_PART:
        return any(phrase.rest == (second,) for phrase in index.phrases(first))
    return all(is_real(part, code, index.zipf) for part in pair) and index.known(first) and index.known(second)


def _is_within_ending(word: str, place: int) -> bool:
    """Whether what follows a place is but the end of a form of its language: "beraman" is no "bera man"."""
    found = (own.endings.search(word) for own in packs().values() if own.endings)
    return any(match is not None and match.start(1) <= place for match in found)


def _torn(text: str, found: Sequence[Token], strange: Sequence[Token], index: Index) -> dict[Token, str]:
    """The words of an interview that a hyphen, or a blank beside a strange word, tears apart: "co-operation"."""
    changes = {}
    for first, second in pairwise(found):
        torn = text[first.end : second.start]
        if torn != "-" and (torn != " " or not {first, second} & {*strange}):
            continue
        word = first.word + second.word
        whole = word.isalpha() and index.heard(sounds(word))
        if whole and not all(index.heard(sounds(part.word)) for part in (first, second)):
            changes[first._replace(end=second.end)] = word
    return changes


def _look_alikes(text: str, found: Sequence[Token], index: Index) -> dict[Token, str]:
    """The words in another script than most of a text, or in both, that are words of that one too, and rather so where
    they are in one: "o Европе"."""
    if text.isascii():
        return {}
    others = [token for token in found if alphabet(token.word) == "LATIN"]
    main, name = (latin_look, "LATIN") if len(others) * 2 > len(found) else (cyrillic_look, "CYRILLIC")
    changes = {}
    for token in found:
        raw = text[token.start : token.end]
        if (mixed := is_mixed(raw)) or alphabet(token.word) != name:
            word = main(raw).casefold()
            if word == token.word or is_mixed(word) or alphabet(word) != name:
                continue
            if _most(word, index) > (0 if mixed else _most(token.word, index)):
                changes[token] = word
    return changes


def _most(word: str, index: Index) -> float:
    """How frequent a word is where it is used most."""
    return max((frequency(word, code, index.zipf) for code in written_languages(word)), default=0.0)


def _on_another_keyboard(text: str, found: Sequence[Token], strange: Sequence[Token], index: Index) -> str:
    """What a text was meant to be that is strange as it is, and not on another keyboard."""
    met = sum(len(token.word) >= SHORTEST_STRANGE for token in found if token not in strange)
    if met >= len(strange):
        return ""
    for other in retyped(text):
        words = [token.word for token in tokens(other)]
        known = [word for word in words if _is_known_well(word, index)]
        enough = max(weights.RETYPED * len(words), 2 * met + 1)
        told = sum(len(word) for word in known if {*VOWELS} & {*sounds(word)})  # "лшьь" is no word of any
        if len(known) >= enough and told >= SHORTEST_RETYPED:
            return other
    return ""


def _is_known_well(word: str, index: Index) -> bool:
    if has_run(word):
        return False
    index.learn_zipfs(frequency_names(word))
    return bool(index.heard(sounds(word)) or named_by(name_keys(word), index.names)) or any(
        is_function_word(word, code)
        or is_real(word, code, index.zipf)
        or (index.known(own := key(word, code)) and len(stem_of(own)) > SHORT_STEM)
        for code in written_languages(word)
    )


def _replaced(text: str, changes: Mapping[Token, str]) -> str:
    """A text with words in place of tokens; of two that overlap the first, and the longer, counts."""
    parts, end = [], 0
    for token in sorted(changes, key=lambda token: (token.start, -token.end)):
        if token.start >= end:
            parts += [text[end : token.start], changes[token].capitalize() if token.capital else changes[token]]
            end = token.end
    return "".join([*parts, text[end:]])

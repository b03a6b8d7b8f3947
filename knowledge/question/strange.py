"""A text that is in no language: typed by chance, a stray letter, words that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from knowledge.index.index import Index
from knowledge.language.detect import languages_by_letters
from knowledge.language.noise import SHORT_WORD, TOGETHER, is_noise, letter_names
from knowledge.language.respelling import retyped
from knowledge.language.text import Token, alphabet, tokens
from knowledge.language.words import is_anywhere_function_word, is_function_word, is_listed_function_word
from knowledge.question.met import is_met

LONGEST_ACRONYM = 5
"""Letters of a word in capitals that nobody knows, which rather is a name than typed by chance."""
_YEAR = re.compile("1[0-9]{3}|20[0-9]{2}")


def is_wordless(text: str, typed: Sequence[Token], meant: Sequence[Token], said: Set[int], index: Index) -> bool:
    """Whether a text has no word, of which those that are typed and those that are meant are given, and the places of
    the latter that the base knows.

    It has but letters that stand together in no language ("asdfgh"), numbers, letters that are too few to be a word or
    say nothing here, and beside the first rarely a word that nobody knows. A year alone may be asked about.
    """
    words = {token.word for token in (*typed, *meant) if not (text.isupper() and len(token.word) <= LONGEST_ACRONYM)}
    strange = {word for word in words if not is_met(word, index) or _is_one_letter(word)}
    index.learn_zipfs(name for word in strange for name in letter_names(word))
    noise = {word for word in strange if is_noise(word, index.zipf)}
    if len({alphabet(word) for word in strange}) > 1 or 2 * sum(map(len, noise)) > sum(map(len, strange)):
        noise = strange
    noise |= {word[:2] for word in noise if _is_one_letter(word)}  # as such a run is mended
    if noise:
        rest = all(each.word in noise or _is_no_word(each.word, at in said) for at, each in enumerate(meant))
        return rest and not _has_words_on_another_keyboard(text, index)
    return bool(meant) and not said and all(each.word.isdigit() and not _YEAR.fullmatch(each.word) for each in meant)


def _has_words_on_another_keyboard(text: str, index: Index) -> bool:
    """Whether a text has a word if it was typed on another keyboard, though too few to be meant: "ghbdtn zzz"."""
    words = (each.word for other in retyped(text) for each in tokens(other))
    return any(len(word) >= SHORT_WORD and is_met(word, index) for word in words)


def _is_one_letter(word: str) -> bool:
    return len(word) >= TOGETHER and len({*word}) == 1 and not word.isdigit()


def _is_no_word(word: str, said: bool) -> bool:
    if word.isdigit() or len(word) == 1:
        return True
    return len(word) <= TOGETHER and not said and not is_anywhere_function_word(word)


def is_in_no_language(words: Sequence[Token], language: str, index: Index) -> bool:
    """Whether a text is in no language: nobody knows most of its words, and none is a small one of its language."""
    strange = sum(not is_met(each.word, index) for each in words)
    return strange * 2 > len(words) and not any(is_function_word(each.word, language) for each in words)


def is_stray_letter(words: Sequence[Token]) -> bool:
    """Whether a text is but a letter that is no word as it is written: "ы", "э", which sound like some."""
    word = words[0].word if len(words) == 1 else ""
    own = () if word.isascii() else languages_by_letters(word)  # of Latin letters some are answers: "k", "y"
    return len(word) == 1 and bool(own) and not any(is_listed_function_word(word, code) for code in own)

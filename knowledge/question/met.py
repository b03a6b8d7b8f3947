"""Which words are known as they are typed, to a language or to an interview."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.index.index import Index
from knowledge.language.detect import is_written_in, languages_by_letters
from knowledge.language.frequencies import as_written, frequency, frequency_names
from knowledge.language.keys import key, sounds
from knowledge.language.phrases import name_keys, named_by
from knowledge.language.respelling import has_run
from knowledge.language.text import Token, alphabet
from knowledge.language.words import is_function_word, is_listed


def is_met(word: str, index: Index) -> bool:
    """Whether any language, or any interview, knows a word as it is typed; remembered."""

    def look() -> bool:
        if not alphabet(word) or named_by(name_keys(word), index.names):
            return True
        if has_run(word):  # a stem tells nothing of it
            return bool(index.heard(sounds(word))) or _is_written(word, index)
        return any(is_met_in(word, code, index) for code in languages_by_letters(word))

    return index.recall((word, "met"), look)


def learn_words(found: Iterable[Token], index: Index) -> None:
    """Read at once, which is faster than one by one, how frequent those words are of which it is not remembered whether
    they are met."""
    new = [token.word for token in found if not index.recalls((token.word, "met"))]
    index.learn_zipfs([name for word in new for name in frequency_names(word)])


def _is_written(word: str, index: Index) -> bool:
    return any(index.zipf(as_written(word, code)) > 0 for code in written_languages(word))


def is_met_in(word: str, code: str, index: Index) -> bool:
    """Whether that language, or an interview in it, knows a word as it is typed."""
    if is_function_word(word, code) or frequency(word, code, index.zipf, by_stem=False) > 0:
        return True
    return is_written_in(code, word) and index.known(key(word, code))


def is_word_somewhere(word: str, index: Index) -> bool:
    """Whether what might be meant is a word: of a language that is written in its letters, or of an interview."""
    index.learn_zipfs(frequency_names(word))
    return any(is_listed(word, code, index.zipf) for code in written_languages(word)) or bool(index.heard(sounds(word)))


def written_languages(word: str) -> list[str]:
    """The languages that are written in the letters of a word."""
    return [code for code in languages_by_letters(word) if is_written_in(code, word)]

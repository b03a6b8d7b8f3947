"""Letters and words: the words of a text, folded so that script, keyboard and apostrophes make no difference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from knowledge.language.pack import WORDS_KEPT, packs

_APOSTROPHES = re.compile("[`´ʹʻʼʽˈ‘’‛′＇ʿʾ]")
_LOOK_ALIKES = ("АВЕІКМНОРСТУХаеікморстухв", "ABEIKMHOPCTYXaeikmopctyxb")
_LATIN_LOOK = str.maketrans(*_LOOK_ALIKES)
_CYRILLIC_LOOK = str.maketrans(*reversed(_LOOK_ALIKES))
_CYRILLIC, _LATIN = re.compile("[Ѐ-ӿ]"), re.compile("[A-Za-z]")
_VISIBLE = re.compile(r"[\w !-~«»“”„‘’–—…\n\t]*")
LONGEST_WORD = 100
"""Letters of a word that count: nobody means more, and what is remembered of words stays small."""


class Token(NamedTuple):
    """A word of a text: folded letters, where it stands, whether it has a first capital, or is in capitals ("US")."""

    word: str
    start: int
    end: int
    capital: bool
    acronym: bool


def clean(text: str) -> str:
    """The text in NFKC without invisible characters; for matching, never for showing."""
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFKC", text)
    if _VISIBLE.fullmatch(text):  # as most are, which is found out faster than what each letter is
        return text
    return "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Mn", "Cc", "Co", "Cs") or c in "\n\t")


def tokens(text: str) -> list[Token]:
    """The words of a text in their order; positions count characters of `text` as it is given."""
    mixed = not text.isupper()
    found = []
    for match in _token().finditer(_one_apostrophe(text)):
        word = match["number"] or match[0]
        capital = word[0].isupper()
        acronym = capital and mixed and len(word) > 1 and word.isupper()
        found.append(Token(fold(word), match.start(), match.end(), capital, acronym))
    return found


def sample_words(text: str) -> str:
    """The folded words of a question with blanks between them: so two that differ in signs and capitals are one."""
    return " ".join(token.word for token in tokens(text))


def raw_words(text: str) -> list[str]:
    """The words of a text as they stand in it, without folding."""
    return _raw_word().findall(_one_apostrophe(text))


def is_one_word(text: str) -> bool:
    """Whether a text is a single word as `tokens` has it, without anything around it."""
    match = _token().fullmatch(_one_apostrophe(text))
    return match is not None and match["number"] is None


def _one_apostrophe(text: str) -> str:
    return text if text.isascii() and "`" not in text else _APOSTROPHES.sub("'", text)


@cache
def _token() -> re.Pattern[str]:
    """A word, or a number with the ending of a case or an ordinal written after it: "90-х", "90larda", "5-nchi"."""
    endings = "|".join(each.number_endings for each in packs().values() if each.number_endings)
    return re.compile(rf"(?P<number>\d+)-?'?(?:{endings})(?![^\W_]|')|[^\W_]+(?:'[^\W_]+)*", re.IGNORECASE)


@cache
def _raw_word() -> re.Pattern[str]:
    """The same without a group."""
    return re.compile(_token().pattern.replace("?P<number>", "?:"), re.IGNORECASE)


class Respelling:
    """Other letters for some; a text that has none of these is left alone at once, as most are."""

    def __init__(self, letters: Mapping[str, str]) -> None:
        self.table = str.maketrans(dict(letters))
        self.ascii = any(letter.isascii() for letter in letters)
        self.one = re.compile(f"[{re.escape(''.join(letters))}]" if letters else "(?!)")

    def __call__(self, text: str) -> str:
        if text.isascii() and not self.ascii:
            return text
        return text.translate(self.table) if self.one.search(text) else text


@cache
def _spellings() -> Respelling:
    dot = {"\u0307": ""}  # which a small İ keeps
    return Respelling(dot | {k: v for each in packs().values() for k, v in each.spellings.items()})


def fold(word: str) -> str:
    """A single word in small letters, one script and one kind of apostrophe; of an endless one the beginning."""
    return _folded(word[:LONGEST_WORD])


@lru_cache(maxsize=WORDS_KEPT)
def _folded(word: str) -> str:
    return _spellings()(_same_script(_one_apostrophe(word)).casefold())


def plain(text: str) -> str:
    """A text as its words are compared: folded, without apostrophes and anything between the words."""
    return " ".join(fold(token.word).replace("'", "") for token in tokens(clean(text)))


def _same_script(word: str) -> str:
    """A word in two scripts at once has look-alike letters: all go over to the script that most letters have, or to the
    other if that leaves no letter behind and the first does."""
    if word.isascii() or not is_mixed(word):
        return word
    written = cyrillic_look(word), latin_look(word)
    if len(_CYRILLIC.findall(word)) < len(_LATIN.findall(word)):
        written = written[::-1]
    return next((one for one in written if not is_mixed(one)), written[0])


def is_mixed(word: str) -> bool:
    """Whether a word has letters of both the Latin and the Cyrillic script."""
    return bool(_CYRILLIC.search(word) and _LATIN.search(word))


def cyrillic_look(word: str) -> str:
    """A word with Cyrillic letters in place of the Latin ones that look like them."""
    return word.translate(_CYRILLIC_LOOK)


def latin_look(word: str) -> str:
    """A word with Latin letters in place of the Cyrillic ones that look like them."""
    return word.translate(_LATIN_LOOK)


@lru_cache(maxsize=4096)
def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""


def alphabet(word: str) -> str:
    """The alphabet of a word's first letter, as Unicode names it ("LATIN"); empty where it has no letter."""
    for letter in word:
        if name := _alphabet(letter):
            return name
    return ""


def fold_all(words: Sequence[str]) -> list[str]:
    """Many words in small letters, each in one script, with one kind of apostrophe; faster than one by one."""
    return _spellings()(_one_apostrophe("\n".join(words))).split("\n") if words else []

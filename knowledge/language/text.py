"""Letters and words: what makes two spellings the same, whatever the script, keyboard and apostrophes.

Every word is matched by its *key*: a stem in its own language, written in plain Latin letters after the language's
code ("ru:tolip"). So "Толипова" and "Толиповым" meet, and "ўзбек", "o‘zbek" and "ozbek"; words of two languages do not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import Stemmer

from knowledge.language.pack import WORDS_KEPT, Pack, pack, packs

_APOSTROPHES = re.compile("[`´ʹʻʼʽˈ‘’‛′＇ʿʾ]")
_LOOK_ALIKES = ("АВЕІКМНОРСТУХаеікморстухв", "ABEIKMHOPCTYXaeikmopctyxb")
_LATIN_LOOK = str.maketrans(*_LOOK_ALIKES)
_CYRILLIC_LOOK = str.maketrans(*reversed(_LOOK_ALIKES))
_CYRILLIC, _LATIN = re.compile("[Ѐ-ӿ]"), re.compile("[A-Za-z]")
_VISIBLE = re.compile(r"[\w !-~«»“”„‘’–—…\n\t]*")
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
LONGEST_WORD = 100
"""Letters of a word that count: nobody means more, and what is remembered of words stays small."""
SHORTEST_STEM = 3
"""Letters of a stem at least: "Азию" and "Азией" are "azi", though their stem is "az"."""


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


class _Respelling:
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
def _spellings() -> _Respelling:
    dot = {"\u0307": ""}  # which a small İ keeps
    return _Respelling(dot | {k: v for each in packs().values() for k, v in each.spellings.items()})


@cache
def _letters() -> _Respelling:
    """All letters in plain Latin; of those that two languages write alike, as the later one sounds them."""
    return _Respelling({letter: latin for each in packs().values() for letter, latin in each.letters.items()})


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


def fold_all(words: Sequence[str]) -> list[str]:
    """Many words in small letters, each in one script, with one kind of apostrophe; faster than one by one."""
    return _spellings()(_one_apostrophe("\n".join(words))).split("\n") if words else []


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

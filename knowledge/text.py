"""Letters and words: what makes two spellings the same, whatever the script, keyboard and apostrophes.

Every word is matched by its *key*: a stem in its own language, written in plain Latin letters. So "Толипов",
"Tolipov" and "Толипова" meet, and so do "ўзбек", "o‘zbek" and "ozbek".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from knowledge import lists

_APOSTROPHES = "'`´ʹʻʼʽˈ‘’‛′＇ʿʾ"
_TOKEN = re.compile(
    r"(\d+)-?'?(?:[а-яё]{1,2}|(?:lar|лар)(?:da|dagi|dan|ning|ni|ga|да|даги|дан|нинг|ни|га)?|th|[nr]d|st|ta|та|i?nchi|и?нчи)(?![^\W_]|')"
    r"|[^\W_]+(?:'[^\W_]+)*",
    re.IGNORECASE,
)
"""A word, or a number with the ending of a case or an ordinal written after it: "90-х", "90larda", "5-nchi", "2nd"."""
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_FOLDED = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "'")
    | {"ı": "i", "ğ": "g'", "ş": "sh", "ç": "ch", "ō": "o'", "ŏ": "o'", "õ": "o'", "ö": "o'", "ñ": "ng", "ḡ": "g'"}
)
_ONE_APOSTROPHE = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))
_LATIN_LOOK = str.maketrans("аеорсхукмтнві", "aeopcxykmthbi")
_CYRILLIC_LOOK = str.maketrans("aeopcxykmtbi", "аеорсхукмтві")

_UZBEK = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ғ": "g'", "д": "d", "е": "e", "ё": "yo", "ж": "j", "з": "z",
        "и": "i", "й": "y", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
        "с": "s", "т": "t", "у": "u", "ў": "o'", "ф": "f", "х": "x", "ҳ": "h", "ц": "ts", "ч": "ch", "ш": "sh",
        "щ": "sh", "ъ": "'", "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i", "ң": "ng", "ө": "o",
        "ү": "u", "ә": "a", "ұ": "u",
    }
)  # fmt: skip
_TYPED_RUSSIAN = (
    ("shch", "щ"), ("sch", "щ"), ("yo", "ё"), ("jo", "ё"), ("yu", "ю"), ("ju", "ю"), ("ya", "я"), ("ja", "я"),
    ("ia", "ия"), ("ye", "е"), ("je", "е"), ("zh", "ж"), ("ch", "ч"), ("sh", "ш"), ("kh", "х"), ("ts", "ц"),
    ("iy", "ий"), ("ey", "ей"), ("ay", "ай"), ("oy", "ой"), ("uy", "уй"), ("yy", "ый"), ("a", "а"), ("b", "б"),
    ("c", "ц"), ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "х"), ("i", "и"), ("j", "ж"), ("k", "к"),
    ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("q", "к"), ("r", "р"), ("s", "с"), ("t", "т"),
    ("u", "у"), ("v", "в"), ("w", "в"), ("x", "х"), ("y", "ы"), ("z", "з"), ("4", "ч"), ("6", "ш"), ("'", "ь"),
)  # fmt: skip
_TYPED = dict(_TYPED_RUSSIAN)
_TYPED_PATTERN = re.compile("|".join(f"{a}(?![aeou])" if a[1:] == "y" else a for a, _ in _TYPED_RUSSIAN))
_SOFT_SIGN_LEFT_OUT = re.compile(r"(?<=[аеиоуыя]лис|[аеиоуыя]лас|[аеиоуыя]лос)$|(?<=[аеи]т)(?=ся$)")
_BRITISH = re.compile(
    r"(?<=..i)s(?=(e|es|ed|er|ers|ing|ation|ations)$)|(?<=.o)u(?=r(s|ed|ing|ite|able|ful)?$)|(?<=efen)c(?=es?$)"
)
_SOUNDS = (
    ("kh", "h"),
    ("zh", "j"),
    ("x", "h"),
    ("q", "k"),
    ("ts", "s"),
    ("iy", "i"),
    ("eya", "ea"),
    ("ye", "e"),
    ("'", ""),
)

_AMERICAN = {"s": "z", "u": "", "c": "s"}

_stemmers = {"en": Stemmer.Stemmer("english"), "ru": Stemmer.Stemmer("russian")}
_SNOWBALL = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "es": "spanish", "fi": "finnish", "fr": "french",
    "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian",
    "sv": "swedish", "tr": "turkish",
}  # fmt: skip

_UZBEK_ENDINGS = frozenset(lists.words("endings.uz"))
_LONGEST_ENDING = max(map(len, _UZBEK_ENDINGS))
SHORTEST_STEM = 3
"""Letters of a stem at least: "Азию" and "Азией" are "azi", though their stem is "az"."""
_UZBEK_ROOT = 4  # letters that an Uzbek word keeps at least


class Token(NamedTuple):
    """A word of a text: folded letters, where it stands, whether it has a first capital, or is in capitals ("US")."""

    word: str
    start: int
    end: int
    capital: bool
    acronym: bool


def clean(text: str) -> str:
    """The text in NFKC without invisible characters; for questions, never for passages."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Mn", "Cc", "Co", "Cs") or c in "\n\t")


def tokens(text: str) -> list[Token]:
    """The words of a text in their order; positions count characters of `text` as it is given."""
    mixed = not text.isupper()
    return [
        Token(fold(word), m.start(), m.end(), word[0].isupper(), mixed and len(word) > 1 and word.isupper())
        for m in _TOKEN.finditer(text.translate(_ONE_APOSTROPHE))
        if (word := m.group(1) or m.group())
    ]


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A single word in small letters, one script and one kind of apostrophe."""
    return _same_script(word.translate(_ONE_APOSTROPHE).casefold().translate(_FOLDED))


def _same_script(word: str) -> str:
    """A word in two scripts at once has look-alike letters: all go over to the script that most letters have."""
    cyrillic = len(_CYRILLIC.findall(word))
    latin = sum("a" <= c <= "z" for c in word)
    if not (cyrillic and latin):
        return word
    return word.translate(_CYRILLIC_LOOK if cyrillic >= latin else _LATIN_LOOK)


def is_cyrillic(word: str) -> bool:
    return bool(_CYRILLIC.search(word))


@lru_cache(maxsize=65536)
def sounds(word: str) -> str:
    """The letters that a key consists of: plain Latin, one spelling for each sound."""
    word = word.translate(_UZBEK)
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return word


@lru_cache(maxsize=65536)
def key(word: str, language: str) -> str:
    """The key of a folded word, taken as a word of `language` (a code such as "en"; "uz" in either script)."""
    if word.isdigit():
        return word
    stem = sounds(_stem(word, language))
    return stem if len(stem) >= SHORTEST_STEM else sounds(word)[:SHORTEST_STEM]


def _stem(word: str, language: str) -> str:
    if language == "uz":
        return _uzbek_stem(word.translate(_UZBEK).replace("'", ""))
    word = word.removesuffix("'s").replace("'", "")
    if language == "en":
        word = _BRITISH.sub(lambda m: _AMERICAN[m.group()], word)
    elif language == "ru":
        word = (word if is_cyrillic(word) else typed_russian(word)).replace("ё", "е")
    if language not in _stemmers and language in _SNOWBALL:
        _stemmers[language] = Stemmer.Stemmer(_SNOWBALL[language])
    return str(_stemmers[language].stemWord(word)) if language in _stemmers else word


def typed_russian(word: str) -> str:
    """Russian typed in Latin letters, in Cyrillic: "obyedinenie" becomes "обединение"."""
    return _SOFT_SIGN_LEFT_OUT.sub("ь", _TYPED_PATTERN.sub(lambda m: _TYPED[m.group()], word))


def is_uzbek_ending(letters: str) -> bool:
    """Whether letters are Uzbek endings, one after another: "larimizda"."""
    return not letters or any(
        letters[:length] in _UZBEK_ENDINGS and is_uzbek_ending(letters[length:])
        for length in range(1, min(len(letters), _LONGEST_ENDING) + 1)
    )


def _uzbek_stem(word: str) -> str:
    while True:
        for length in range(min(_LONGEST_ENDING, len(word) - _UZBEK_ROOT), 0, -1):
            if word[-length:] in _UZBEK_ENDINGS:
                word = word[:-length]
                break
        else:
            return word


def languages_of(word: str) -> tuple[str, ...]:
    """The languages in which a word of this script may be meant, when nothing else tells."""
    return ("ru", "uz") if is_cyrillic(word) else ("en", "uz")

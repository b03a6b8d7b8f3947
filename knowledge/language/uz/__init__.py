"""Uzbek, in Latin and in Cyrillic letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from knowledge.language.uz.cyrillic import cyrillic

WRITINGS = {"": "LATIN", "Cyrl": "CYRILLIC"}
RESPELL = {"Cyrl": cyrillic}
LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ғ": "g'", "д": "d", "е": "e", "ё": "yo", "ж": "j", "з": "z", "и": "i",
    "й": "y", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ў": "o'", "ф": "f", "х": "x", "ҳ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "'", "ы": "i",
    "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i", "ң": "ng", "ө": "o", "ү": "u", "ә": "a", "ұ": "u",
}  # fmt: skip
SPELLINGS = {
    "ı": "i", "ğ": "g'", "ş": "sh", "ç": "ch", "ō": "o'", "ŏ": "o'", "õ": "o'", "ö": "o'", "ñ": "ng", "ḡ": "g'",
}  # fmt: skip
ASKS_FIRST = False
HASTY = {"w": "sh", "4": "ch", "q'": "q"}
KEYBOARD = "ёғҳйцукенгшўзхъфқвапролджэячсмитьбю.ЁҒҲЙЦУКЕНГШЎЗХЪФҚВАПРОЛДЖЭЯЧСМИТЬБЮ,?"
MARKS = (
    (re.compile("[ўқғҳ]|ъ(?![еёюя])"), 2.0),
    (re.compile(r"[og]'|(?<=[aeiou])q(?!u)|q(?=[aeio'])|(?<=[lnrst])q$|'[aeiou]|[aeiou]'(?!(s|t|d|m|ll|re|ve)$)"), 0.9),
)
ENDINGS = re.compile(
    r"..(ning|lari?|larni|larga|dagi|moqda|yapti|yotgan|votti|gan|ganmi|adi|adimi|mikan|lik|larning|niki|sini|ini|masi"
    r"|ishi|[ay](?:man|san|miz|siz)|нинг|лар|лари|ларни|ларга|даги|моқда|мокда|япти|ётган|вотти|ган|ганми|ади|адими|микан|лик|ники|сини|ини"
    r"|маси|иши|дан|га|[ай](?:ман|сан|миз|сиз))$"
)
SPELT_BY_SOUND = True
NUMBER_ENDINGS = "(?:lar|лар)(?:da|dagi|dan|ning|ni|ga|да|даги|дан|нинг|ни|га)?|ta|та|i?nchi|и?нчи"
REAL_STEM = 3.7
PARTICLES_INFLECT = True

SHORTEST_ROOT = 5
"""Letters of a root that is found by cutting letters off."""
_KEPT = 4  # letters that a word keeps at least when its endings are cut off
_LETTERS = str.maketrans(LETTERS)
_FIRST_U = re.compile("^([^aeiou]{0,2})u")
_ENDINGS = frozenset(
    (
        "ayotgan", "yotgan", "ayapti", "yapti", "yaptilar", "votti", "vottilar", "moqda", "moqdalar", "adilar",
        "ydilar", "adi", "ydi", "ganlar", "gandi", "gan", "kan", "qan", "ganmi", "dilar", "dimi", "di",
        "sinlar", "sin", "salar", "sa", "ish", "uv", "moq", "mokchi", "moqchi", "ib", "ay", "larining",
        "larning", "lariga", "larga", "larida", "larda", "laridan", "lardan", "larini", "larni", "lari", "lar",
        "ining", "ning", "iga", "siga", "ga", "ka", "qa", "ida", "sida", "da", "idan", "sidan", "dan", "ini",
        "sini", "ni", "i", "si", "im", "imiz", "ing", "ingiz", "miz", "dagi", "lardagi", "gacha", "larcha",
        "cha", "day", "dek", "dir", "mi", "chi", "ku", "lik", "likni", "likning", "ligi", "li", "siz", "niki",
        "uchun", "dayam", "gayam", "niyam", "danam", "ningam", "lardayam", "largayam", "larniyam", "lardanam",
        "larningam", "lash", "lashish", "lashuv", "lashtirish", "lashtirildi", "lashdi", "lashgan", "lashadi",
        "lashsa", "lashmoq", "lan", "lanish", "lanishi",
    )
)  # fmt: skip
_ABLE = re.compile("(?<=.{5})ol(?:a|ma)(?:di|ydi|yapti|yotgan|gan|s)(?:lar|mi)?$")  # "birlasholmaydi", not "yoʻqoladi"
_WITHOUT = re.compile("(?<![gkq]an)(?<![aeiouy])siz$")  # "xavfsiz" is without danger, "borasiz" you who go
_SPELT_ENDINGS = _ENDINGS | {ending.replace("q", "k") for ending in _ENDINGS}  # as keys are written
_LONGEST_ENDING = max(map(len, _ENDINGS))


def stem(word: str) -> str:
    """A word without its endings, in Latin letters without apostrophes."""
    word = (word if word.isascii() else word.replace("ьо", "йо").translate(_LETTERS)).replace("'", "")  # батальон
    word = _ABLE.sub("", word)
    while True:
        for length in range(min(_LONGEST_ENDING, len(word) - _KEPT), 0, -1):
            if word[-length:] in _ENDINGS and not _WITHOUT.search(word):
                word = word[:-length]
                break
        else:
            return word


@lru_cache(maxsize=4096)
def is_ending(letters: str) -> bool:
    """Whether letters are endings, one after another: "larimizda"."""
    return not letters or any(
        letters[:length] in _SPELT_ENDINGS and is_ending(letters[length:])
        for length in range(1, min(len(letters), _LONGEST_ENDING) + 1)
    )


def readings(word: str) -> Iterator[str]:
    """Other stems that a word, in the letters of keys, may have: a beginning of it, since its endings are many and
    `stem` may cut one too long; and with o for the u of its first syllable, as typed on a keyboard without ў."""
    for length in range(len(word) - 1, SHORTEST_ROOT - 1, -1):
        if is_ending(word[length:]):
            yield word[:length]
    opened = _FIRST_U.sub(r"\1o", stem(word))
    if opened != stem(word):
        yield opened

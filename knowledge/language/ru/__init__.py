"""Russian, also as people type it in Latin letters."""

from __future__ import annotations

import re
from functools import lru_cache

import Stemmer

WRITINGS = {"": "CYRILLIC"}
TYPED = ("LATIN",)
LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "j", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "x", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "'", "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
KEYBOARD = "ё-=йцукенгшщзхъфывапролджэячсмитьбю.Ё_+ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,?"
MARKS = ((re.compile("[ыщ]|ъ(?=[ёюя]|е(?!кт))"), 1.5),)  # "объект" is Uzbek as well
SPELT_BY_SOUND = True
NUMBER_ENDINGS = "[а-яё]{1,2}"
REAL_STEM = 3.2
DERIVES = True

_TYPED = {
    "tsya": "тся", "schit": "счит", "schet": "счет", "schast": "счаст", "shch": "щ", "sch": "щ", "yo": "ё", "jo": "ё",
    "yu": "ю", "ju": "ю", "ya": "я", "ja": "я", "ia": "ия", "ye": "е", "je": "е", "zh": "ж", "ch": "ч", "sh": "ш",
    "kh": "х", "ts": "ц", "iy": "ий", "ey": "ей", "ay": "ай", "oy": "ой", "uy": "уй", "yy": "ый", "a": "а", "b": "б",
    "c": "ц", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "ж", "k": "к", "l": "л", "m": "м",
    "n": "н", "o": "о", "p": "п", "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "w": "в", "x": "х",
    "y": "ы", "z": "з", "4": "ч", "6": "ш", "'": "ь",
}  # fmt: skip
_TYPED_TOGETHER = re.compile("|".join(f"{a}(?![aeou])" if a[1:] == "y" else a for a in _TYPED if len(a) > 1))
_TYPED_ALONE = str.maketrans({a: b for a, b in _TYPED.items() if len(a) == 1})
_SOFT_SIGN_LEFT_OUT = re.compile(r"(?<=[аеиоуыя]лис|[аеиоуыя]лас|[аеиоуыя]лос)$|(?<=[аеи]т)(?=ся$)")
_LIKE_A_VERB = re.compile("(?<=...[ая])[лн]$")  # of "Узбекистан" and "канал", not of "Узбекистане" and "канале"
_LIKE_AN_ENDING = re.compile("(?<=....)(?:ем|ом|ов)$")  # of "проблему" and "диплом", not of "проблема" and "диплома"
_FLEETING = re.compile("(?<=..[бвгджзйклмнпрстфхцчшщ])[ео](?=[кц]$)")  # of "рынок" and "ошибок", not of "рынка"
_stemmer = Stemmer.Stemmer("russian", 0)  # it need not remember words: keys are remembered


def stem(word: str) -> str:
    """Snowball's stem of a word, typed in either alphabet, without what it cuts off some forms of a noun only."""
    found = str(_stemmer.stemWord(written(word.replace("'", ""))))
    return _FLEETING.sub("", _LIKE_AN_ENDING.sub("", _LIKE_A_VERB.sub("", found)))


def written(word: str) -> str:
    """A word in Cyrillic letters without ё, also if typed in Latin ones: "obyedinenie" becomes "обединение"."""
    return (_typed(word) if word.isascii() else word).replace("ё", "е")


@lru_cache(maxsize=4096)
def _typed(word: str) -> str:
    word = _TYPED_TOGETHER.sub(lambda match: _TYPED[match.group()], word).translate(_TYPED_ALONE)
    return _SOFT_SIGN_LEFT_OUT.sub("ь", word)

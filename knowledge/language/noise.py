"""Letters that stand together in no language, typed by chance or to see whether anybody answers: "asdfgh"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import pairwise
from string import digits

from knowledge.language.keys import sounds, sounds_of
from knowledge.language.pack import Pack, packs
from knowledge.language.respelling import KEYS
from knowledge.language.text import alphabet, is_mixed

TOGETHER = 3
"""Letters in a row by which a word is told; a word of fewer tells nothing."""
USUAL = 5
"""Words of a table in which such letters stand at least, to be usual in its language."""
SHARE = 0.5
"""Share of a word's letters in a row that are usual in a language, of a word that may be one of it."""
SHORT_WORD, FEWER_SHARE = 5, 0.3
"""Letters of a word below which that share is less: names and acronyms have rare ones."""
MOST_DRUMMED = 4
"""Letters that are typed over and over in a word of at least twice as many."""
SHORTEST_ROW = 3
"""Letters that lie beside one another on a keyboard, of a word that is typed along it."""
_ROWS = ("qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./")


def usual_letters(words: Sequence[str], own: Pack) -> dict[str, float]:
    """The letters in a row that are usual in the words of a language, by their names, with the number of such words;
    under the bare name, how many there are, so that one sees whether the language tells any."""
    spelt = [words, *([sounds_of(words)] if len(_alphabets(own)) > 1 else [])]
    counts = Counter(name for each in spelt for word in each for name in _names(word, own.code))
    usual = {name: float(count) for name, count in counts.items() if count >= USUAL}
    return usual | {_name(own.code): float(len(usual))} if usual else {}


def letter_names(word: str) -> list[str]:
    """What the letters in a row of a word are looked up by, in each language that has its letters."""
    names = [name for each in packs().values() for name in _names_in(word.strip(digits), each)]
    return [*map(_name, packs()), *names]


def is_noise(word: str, zipf: Callable[[str], float]) -> bool:
    """Whether a folded word that nobody knows is none of any language: it has the same letters over and over, or
    those of two scripts, lies in a row on a keyboard, or its letters stand together in no language that has them."""
    word = word.strip(digits)
    if len(word) < TOGETHER:
        return False
    letters = len({*word})
    if (letters <= MOST_DRUMMED and letters * 2 <= len(word)) or is_mixed(word) or _lies_in_a_row(word):
        return True
    least = SHARE if len(word) >= SHORT_WORD else FEWER_SHARE
    found = [(each.code, names) for each in packs().values() if (names := _names_in(word, each))]
    return bool(found) and all(
        zipf(_name(code)) > 0 and sum(zipf(name) > 0 for name in names) < least * len(names) for code, names in found
    )


def _names_in(word: str, own: Pack) -> list[str]:
    if alphabet(word) == own.writings.get(""):
        return _names(word, own.code)
    return _names(sounds(word), own.code) if alphabet(word) in _alphabets(own) else []


def _names(word: str, code: str) -> list[str]:
    spaced = f" {word} "
    return [_name(code, spaced[at : at + TOGETHER]) for at in range(len(word) - TOGETHER + 3)]


def _name(code: str, letters: str = "") -> str:
    return f"{code}~{letters}"


def _alphabets(own: Pack) -> tuple[str, ...]:
    return (*own.writings.values(), *own.typed)


def _lies_in_a_row(word: str) -> bool:
    """Whether each letter of a word is on the key beside that of the letter before, or on the same."""
    if len(word) < SHORTEST_ROW:
        return False
    places = ([row.get(letter) for letter in word] for row in _rows())
    return any(all(a is not None and b is not None and abs(a - b) <= 1 for a, b in pairwise(row)) for row in places)


@cache
def _rows() -> tuple[dict[str, int], ...]:
    """Where each letter lies in the rows of each keyboard."""
    layouts: Iterable[str] = (KEYS, *(each.keyboard for each in packs().values() if each.keyboard))
    return tuple({layout[KEYS.index(key)]: at for at, key in enumerate(row)} for layout in layouts for row in _ROWS)

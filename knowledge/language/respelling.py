"""Other ways to write what nobody knows as it is typed, a word or, on the keyboard of another language, a whole text;
`knowledge.question.mending` chooses which is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, product

from knowledge.language.pack import Pack, packs
from knowledge.language.text import cyrillic_look, latin_look

SHORTEST_PART = 3
"""Letters of either of two words that were typed as one; of one less in a phrase that is known."""
MOST_SPELLINGS = 16
"""Ways to write a word with several long runs of a letter."""
KEYS = "`-=qwertyuiop[]asdfghjkl;'zxcvbnm,./~_+QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?&"
"""What the keys on which layouts differ give in the usual Latin layout: alone, and with Shift. A pack's KEYBOARD has
what they give in its own, in the same order."""
_RUN = re.compile(r"([^\W\d_])\1{2,}")


def has_run(word: str) -> bool:
    """Whether a letter stands three times or more in a row: "sloooow"."""
    return _RUN.search(word) is not None


def squeezed(word: str) -> Iterator[str]:
    """A word with each run of a letter as two of it, or as one; as one everywhere comes last."""
    letters = _RUN.split(word)  # what stands between runs, and the letter of each
    doubled = product((2, 1), repeat=len(letters) // 2)
    for counts in [*islice(doubled, MOST_SPELLINGS), (1,) * (len(letters) // 2)]:
        runs = [letter * count for letter, count in zip(letters[1::2], counts, strict=True)]
        yield "".join(part for pair in zip(letters[::2], [*runs, ""], strict=True) for part in pair)


def in_other_letters(word: str) -> Iterator[str]:
    """A word with the letters of the other script that look like its own."""
    yield from (other for other in (cyrillic_look(word), latin_look(word)) if other != word)


def unhurried(word: str, pack: Pack) -> str:
    """A word with the letters of a language for those that people type in their place: "4egara" is "chegara"."""
    return _hasty(pack.code, *pack.hasty).sub(lambda match: pack.hasty[match.group()], word) if pack.hasty else word


@cache
def _hasty(_: str, *letters: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, letters)))


def halves(word: str) -> Iterator[tuple[str, str]]:
    """The two words that one may be, those of like length first: "freemovement"."""
    places = range(SHORTEST_PART - 1, len(word) - SHORTEST_PART + 2)
    for place in sorted(places, key=lambda place: abs(2 * place - len(word))):
        yield word[:place], word[place:]


def retyped(text: str) -> Iterator[str]:
    """What a text would be had the keyboard been set to another language, where it would be another text: "привет" for
    "ghbdtn", "where" for "цруку"."""
    yield from (meant for table in _layouts() if (meant := text.translate(table)) != text)


@cache
def _layouts() -> tuple[dict[int, int], ...]:
    """What each key gives in place of what it gave: the Latin layout's to every other one's, and back."""
    layouts = [each.keyboard for each in packs().values() if each.keyboard]
    return tuple(str.maketrans(*pair) for layout in layouts for pair in ((KEYS, layout), (layout, KEYS)))

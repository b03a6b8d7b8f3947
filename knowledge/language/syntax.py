"""How a rule is written: as a row of places, one for each word of a text that it covers.

A word stands for all its forms, in whatever script, since keys are compared. A place may be written:

    how|what        one of these           =lets        just so, in no other form
    qancha*         begins with this       *moqchi      ends with this
    0               a number               _            any word
    kim?            this word or none      kim?3        up to three such words in a row, or none
    ...             up to four words of any kind
    *di|~dedi       ends with "di", but not "dedi"
    {kin}|guest     a word of the group [kin] of `groups.txt`, or this; ={kin} has each word of the group just so
    !else           no word of the row: the word that follows (first: that goes before) must not be one of these
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from knowledge.language.keys import as_typed, key
from knowledge.language.lists import GROUP, GROUPS, Heading, Line
from knowledge.language.text import fold, is_one_word

GAP = 4
"""Words that `...` stands for at most."""
MOST_ROWS = 64
"""Rows that the places of a rule that may be left out make at most."""


@dataclass(eq=False, slots=True)  # compared as what it is written as, of which there is only one: that is fast
class RulePlace:
    """What a word must be to stand at a place: of these keys, spelt so, beginning or ending so, a number, or any; but
    nothing that may stand at another place."""

    keys: frozenset[str]
    spelt: frozenset[str]
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    number: bool
    any: bool
    but: RulePlace | None

    @property
    def names(self) -> tuple[str, ...]:
        """What a word is found by that may stand here."""
        return (*self.keys, *self.spelt, *self.begins, *self.ends)

    @property
    def tells(self) -> bool:
        """Whether only some words may stand here."""
        return not (self.any or self.number)


class RuleRow(NamedTuple):
    """A rule without what may be left out; no word of `before` may go before it, and none of `after` follow."""

    heading: str
    kind: str
    line: Line
    places: tuple[RulePlace, ...]
    before: RulePlace | None
    after: RulePlace | None


class RuleReader:
    """Reads the rules of a language, with the groups of words that they may name; a group may name those above it."""

    def __init__(self, code: str, groups: Mapping[str, Line] = MappingProxyType({})) -> None:
        """Raises BrokenListError where a group says what no place may."""
        self._code = code
        self._groups: dict[str, list[str]] = {}
        self._place = cache(self._read)  # the rows of a rule have most of their places in common
        for name, group in groups.items():
            try:
                words = self._parts(group.text.split())
                for word in words:
                    if word != "_":
                        _word(word.lstrip("~=").strip("*"))
            except ValueError as error:
                raise group.broken(str(error)) from None
            self._groups[f"{{{name}}}"] = words
            self._groups[f"={{{name}}}"] = [f"={word}" if _is_plain(word) else word for word in words]

    def rows(self, heading: Heading, line: Line) -> Iterator[RuleRow]:
        """The rows that a rule stands for, none of which has a place that may be left out. Raises BrokenListError."""
        try:
            before, rows, after = self._places(line.text)
        except ValueError as error:
            raise line.broken(str(error)) from None
        for places in rows:
            if not any(place.tells for place in places):
                raise line.broken(f"the rule {line.text!r} may match any words; write one word in it")
            yield RuleRow(heading.name, heading.kind, line, places, before, after)

    def _places(self, text: str) -> tuple[RulePlace | None, list[tuple[RulePlace, ...]], RulePlace | None]:
        """What must not go before a rule, the rows that it stands for, and what must not follow. Raises ValueError,
        with what is wrong."""
        written = [part for word in text.split() for part in _apart(word)]
        before = self._place(written.pop(0)[1:]) if written[0].startswith("!") else None
        after = self._place(written.pop()[1:]) if written and written[-1].startswith("!") else None
        if not written:
            raise ValueError(f"the rule {text!r} only says what must not stand there; write what it finds")
        return before, [tuple(map(self._place, row)) for row in _choices(written)], after

    def _read(self, written: str) -> RulePlace:
        """A place as it is written. Raises ValueError, with what is wrong."""
        keys, spelt_so, begins, ends = set(), set(), [], []
        but: list[str] = []
        parts = self._parts(written.split("|")) if "}" in written else written.split("|")
        for part in parts:
            sign = part[:1]
            if sign == "=":
                spelt_so.add(as_typed(_word(part[1:]), self._code))
            elif sign == "~":
                but.append(part[1:])
            elif sign == "*":
                ends.append(as_typed(_word(part[1:]), self._code))
            elif part.endswith("*"):
                begins.append(as_typed(_word(part[:-1]), self._code))
            elif part not in ("0", "_"):
                keys.add(key(_word(part), self._code))
        if len(but) == len(parts):
            raise ValueError(f"{written!r} only says what it is not; write what it is, or _ for any word")
        other = self._place("|".join(but)) if but else None
        return RulePlace(
            frozenset(keys), frozenset(spelt_so), tuple(begins), tuple(ends), "0" in parts, "_" in parts, other
        )

    def _parts(self, written: Sequence[str]) -> list[str]:
        """What may stand at a place, where a group is named its words. Raises ValueError, with what is wrong."""
        parts: list[str] = []
        for part in written:
            if part in self._groups:
                parts += self._groups[part]
            elif named := GROUP.fullmatch(part.removeprefix("=")):
                raise ValueError(f"there is no group {named[0]}; write its words under [{named[1]}] in {GROUPS}")
            else:
                parts.append(part)
        return parts


def _apart(word: str) -> list[str]:
    """What is written as one word, as the places that it stands for."""
    if word == "...":
        return ["_?"] * GAP
    place, mark, count = word.rpartition("?")
    return [f"{place}?"] * int(count) if mark and count.isdecimal() else [word]


def _choices(written: Sequence[str]) -> list[tuple[str, ...]]:
    """The rows of places as they are written, with and without those that may be left out. Raises ValueError, with what
    is wrong."""
    choices: dict[tuple[str, ...], None] = {(): None}
    for part in written:
        if part.startswith("!"):
            raise ValueError(f"{part} stands inside the rule; it can only be its first or its last word")
        with_it = {(*row, part.removesuffix("?")): None for row in choices}
        choices = with_it | choices if part.endswith("?") else with_it
        if len(choices) > MOST_ROWS:
            raise ValueError(f"the rule stands for more than {MOST_ROWS} rows; write fewer words that may be left out")
    return [row for row in choices if row]


def _is_plain(part: str) -> bool:
    """Whether it is a word that stands for all its forms."""
    return part not in ("0", "_") and part[0] not in "=~*" and part[-1] != "*"


@cache  # the same words stand in many rules
def _word(part: str) -> str:
    if not is_one_word(part):
        raise ValueError(f"{part!r} is not one word; write letters only, and blanks between words")
    return fold(part)

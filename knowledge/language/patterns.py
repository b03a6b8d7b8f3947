"""Rules over words: which ways of asking, saying and acting a text has, and where; all of a language's in one pass.

How a rule is written: `knowledge.language.syntax`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

from knowledge.language.collector import kept_for_good, no_collector
from knowledge.language.keys import as_typed, key
from knowledge.language.lists import Heading, Line
from knowledge.language.pack import QUESTION_HEADINGS, WORDS_KEPT, Pack, packs
from knowledge.language.tables import RuleTables
from knowledge.language.text import clean, tokens
from knowledge.language.words import kinds


class Word(NamedTuple):
    """A word of a text as rules see it: in the letters of its language's keys, and its key."""

    spelt: str
    key: str


class Mark(NamedTuple):
    """Words `start` to `end` (excluded) of a text are what a rule looks for."""

    start: int
    end: int
    line: Line


Marks = dict[str, list[Mark]]
"""What was found in a text, by the names of headings."""


class _Sought(NamedTuple):
    """A row as it is looked for where a word fits its `anchor`, and another one the place that is likeliest to fail:
    how many words it has; the numbers of the other places that tell, each with its distance from the anchor; and those
    of what must not go before, and not follow."""

    heading: str
    kind: str
    line: Line
    anchor: int
    words: int
    rest: Sequence[tuple[int, int]]
    before: int | None
    after: int | None


class WordFits(NamedTuple):
    """What rules know of a word: the numbers of the places that it fits, and the rows that it is the anchor of: those
    with no other place that tells, and, by the distance of such a place and its number, those with one."""

    fits: frozenset[int]
    alone: Sequence[_Sought]
    beside: Sequence[tuple[int, Mapping[int, Sequence[_Sought]]]]


class Rules:
    """The rules of a language, ready to be looked for; `tables` are theirs."""

    def __init__(self, code: str, rules: Sequence[tuple[Heading, Line]], tables: RuleTables) -> None:
        self.code = code
        self.tables = tables
        self._spared: defaultdict[int, list[int]] = defaultdict(list)
        for spared, place in tables.spared:
            self._spared[spared].append(place)
        self._any, self._sparing = frozenset(tables.any), frozenset(self._spared)
        lengths = [len(part) for part in (*tables.begins, *tables.ends)]
        self._shortest, self._longest = min(lengths, default=1), max(lengths, default=0)
        self._anchored: defaultdict[int, list[tuple[tuple[int, int] | None, _Sought]]] = defaultdict(list)
        for heading, kind, line, places, anchor, rest, before, after in tables.rows:
            others = [(n - anchor, places[n]) for n in rest]
            first = others.pop(0) if others else None
            sought = _Sought(heading, kind, rules[line][1], anchor, len(places), others, before, after)
            self._anchored[places[anchor]].append((first, sought))
        self._anchors = frozenset(self._anchored)
        self._strange = WordFits(self._fitting(frozenset()), (), ())
        self._known: dict[Word, WordFits] = {}

    @classmethod
    def of(cls, pack: Pack, rules: Iterable[tuple[Heading, Line]], headings: Collection[str] = ()) -> Rules:
        """Rules of a language; `headings` leaves out all but these. Raises BrokenListError."""
        read = [*rules]
        return cls(pack.code, read, RuleTables.of(pack, read, headings))

    def words(self, headings: Collection[str]) -> frozenset[str]:
        """The words under these headings, in the letters of keys, or as keys."""
        places = {place for row in self.tables.rows if row.heading in headings for place in row.places}
        found = (*self.tables.keys.items(), *self.tables.spelt.items())
        return frozenset(name for name, numbers in found if not places.isdisjoint(numbers))

    def marks(self, words: Sequence[Word]) -> Marks:
        """All that the rules find in a text; see `found_by`."""
        known = self._known if len(self._known) < WORDS_KEPT else {}
        known.update((word, self.known(word)) for word in words if word not in known)
        self._known = known
        return found_by([known[word] for word in words])

    def known(self, word: Word) -> WordFits:
        """What the rules know of a word."""
        found = self._found(word)
        if not found:
            return self._strange
        fits = self._fitting(found)
        alone: list[_Sought] = []
        beside: dict[int, dict[int, list[_Sought]]] = {}
        for number in found & self._anchors & fits:
            for first, sought in self._anchored[number]:
                if first:
                    away, place = first
                    beside.setdefault(away, {}).setdefault(place, []).append(sought)
                else:
                    alone.append(sought)
        return WordFits(fits, alone, [*beside.items()])

    def _found(self, word: Word) -> set[int]:
        """The numbers of the places that a word fits, but for those that any word fits."""
        tables = self.tables
        found = {*tables.keys.get(word.key, ()), *tables.spelt.get(word.spelt, ())}
        for length in range(self._shortest, min(self._longest, len(word.spelt)) + 1):
            found.update(tables.begins.get(word.spelt[:length], ()))
            found.update(tables.ends.get(word.spelt[-length:], ()))
        return found.union(tables.digits) if word.spelt.isdigit() else found

    def _fitting(self, found: Set[int]) -> frozenset[int]:
        """These places and those that any word fits, but for such as spare what fits another of them."""
        fits = self._any | found
        return fits.difference(*(self._spared[number] for number in self._sparing & fits))


def found_by(words: Sequence[WordFits]) -> Marks:
    """All that rules find in a text of these words, its places in rising order. A text may begin with openers of its
    language ("and", "well") before what must be its first or its only words, and end with closers ("please", "then")
    after what must be its last or its only ones."""
    standing = _standing(words)
    starts, ends = {0}, {len(words)}
    for start, end in sorted({(start, end) for row, start, end in standing if row.heading == "opener"}):
        if start in starts and end < len(words):
            starts.add(end)
    for start, end in sorted({(start, end) for row, start, end in standing if row.heading == "closer"}, reverse=True):
        if end in ends and start > 0:
            ends.add(start)
    found: defaultdict[str, dict[tuple[int, int], Mark]] = defaultdict(dict)
    for row, start, end in standing:
        if row.kind in ("first", "whole") and start not in starts:
            continue
        if row.kind in ("last", "whole") and end not in ends:
            continue
        found[row.heading].setdefault((start, end), Mark(start, end, row.line))
    return {heading: [places[span] for span in sorted(places)] for heading, places in found.items()}


def _standing(words: Sequence[WordFits]) -> list[tuple[_Sought, int, int]]:
    """The rows that stand in a text, wherever they must, each with the places of its first word and after its last."""
    found = []
    count = len(words)
    for place, (_, alone, beside) in enumerate(words):
        sought = [*alone]
        for away, rows in beside:
            if 0 <= place + away < count:
                for number in words[place + away].fits.intersection(rows):
                    sought += rows[number]
        for row in sought:
            _, _, _, anchor, size, rest, before, after = row
            start = place - anchor
            end = start + size
            if (
                start >= 0
                and end <= count
                and not (rest and any(number not in words[place + away].fits for away, number in rest))
                and not (start > 0 and before in words[start - 1].fits)
                and not (end < count and after in words[end].fits)
            ):
                found.append((row, start, end))
    return found


def words_of(text: str, language: str) -> list[Word]:
    """The words of a text in a language, as rules see them."""
    return [word_in(token.word, language) for token in tokens(clean(text))]


def word_in(folded: str, language: str) -> Word:
    """A folded word as the rules of a language see it."""
    return Word(as_typed(folded, language), key(folded, language))


_kept: dict[str, RuleTables] = {}
"""Of each language the tables for QUESTION_HEADINGS that were read from a file, until its rules are made of them."""


@cache
def rules_of(code: str, headings: tuple[str, ...] = ()) -> Rules:
    """The rules of a pack, read once a process; only those under `headings`, if any. Raises BrokenListError."""
    own = packs()[code]
    kept = _kept.pop(code, None) if headings == QUESTION_HEADINGS else None
    with no_collector():
        return Rules(code, [*own.rules()], kept) if kept else Rules.of(own, own.rules(), headings)


def prepare(kept: str = "") -> None:
    """Read the words and rules of all languages; `kept`: what `prepared` gave for the same lists, with which it takes a
    quarter of the time. Raises BrokenListError, and ValueError or TypeError for what is no such text."""
    with kept_for_good():
        if kept:
            _kept.update({code: RuleTables.read(tables) for code, tables in json.loads(kept).items()})
        for code in packs():
            kinds(code)
            rules_of(code, QUESTION_HEADINGS)


def prepared() -> str:
    """The rules of all languages, as they are ready to be looked for, to be kept."""
    return json.dumps({code: rules_of(code, QUESTION_HEADINGS).tables for code in packs()}, ensure_ascii=False)

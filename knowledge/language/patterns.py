"""Rules over words: which ways of asking, saying and acting a text has, and where; all of a language's in one pass.

How a rule is written: `knowledge.language.syntax`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

from knowledge.language.collector import kept_for_good, no_collector
from knowledge.language.keys import key, spelt
from knowledge.language.lists import Heading, Line
from knowledge.language.pack import QUESTION_HEADINGS, WORDS_KEPT, Pack, packs
from knowledge.language.syntax import RulePlace, RuleReader, RuleRow
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

    row: RuleRow
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
    """The rules of a language, ready to be looked for; `headings` leaves out all but these."""

    def __init__(self, pack: Pack, rules: Iterable[tuple[Heading, Line]], headings: Collection[str] = ()) -> None:
        self.code = pack.code
        reader = RuleReader(pack.code, pack.groups)
        self._rows = [
            row
            for heading, line in rules
            if not headings or heading.name in headings
            for row in reader.rows(heading, line)
        ]
        self._places = _Places(self._rows)
        self._anchored: defaultdict[int, list[tuple[tuple[int, int] | None, _Sought]]] = defaultdict(list)
        often = _often(self._rows)
        for row in self._rows:
            number = self._places.numbers[row.places[anchor := _rarest(row, often)]]
            self._anchored[number].append(self._sought(row, anchor, often))
        self._anchors = frozenset(self._anchored)
        self._strange = WordFits(self._places.fitting(frozenset()), (), ())
        self._known: dict[Word, WordFits] = {}

    def words(self, headings: Collection[str]) -> frozenset[str]:
        """The words under these headings, in the letters of keys, or as keys."""
        places = {place for row in self._rows if row.heading in headings for place in row.places}
        return frozenset(name for place in places for name in (*place.keys, *place.spelt))

    def _sought(
        self, row: RuleRow, anchor: int, often: Mapping[RulePlace, int]
    ) -> tuple[tuple[int, int] | None, _Sought]:
        """A row as it is looked for; before it the place that is likeliest to fail, its distance and number."""
        rest = [(n, place) for n, place in enumerate(row.places) if n != anchor and (place.but or not place.any)]
        rest.sort(key=lambda each: often[each[1]] if each[1].tells else len(self._rows))  # the likeliest to fail first
        numbers = self._places.numbers
        others = [(n - anchor, numbers[place]) for n, place in rest]
        first = others.pop(0) if others else None
        before, after = (numbers[place] if place else None for place in (row.before, row.after))
        return first, _Sought(row, anchor, len(row.places), others, before, after)

    def marks(self, words: Sequence[Word]) -> Marks:
        """All that the rules find in a text; see `found_by`."""
        known = self._known if len(self._known) < WORDS_KEPT else {}
        known.update((word, self.known(word)) for word in words if word not in known)
        self._known = known
        return found_by([known[word] for word in words])

    def known(self, word: Word) -> WordFits:
        """What the rules know of a word."""
        found = self._places.found(word)
        if not found:
            return self._strange
        fits = self._places.fitting(found)
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


class _Places:
    """The places of all rows, each with its number, by the words that fit them."""

    def __init__(self, rows: Iterable[RuleRow]) -> None:
        self.numbers: dict[RulePlace, int] = {}
        self._keys: defaultdict[str, list[int]] = defaultdict(list)
        self._spelt: defaultdict[str, list[int]] = defaultdict(list)
        self._begins: defaultdict[str, list[int]] = defaultdict(list)
        self._ends: defaultdict[str, list[int]] = defaultdict(list)
        self._digits: set[int] = set()
        self._spared: defaultdict[int, list[int]] = defaultdict(list)
        for row in rows:
            for place in (*row.places, row.before, row.after):
                if place is not None:
                    self._add(place)
        self._any = frozenset(number for place, number in self.numbers.items() if place.any)
        self._sparing = frozenset(self._spared)
        lengths = [len(part) for part in (*self._begins, *self._ends)]
        self._shortest, self._longest = min(lengths, default=1), max(lengths, default=0)

    def _add(self, place: RulePlace) -> int:
        if place in self.numbers:
            return self.numbers[place]
        number = self.numbers[place] = len(self.numbers)
        for found, table in (
            (place.keys, self._keys),
            (place.spelt, self._spelt),
            (place.begins, self._begins),
            (place.ends, self._ends),
        ):
            for name in found:
                table[name].append(number)
        if place.number:
            self._digits.add(number)
        if place.but:
            self._spared[self._add(place.but)].append(number)
        return number

    def found(self, word: Word) -> set[int]:
        """The numbers of the places that a word fits, but for those that any word fits."""
        found = {*self._keys.get(word.key, ()), *self._spelt.get(word.spelt, ())}
        for length in range(self._shortest, min(self._longest, len(word.spelt)) + 1):
            found.update(self._begins.get(word.spelt[:length], ()))
            found.update(self._ends.get(word.spelt[-length:], ()))
        return found | self._digits if word.spelt.isdigit() else found

    def fitting(self, found: Set[int]) -> frozenset[int]:
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


def _standing(words: Sequence[WordFits]) -> list[tuple[RuleRow, int, int]]:
    """The rows that stand in a text, wherever they must, each with the places of its first word and after its last."""
    found = []
    count = len(words)
    for place, (_, alone, beside) in enumerate(words):
        sought = [*alone]
        for away, rows in beside:
            if 0 <= place + away < count:
                for number in words[place + away].fits.intersection(rows):
                    sought += rows[number]
        for row, anchor, size, rest, before, after in sought:
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


def _often(rows: Iterable[RuleRow]) -> dict[RulePlace, int]:
    """Of each place, in how many rows its words stand."""
    stand = Counter(place for row in rows for place in row.places)
    names: Counter[str] = Counter()
    for place, rows_with_it in stand.items():
        names.update(dict.fromkeys(place.names, rows_with_it))
    return {place: sum(names[name] for name in place.names) for place in stand}


def _rarest(row: RuleRow, often: Mapping[RulePlace, int]) -> int:
    """The place of a row whose words the fewest rows have: the row is looked for where one of these stands."""
    return min((often[place], n) for n, place in enumerate(row.places) if place.tells)[1]


def words_of(text: str, language: str) -> list[Word]:
    """The words of a text in a language, as rules see them."""
    return [word_in(token.word, language) for token in tokens(clean(text))]


def word_in(folded: str, language: str) -> Word:
    """A folded word as the rules of a language see it."""
    return Word(spelt(folded, language), key(folded, language))


@cache
def rules_of(code: str, headings: tuple[str, ...] = ()) -> Rules:
    """The rules of a pack, read once a process; only those under `headings`, if any. Raises BrokenListError."""
    own = packs()[code]
    with no_collector():
        return Rules(own, own.rules(), headings)


@cache
def prepare() -> None:
    """Read the words and rules of all languages, once a process. Raises BrokenListError."""
    with kept_for_good():
        for code in packs():
            kinds(code)
            rules_of(code, QUESTION_HEADINGS)

"""Rules over words: which ways of asking, saying and acting a text has, and where; all of a language's in one pass.

A rule is a row of places, one for each word of the text that it covers. A word stands for all its forms, in whatever
script, since keys are compared. A place may be written:

    how|what        one of these           =lets        just so, in no other form
    qancha*         begins with this       *moqchi      ends with this
    0               a number               _            any word
    kim?            this word or none      ...          up to four words of any kind
    *di|~dedi       ends with "di", but not "dedi"
    !else           no word of the row: the word that follows (first: that goes before) must not be one of these
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from knowledge.language.lists import Heading, Line
from knowledge.language.pack import QUESTION_HEADINGS, WORDS_KEPT, Pack, packs
from knowledge.language.text import clean, fold, is_one_word, key, spelt, tokens

GAP = 4
"""Words that `...` stands for at most."""
MOST_ROWS = 64
"""Rows that the places of a rule that may be left out make at most."""


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


class _Place(NamedTuple):
    keys: frozenset[str]
    spelt: frozenset[str]
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    number: bool
    any: bool
    but: _Place | None

    @property
    def names(self) -> tuple[str, ...]:
        """What a word is found by that may stand here."""
        return (*self.keys, *self.spelt, *self.begins, *self.ends)

    def fits(self, word: Word) -> bool:
        return (
            self.any
            or word.key in self.keys
            or word.spelt in self.spelt
            or (self.begins != () and word.spelt.startswith(self.begins))
            or (self.ends != () and word.spelt.endswith(self.ends))
            or (self.number and word.spelt.isdigit())
        ) and not (self.but and self.but.fits(word))


class RuleRow(NamedTuple):
    """A rule without what may be left out; it is looked for where a word stands that fits its `anchor`. `rest` are the
    places that must be looked at then, each with its distance from the anchor."""

    heading: str
    kind: str
    line: Line
    places: tuple[_Place, ...]
    before: _Place | None
    after: _Place | None
    anchor: int = 0
    rest: tuple[tuple[int, _Place], ...] = ()


class Rules:
    """The rules of a language, ready to be looked for; `headings` leaves out all but these."""

    def __init__(self, pack: Pack, rules: Iterable[tuple[Heading, Line]], headings: Collection[str] = ()) -> None:
        self.code = pack.code
        self._keys: defaultdict[str, list[RuleRow]] = defaultdict(list)
        self._spelt: defaultdict[str, list[RuleRow]] = defaultdict(list)
        self._begins: defaultdict[str, list[RuleRow]] = defaultdict(list)
        self._ends: defaultdict[str, list[RuleRow]] = defaultdict(list)
        rows = [
            row
            for heading, line in rules
            if not headings or heading.name in headings
            for row in _rows(heading, line, pack.code)
        ]
        stand = Counter(place for row in rows for place in row.places)
        names: Counter[str] = Counter()
        for place, rows_with_it in stand.items():
            names.update(dict.fromkeys(place.names, rows_with_it))
        often = {place: sum(names[name] for name in place.names) for place in stand}
        for row in rows:
            anchor = _rarest(row, often)
            rest = [(n - anchor, place) for n, place in enumerate(row.places) if n != anchor or place.but]
            rest.sort(key=lambda each: often[each[1]] if _tells(each[1]) else len(rows))  # the likeliest to fail first
            self._keep(row._replace(anchor=anchor, rest=tuple(rest)))
        lengths = [len(part) for part in (*self._begins, *self._ends)]
        self._shortest, self._longest = min(lengths, default=1), max(lengths, default=0)
        self._known: dict[Word, Sequence[RuleRow]] = {}

    def words(self, headings: Collection[str]) -> frozenset[str]:
        """The words that stand alone under these headings, in the letters of keys, or as keys."""
        rows = (row for table in (self._keys, self._spelt) for rows in table.values() for row in rows)
        return frozenset(
            name
            for row in rows
            if row.heading in headings and len(row.places) == 1
            for name in (*row.places[0].keys, *row.places[0].spelt)
        )

    def _keep(self, row: RuleRow) -> None:
        place = row.places[row.anchor]
        for found, table in ((place.keys, self._keys), (place.spelt, self._spelt)):
            for name in found:
                table[name].append(row)
        for parts, table in ((place.begins, self._begins), (place.ends, self._ends)):
            for part in parts:
                table[part].append(row)

    def marks(self, words: Sequence[Word]) -> Marks:
        """All that the rules find in a text; see `found_by`."""
        known = self._known if len(self._known) < WORDS_KEPT else {}
        known.update((word, self.anchored(word)) for word in words if word not in known)
        self._known = known
        return found_by([known[word] for word in words], words)

    def anchored(self, word: Word) -> Sequence[RuleRow]:
        """The rows that a word may be the anchor of."""
        found = [*self._keys.get(word.key, ()), *self._spelt.get(word.spelt, ())]
        for length in range(self._shortest, min(self._longest, len(word.spelt)) + 1):
            found += self._begins.get(word.spelt[:length], ())
            found += self._ends.get(word.spelt[-length:], ())
        return found


def found_by(anchored: Iterable[Sequence[RuleRow]], words: Sequence[Word]) -> Marks:
    """All that rules find in a text, its places in rising order; `anchored` are the rows that each of its words may be
    the anchor of. A text may begin with openers of its language ("and", "well") before what must be its first or its
    only words, and end with closers ("please", "then") after what must be its last or its only ones."""
    found: defaultdict[str, dict[tuple[int, int], Mark]] = defaultdict(dict)
    late: list[tuple[RuleRow, int]] = []
    around: dict[str, set[tuple[int, int]]] = {"opener": set(), "closer": set()}
    count = len(words)
    starts, ends = {0}, {count}
    for place, rows in enumerate(anchored):
        for row in rows:
            start = place - row.anchor
            end = start + len(row.places)
            if start < 0 or end > count or not _stands(row, words, place):
                continue
            late.append((row, start))
            if row.heading in around:
                around[row.heading].add((start, end))
    for start, end in sorted(around["opener"]):
        if start in starts and end < len(words):
            starts.add(end)
    for start, end in sorted(around["closer"], reverse=True):
        if end in ends and start > 0:
            ends.add(start)
    for row, start in late:
        end = start + len(row.places)
        if row.kind in ("first", "whole") and start not in starts:
            continue
        if row.kind in ("last", "whole") and end not in ends:
            continue
        found[row.heading].setdefault((start, end), Mark(start, end, row.line))
    return {heading: [places[span] for span in sorted(places)] for heading, places in found.items()}


def _rarest(row: RuleRow, often: Mapping[_Place, int]) -> int:
    """The place of a row whose words the fewest rows have: the row is looked for where one of these stands."""
    return min((often[place], n) for n, place in enumerate(row.places) if _tells(place))[1]


def _tells(place: _Place) -> bool:
    return not (place.any or place.number)


def _stands(row: RuleRow, words: Sequence[Word], anchor: int) -> bool:
    """Whether a rule finds something where a word fits its anchor."""
    for away, expected in row.rest:  # a loop, not all(): this is asked for each rule that may stand
        if not expected.fits(words[anchor + away]):
            return False
    start = anchor - row.anchor
    end = start + len(row.places)
    if row.before and start > 0 and row.before.fits(words[start - 1]):
        return False
    return not (row.after and end < len(words) and row.after.fits(words[end]))


def words_of(text: str, language: str) -> list[Word]:
    """The words of a text in a language, as rules see them."""
    return [Word(spelt(token.word, language), key(token.word, language)) for token in tokens(clean(text))]


@cache
def rules_of(code: str, headings: tuple[str, ...] = ()) -> Rules:
    """The rules of a pack, read once a process; only those under `headings`, if any. Raises BrokenListError."""
    own = packs()[code]
    return Rules(own, own.rules(), headings)


def prepare() -> None:
    """Read the words and rules of all languages. Raises BrokenListError."""
    for code, own in packs().items():
        own.words("function")
        rules_of(code, QUESTION_HEADINGS)


def _rows(heading: Heading, line: Line, code: str) -> Iterator[RuleRow]:
    """A rule as the rows that it stands for, none of which has a place that may be left out. Raises BrokenListError."""
    try:
        before, rows, after = _places(line.text, code)
    except ValueError as error:
        raise line.broken(str(error)) from None
    for places in rows:
        if not any(map(_tells, places)):
            raise line.broken(f"the rule {line.text!r} may match any words; write one word in it")
        yield RuleRow(heading.name, heading.kind, line, places, before, after)


def _places(text: str, code: str) -> tuple[_Place | None, list[tuple[_Place, ...]], _Place | None]:
    """What must not go before a rule, the rows that it stands for, and what must not follow. Raises ValueError, with
    what is wrong."""
    written = [part for word in text.split() for part in (["_?"] * GAP if word == "..." else [word])]
    before = _place(written.pop(0)[1:], code) if written[0].startswith("!") else None
    after = _place(written.pop()[1:], code) if written and written[-1].startswith("!") else None
    if not written:
        raise ValueError(f"the rule {text!r} only says what must not stand there; write what it finds")
    return before, [tuple(_place(part, code) for part in row) for row in _choices(written)], after


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


@cache  # the rows of a rule have most of their places in common
def _place(written: str, code: str) -> _Place:
    """A place as it is written. Raises ValueError, with what is wrong."""
    keys, spelt_so, begins, ends = set(), set(), [], []
    but: list[str] = []
    parts = written.split("|")
    for part in parts:
        if part.startswith("~"):
            but.append(part[1:])
        elif part in ("0", "_"):
            continue
        elif part.startswith("="):
            spelt_so.add(spelt(_word(part[1:]), code))
        elif part.endswith("*"):
            begins.append(spelt(_word(part[:-1]), code))
        elif part.startswith("*"):
            ends.append(spelt(_word(part[1:]), code))
        else:
            keys.add(key(_word(part), code))
    if len(but) == len(parts):
        raise ValueError(f"{written!r} only says what it is not; write what it is, or _ for any word")
    other = _place("|".join(but), code) if but else None
    return _Place(frozenset(keys), frozenset(spelt_so), tuple(begins), tuple(ends), "0" in parts, "_" in parts, other)


@cache  # the same words stand in many rules
def _word(part: str) -> str:
    if not is_one_word(part):
        raise ValueError(f"{part!r} is not one word; write letters only, and blanks between words")
    return fold(part)

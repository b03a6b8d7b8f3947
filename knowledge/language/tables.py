"""Rules made ready to be looked for: tables of the places where a word fits, and of the rows that stand on them.

They are numbers, strings and lists only, so that they can be kept in a file, which is read in a quarter of the time
that reading the rules takes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from knowledge.language.lists import Heading, Line
from knowledge.language.pack import Pack
from knowledge.language.syntax import RulePlace, RuleReader, RuleRow

Fitting = Mapping[str, Sequence[int]]
"""The numbers of places by what a word has, or is, that fits them."""


class TableRow(NamedTuple):
    """A row as it is looked for where a word fits its `anchor`, the place whose words the fewest rows have.

    `line`: which of the rules it is of; `places`: the numbers of its places; `rest`: which of these tell beside the
    anchor, the likeliest to fail first; `before` and `after`: the numbers of what must not go before it, or follow.
    """

    heading: str
    kind: str
    line: int
    places: Sequence[int]
    anchor: int
    rest: Sequence[int]
    before: int | None
    after: int | None


class RuleTables(NamedTuple):
    """The places of all rows of a language by the words that fit them, and the rows.

    A place is fitted by a word with one of its `keys`, `spelt` so, that `begins` or `ends` so, or is of `digits`; those
    of `any` by any word. `spared`: the number of what may not stand at a place, and that of the place.
    """

    keys: Fitting
    spelt: Fitting
    begins: Fitting
    ends: Fitting
    digits: Sequence[int]
    any: Sequence[int]
    spared: Sequence[tuple[int, int]]
    rows: Sequence[TableRow]

    @classmethod
    def of(cls, pack: Pack, rules: Iterable[tuple[Heading, Line]], headings: Collection[str] = ()) -> RuleTables:
        """Those of some rules of a language; `headings` leaves out all but these. Raises BrokenListError."""
        reader = RuleReader(pack.code, pack.groups)
        rows = [
            (number, row)
            for number, (heading, line) in enumerate(rules)
            if not headings or heading.name in headings
            for row in reader.rows(heading, line)
        ]
        return _tables(rows)

    @classmethod
    def read(cls, kept: Sequence[Any]) -> RuleTables:
        """The same from its JSON, as it was read. Raises ValueError or TypeError for anything else."""
        keys, spelt, begins, ends, digits, any_word, spared, rows = kept
        return cls(keys, spelt, begins, ends, digits, any_word, spared, [TableRow(*row) for row in rows])


def _tables(rows: Sequence[tuple[int, RuleRow]]) -> RuleTables:
    """The tables of rows, each with the number of the rule that it is of."""
    numbers: dict[RulePlace, int] = {}
    for _, row in rows:
        for place in (*row.places, row.before, row.after):
            for each in (place, place and place.but):  # what is spared spares nothing itself
                if each is not None:
                    numbers.setdefault(each, len(numbers))
    often = _often(row for _, row in rows)
    return RuleTables(
        _by_name((place.keys, number) for place, number in numbers.items()),
        _by_name((place.spelt, number) for place, number in numbers.items()),
        _by_name((place.begins, number) for place, number in numbers.items()),
        _by_name((place.ends, number) for place, number in numbers.items()),
        [number for place, number in numbers.items() if place.number],
        [number for place, number in numbers.items() if place.any],
        [(numbers[place.but], number) for place, number in numbers.items() if place.but],
        [_table_row(line, row, numbers, often, len(rows)) for line, row in rows],
    )


def _by_name(places: Iterable[tuple[Iterable[str], int]]) -> Fitting:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for names, number in places:
        for name in names:
            found[name].append(number)
    return found


def _table_row(
    line: int, row: RuleRow, numbers: Mapping[RulePlace, int], often: Mapping[RulePlace, int], most: int
) -> TableRow:
    anchor = min((often[place], n) for n, place in enumerate(row.places) if place.tells)[1]
    rest = [n for n, place in enumerate(row.places) if n != anchor and (place.but or not place.any)]
    rest.sort(key=lambda n: often[row.places[n]] if row.places[n].tells else most)
    before, after = (numbers[place] if place else None for place in (row.before, row.after))
    return TableRow(row.heading, row.kind, line, [numbers[p] for p in row.places], anchor, rest, before, after)


def _often(rows: Iterable[RuleRow]) -> dict[RulePlace, int]:
    """Of each place, in how many rows its words stand."""
    stand = Counter(place for row in rows for place in row.places)
    names: Counter[str] = Counter()
    for place, rows_with_it in stand.items():
        names.update(dict.fromkeys(place.names, rows_with_it))
    return {place: sum(names[name] for name in place.names) for place in stand}

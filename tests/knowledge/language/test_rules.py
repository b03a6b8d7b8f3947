"""Every rule of every language earns its place."""

from __future__ import annotations

import functools
import itertools
from collections import Counter

import pytest

from knowledge.language.lists import Line
from knowledge.language.pack import RULES as HEADINGS
from knowledge.language.pack import WORD_LISTS, Pack, packs
from knowledge.language.patterns import Rules, rules_of, words_of

RULES = [
    pytest.param(pack, [line for _, line in lines], id=f"{pack.code} {heading.name}: {heading.kind}")
    for pack in packs().values()
    for heading, lines in itertools.groupby(pack.rules(), key=lambda rule: rule[0])
]
LONGEST = 320
"""Letters that a line of a list has at most."""
CASES = [(pack, heading, line) for pack in packs().values() for heading, line in pack.cases()]


@pytest.mark.parametrize(("pack", "lines"), RULES)
def test_every_rule_finds_what_it_is_for_and_spares_what_only_looks_like_it(pack: Pack, lines: list[Line]) -> None:
    for line in lines:
        assert line.hits, f"{line} has no case that it finds: write one after +"
        assert line.misses, f"{line} has no case that it spares: write one after -"
        for case in line.hits:
            assert _is_found(pack, line, case), f"{line} does not find {case!r}"
        for case in line.misses:
            assert not _is_found(pack, line, case), f"{line} finds {case!r}"


def test_a_rule_of_russian_finds_what_it_is_for_also_where_e_is_typed_for_yo() -> None:
    ru = packs()["ru"]
    retyped = [(line, case.replace("ё", "е")) for _, line in ru.rules() for case in line.hits if "ё" in case]
    assert len(retyped) > 100
    assert [case for line, case in retyped if not _is_found(ru, line, case)] == []


@pytest.mark.parametrize(("pack", "heading", "line"), CASES, ids=lambda each: str(each) if type(each) is Line else "")
def test_the_rules_of_a_heading_together_find_its_cases_and_spare_what_only_looks_like_them(
    pack: Pack, heading: str, line: Line
) -> None:
    rules = rules_of(pack.code)
    for case in line.hits:
        assert heading in rules.marks(words_of(case, pack.code)), f"no rule under [{heading}] finds {case!r} ({line})"
    for case in line.misses:
        found = rules.marks(words_of(case, pack.code)).get(heading)
        assert not found, f"{found[0].line} finds {case!r} ({line})"


def _is_found(pack: Pack, line: Line, case: str) -> bool:
    return str(line) in _apart(pack).marks(words_of(case, pack.code))


@functools.cache
def _apart(pack: Pack) -> Rules:
    """The rules of a language, each under a heading of its own, so that none hides what another finds."""
    rules = list(pack.rules())
    around = [rule for rule in rules if rule[0].name in ("opener", "closer")]
    return Rules.of(pack, [*around, *((heading._replace(name=str(line)), line) for heading, line in rules)])


@pytest.mark.parametrize("pack", packs().values(), ids=lambda pack: pack.code)
def test_no_line_of_a_list_is_too_long_to_be_read(pack: Pack) -> None:
    """What a rule says in more letters is said by a group of words that it names."""
    long = [
        f"{file.name}:{number}"
        for file in sorted(pack.folder.glob("*.txt"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > LONGEST
    ]
    assert long == []


@pytest.mark.parametrize("pack", packs().values(), ids=lambda pack: pack.code)
def test_no_place_of_a_rule_says_a_word_twice(pack: Pack) -> None:
    places = [(str(line), place.strip("!?")) for _, line in pack.rules() for place in line.text.split()]
    assert [each for each in places if len(set(words := each[1].split("|"))) < len(words)] == []


@pytest.mark.parametrize("pack", packs().values(), ids=lambda pack: pack.code)
def test_no_group_says_a_word_twice(pack: Pack) -> None:
    groups = {name: line.text.replace("|", " ").split() for name, line in pack.groups.items()}
    assert {name: more for name, words in groups.items() if (more := [*(Counter(words) - Counter({*words}))])} == {}


@pytest.mark.parametrize("pack", packs().values(), ids=lambda pack: pack.code)
def test_no_group_has_the_name_of_a_heading(pack: Pack) -> None:
    """Else `{filler}` in a rule is taken for the words under `[filler]` in `words.txt`."""
    headings = {heading for names in (WORD_LISTS, *HEADINGS.values()) for heading in names}
    assert headings.isdisjoint(pack.groups)

"""Every rule of every language earns its place."""

from __future__ import annotations

import pytest

from knowledge.language.lists import Heading, Line
from knowledge.language.pack import Pack, packs
from knowledge.language.patterns import Rules, rules_of, words_of

RULES = [(pack, heading, line) for pack in packs().values() for heading, line in pack.rules()]
CASES = [(pack, heading, line) for pack in packs().values() for heading, line in pack.cases()]


@pytest.mark.parametrize(("pack", "heading", "line"), RULES, ids=lambda each: str(each) if type(each) is Line else "")
def test_a_rule_finds_what_it_is_for_and_spares_what_only_looks_like_it(
    pack: Pack, heading: Heading, line: Line
) -> None:
    around = [found for found in pack.rules() if found[0].name in ("opener", "closer")]
    rule = Rules(pack, [(heading, line), *around])
    assert line.hits, f"{line} has no case that it finds: write one after +"
    assert line.misses, f"{line} has no case that it spares: write one after -"
    for case in line.hits:
        assert _is_found(rule, heading, line, case), f"{line} does not find {case!r}"
    for case in line.misses:
        assert not _is_found(rule, heading, line, case), f"{line} finds {case!r}"


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


def _is_found(rule: Rules, heading: Heading, line: Line, case: str) -> bool:
    marks = rule.marks(words_of(case, rule.code)).get(heading.name, [])
    return any(mark.line == line for mark in marks)

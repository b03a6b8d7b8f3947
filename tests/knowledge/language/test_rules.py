"""Every rule of every language earns its place."""

from __future__ import annotations

import pytest

from knowledge.language.lists import Heading, Line
from knowledge.language.pack import Pack, packs
from knowledge.language.patterns import Rules, words_of

RULES = [(pack, heading, line) for pack in packs().values() for heading, line in pack.rules()]


@pytest.mark.parametrize(("pack", "heading", "line"), RULES, ids=lambda each: str(each) if type(each) is Line else "")
def test_a_rule_finds_what_it_is_for_and_spares_what_only_looks_like_it(
    pack: Pack, heading: Heading, line: Line
) -> None:
    openers = [found for found in pack.rules() if found[0].name == "opener"]
    rule = Rules(pack, [(heading, line), *openers])
    assert line.hits, f"{line} has no case that it finds: write one after +"
    assert line.misses, f"{line} has no case that it spares: write one after -"
    for case in line.hits:
        assert _is_found(rule, heading, line, case), f"{line} does not find {case!r}"
    for case in line.misses:
        assert not _is_found(rule, heading, line, case), f"{line} finds {case!r}"


def _is_found(rule: Rules, heading: Heading, line: Line, case: str) -> bool:
    marks = rule.marks(words_of(case, rule.code)).get(heading.name, [])
    return any(mark.line == line for mark in marks)

"""How a rule is written, and what is told of one that is not so; what each way finds is tried in `test_patterns`."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.language.lists import BrokenListError, Heading, Line
from knowledge.language.syntax import MOST_ROWS, RuleReader

FILE = Path("xx", "asking.txt")


def broken(rule: str) -> str:
    with pytest.raises(BrokenListError) as error:
        [*RuleReader("en").rows(Heading("x", "anywhere"), Line(FILE, 1, rule))]
    return str(error.value)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("it's-so", '"it\'s-so" is not one word; write letters only, and blanks between words'),
        ("how,", "'how,' is not one word; write letters only, and blanks between words"),
        ("how|", "'' is not one word; write letters only, and blanks between words"),
        ("=", "'' is not one word; write letters only, and blanks between words"),
        ("*", "'' is not one word; write letters only, and blanks between words"),
        ("pre*fix", "'pre*fix' is not one word; write letters only, and blanks between words"),
        ("who? it??", "'it?' is not one word; write letters only, and blanks between words"),
        ("how|~so- it", "'so-' is not one word; write letters only, and blanks between words"),
        ("!at- it", "'at-' is not one word; write letters only, and blanks between words"),
        ("how !so it", "!so stands inside the rule; it can only be its first or its last word"),
        ("who {kin}", "there is no group {kin}; write its words under [kin] in groups.txt"),
        ("who ={kin}", "there is no group {kin}; write its words under [kin] in groups.txt"),
        ("who at|~{kin}", "there is no group {kin}; write its words under [kin] in groups.txt"),
        ("{Kin}", "'{Kin}' is not one word; write letters only, and blanks between words"),
        ("it?x", "'it?x' is not one word; write letters only, and blanks between words"),
        ("_", "the rule '_' may match any words; write one word in it"),
        ("0 _ ...", "the rule '0 _ ...' may match any words; write one word in it"),
        ("how? _", "the rule 'how? _' may match any words; write one word in it"),
        (
            f"a?{MOST_ROWS} b",
            f"the rule stands for more than {MOST_ROWS} rows; write fewer words that may be left out",
        ),
        (
            "a? b? c? d? e? f? g? h",
            f"the rule stands for more than {MOST_ROWS} rows; write fewer words that may be left out",
        ),
    ],
)
def test_what_is_wrong_with_a_rule_is_told_in_one_sentence_with_its_line(rule: str, told: str) -> None:
    assert broken(rule) == f"{FILE}:1: {told}"


def test_a_rule_may_stand_for_as_many_rows_as_it_says() -> None:
    heading, line = Heading("x", "anywhere"), Line(FILE, 1, "a? b? c? d? e? f? h")
    assert len([*RuleReader("en").rows(heading, line)]) == MOST_ROWS

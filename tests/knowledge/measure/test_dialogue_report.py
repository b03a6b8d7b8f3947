"""How conversations went, told in figures and misses."""

from __future__ import annotations

import pytest

from knowledge.finding.results import Answer, Suggestion
from knowledge.measure.dialogue_report import DialogueReport
from knowledge.measure.report import Share
from tests.knowledge.measure.measured import MARS, ROAD, outcomes, shown


def report() -> DialogueReport:
    turns = [{**ROAD, "kind": "first"}, {**ROAD, "speakers": ["Boris Dahlgren"]}, {**MARS, "kind": "stranger"}]
    return DialogueReport(outcomes(turns, [shown("open-road"), shown("open-road"), shown("canal")]))


def test_figures_are_of_all_turns_of_first_ones_and_of_those_that_follow() -> None:
    """With those rightly credited of those with the right passage, and passages where none can answer."""
    figures = report().in_all
    assert figures == (Share(1, 3), Share(1, 1), Share(0, 2), Share(1, 2), Share(1, 1))
    assert {name: each.right for name, each in report().by_kind.items()} == {
        "": Share(0, 1),
        "first": Share(1, 1),
        "stranger": Share(0, 1),
    }
    assert report().by_language.keys() == {"en"}


def test_the_table_has_a_line_for_all_for_each_language_and_for_each_kind() -> None:
    names = [line.split("  ")[0] for line in report().lines()]
    assert names == ["conversations", "all", "", "en", "", "(no kind)", "first", "stranger", "", "Missed: 2 of 3 turns"]


def test_a_miss_is_told_with_the_conversation_up_to_it() -> None:
    """And with what it should have been."""
    lines = report().lines(misses=True)
    assert lines[: len(report().lines())] == report().lines()
    assert lines[-8:] == [
        "  c-1 [en, stranger] turn 3",
        *['    > "Is the road open?"', f"      answer, found, en: {OPEN}"] * 2,
        '    > "and Mars?"',
        f"      answer, found, en: {CANAL}",
        "    wanted: no passage",
    ]


CANAL = 'canal (dahlgren): "Boris Dahlgren recalls that the irrigation canal was dug by hand in 1961."'


OPEN = 'open-road (berg): "The mountain road is open again, and nobody waits at the border any more."'


def test_a_miss_is_told_with_what_was_offered_and_all_that_was_wanted() -> None:
    wanted = {**ROAD, "status": ["unknown"], "new": True, "of": "Anna Berg", "language": "ru", "pick": 0}
    answer = Answer("q", "suggest", "near", "en", suggestions=(Suggestion(shown("open-road").passages[0]),))
    lines = DialogueReport(outcomes([wanted], [answer])).lines(misses=True)
    assert lines[-4:] == [
        '    > "Is the road open?" (takes choice any)',
        "      suggest, near, en",
        f"      - {OPEN}",
        '    wanted: "mountain road is open", by Anna Berg, unknown, new, of Anna Berg, in ru',
    ]


@pytest.mark.parametrize("text", ["road\n\x1b[31m", "\ud800", "x" * 5_000, "\u202e"])
def test_a_miss_can_be_printed_whatever_was_asked(text: str) -> None:
    turn = {**MARS, "question": text, "kind": text[:9]}
    lines = DialogueReport(outcomes([turn], [shown("open-road")])).lines(misses=True)
    assert all(line.isprintable() and len(line) < 300 for line in lines)

"""What makes an answer doubtful, and what frees it."""

from __future__ import annotations

import pytest

from knowledge.index.fields import telling
from knowledge.language.pack import QUESTION_HEADINGS, TELLING
from knowledge.language.patterns import Marks
from knowledge.measure.explain import LACKING
from knowledge.question.demand import WHICH_LANDS
from knowledge.question.doubts import DOUBTS, is_free_of, raised_by


@pytest.mark.parametrize("heading", DOUBTS)
def test_every_doubt_is_found_by_rules_and_its_lack_is_told_in_words(heading: str) -> None:
    doubt = DOUBTS[heading]
    assert heading in QUESTION_HEADINGS
    assert {*doubt.unless, *doubt.beside} <= {*QUESTION_HEADINGS}
    assert not doubt.fatal or doubt.need in {*LACKING, "time"}


@pytest.mark.parametrize(
    ("heading", "tells", "free"),
    [
        ("when", {"time"}, True),
        ("when", {"event"}, True),
        ("when", {"place"}, False),
        ("who opposes", {"negation"}, False),
        ("downside", {"negation"}, True),
        ("others", {"more", "time"}, False),
    ],
)
def test_a_passage_is_free_of_a_doubt_that_tells_what_is_asked_for_or_what_stands_for_it(
    heading: str, tells: set[str], free: bool
) -> None:
    assert is_free_of(heading, tells) == free


def test_a_passage_with_all_marks_is_free_of_each_doubt_that_needs_any_and_one_without_of_none() -> None:
    marks: Marks = {heading: [] for heading in TELLING}
    free = {heading for heading in DOUBTS if is_free_of(heading, telling("Norway, Denmark and Sweden", marks))}
    of_view = {WHICH_LANDS}  # which only the passage on view tells
    assert free == {heading for heading, doubt in DOUBTS.items() if doubt.need} - of_view
    assert not any(is_free_of(heading, telling("wolves", {})) for heading in DOUBTS)


def test_some_doubts_are_raised_unless_something_else_is_asked_and_some_by_the_passage_alone() -> None:
    assert [*raised_by({"past cause", "general", "what"})] == ["past cause"]
    assert [*raised_by({"past cause", "negated"})] == ["negated"]


def test_some_doubts_are_raised_only_beside_something_else_that_is_asked() -> None:
    assert [*raised_by({"taking part"})] == []
    assert [*raised_by({"taking part", "who"})] == ["taking part"]

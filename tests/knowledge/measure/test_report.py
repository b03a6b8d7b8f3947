"""Shares with their uncertainty, and how a measurement is told."""

from __future__ import annotations

import pytest

from knowledge.measure.evaluate import leave_one_out
from knowledge.measure.report import Share
from tests.knowledge.bases import ENTRIES, interview
from tests.knowledge.measure.measured import NONE, RETOLD, measured, sampled


def test_nothing_measured_is_no_error() -> None:
    report = measured()
    assert report.in_all.right.value == 0.0
    assert report.lines()[1].split() == ["all", "-", "-", "-", "-"]


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [
        (Share(0, 10), 0.0, 0.2775),
        (Share(10, 10), 0.7225, 1.0),
        (Share(1, 2), 0.0945, 0.9055),
        (Share(90, 100), 0.8256, 0.9448),
        (Share(0, 0), 0.0, 1.0),
    ],
)
def test_the_interval_is_wilson_s(share: Share, low: float, high: float) -> None:
    assert share.interval == pytest.approx((low, high), abs=1e-4)


def test_a_share_is_told_with_its_count_and_its_uncertainty() -> None:
    assert str(Share(90, 100)) == "90/100 90.0% (83-94%)"
    assert str(Share(0, 0)) == "-"


def test_the_table_has_a_line_for_all_for_each_language_and_for_each_style() -> None:
    lines = measured({}, {"lang": "ru", "style": "typo"}).lines()
    assert [line.split("  ")[0] for line in lines] == [
        "",
        "all",
        "",
        "en",
        "ru",
        "",
        "plain",
        "typo",
        "",
        "Missed: 0 of 2",
    ]
    assert lines[0].split("  ")[-1] == "false answers"
    assert len({line.index("2/2") for line in lines if "2/2" in line}) == 1


def test_the_columns_of_the_table_stand_under_their_heads() -> None:
    lines = measured({}, NONE).lines()
    for head, cell in (("right first", "1/1"), ("false answers", "0/1")):
        assert lines[1][lines[0].index(head) :].startswith(cell)


def test_each_miss_is_told_with_what_was_shown_where_misses_are_wanted() -> None:
    lines = measured({"speakers": ["Boris Dahlgren", "article"]}).lines(misses=True)
    assert lines[-4:] == [
        "Missed: 1 of 1",
        '  q-1 [en, plain] "Is the mountain road open?"',
        "    answer, but credited to none of Boris Dahlgren, article",
        '    - open-road (berg): "The mountain road is open again, and nobody waits at the border any more."',
    ]


def test_where_no_misses_are_wanted_only_their_number_is_told() -> None:
    report = measured({"speakers": ["Boris Dahlgren", "article"]}, NONE)
    assert report.lines()[-1] == "Missed: 1 of 2"
    assert report.lines(misses=True)[: len(report.lines())] == report.lines()


def test_where_nothing_is_missed_there_is_nothing_more_to_tell() -> None:
    report = measured({}, NONE)
    assert report.lines(misses=True) == report.lines()


def test_a_false_answer_is_told_as_one() -> None:
    lines = measured({**NONE, "question": RETOLD["question"]}).lines(misses=True)
    assert lines[-2] == "    answer, though it has no answer here"
    assert lines[-1].startswith("    - reply (dahlgren, retelling stone, retelling marchetti): ")


@pytest.mark.parametrize("text", ["road\n\x1b[31m", "\ud800", "x" * 5_000, "\u202e"])
def test_a_miss_is_told_in_lines_that_can_be_printed_whatever_was_asked(text: str) -> None:
    lines = measured({"question": text, "id": text[:9], "style": text[:9], "lang": text[:9]}).lines(misses=True)
    assert len(lines) > len(measured().lines())
    assert all(line.isprintable() and len(line) < 300 for line in lines)


def test_near_misses_are_one_line_of_the_table() -> None:
    lines = leave_one_out([sampled("Is the mountain road open?")]).lines()
    assert lines[-2:] == ["Answered with their own passage removed: 0/1 0.0% (0-79%)", "Missed: 0 of 1"]


def test_a_question_file_has_no_near_misses() -> None:
    assert not [line for line in measured({}).lines() if "removed" in line]


def test_near_misses_that_are_answered_are_told_last_where_misses_are_wanted() -> None:
    entries = [{**ENTRIES[0], "questions": ["Is the mountain road open?"]}, *ENTRIES[1:]]
    entries.append({"id": "again", "kind": "fact", "text": "They say that the mountain road is open."})
    report = leave_one_out([interview(entries=entries)])
    lines = report.lines(misses=True)
    assert lines[-5:] == [
        "",
        "Answered though their own passage is removed, rightly where another says the same:",
        '  valley--open-road [en, its passage removed] "Is the mountain road open?"',
        "    answer, though it has no answer here",
        '    - again (article): "They say that the mountain road is open."',
    ]
    assert "Answered though" not in "\n".join(report.lines())

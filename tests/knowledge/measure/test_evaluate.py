"""Measuring how well questions are answered."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.measure.evaluate import leave_one_out, measure
from knowledge.measure.questions import GoldQuestion
from knowledge.measure.report import Share
from tests.knowledge.bases import ENTRIES, PEOPLE, interview
from tests.knowledge.measure.measured import FACT, GOOD, NONE, RETOLD, index, measured, sampled

# Measuring


def test_a_first_passage_that_holds_a_gold_string_whole_is_right() -> None:
    (outcome,) = measured({"gold": ["no such words", "the mountain road".title(), "mountain road is open"]}).outcomes
    assert (outcome.status, outcome.right, outcome.credited, outcome.offered, outcome.missed) == (
        "answer",
        True,
        True,
        True,
        False,
    )


def test_a_gold_string_that_the_passage_holds_in_part_is_not_right() -> None:
    (outcome,) = measured({"gold": ["The mountain road is open again, and closed"]}).outcomes
    assert (outcome.right, outcome.offered, outcome.missed) == (False, False, True)


def test_a_passage_to_tap_that_holds_a_gold_string_is_offered() -> None:
    (outcome,) = measured({"question": "What does Dahlgren say about the mountain road being open?"}).outcomes
    assert (outcome.status, outcome.right, outcome.offered, outcome.missed) == ("suggest", False, True, True)


def test_a_further_passage_is_neither_right_nor_offered() -> None:
    first, second = (
        measured({"question": "pastures", "gold": [gold]}).outcomes[0]
        for gold in ("Wolves come down", "We will never quarrel")
    )
    assert {first.right, second.right} == {True, False}
    assert [one.offered for one in (first, second)] == [one.right for one in (first, second)]


@pytest.mark.parametrize(
    ("question", "speakers", "credited"),
    [
        ({}, ["Anna Berg"], True),
        ({}, ["Boris Dahlgren", "Anna Berg"], True),
        ({}, ["Boris Dahlgren"], False),
        ({}, ["Berg"], False),
        ({}, ["article"], False),
        (FACT, ["article"], True),
        (FACT, ["Anna Berg"], False),
        (RETOLD, ["Boris Dahlgren"], True),
        (RETOLD, ["Clara Stone and Viktor Marchetti"], True),
        (RETOLD, ["Viktor Marchetti and Clara Stone"], True),
        (RETOLD, ["Viktor Marchetti, Clara Stone"], True),
        (RETOLD, ["Clara Stone"], True),
        (RETOLD, ["Clara Stone and Anna Berg"], False),
        (RETOLD, ["Anna Berg"], False),
        (RETOLD, ["article"], False),
    ],
)
def test_who_may_be_credited(question: dict[str, Any], speakers: list[str], credited: bool) -> None:
    (outcome,) = measured({**question, "speakers": speakers}).outcomes
    assert outcome.right
    assert outcome.credited is credited
    assert outcome.missed is not credited


def test_an_unanswerable_question_is_missed_only_if_it_is_answered() -> None:
    report = measured(NONE, {**NONE, "question": "How many wolves come down?"}, {**NONE, "question": GOOD["question"]})
    assert [outcome.missed for outcome in report.outcomes] == [False, False, True]
    assert report.in_all.false == Share(1, 3)
    assert [outcome.question.question for outcome in report.misses] == [GOOD["question"]]


def test_figures_are_of_all_and_by_language_and_by_style() -> None:
    report = measured(
        {},
        {"lang": "ru", "gold": ["nothing"]},
        {"lang": "ru", "style": "typo", "speakers": ["article"]},
        {**NONE, "lang": "ru", "style": "near"},
    )
    assert (report.in_all.right, report.in_all.credited, report.in_all.false) == (Share(2, 3), Share(1, 2), Share(0, 1))
    assert {name: figures.right for name, figures in report.by_language.items()} == {
        "en": Share(1, 1),
        "ru": Share(1, 2),
    }
    assert {name: figures.right for name, figures in report.by_style.items()} == {
        "near": Share(0, 0),
        "plain": Share(1, 2),
        "typo": Share(1, 1),
    }


def test_each_question_is_asked_alone() -> None:
    report = measured({"question": "wolves", "gold": ["Wolves"]}, {"question": "why?", "gold": ["Wolves"]})
    assert [outcome.status for outcome in report.outcomes] == ["answer", "unknown"]


def test_progress_hears_of_each_question() -> None:
    heard: list[int] = []
    measure(index(), [GoldQuestion(**GOOD), GoldQuestion(**NONE)], heard.append)
    assert heard == [1, 1]


# Leaving one out


def test_a_sample_question_is_asked_without_itself() -> None:
    report = leave_one_out([sampled("Shall we go to grandmother?")])
    assert [outcome.status for outcome in report.outcomes] == ["unknown"]


def test_a_sample_question_is_helped_by_the_others_of_its_entry() -> None:
    report = leave_one_out([sampled("Did we visit grandmother?", "Did we go visit grandmother?")])
    assert report.in_all.right == Share(2, 2)


def test_a_sample_question_given_twice_is_left_out_twice() -> None:
    report = leave_one_out([sampled("Shall we visit grandmother?", "Shall we visit grandmother?")])
    assert report.in_all.right == Share(0, 2)


def test_more_questions_than_indexes_are_left_out_several_at_a_time() -> None:
    report = leave_one_out([sampled(*(f"Is the mountain road open{' again' * often}?" for often in range(12)))])
    assert report.in_all.right == Share(12, 12)


def test_right_is_the_question_s_own_entry() -> None:
    report = leave_one_out([sampled("Wolves come down to the pastures?", "Is the mountain road open?")])
    assert [outcome.right for outcome in report.outcomes] == [False, True]
    assert {outcome.question.style for outcome in report.outcomes} == {"sample"}
    assert {outcome.question.id for outcome in report.outcomes} == {"valley--open-road"}


def test_an_entry_that_overlaps_the_question_s_own_is_right_too() -> None:
    base = sampled("Does nobody wait at the border?")
    part = "nobody waits at the border any more."
    start = base.source.index(part)
    own = base.entries[0].model_copy(update={"text": base.source[: start - 5], "end": start + 10})
    other = base.entries[0].model_copy(
        update={"id": "part", "text": part, "start": start, "end": start + len(part), "questions": []}
    )
    (outcome,) = leave_one_out([base.model_copy(update={"entries": [own, other, *base.entries[1:]]})]).outcomes
    assert outcome.shown[0].entry.id == "part"
    assert outcome.right


def test_off_topic_questions_have_no_answer() -> None:
    report = leave_one_out([sampled(off_topic=("zeppelin", "Is the mountain road open?"))])
    assert [outcome.missed for outcome in report.outcomes] == [False, True]
    assert (report.in_all.false, report.in_all.right) == (Share(1, 2), Share(0, 0))
    assert set(report.by_style) == {"off topic"}


def test_a_folder_s_questions_are_asked_of_it_alone() -> None:
    plain = sampled("Is the mountain road open?", slug="plain", off_topic=("wolves on the pastures",))
    bare = interview("valley", ENTRIES)
    silent = plain.model_copy(update={"entries": [entry for entry in plain.entries if entry.id == "open-road"]})
    report = leave_one_out([bare.model_copy(update={"off_topic": []}), silent])
    assert report.in_all.right == Share(2, 2)
    assert report.in_all.false == Share(0, 1)


def test_the_language_of_a_sample_question_is_told_from_its_words() -> None:
    report = leave_one_out([sampled("Is the mountain road open?", "Открыта ли горная дорога?", "Togʻ yoʻli ochiqmi?")])
    assert [outcome.question.lang for outcome in report.outcomes] == ["en", "ru", "uz"]


def test_progress_hears_of_each_sample_and_off_topic_question() -> None:
    heard: list[int] = []
    leave_one_out([sampled("Is the road open?", "Is the road shut?", off_topic=("zeppelin",))], heard.append)
    assert heard == [1, 1, 1]


def test_a_base_without_sample_questions_has_nothing_to_measure() -> None:
    entries = [{**entry, "questions": []} for entry in ENTRIES]
    assert leave_one_out([interview(entries=entries, **{**PEOPLE, "off_topic": []})]).outcomes == ()


# With its own passage removed


def test_a_sample_question_is_also_asked_with_its_own_passage_removed() -> None:
    report = leave_one_out([sampled("Is the mountain road open?", "Is the road over the mountain open again?")])
    assert [outcome.status for outcome in report.outcomes] == ["answer", "answer"]
    assert [outcome.question.question for outcome in report.removed] == [
        outcome.question.question for outcome in report.outcomes
    ]
    assert not any(shown.entry.id == "open-road" for outcome in report.removed for shown in outcome.shown)
    assert report.near_misses == Share(0, 2)


def test_a_passage_that_overlaps_the_question_s_own_is_removed_too() -> None:
    base = sampled("Is the mountain road open?")
    own = base.entries[0]
    twin = own.model_copy(update={"id": "twin", "questions": []})
    report = leave_one_out([base.model_copy(update={"entries": [own, twin, *base.entries[1:]]})])
    assert report.near_misses == Share(0, 1)


def test_where_another_passage_says_the_same_a_near_miss_is_answered() -> None:
    entries = [{**ENTRIES[0], "questions": ["Is the mountain road open?"]}, *ENTRIES[1:]]
    entries.append({"id": "again", "kind": "fact", "text": "They say that the mountain road is open."})
    report = leave_one_out([interview(entries=entries)])
    assert report.near_misses == Share(1, 1)
    assert report.removed[0].shown[0].entry.id == "again"


def test_near_misses_stand_apart_from_the_figures_and_the_misses() -> None:
    report = leave_one_out([sampled("Is the mountain road open?", off_topic=("zeppelin",))])
    assert (len(report.outcomes), len(report.removed)) == (2, 1)
    assert report.in_all.false == Share(0, 1)
    assert set(report.by_style) == {"sample", "off topic"}
    assert {outcome.question.style for outcome in report.removed} == {"its passage removed"}
    assert report.misses == []


def test_an_off_topic_question_has_no_passage_to_be_removed() -> None:
    assert leave_one_out([sampled(off_topic=("zeppelin",))]).removed == ()

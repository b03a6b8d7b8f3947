"""Reading a question file, and measuring how well questions are answered."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.index.index import Index
from knowledge.measure.evaluate import leave_one_out, measure
from knowledge.measure.questions import BadQuestionsError, GoldQuestion, read_questions
from knowledge.measure.report import Report, Share
from tests.knowledge.bases import ENTRIES, PEOPLE, index_of, interview

GOOD: dict[str, Any] = {
    "id": "q-1",
    "lang": "en",
    "style": "plain",
    "question": "Is the mountain road open?",
    "answerable": True,
    "gold": ["The mountain road is open again"],
    "speakers": ["Anna Berg"],
    "note": "",
}
NONE: dict[str, Any] = {**GOOD, "answerable": False, "gold": [], "speakers": [], "question": "zeppelin"}


def rows(*questions: dict[str, Any]) -> str:
    return "".join(json.dumps(question, ensure_ascii=False) + "\n" for question in questions)


def told(tmp_path: Path, content: str | bytes) -> list[str]:
    """What is said of a question file with this content."""
    path = tmp_path / "questions.jsonl"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(BadQuestionsError) as caught:
        read_questions(path)
    assert {problem.path for problem in caught.value.problems} == {path}
    assert {problem.level for problem in caught.value.problems} == {"error"}
    return [f"{problem.line}: {problem.message}" for problem in caught.value.problems]


# Reading


def test_a_question_a_line_is_read(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(rows(GOOD, NONE), encoding="utf-8")
    assert read_questions(path).questions == [GoldQuestion(**GOOD), GoldQuestion(**NONE)]


@pytest.mark.parametrize("ends", ["\r\n", "\n\n", "\n  \n"])
def test_line_ends_blank_lines_and_a_byte_order_mark_do_not_matter(tmp_path: Path, ends: str) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + rows(GOOD, NONE).replace("\n", ends).encode())
    assert len(read_questions(path).questions) == 2


def test_a_line_separator_inside_a_question_does_not_end_its_line(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(rows({**NONE, "question": "a\u2028b\x85c"}), encoding="utf-8")
    assert read_questions(path).questions[0].question == "a\u2028b\x85c"


def test_the_id_the_note_and_what_else_stands_there_may_be_left_out_or_added(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    bare = {name: GOOD[name] for name in GOOD if name not in ("id", "note")}
    path.write_text(rows({**bare, "author": "me"}), encoding="utf-8")
    assert read_questions(path).questions[0].id == ""


def test_an_unanswerable_question_needs_neither_gold_nor_speakers_nor_words(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(rows({"question": "", "answerable": False, "lang": "en", "style": "empty"}), encoding="utf-8")
    assert not read_questions(path).questions[0].answerable


@pytest.mark.parametrize("content", ["", "\n", " \r\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_an_error(tmp_path: Path, content: str | bytes) -> None:
    assert told(tmp_path, content) == ["1: the file has no questions; write one JSON object a line"]


@pytest.mark.parametrize("name", ["question", "answerable", "lang", "style"])
def test_a_missing_key_is_named(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, rows({key: value for key, value in GOOD.items() if key != name})) == [
        f"1: {name} is missing; write it"
    ]


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("question", 7, "question must be a text in quotation marks"),
        ("answerable", "yes", "answerable must be true or false, without quotation marks"),
        ("answerable", 1, "answerable must be true or false, without quotation marks"),
        ("gold", "road", "gold must be a list, such as [one, two]"),
        ("gold", ["road", 1], "item 2 of gold must be a text in quotation marks"),
        ("gold", [""], "item 1 of gold must not be empty; fill it in or take it out"),
        ("gold", [], "gold must not be empty where the question is answerable; fill it in"),
        ("speakers", [], "speakers must not be empty where the question is answerable; fill it in"),
        ("speakers", {}, "speakers must be a list, such as [one, two]"),
        ("lang", None, "lang must not be empty; fill it in or take it out"),
    ],
)
def test_a_value_of_the_wrong_type_is_named(tmp_path: Path, name: str, value: object, message: str) -> None:
    assert told(tmp_path, rows({**GOOD, name: value})) == [f"1: {message}"]


@pytest.mark.parametrize("row", ["[]", "null", '"text"', "7"])
def test_a_line_that_is_no_object_is_an_error(tmp_path: Path, row: str) -> None:
    assert told(tmp_path, row) == ['1: a question must be a JSON object such as {"question": …}']


def test_a_line_that_is_no_json_is_an_error_that_says_where(tmp_path: Path) -> None:
    assert told(tmp_path, '{"question": }') == [
        "1: not valid JSON at character 14 of the line; write one object a line"
    ]


@pytest.mark.parametrize("row", ["[" * 100_000, '{"answerable": ' + "9" * 5_000 + "}"])
def test_a_line_beyond_all_measure_is_an_error(tmp_path: Path, row: str) -> None:
    (message,) = told(tmp_path, row)
    assert message.startswith("1: the object is nested too deep, or a number in it too long")


def test_bytes_that_are_no_text_are_an_error_that_says_where(tmp_path: Path) -> None:
    assert told(tmp_path, rows(GOOD).encode() + b'{"question": "\xff"}') == [
        "2: byte 15 of the line (0xFF) is not UTF-8; save as UTF-8"
    ]


def test_another_encoding_is_one_error(tmp_path: Path) -> None:
    assert told(tmp_path, rows(GOOD).encode("utf-16")) == ["1: the file is UTF-16 or no text at all; save it as UTF-8"]


def test_all_errors_are_told_at_once_by_line(tmp_path: Path) -> None:
    content = rows(GOOD).encode() + b"{\n\n\xff\n" + rows({"answerable": 1, "lang": "en"}, GOOD).encode() + b"7"
    lines = [int(line.partition(":")[0]) for line in told(tmp_path, content)]
    assert lines == [2, 4, 5, 5, 5, 7]


@pytest.mark.parametrize("name", ["nowhere.jsonl", "."])
def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadQuestionsError, match="the file cannot be read"):
        read_questions(tmp_path / name)


# Measuring


@functools.cache
def index() -> Index:
    return index_of()


def measured(*changes: dict[str, Any]) -> Report:
    return measure(index(), [GoldQuestion(**{**GOOD, **change}) for change in changes])


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


FACT = {"question": "Who sent engineers to repair the dam?", "gold": ["Armenia sent"]}
RETOLD = {
    "question": "they promised the shepherds never to quarrel over pastures again",
    "gold": ["We will never quarrel"],
}


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


def test_nothing_measured_is_no_error() -> None:
    report = measured()
    assert report.in_all.right.value == 0.0
    assert report.lines()[1].split() == ["all", "-", "-", "-", "-"]


# Shares


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


# Telling


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


# Leaving one out


def sampled(*questions: str, off_topic: tuple[str, ...] = (), slug: str = "valley", **changes: Any) -> Any:
    entries = [{**ENTRIES[0], "questions": list(questions)}, *ENTRIES[1:]]
    return interview(slug, entries, off_topic=list(off_topic), **changes)


def test_a_sample_question_is_asked_without_itself() -> None:
    report = leave_one_out([sampled("Shall we go to grandmother?")])
    assert [outcome.status for outcome in report.outcomes] == ["unknown"]


def test_a_sample_question_is_helped_by_the_others_of_its_entry() -> None:
    report = leave_one_out([sampled("Shall we visit grandmother?", "Shall we go visit grandmother?")])
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

"""Reading a question file: questions and conversations, and what is wrong with them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.measure.questions import BadQuestionsError, GoldQuestion, read_questions
from tests.knowledge.measure.measured import GOOD, MARS, NONE, ROAD


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


def row(**fields: Any) -> str:
    return json.dumps({"id": "c-1", "lang": "en", "turns": [ROAD, MARS], **fields}) + "\n"


def test_a_line_with_turns_is_a_conversation(tmp_path: Path) -> None:
    """A file may have both, each in its order."""
    path = tmp_path / "questions.jsonl"
    path.write_text(row() + json.dumps({**ROAD, "lang": "en", "style": "plain"}) + "\n" + row(id="c-2"), "utf-8")
    found = read_questions(path)
    assert [one.id for one in found.dialogues] == ["c-1", "c-2"]
    assert [one.question for one in found.questions] == ["Is the road open?"]
    assert found.size == 5


def test_remarks_of_a_turn_may_stand_there(tmp_path: Path) -> None:
    """They change nothing."""
    path = tmp_path / "questions.jsonl"
    path.write_text(row(turns=[{**ROAD, "kind": "first", "alone": "x", "reads": "y", "leans": True, "note": "z"}]))
    (turn,) = read_questions(path).dialogues[0].turns
    assert (turn.kind, turn.note) == ("first", "z")


@pytest.mark.parametrize(
    ("turns", "message"),
    [
        ([], "turns must not be empty; fill it in"),
        ("why?", "turns must be a list, such as [one, two]"),
        ([7], "item 1 of turns must be a mapping, such as {id: …}"),
        ([ROAD, {"answerable": False}], "turns.question is missing; write it (turn 2)"),
        ([{**ROAD, "gold": []}], "gold must not be empty where the question is answerable; fill it in (turn 1)"),
        ([{**MARS, "pick": -1}], "turns.pick must be 0 or more (turn 1)"),
        (
            [{**MARS, "status": ["answer"]}],
            'item 1 of turns.status must be suggest, unknown, smalltalk or none, not "answer" (turn 1)',
        ),
    ],
)
def test_what_is_wrong_with_a_turn_is_told_with_its_number(tmp_path: Path, turns: Any, message: str) -> None:
    """After the line of its conversation."""
    path = tmp_path / "questions.jsonl"
    path.write_text(row() + row(turns=turns), encoding="utf-8")
    with pytest.raises(BadQuestionsError) as caught:
        read_questions(path)
    assert [(problem.line, problem.message) for problem in caught.value.problems] == [(2, message)]

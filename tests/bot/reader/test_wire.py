"""What is sent to a reader, and what of its replies counts."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reader.wire import SYSTEM, VoidReplyError, body_of, numbers_in
from tests.bot.reader.tasks import task
from tests.readerapi.faults import completion


def reply(content: object) -> bytes:
    return json.dumps(completion(content)).encode()


def test_the_request_is_that_of_the_contract() -> None:
    """One system message, one user message that is exactly one object, and nothing else but the form of the reply."""
    body = json.loads(body_of(task("Дорога открыта?", passages=2), "m", structured=True))
    assert set(body) == {"model", "temperature", "messages", "response_format"}
    assert (body["model"], body["temperature"]) == ("m", 0)
    system, user = body["messages"]
    assert system == {"role": "system", "content": SYSTEM}
    assert user["role"] == "user"
    assert json.loads(user["content"]) == {
        "question": "Дорога открыта?",
        "asked": ["Anna Berg"],
        "before": [{"question": "Which roads?", "passages": ["All roads."]}],
        "passages": [
            {
                "n": n,
                "speaker": "Anna Berg",
                "recounted": [],
                "reported": False,
                "text": f"The road number {n} is open.",
            }
            for n in (1, 2)
        ],
    }
    assert "response_format" not in json.loads(body_of(task(), "m", structured=False))


def test_half_a_letter_in_a_question_is_no_error() -> None:
    """As Telegram may send it."""
    body = json.loads(body_of(task("road \ud83d?"), "m", structured=True))
    assert json.loads(body["messages"][1]["content"])["question"] == "road ??"


@pytest.mark.parametrize(
    ("content", "numbers"),
    [
        ('{"passages": [2, 1]}', (2, 1)),
        ('{"passages": []}', ()),
        (' {"passages": [3, 3, 1]}\n', (3, 1)),
        ('Passage 2 answers: {"passages": [2]}. I hope this helps!', (2,)),
        ('```json\n{"passages": [1]}\n```', (1,)),
        ('Wanted is {"passages": [n, …]}, so: {"passages": [2]}, not {"passages": [1]}', (2,)),
    ],
)
def test_numbers_come_best_first(content: str, numbers: tuple[int, ...]) -> None:
    """The object alone, or else the first such one in the text; a number that is there twice counts once."""
    assert numbers_in(reply(content), 3) == numbers


@pytest.mark.parametrize(
    "content",
    [
        '{"passages": [4]}',
        '{"passages": [1, 0]}',
        '{"passages": [-1]}',
        '{"passages": ["1"]}',
        '{"passages": [1.0]}',
        '{"passages": [true]}',
        '{"passages": 1}',
        '{"passages": [1], "because": "it says so"}',
        '{"answer": {"passages": [1]}}',
        '[{"passages": [1]}]',
        '{"passages": [1], "passages": [2]}',
        'I choose {"passages": [9]}, or {"passages": [1]}',
        'I choose {"passages": [-1]}, or {"passages": [1]}',
        'I choose {"passages": [1.5]}, or {"passages": [1]}',
        "1",
        "",
        None,
        [{"type": "text", "text": '{"passages": [1]}'}],
        '{"a": ' * 20_000,
    ],
)
def test_anything_else_is_thrown_away_whole(content: object) -> None:
    """A number not given takes the others along."""
    with pytest.raises(VoidReplyError):
        numbers_in(reply(content), 3)


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"choices": []}', b'{"choices": [{}]}', b"\xff\xfe", b"<html>"])
def test_a_body_that_is_no_completion_is_thrown_away(body: bytes) -> None:
    with pytest.raises(VoidReplyError):
        numbers_in(body, 3)


@given(st.text())
def test_no_text_raises_anything_else(content: str) -> None:
    """Nor gives a number that was not given."""
    with contextlib.suppress(VoidReplyError):
        assert set(numbers_in(reply(content), 2)) <= {1, 2}

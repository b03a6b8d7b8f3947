"""What a message says that may lean on what was talked of: a matter of its own, or only what points back."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from knowledge.question.parse import parse
from knowledge.question.reading import reading_of
from knowledge.question.said import content_of, is_name_alone
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


@pytest.mark.parametrize(
    ("question", "content"),
    [
        ("and water?", ["water"]),
        ("what else did he say about it?", []),
        ("в каком городе он это сказал?", []),
        ("bu haqda yana nima dedi?", []),
    ],
)
def test_what_only_points_is_no_content(question: str, content: list[str]) -> None:
    reading = reading_of(parse(question, index(), "en"), index())
    assert [reading.query.words[place].token.word for place in sorted(content_of(reading))] == content


@pytest.mark.parametrize(
    ("question", "alone"), [("and Berg?", True), ("а Берг?", True), ("Berg on wolves?", False), ("and wolves?", False)]
)
def test_a_name_stands_alone_beside_what_leads_to_it(question: str, alone: bool) -> None:
    assert is_name_alone(parse(question, index(), "en")) is alone

"""What a message does, or quotes, in one of its clauses: of the passage on view, or of what is told."""

from __future__ import annotations

import functools

import pytest

from knowledge.deciding.decide import answer
from knowledge.index.index import Index
from tests.knowledge import bases
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


def shown(*messages: str) -> list[str]:
    return bases.shown(index(), *messages)


@pytest.mark.parametrize(
    ("message", "entry"),
    [
        ("The irrigation canal was dug by hand. Who said that?", "canal"),
        ("the irrigation canal was dug by hand, is that true?", "canal"),
        ("who, by Dahlgren, will quarrel over pastures", "reply"),
    ],
)
def test_who_said_what_is_told_is_never_who_said_what_is_on_view(message: str, entry: str) -> None:
    assert shown("Is the mountain road open again?", message) == [entry]


def test_what_is_told_of_somebody_else_makes_nothing_on_view_a_proof() -> None:
    assert shown("Is the mountain road open again?", "Dahlgren flies a zeppelin. Who said that?") == []


@pytest.mark.parametrize(
    "message", ["Канал засыпят. Кто это сказал?", "The school burnt down last summer. Who said that?"]
)
def test_what_is_told_of_another_matter_makes_nothing_on_view_a_proof(message: str) -> None:
    assert shown("Is the mountain road open again?", message) == []


def test_who_said_what_is_told_of_the_passage_on_view_is_said() -> None:
    said = answer(index(), "Is the mountain road open again?").context
    assert answer(index(), "The mountain road is open again. Who said that?", said).reason == "who_said_it"


def test_what_only_comes_near_a_quotation_was_never_said_so() -> None:
    assert shown('I have to check a quotation: "a unified army will defend every pasture". Who uttered it?') == []

"""The numbers of a question against those of a passage."""

from __future__ import annotations

import pytest

from knowledge.deciding.decide import answer
from knowledge.finding.numbers import names_listed
from tests.knowledge.bases import index_of, interview


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The herds of Berg, Dahl and Stone met.", {3}),
        ("Берг и Даль встретили Стоуна, Хилла, Грина.", {2, 3}),
        ("Berg va O‘zbekiston, keyin esa hech kim.", {2}),
        ("Berg met nobody.", set()),
        ("nobody, and nothing", set()),
        ("", set()),
    ],
)
def test_names_side_by_side_are_counted(text: str, counts: set[int]) -> None:
    assert names_listed(text) == counts


TRAM = [
    {"id": "tram", "kind": "quote", "speaker": "berg", "text": "The tram line will open in 2027."},
    {"id": "mill", "kind": "quote", "speaker": "berg", "text": "The old mill burnt down in 1984."},
    {"id": "bridge", "kind": "quote", "speaker": "berg", "text": "The town pays 400 thousand for the bridge."},
]


@pytest.mark.parametrize(
    ("question", "entries"),
    [
        ("Will the tram line open in 2027?", ["tram"]),
        ("Will the tram line open in 2031?", []),
        ("Will the tram line open in 2021?", []),
        ("Was the old mill burnt down in the 80s?", ["mill"]),
        ("Was the old mill burnt down in the 90s?", []),
        ("Did the mill burn down in 1995?", []),
        ("Does the town pay 400 thousand?", ["bridge"]),
        ("Does the town pay 300 thousand?", []),
    ],
)
def test_another_number_than_the_passage_has_is_not_answered(question: str, entries: list[str]) -> None:
    """But its decade, without the century, is that year."""
    shown = answer(index_of(interview(entries=TRAM)), question).passages
    assert [passage.entry.id for passage in shown] == entries


def test_that_there_is_one_of_a_thing_need_not_be_told_by_a_number() -> None:
    base = index_of(interview(entries=[{"id": "mill", "kind": "fact", "text": "The village on the hill has a mill."}]))
    for question, entries in (("Does 1 village have a mill?", ["mill"]), ("Do 2 villages have a mill?", [])):
        assert [passage.entry.id for passage in answer(base, question).passages] == entries

"""Which of the entries found answer."""

from __future__ import annotations

import functools

import pytest

from knowledge.finding.judging import judged_entries, pass_gate
from knowledge.folder.models import FullId
from knowledge.index.index import Index
from knowledge.question.reading import read
from tests.knowledge.bases import ENTRIES, index_of, interview

WOLVES: FullId = ("valley", "wolves")


@functools.cache
def index() -> Index:
    return index_of()


@functools.cache
def both() -> Index:
    return index_of(interview(), interview("plain", ENTRIES[:3]))


def opened(question: str, base: Index) -> list[FullId]:
    reading = read(question, base)
    located = [base.located(o.hit.number) for o in pass_gate(judged_entries(base, reading, None), reading.matter, base)]
    return [(one.interview.slug, one.entry.id) for one in located]


def test_an_entry_answers_its_own_sample_question_for_certain() -> None:
    judged = judged_entries(index(), read("Is the mountain road open?", index()), None)
    assert [one.verdict.certain for one in judged][:2] == [True, False]
    assert judged[0].score > 1


def test_what_is_far_behind_the_best_is_no_answer_beside_it() -> None:
    """Nor is it where another says it: only of each who is asked the best is an answer."""
    assert opened("wolves", index()) == [WOLVES]
    assert opened("What about the road?", index()) == [("valley", "open-road")]


def test_of_several_interviews_the_best_of_each_answers() -> None:
    assert set(opened("Is the mountain road open?", both())) == {("valley", "open-road"), ("plain", "open-road")}


def test_of_what_answers_that_which_is_less_doubtful_comes_first() -> None:
    base = index_of(
        interview(
            entries=[
                {"id": "reply", "kind": "fact", "text": "The shepherds asked them and the mayors answered."},
                {
                    "id": "place",
                    "kind": "fact",
                    "text": "At the summit the shepherds asked the mayors a long question.",
                },
            ],
            lexicon=[],
        )
    )
    assert opened("Where did the shepherds ask the mayors?", base)[0] == ("valley", "place")


def test_what_is_far_behind_an_entry_that_lacks_what_is_asked_is_no_answer() -> None:
    entries = [
        {"id": "dug", "kind": "fact", "text": "The farmers dug the canal by hand."},
        {"id": "far", "kind": "fact", "text": "In the spring of 1961 the farmers met at the canal for a long feast."},
    ]
    base = index_of(interview(entries=entries, lexicon=[]))
    assert opened("In what year did the farmers dig the canal by hand?", base) == []
    assert opened("Did the farmers meet at the canal in 1961?", base) == [("valley", "far")]


def test_nor_is_it_where_something_else_is_told_by_the_number() -> None:
    entries = [
        {"id": "trees", "kind": "fact", "text": "The farm grows trees of many kinds today."},
        {"id": "far", "kind": "fact", "text": "On the farm there are four hundred tree stumps."},
    ]
    base = index_of(interview(entries=entries, lexicon=[]))
    assert opened("How many trees grow on the farm today?", base) == []
    assert opened("How many tree stumps are on the farm?", base) == [("valley", "far")]


def test_what_happened_in_a_year_is_not_told_by_naming_the_events_of_it() -> None:
    """Why they are named is asked of just that."""
    entries = [
        {"id": "named", "kind": "fact", "text": "The events of 1916 can be an example for the valley."},
        {"id": "told", "kind": "fact", "text": "In 1932 a flood carried the bridge away."},
    ]
    base = index_of(interview(entries=entries, lexicon=[]))
    assert opened("What happened in 1916?", base) == []
    assert opened("What happened in 1932?", base) == [("valley", "told")]
    assert opened("Why are the events of 1916 an example for the valley?", base) == [("valley", "named")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The farmers held a long feast in Denmark.", True),
        ("Farmers of Denmark and Norway have a treaty.", False),
        ("The events in Turkey can be an example for Denmark.", False),
    ],
)
def test_what_happened_at_a_place_is_told_by_what_was_there(text: str, found: bool) -> None:
    base = index_of(interview(entries=[{"id": "told", "kind": "fact", "text": text}], lexicon=[]))
    assert opened("What happened in Denmark?", base) == ([("valley", "told")] if found else [])


def test_why_something_is_not_so_is_rather_told_by_what_has_a_negation() -> None:
    entries = [
        {"id": "off", "kind": "fact", "text": "The generator shakes the dome, so that it is off at night."},
        {"id": "not", "kind": "fact", "text": "We do not use the generator at night, for it shakes the whole dome."},
    ]
    base = index_of(interview(entries=entries, lexicon=[]))
    assert opened("Why is the generator not on at night?", base)[0] == ("valley", "not")


def test_what_has_the_words_themselves_comes_before_what_has_others_for_them() -> None:
    texts = {
        "highway": "Closed: the highway.",
        "road": "This winter, once more, deep snow has closed the road for weeks and for months, as it did.",
        "dam": "The dam was mended by engineers.",
        "wolves": "The wolves are back on the pastures.",
    }
    base = index_of(interview(entries=[{"id": i, "kind": "fact", "text": text} for i, text in texts.items()]))
    assert opened("what about the road?", base) == [("valley", "road"), ("valley", "highway")]
    assert opened("what about the highway?", base)[0] == ("valley", "highway")

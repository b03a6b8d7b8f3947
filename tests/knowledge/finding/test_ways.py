"""The ways to take a message: with what it leans on, with what was shown, as it stands, in another interview."""

from __future__ import annotations

import functools

import pytest

from knowledge.deciding.decide import answer
from knowledge.index.index import Index
from knowledge.question.conversation import Context
from tests.knowledge import bases
from tests.knowledge.bases import ENTRIES, index_of, interview


@functools.cache
def index() -> Index:
    return index_of()


def test_a_theme_of_which_a_person_said_nothing_is_left_where_he_is_only_pointed_to() -> None:
    context = answer(index(), "Does Stone want a new zeppelin?").context
    assert not answer(index(), "Does Stone want a new zeppelin?").passages
    assert "common-market" in [one.entry.id for one in answer(index(), "what did she propose?", context).passages]


def test_it_is_not_left_where_what_is_pointed_to_may_be_a_thing() -> None:
    before = ("Что Берг говорит о волках?", "а о зеппелине?")
    assert bases.shown(index(), before[0], "а дорога открыта?") == ["open-road"]
    assert bases.shown(index(), *before, "он открыт?") == []


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("is the school bilingual too?", ["one-school"]),
        ("was the canal dug by hand too?", ["canal"]),
        ("is the bilingual school open too?", []),
    ],
)
def test_what_also_holds_of_another_is_answered_as_it_stands_only_by_what_says_all_of_it(
    question: str, found: list[str]
) -> None:
    assert bases.shown(index(), "Is the mountain road open again?", question) == found


@pytest.mark.parametrize(
    "question", ["who else speaks of it?", "who else?", "кто ещё об этом говорит?", "bu haqda yana kim gapirgan"]
)
def test_who_else_speaks_is_told_by_nobody_who_spoke_last(question: str) -> None:
    """Of the road two speak, of the school one."""
    entries = [
        *ENTRIES,
        {
            "id": "toll-road",
            "kind": "quote",
            "speaker": "dahlgren",
            "text": "The mountain road is open for a toll.",
        },
    ]
    base = index_of(interview(entries=entries))
    assert bases.shown(base, "Is the mountain road open again?", question) == ["toll-road"]
    school = bases.talk(base, "What does Berg say about the bilingual school?", question)
    assert (school.reason, school.passages) == ("no_more", ())


# A conversation where there are several interviews


HARBOUR = [
    {
        "id": "lighthouse",
        "kind": "quote",
        "speaker": "berg",
        "text": "The lighthouse is open: its keeper asked for it.",
    },
    {"id": "hill-road", "kind": "quote", "speaker": "berg", "text": "The harbour road is closed because of a storm."},
    {"id": "border", "kind": "fact", "text": "The border is marked by a row of buoys."},
]


@functools.cache
def two() -> Index:
    return index_of(interview(), interview("harbour", HARBOUR))


def talked(*questions: str) -> list[tuple[str, str]]:
    """What is shown for the last of them, each entry with its interview."""
    context = Context()
    for question in questions:
        result = answer(two(), question, context)
        context = result.context
    return [(passage.interview.slug, passage.entry.id) for passage in result.passages]


def test_what_leans_on_a_passage_is_asked_of_its_interview() -> None:
    assert talked("and the border?") == [("harbour", "border"), ("valley", "open-road")]
    assert talked("Is the mountain road open again?", "and the border?") == [("valley", "open-road")]
    assert talked("Is the lighthouse open?", "and the border?") == [("harbour", "border")]


def test_what_the_interview_on_view_does_not_tell_another_may() -> None:
    assert talked("Is the lighthouse open?", "and the wolves?") == [("valley", "wolves")]


def test_who_speaks_in_another_interview_only_is_asked_there() -> None:
    road = {"id": "fish-road", "kind": "quote", "speaker": "lund", "text": "The mountain road is open for fish again."}
    harbour = interview("harbour", [road], speakers=[{"id": "lund", "name": "Eva Lund"}], people=[])
    base = index_of(interview(), harbour)
    first = answer(base, "What does Berg say about the mountain road?").context
    assert [passage.entry.id for passage in answer(base, "and Eva Lund?", first).passages] == ["fish-road"]


def test_a_question_that_leans_on_nothing_is_asked_of_all_interviews() -> None:
    assert talked("Is the lighthouse open?", "Who proposed a common market?") == [("valley", "common-market")]


# What is said of what is on view


@functools.cache
def dam() -> Index:
    return index_of(
        interview(
            entries=[
                {"id": "plan", "kind": "fact", "text": "The ministry presented a plan for a dam."},
                {
                    "id": "view",
                    "kind": "quote",
                    "speaker": "berg",
                    "text": "The plan for the dam worries three villages.",
                },
                {"id": "fish", "kind": "fact", "text": "A fish ladder was built."},
            ],
            lexicon=[],
        )
    )


def of_the_dam(*messages: str) -> list[str]:
    return bases.shown(dam(), *messages)


def test_what_is_said_of_a_passage_is_rather_told_by_another() -> None:
    assert of_the_dam("what plan for a dam was presented?") == ["plan"]
    assert of_the_dam("what plan for a dam was presented?", "what do they say about that?") == ["view"]


def test_where_no_other_tells_it_the_passage_on_view_does() -> None:
    assert of_the_dam("was a fish ladder built?", "what do they say about that?") == ["fish"]


def test_a_reason_that_answered_why_is_not_shown_again_for_a_bare_why() -> None:
    entries = [
        {"id": "failed", "kind": "fact", "text": "The unions failed, because the villages had different reasons."},
        {"id": "met", "kind": "fact", "text": "The unions met in spring."},
    ]
    base = index_of(interview(entries=entries, lexicon=[]))
    assert bases.shown(base, "why did the unions fail?") == ["failed"]
    assert bases.shown(base, "why did the unions fail?", "why?") == []
    assert bases.shown(base, "what about the unions that failed", "why?") == ["failed"]


@pytest.mark.parametrize("question", ["а он сам что говорит?", "u o'zi nima deydi?"])
def test_he_who_says_something_is_a_person_though_the_word_may_mean_a_thing(question: str) -> None:
    base = index_of()
    assert bases.shown(base, "What did Stone propose?", "а Маркетти согласен?", question) != []

"""What a message says that may lean on what was talked of: a matter of its own, or only what points back."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from knowledge.question.asking import asks_as_usual
from knowledge.question.conversation import Talked, Theme
from knowledge.question.parse import parse
from knowledge.question.reading import read, reading_of
from knowledge.question.said import Followup, content_of, is_name_alone, says_only_lands
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


def said(message: str, before: str = "pastures", answered: bool = True) -> Followup:
    """What a message says after a question."""
    reading = read(message, index(), "en")
    named = frozenset(mention.place for mention in reading.query.mentions if mention.strong)
    last = Talked(before, "en", (Theme(before, "en"),), (("valley", "berg"),), answered=answered)
    return Followup(
        reading,
        last,
        index(),
        named,
        content_of(reading) - named,
        (),
        points="points back" in reading.query.marks and asks_as_usual(reading.query),
        asks=asks_as_usual(reading.query),
        new=False,
    )


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


@pytest.mark.parametrize(
    ("message", "only"),
    [
        ("and Denmark?", True),
        ("did Denmark?", True),
        ("а Дания?", True),
        ("Daniya-chi?", True),
        ("Denmark", False),
        ("and the Denmark treaty?", False),
        ("which is Denmark?", False),
        ("and wolves?", False),
        ("and?", False),
    ],
)
def test_a_country_alone_is_asked_after_in_a_word(message: str, only: bool) -> None:
    assert says_only_lands(parse(message, index(), "en")) is only


@pytest.mark.parametrize(
    ("message", "enough"),
    [
        ("why dig a canal?", True),
        ("what does he say about water?", True),
        ("which villages?", False),
        ("which villages took part?", False),
        ("which shepherds promised?", False),
        ("which villages dug the canal?", True),
        ("why?", False),
    ],
)
def test_enough_is_said_by_what_is_no_kind_of_answer(message: str, enough: bool) -> None:
    """Which ones are asked for, or that somebody took part, is none."""
    assert said(message).says_enough is enough


@pytest.mark.parametrize(
    ("message", "about"),
    [("does she say anything about water?", True), ("u suv haqida nima dedi?", True), ("and water?", False)],
)
def test_a_matter_is_asked_about_where_it_is_called_so(message: str, about: bool) -> None:
    assert said(message).asks_about is about


@pytest.mark.parametrize(
    ("message", "points"),
    [("anything else on the topic?", True), ("when was that?", True), ("what does she think?", False)],
)
def test_what_points_to_a_person_does_not_point_to_what_was_said(message: str, points: bool) -> None:
    assert said(message).points_to_it is points


@pytest.mark.parametrize(
    ("message", "people"), [("and water?", ["berg"]), ("who proposed it?", []), ("what is a union?", [])]
)
def test_who_did_it_or_what_it_is_is_asked_of_anybody(message: str, people: list[str]) -> None:
    assert [person for _, person in said(message).meant] == people


@pytest.mark.parametrize(
    ("message", "elliptic"),
    [
        ("which villages?", True),
        ("how many wolves?", True),
        ("which villages share the pastures now?", False),
        ("which Berg?", False),
        ("what about wolves?", False),
        ("the villages", False),
    ],
)
def test_a_detail_is_asked_for_in_a_word_or_two(message: str, elliptic: bool) -> None:
    assert said(message).is_elliptic is elliptic


@pytest.mark.parametrize(
    ("message", "of_view"), [("for example?", True), ("all of them?", True), ("which wolves?", False)]
)
def test_an_example_is_asked_of_what_is_on_view(message: str, of_view: bool) -> None:
    assert said(message).asks_of_view is of_view


@pytest.mark.parametrize(
    ("before", "message", "whether"),
    [
        ("Who held the fair?", "and Denmark?", True),
        ("Which villages held the fair?", "did Denmark?", True),
        ("Is Sweden in the union?", "and Denmark?", True),
        ("What is said about Sweden?", "and Denmark?", False),
        ("Who speaks of Sweden?", "and Denmark?", False),
        ("Who held the fair?", "and the Denmark treaty?", False),
    ],
)
def test_a_country_is_asked_whether_it_did_it_too_where_it_was_asked_who_did(
    before: str, message: str, whether: bool
) -> None:
    assert said(message, before).asks_whether_of_land is whether


def test_after_what_was_not_found_a_country_is_asked_after_for_itself() -> None:
    """Unless it was asked which ones did it, or it is asked in a verb."""
    assert not said("and Denmark?", "Who held the fair?", answered=False).asks_whether_of_land
    assert said("did Denmark?", "Who held the fair?", answered=False).asks_whether_of_land
    assert said("and Denmark?", "Which villages held the fair?", answered=False).asks_whether_of_land


@pytest.mark.parametrize(
    ("message", "in_it"),
    [
        ("does it include Denmark?", True),
        ("did Denmark take part?", True),
        ("why does it include Denmark?", False),
        ("in Denmark?", False),
        ("is anything said about Denmark?", False),
        ("does it include wolves?", False),
    ],
)
def test_whether_a_country_is_in_it_is_asked_of_nothing_else(message: str, in_it: bool) -> None:
    assert said(message).asks_whether_land_is_in_it is in_it


@pytest.mark.parametrize(
    ("message", "of_a_thing"),
    [
        ("what is NATO?", True),
        ("what is a union?", True),
        ("which NATO?", False),
        ("which countries?", False),
        ("was that NATO?", False),
    ],
)
def test_a_thing_is_asked_about_where_nothing_points_back(message: str, of_a_thing: bool) -> None:
    assert said(message).asks_of_a_thing is of_a_thing


@pytest.mark.parametrize(
    ("message", "bare"),
    [("and Berg?", True), ("Berg on this", True), ("what does Berg say?", True), ("when did Berg speak?", False)],
)
def test_a_name_is_bare_where_only_what_he_says_of_it_is_asked(message: str, bare: bool) -> None:
    assert said(message).is_bare is bare

"""Who and what an argument names, misspelt as it may be."""

from __future__ import annotations

import pytest

from knowledge.question.argument import find_people, find_topics, names_stranger_beside, spelling_of
from tests.knowledge.valley import several, valley


@pytest.mark.parametrize(
    ("argument", "people", "rest"),
    [
        ("Berg", ["berg"], ""),
        ("anna berg", ["berg"], ""),
        ("Бергу", ["berg"], ""),
        ("dhal", ["dahl"], ""),
        ("Даль о воде?", ["dahl"], "о воде?"),
        ("Berg?!", ["berg"], ""),
        ("Anna  Berg —  the ﬁrst  “road”…?", ["berg"], "the ﬁrst  “road”…?"),
        ("Be\u00adrg: the road?", ["berg"], "the road?"),
        ("Anna Berg: the road", ["berg"], "the road"),
        ("clara stone", ["stone"], ""),
        ("klara", ["stone"], ""),
        ("who is the boss", [], ""),
        ("", [], ""),
        ("🙂", [], ""),
    ],
)
def test_people_are_found_at_the_beginning_of_an_argument(argument: str, people: list[str], rest: str) -> None:
    """In any script, with a case ending or a slip; what follows is the question, as it was typed."""
    found = find_people(valley().index.interviews, argument)
    assert [person.id for _, person in found.people] == people
    assert found.rest == rest


@pytest.mark.parametrize(
    ("argument", "people", "rest"),
    [
        ("Anna Dahl", ["berg", "dahl"], ""),
        ("Даль Анна", ["dahl", "berg"], ""),
        ("boris berg: the road", ["dahl", "berg"], "the road"),
    ],
)
def test_a_first_name_with_the_surname_of_another_leaves_open_who_is_meant(
    argument: str, people: list[str], rest: str
) -> None:
    found = find_people(valley().index.interviews, argument)
    assert not found.sure
    assert [person.id for _, person in found.people] == people
    assert found.rest == rest


@pytest.mark.parametrize("argument", ["Anna, Dahl on water", "Berg Dahl"])
def test_two_names_that_are_no_one_persons_name_leave_nothing_open(argument: str) -> None:
    found = find_people(valley().index.interviews, argument)
    assert found.sure
    assert [person.id for _, person in found.people] == ["berg"]


@pytest.mark.parametrize(
    ("argument", "stranger"),
    [("Anna Novak", True), ("Anna Berg", False), ("Anna please", False), ("Berg Road", False), ("Anna NATO", False)],
)
def test_a_first_name_with_a_surname_of_nobody_names_a_stranger(argument: str, stranger: bool) -> None:
    people = find_people(valley().index.interviews, argument).people
    assert names_stranger_beside(people, argument) == stranger


def test_a_name_that_is_only_begun_is_sure_if_one_person_has_it() -> None:
    """Otherwise all who may be meant are offered."""
    assert find_people(valley().index.interviews, "cla").sure
    assert not find_people(valley().index.interviews, "xyz").people


@pytest.mark.parametrize(
    ("argument", "topics", "clear"),
    [
        ("Water", ["water"], True),
        ("вода", ["water"], True),
        ("yo'l", ["road"], True),
        ("THE ROAD", ["road"], True),
        ("wather", ["water"], True),
        ("integration", [], False),
        ("roa", ["road"], False),
        ("oadwat", [], False),
        ("", [], False),
    ],
)
def test_topics_are_found_by_their_titles_in_any_language(argument: str, topics: list[str], clear: bool) -> None:
    """Misspelt too; what is no topic finds none."""
    found, sure = find_topics(valley().index.interviews, argument)
    assert [topic.id for _, topic in found] == topics
    assert sure == clear


def test_an_interview_without_people_or_topics_finds_nothing() -> None:
    """And does no harm to the others."""
    bare = several().index.interviews[:1]
    assert find_people(bare, "Berg").people == ()
    assert find_topics(bare, "Water") == ([], False)


def test_a_name_is_spelt_in_the_script_of_the_question() -> None:
    """So that the question's language is still told by its words."""
    berg = valley().index.interviews[0].speakers[0]
    assert spelling_of(berg, "дорога") == "Анна Берг"
    assert spelling_of(berg, "дорога NATO") == "Анна Берг"
    assert spelling_of(berg, "road in 1990") == spelling_of(berg, "1990?") == "Anna Berg"
    assert spelling_of(valley().index.interviews[0].speakers[2], "дорога") == "Ivo Lang"

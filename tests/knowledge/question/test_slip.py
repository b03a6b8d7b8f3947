"""A slip in a word of small talk, or of an act."""

from __future__ import annotations

import pytest

from knowledge.deciding.decide import answer
from knowledge.question.conversation import Context
from knowledge.question.parse import parse
from knowledge.question.slip import without_slips
from tests.knowledge.bases import index_of


@pytest.mark.parametrize("message", ["intresting", "thnaks", "whatevr", "спасбо", "raxmatt", "qiziqq"])
def test_a_remark_with_a_slip_is_not_searched(message: str) -> None:
    assert answer(index_of(), message).status == "smalltalk"


@pytest.mark.parametrize(
    "message", ["battalon", "Tolpov", "intresting battalion", "ok", "thnaks for the battalion talk"]
)
def test_a_slip_that_is_no_remark_is_left_as_it_is(message: str) -> None:
    query = parse(message, index_of())
    assert without_slips(query, index_of()) is query


@pytest.mark.parametrize(
    "message", ["who siad that?", "who tolld you that", "кто это скзаал", "откуда это взятто", "buni kim aytgn"]
)
def test_an_act_of_a_few_words_with_a_slip_is_done(message: str) -> None:
    index = index_of()
    shown = answer(index, "Why does the bridge matter?").context
    assert answer(index, message, shown).status == "shown"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_slip_of_a_word_in_any_of_its_forms_stays_in_its_language(language: str) -> None:
    found = answer(index_of(), "summray", Context(language=language))
    assert (found.status, found.reason) == ("smalltalk", "about")


@pytest.mark.parametrize("message", ["that is intresting", "это очень интересноо"])
def test_a_remark_of_a_few_words_with_a_slip_is_not_searched(message: str) -> None:
    assert answer(index_of(), message).status == "smalltalk"


@pytest.mark.parametrize("message", ["who siad battalion", "who siad that of wolves", "кто скзаал про волков"])
def test_what_is_asked_beside_a_slip_is_searched(message: str) -> None:
    query = parse(message, index_of())
    assert without_slips(query, index_of()) is query


def test_a_slip_of_a_reader_whose_language_nobody_knows_is_left_as_it_is() -> None:
    assert answer(index_of(), "ўқғҳ", Context(language="xx")).status == "unknown"


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("in russain please", "ru"),
        ("на англиском, пожалуста", "en"),
        ("ozbkcha", "uz"),
        ("translate it to rusian", "ru"),
    ],
)
def test_a_slip_in_the_name_of_a_language_calls_it(message: str, language: str) -> None:
    found = answer(index_of(), message, answer(index_of(), "Is the mountain road open?").context)
    assert (found.reason, found.language) == ("in_language", language)


@pytest.mark.parametrize("message", ["russain wolves", "the russain road in winter"])
def test_a_slip_in_the_name_of_a_language_of_which_more_is_said_calls_none(message: str) -> None:
    assert answer(index_of(), message).reason != "in_language"


def test_what_names_a_matter_is_no_slip_of_an_opinion() -> None:
    """ "плова" is a letter off "плоха"."""
    assert answer(index_of(), "рецепт плова").reason != "opinion"

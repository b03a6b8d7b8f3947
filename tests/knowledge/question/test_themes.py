"""What a question was about, which the next one may lean on."""

from __future__ import annotations

import pytest

from knowledge.question.leaning import NOTHING
from knowledge.question.reading import read
from knowledge.question.themes import is_about_the_last, says_little, themes_of
from tests.knowledge import bases
from tests.knowledge.bases import index_of


@pytest.mark.parametrize(
    ("question", "themes"),
    [("What does Berg say about wolves?", ["wolves"]), ("когда построили мост?", ["построили мост"]), ("why?", [])],
)
def test_a_question_is_about_its_own_words_of_content(question: str, themes: list[str]) -> None:
    reading = read(question, index_of(), "en")
    assert [theme.words for theme in themes_of(reading, NOTHING, answered=True)] == themes
    assert says_little(reading) == (not themes)


@pytest.mark.parametrize(
    ("questions", "offered"),
    [
        (
            ("who proposed a common market?", "who repaired the bilingual school?", "which villages were in it?"),
            "one-school",
        ),
        (("the irrigation canal", "what was that dam thing with wolves?", "which engineers were there?"), "engineers"),
    ],
)
def test_a_thing_asked_of_in_vain_is_what_the_next_question_is_about(questions: tuple[str, ...], offered: str) -> None:
    """And not what was talked of before it."""
    told = bases.talk(index_of(), *questions)
    assert told.passages == ()
    assert [one.passage and one.passage.entry.id for one in told.suggestions] == [offered]


@pytest.mark.parametrize(
    ("question", "of_the_last"),
    [
        ("did anybody object?", True),
        ("any protests?", True),
        ("is anything said about plutonium?", False),
        ("what is plutonium?", False),
        ("what about plutonium?", False),
        ("did NASA object?", False),
        ("did anybody build a bridge?", False),
    ],
)
def test_a_word_that_no_entry_has_is_asked_of_the_last_theme_where_it_names_no_matter(
    question: str, of_the_last: bool
) -> None:
    base = index_of()
    assert is_about_the_last(read(question, base, "en"), NOTHING) == of_the_last

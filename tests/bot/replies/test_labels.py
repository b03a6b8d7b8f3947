"""What people, topics and passages are called."""

from __future__ import annotations

from bot.replies import labels
from knowledge.finding.results import Passage, passage
from tests.knowledge.valley import bare, valley


def found(entry: str) -> Passage:
    number = valley().index.find("valley", entry)
    assert number is not None
    return passage(valley().index.located(number))


def test_a_text_is_in_the_readers_language_else_the_sources_else_there_is_none() -> None:
    """Never in a third."""
    text = {"en": "road", "uz": "yoʻl"}
    assert [labels.text_in(text, code, "en") for code in ("uz", "uz-Cyrl", "ru")] == ["yoʻl", "йўл", "road"]
    assert labels.text_in(text, "ru", "de") is None
    assert labels.text_in(None, "en", "en") is None


def test_a_name_is_in_any_language_rather_than_missing() -> None:
    """A person must be called something."""
    assert labels.short_text({"uz": "Anna"}, "ru", "en") == "Anna"


def test_a_passage_is_offered_by_a_question_in_the_readers_language() -> None:
    """Behind the name of the one who speaks."""
    assert labels.passage_label(valley().index, found("open-road"), "ru") == "Анна Берг: Открыта ли дорога?"


def test_without_a_question_a_passage_is_offered_by_its_summary_and_without_that_by_its_words() -> None:
    """In the source's language if need be; the article is named for a fact."""
    assert (
        labels.passage_label(valley().index, found("canal"), "ru")
        == "Boris Dahl: Dahl recalls that the canal was dug by hand."
    )
    index = bare().index
    assert labels.passage_label(index, passage(index.located(1)), "en") == "The article: Корабли приходят каждый день."


def test_of_several_sample_questions_the_one_nearest_to_what_was_asked_is_offered() -> None:
    """It shows best why the passage is."""
    shown = found("open-road")
    entry = shown.entry.model_copy(update={"questions": ["Is the road open?", "Who drives along the lake?"]})
    several = Passage(shown.interview, entry, shown.speaker, (), 1.0)
    assert labels.sample_question(valley().index, several, "en", "a drive by the lake") == "Who drives along the lake?"


def test_a_citation_is_the_passage_and_who_said_it() -> None:
    """To be pasted elsewhere."""
    assert labels.citation(valley().index, found("reply"), "en") == (
        "“We will share the water of the canal,” the mayors replied, he says.\n"
        "— Boris Dahl, retelling Clara Stone and the mayors · Evening Talk"
    )

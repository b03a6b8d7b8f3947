"""Long texts in parts, and the article's text around a passage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies.pages import around, pages, shortened, units

SOURCE = "Title\n\nFirst thing. The passage. Last thing.\nAlone.\nThe end.\n"


def test_units_are_those_of_telegram() -> None:
    """A letter beyond the first plane counts twice."""
    assert units("aд🙂") == 4


def test_a_short_text_is_one_page() -> None:
    """As it is, without the blanks around it."""
    assert pages(" A road. ", 20) == ["A road."]


def test_a_page_ends_where_a_sentence_does() -> None:
    """Its closing quotation mark belongs to it."""
    text = "First one here. “Second one!” Third one is longer. Fourth."
    assert pages(text, 32) == ["First one here. “Second one!”", "Third one is longer. Fourth."]


def test_a_sentence_too_long_for_a_page_is_cut_between_words() -> None:
    """Never within one."""
    assert pages("one two three four five", 12) == ["one two", "three four", "five"]


def test_a_word_too_long_for_a_page_is_cut_between_letters() -> None:
    """Never within a pair of units."""
    assert pages("🙂" * 5, 5) == ["🙂🙂", "🙂🙂", "🙂"]


@given(st.text(alphabet="ab.! \n🙂“”", max_size=200), st.integers(2, 60))
def test_nothing_is_lost_and_no_page_is_too_long(text: str, limit: int) -> None:
    """Whatever the text: together the pages are all of it but for blanks."""
    parts = pages(text, limit)
    assert all(units(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("A road\nand a bridge", 30, "A road and a bridge"),
        ("A road, and a bridge", 9, "A road…"),
        ("Donaudampfschiff", 6, "Donau…"),
    ],
)
def test_a_label_is_shortened_between_words(text: str, limit: int, short: str) -> None:
    """An ellipsis stands for the rest, and the whole is no longer than allowed."""
    assert shortened(text, limit) == short


def whole(text: str, source: str = SOURCE, room: int = 3500) -> tuple[str, str, str]:
    start = source.index(text)
    return around(source, start, start + len(text), room)


def test_a_passage_is_shown_in_its_paragraph() -> None:
    """The lines above and below are others."""
    assert whole("The passage.") == ("First thing. ", "The passage.", " Last thing.")


def test_a_passage_that_is_its_paragraph_is_shown_with_its_neighbours() -> None:
    """Or nothing would be around it."""
    assert whole("Alone.") == ("First thing. The passage. Last thing.\n", "Alone.", "\nThe end.")


def test_the_neighbours_may_be_missing() -> None:
    """At the beginning and at the end of the text, and where it is all there is."""
    assert whole("Title") == ("", "Title", "\n\nFirst thing. The passage. Last thing.")
    assert whole("The end.") == ("Alone.\n", "The end.", "")
    assert whole("All.", "All.") == ("", "All.", "")


def test_a_passage_over_several_paragraphs_brings_the_rest_of_both() -> None:
    """The first one's beginning and the last one's end."""
    assert whole("Last thing.\nAl") == ("First thing. The passage. ", "Last thing.\nAl", "one.")


def test_a_long_paragraph_is_cut_at_sentences_around_the_passage() -> None:
    """With a mark where something is left out, and within the room that there is."""
    sentences = [f"Sentence number {n} is here." for n in range(100)]
    source = " ".join(sentences)
    before, marked, after = whole(sentences[50], source, 300)
    assert marked == sentences[50]
    assert before.startswith("… Sentence")
    assert after.endswith("here. …")
    assert units(before + marked + after) <= 300
    assert (before + marked + after).strip("… ") in source


def test_windows_line_ends_bound_a_paragraph_too() -> None:
    """The carriage return is a blank."""
    assert whole("Here.", "Up.\r\nHere. Now.\r\nDown.\r\n")[2].strip() == "Now."

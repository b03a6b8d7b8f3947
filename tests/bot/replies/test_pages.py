"""Long texts in parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies.pages import pages, shortened, units


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

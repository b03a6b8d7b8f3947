"""The article's text around a passage."""

from __future__ import annotations

from bot.replies.pages import units
from bot.replies.surroundings import around

SOURCE = "Title\n\nFirst thing. The passage. Last thing.\nAlone.\nThe end.\n"


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

"""A message being written, in no medium."""

from __future__ import annotations

from bot.replies.actions import GoBack
from bot.replies.reply import Choice, Draft, Reply
from tests.bot.valley import spanned


def test_what_is_added_is_shown_in_the_ways_that_were_said() -> None:
    reply = Draft().add("See ").add("this", "bold", "link", url="https://example.org").add(" now").reply()
    assert reply.text == "See this now"
    assert spanned(reply) == [("bold", "this"), ("link", "this")]
    assert [span.url for span in reply.spans] == [None, "https://example.org"]


def test_a_line_stands_by_itself_and_an_empty_one_leaves_a_gap() -> None:
    """The first begins the message, and two gaps in a row are one."""
    assert Draft().line("one").line("two").line().line("three").reply().text == "one\ntwo\n\nthree"
    assert Draft().line("one").line().line().line("two").reply().text == "one\n\ntwo"


def test_several_parts_may_be_shown_in_one_way_together() -> None:
    draft = Draft().add("before ")
    start = len(draft.text)
    assert spanned(draft.add("a ").add("b", "bold").mark(start, "quote").reply()) == [("bold", "b"), ("quote", "a b")]


def test_blanks_at_the_end_and_what_is_shown_of_them_are_left_out() -> None:
    """As Telegram does."""
    reply = Draft().add("text ", "bold").line().add(" \n", "italic").reply()
    assert (reply.text, spanned(reply)) == ("text", [("bold", "text")])


def test_nothing_is_shown_of_an_empty_text() -> None:
    assert Draft("text").add("", "bold").reply() == Reply("text")


def test_rows_without_a_choice_are_left_out() -> None:
    """The choices are those of all rows, in their order."""
    one, two = Choice("one", GoBack()), Choice("two", GoBack())
    reply = Draft("text").reply([[], [one], [], [two]])
    assert (reply.rows, reply.choices) == (((one,), (two,)), [one, two])

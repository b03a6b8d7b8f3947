"""Why a question is answered as it is."""

from __future__ import annotations

from bot.explain import explained
from tests.bot.valley import valley


def told(question: str) -> str:
    return "\n".join(explained(valley().index, question))


def test_each_word_says_what_it_matched() -> None:
    """Whom it only asks, that it says nothing by itself, or that nothing in the interviews is like it."""
    text = told("What did Dahl say about the canal and zebulon?")
    assert "asked for: Boris Dahl" in text
    assert "  dahl: only says whom to ask" in text
    assert "  what: says nothing by itself" in text
    assert "  canal: weight" in text
    assert "lexicon row 3" in text
    assert "matched nothing in the interviews" in text


def test_each_entry_says_why_the_gate_opened_or_not() -> None:
    """With its confidence."""
    text = told("Who called for a bridge?")
    assert text.startswith("answer: answer (found), language en")
    assert "  valley--bridge: opens, confidence" in text
    assert "of the question's weight is said" in text


def test_small_talk_and_nonsense_are_explained_in_a_line_or_two() -> None:
    """There is nothing to match."""
    assert told("hello").startswith("answer: smalltalk (greeting)")
    assert told("").endswith("entries: none is near")

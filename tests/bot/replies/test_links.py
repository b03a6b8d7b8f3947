"""The names of entries in links."""

from __future__ import annotations

from bot.replies.links import link_id, linked
from tests.knowledge.valley import based, made, valley


def test_a_link_leads_back_to_its_entry() -> None:
    """And to nothing if there is none of that name."""
    index = valley().index
    assert linked(index, link_id(("valley", "open-road"))) == ("valley", "open-road")
    for text in ("", "--", "valley", "valley--", "valley--open", "open-road", "valley--open-road--"):
        assert linked(index, text) is None


def test_names_with_two_hyphens_are_told_apart() -> None:
    """Both a slug and an id may have them."""
    head = {"slug": "a--b", "title": "A", "language": "en"}
    index = based(made(head, "Text.", [{"id": "c--d", "kind": "fact", "text": "Text."}])).index
    assert linked(index, "a--b--c--d") == ("a--b", "c--d")


def test_the_longest_link_is_one_that_telegram_takes() -> None:
    """At most 64 letters, digits, hyphens and underscores."""
    assert len(link_id(("s" * 20, "e" * 40))) <= 64

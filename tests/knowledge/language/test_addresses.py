"""Addresses of web pages and of mail in a text."""

from __future__ import annotations

import pytest

from knowledge.language.addresses import without_addresses


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/news/2026?id=7",
        "http://example.org",
        "http://пример.рф/путь?x=1",
        "www.example.org",
        "example.org",
        "t.me/channel/15",
        "example.uz:8080/a",
        "example.org?q=water",
        "news@example.org",
        "mailto:a.b+c@mail.example.co.uk",
    ],
)
@pytest.mark.parametrize("text", ["{}", "{} what is it?", "что это ({})?", "bu nima: {}."])
def test_an_address_leaves_a_blank_and_all_else_where_it_stood(text: str, address: str) -> None:
    assert without_addresses(text.format(address)) == text.format(" " * len(address))


@pytest.mark.parametrize(
    "text",
    [
        "the road.What next?",
        "the road.What?Next",
        "и т.д./т.п.",
        "1.5/2 km",
        "and/or",
        "the U.S. army",
        "e.g. water",
        "@bot water",
    ],
)
def test_what_only_looks_like_an_address_stays(text: str) -> None:
    assert without_addresses(text) == text

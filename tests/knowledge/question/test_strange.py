"""Texts that are in no language."""

from __future__ import annotations

import functools

import pytest

from knowledge.deciding.decide import answer
from knowledge.finding.results import Answer
from knowledge.index.index import Index
from knowledge.question.parse import parse
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


def ask(text: str) -> Answer:
    return answer(index(), text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "asdfgh",
            "ывапролд йцукенг",
            "asd фыв qwe",
            "dfkjhgdf 12",
            "zxcv ш",
            "lkjhgfd zerup",
            "ttttttt",
            "qium чебя",
        ),
        *("12345", "1 2 3", "999 000"),
    ],
)
def test_letters_and_numbers_that_are_no_word_are_noise(text: str) -> None:
    """Beside noise in few letters, or in another script, a word that nobody knows is noise, too."""
    assert parse(text, index()).wordless
    assert (ask(text).status, ask(text).reason, ask(text).suggestions) == ("unknown", "noise", ())


@pytest.mark.parametrize(
    "text",
    [
        *("Jeenbekov", "Zangezur", "Жээнбеков", "KGZF", "zzgwbk jeenbekovamangeldiyeva"),
        *("who is asdfgh?", "asdfgh canal", "что значит фывапр", "1997", "*2005", ""),
        "ghbdtn gjxtve bynbuhfwbz blnn",  # a question on another keyboard, with slips
    ],
)
def test_a_name_a_year_and_any_word_beside_noise_are_none(text: str) -> None:
    assert not parse(text, index()).wordless


def test_laughter_is_rather_a_remark() -> None:
    assert ask("xaxaxaxa").status == "smalltalk"

"""Letters that stand together in no language."""

from __future__ import annotations

import pytest

from knowledge.language.noise import is_noise, letter_names, usual_letters
from knowledge.language.pack import packs
from tests.knowledge.bases import frequencies


def zipf(name: str) -> float:
    return frequencies().get(name, 0.0)


@pytest.mark.parametrize("word", ["asdfgh", "dfkjhgdfkjg", "zxcvb", "wrtpsk", "гнггпшпш", "ъхзщшгне", "пвдкжц"])
def test_letters_that_no_language_has_together_are_noise(word: str) -> None:
    assert is_noise(word, zipf)


@pytest.mark.parametrize("word", ["ывапролд", "йцукен", "rtyui", "poiu", "jkl", "қвапрол"])
def test_a_word_along_the_keys_of_any_keyboard_is_noise(word: str) -> None:
    assert is_noise(word, zipf)


@pytest.mark.parametrize("word", ["aaaaaaa", "лоролрол", "hjhjhj", "qwфы", "584ввввв"])
def test_the_same_letters_over_and_over_and_two_scripts_in_a_word_are_noise(word: str) -> None:
    assert is_noise(word, zipf)


@pytest.mark.parametrize(
    "word",
    [
        *("roghun", "zangezur", "jeenbekov", "kambarata", "gwadar", "kyrgyzgaz", "geoengineering", "fdi"),
        *("рогун", "зангезур", "жээнбеков", "пянж", "цхинвали", "қашқадарё", "ғиждувон", "o'zkimyosanoat", "goverment"),
        *("q", "ok", "1997", ""),
    ],
)
def test_names_slips_and_what_is_too_short_are_none(word: str) -> None:
    assert not is_noise(word, zipf)


def test_where_no_table_tells_the_letters_of_a_language_a_word_may_be_one_of_it() -> None:
    assert not is_noise("dfkjhgdtkpg", lambda _: 0.0)


def test_letters_are_usual_that_some_words_have() -> None:
    own = packs()["en"]
    assert usual_letters(["canal", "banal", "final", "signal", "penalty"], own)["en~nal"] == 5.0
    assert usual_letters(["canal", "banal", "final", "signal"], own) == {}


def test_letters_are_looked_up_in_every_language_that_has_them() -> None:
    assert {"en~ as", "uz~ as", "en~sdf"} <= set(letter_names("asdf"))
    assert "en~ ас" not in letter_names("асдф")

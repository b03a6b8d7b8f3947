"""Which known word a misspelt one is."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from knowledge.language.keys import key
from tests.knowledge.bases import index_of, interview


@functools.cache
def index() -> Index:
    return index_of()


@pytest.mark.parametrize("slip", ["bridgge", "brigde", "brdige", "brodge"])
def test_one_edit_is_a_slip_from_five_letters_on(slip: str) -> None:
    assert index().similar(slip, "en") == [key("bridge", "en")]


@pytest.mark.parametrize("far", ["brgde", "briddgge", "bradle"])
def test_two_edits_in_a_short_word_are_another_word(far: str) -> None:
    assert index().similar(far, "en") == []


@pytest.mark.parametrize("slip", ["timettablle", "timmetabel", "tymetabble"])
def test_two_edits_are_a_slip_from_nine_letters_on(slip: str) -> None:
    assert index().similar(slip, "en") == [key("timetable", "en")]


@pytest.mark.parametrize("slip", ["marchettti", "marhcettti", "marschetii"])
def test_a_name_bears_as_many_edits_as_a_word(slip: str) -> None:
    assert index().similar_names(slip) == ["marchetti"]
    assert index().similar(slip, "en") == []


@pytest.mark.parametrize("far", ["woll", "wol", "hend", "hande"])
def test_in_four_letters_an_edit_makes_another_word(far: str) -> None:
    assert index().similar(far, "en") == []


def test_in_four_letters_a_swap_is_a_slip() -> None:
    assert index().similar("owol", "en") == [key("wool", "en")]


@pytest.mark.parametrize("number", ["1962", "1691", "19611", "196"])
def test_a_number_is_never_a_slip_of_another(number: str) -> None:
    assert index().similar(number, "en") == index().similar_names(number) == []


def test_the_first_letter_is_no_slip_but_one_vowel_for_another() -> None:
    assert index().similar("trmenia", "en") == []
    assert index().similar("ermenia", "en") == [key("armenia", "en")]


@pytest.mark.parametrize("word", ["inflation", "america", "americ", "inflat"])
def test_another_word_is_not_a_slip_however_alike(word: str) -> None:
    assert index().similar(word, "en") == []


def test_a_word_is_a_slip_of_one_of_its_own_language_only() -> None:
    assert index().similar("koprrik", "uz") == [key("ko'prik", "uz")]
    assert index().similar("koprrik", "ru") == []


def test_words_of_one_family_are_kin() -> None:
    entries = [{"id": "one", "kind": "fact", "text": "Интеграция долин началась с расписания."}]
    base = index_of(interview(entries=entries, language="ru", lexicon=[], topics=[]))
    assert base.kin(key("интеграционный", "ru")) == [key("интеграция", "ru")]
    assert base.kin(key("интерес", "ru")) == base.kin(key("интеграция", "ru")) == []


@pytest.mark.parametrize(("most", "meant"), [(9, "zolbrugpp"), (3, "zolbrugbb")])
def test_a_slip_is_compared_with_so_many_words_of_one_beginning(
    monkeypatch: pytest.MonkeyPatch, most: int, meant: str
) -> None:
    """No language has more; of made up ones the nearest may be missed, and nobody waits."""
    monkeypatch.setattr("knowledge.index.index.MOST_OF_ONE_PART", most)
    made_up = " ".join(f"zolbrug{letter}{letter}" for letter in "bcdfghkmp")
    base = index_of(interview(entries=[{"id": "all", "kind": "fact", "text": made_up}], lexicon=[], topics=[]))
    assert base.similar("zolbrugpq", "en")[0] == key(meant, "en")

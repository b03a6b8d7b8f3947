"""In which way a message leans on what was talked of before it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.question.conversation import Context, Talked
from knowledge.question.followup import find_leaning
from knowledge.question.leaning import NOTHING, Leaning, LeaningKind
from knowledge.question.reading import read
from tests.knowledge.question.turns import TWO, index

KINDS = [
    ("what does he say about the bridge?", LeaningKind.ANAPHORA),
    ("а что он говорит о мосте?", LeaningKind.ANAPHORA),
    ("wolves too?", LeaningKind.ADDITION),
    ("и волки тоже?", LeaningKind.ADDITION),
    ("and the bridge?", LeaningKind.FRAGMENT),
    ("why?", LeaningKind.FRAGMENT),
    ("nega?", LeaningKind.FRAGMENT),
    ("which wolves?", LeaningKind.DETAIL),
    ("какие волки?", LeaningKind.DETAIL),
    ("what is said about it?", LeaningKind.COMMENT),
    ("for example?", LeaningKind.VIEW),
    ("masalan?", LeaningKind.VIEW),
    ("what does he think of it?", LeaningKind.SPEAKER),
    ("what else does Berg say?", LeaningKind.NAME),
    ("and Berg?", LeaningKind.NAME),
    ("а Берг?", LeaningKind.NAME),
    ("what else does he say about it?", LeaningKind.MORE_BY_HIM),
    ("What does Berg say about wolves?", LeaningKind.NONE),
]


def leaning_of(message: str, context: Context = TWO) -> Leaning:
    return find_leaning(read(message, index(), "en"), context, index())


@pytest.mark.parametrize(("message", "kind"), KINDS)
def test_a_message_leans_in_one_way(message: str, kind: LeaningKind) -> None:
    assert leaning_of(message).kind is kind


@pytest.mark.parametrize("message", ["what does he want?", "а он что предлагал?"])
def test_who_is_pointed_to_after_a_stranger_is_one(message: str) -> None:
    after = Context(last=Talked("What does Napoleon say?", "en", of_stranger=True))
    assert leaning_of(message, after).kind is LeaningKind.STRANGER


def test_only_he_who_is_pointed_to_may_answer_and_a_fragment_is_asked_of_others_too() -> None:
    asked = Context(last=replace(TWO.talked, people=(("valley", "berg"),)))
    he, fragment = leaning_of("what does she say about the bridge?", asked), leaning_of("and the bridge?", asked)
    assert he.people == fragment.people == ((0, "berg"),)
    assert (he.restricted, fragment.restricted) == (True, False)


@pytest.mark.parametrize(
    ("message", "only_named"), [("and Berg?", True), ("what else does he say?", True), ("why?", False)]
)
def test_a_message_that_only_says_whom_it_asks_is_told_from_others(message: str, only_named: bool) -> None:
    assert leaning_of(message).only_named is only_named


def test_what_stands_on_its_own_leans_on_nothing() -> None:
    assert leaning_of("Where was the bridge built?", Context()) is NOTHING

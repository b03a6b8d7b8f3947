"""Whether a text is understood by itself."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from knowledge.question.alone import stands_alone
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


@pytest.mark.parametrize(
    "text",
    [
        *("why?", "when was that?", "which villages?", "in what sense?", "what then?", "who else thinks so?", "Berg?"),
        *("and Berg?", "his view?", "does Berg share that view?", "does Berg agree with him?", "what does Berg say?"),
        *("почему?", "какие сёла?", "в каком смысле?", "Берг разделяет это мнение?", "а другие согласны?"),
        *("nega?", "что потом?", "Berg bu fikrga qo'shiladimi?", "boshqalar ham rozimi?", "бу рост гапми?"),
    ],
)
def test_what_leans_on_something_said_before_does_not_stand_alone(text: str) -> None:
    assert not stands_alone(text, index())


@pytest.mark.parametrize(
    "text",
    [
        *("zeppelins", "price of gas", "when was the summit?", "what is inflation?", "is bread expensive?", "Zangezur"),
        *("does he mention the zeppelin factories?", "does Berg agree with higher taxes on zeppelins?"),
        *("когда выборы?", "что такое инфляция", "Берг за повышение налогов?", "цены на хлеб"),
        *("saylov qachon?", "inflyatsiya nima", "Berg soliqlar oshishiga rozimi", "нон нархи"),
    ],
)
def test_what_says_its_matter_stands_alone(text: str) -> None:
    assert stands_alone(text, index())


@pytest.mark.parametrize(
    "text",
    [
        *(
            "is anyone here from Denmark?",
            "кто-нибудь служил в армии?",
            "hows u today",
            "7 times 12",
            "promo: 50% off shoes",
            "wait for me at home",
            "my bot is asleep again",
        ),
        *("саша, ты где", "скидка 50 на обувь", "выйдешь за меня", "бот опять тупит"),
        *("seni sevaman", "bugun juda issiq", "25 ni 14 ga bo'l", "сен қаердасан"),
    ],
)
def test_what_people_say_to_one_another_or_reckon_is_no_sample_question(text: str) -> None:
    assert not stands_alone(text, index())


@pytest.mark.parametrize("text", ["in 1998", "C5+1", "do you say anything about gas?", "что вы думаете о налогах"])
def test_a_matter_beside_such_words_stands_alone(text: str) -> None:
    assert stands_alone(text, index())


def test_who_only_is_spoken_of_is_a_matter_himself() -> None:
    assert stands_alone("what did Stone say?", index())
    assert stands_alone("how old is Berg?", index())

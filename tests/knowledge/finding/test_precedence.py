"""Which of the entries that answer come first."""

from __future__ import annotations

import functools
from typing import Any

import pytest

from knowledge.deciding.decide import answer
from knowledge.index.index import Index
from tests.knowledge import bases
from tests.knowledge.bases import index_of, interview

# Whose words are wished for


def test_what_somebody_named_proposed_is_rather_where_he_is_named_than_in_what_is_about_him() -> None:
    entries = [
        {
            "id": "weight",
            "kind": "fact",
            "about": ["stone"],
            "text": "To propose it, propose it at all, was a proposal.",
        },
        {"id": "market", "kind": "fact", "about": ["stone"], "text": "Clara Stone proposed a common market for wool."},
    ]
    base = index_of(interview(entries=entries))
    assert [one.entry.id for one in answer(base, "What did Stone propose?").passages] == ["market", "weight"]


# Who is not known, and what was done


@functools.cache
def mills() -> Index:
    entries = [
        {"id": "fact", "kind": "fact", "text": "The mill was built of stone."},
        {"id": "words", "kind": "quote", "speaker": "berg", "text": "The mill stands idle in the winter."},
    ]
    return index_of(interview(entries=entries))


def test_what_somebody_unknown_said_is_rather_somebody_s_words() -> None:
    assert bases.shown(mills(), "a mill")[0] == "fact"
    assert bases.shown(mills(), "What did he say about a mill?")[0] == "words"


def test_what_was_done_about_a_theme_is_rather_told_where_it_is_said() -> None:
    entries = [
        {"id": "theme", "kind": "quote", "speaker": "berg", "text": "Rivalry is but a myth, rivalry helps nobody."},
        {
            "id": "reply",
            "kind": "quote",
            "speaker": "berg",
            "text": "They replied that rivalry does the valley no good.",
        },
    ]
    base = index_of(interview(entries=entries))
    assert bases.shown(base, "rivalry")[0] == "theme"
    assert bases.shown(base, "rivalry", "what did they reply?")[0] == "reply"


@pytest.mark.parametrize(
    "question", ["Why should the villages unite?", "Зачем деревням объединяться?", "Qishloqlar nega birlashishi kerak?"]
)
def test_what_a_thing_is_for_is_rather_told_by_what_tells_what_it_is_needed_for(question: str) -> None:
    entries = [
        {"id": "slow", "kind": "fact", "text": "The villages unite slowly. To unite, the villages meet in spring."},
        {
            "id": "needed",
            "kind": "fact",
            "text": "That the villages unite, is also necessary to sell the bread of the valley in the far towns.",
        },
    ]
    lexicon = [["village", "деревня", "qishloq"], ["unite", "объединиться", "объединяться", "birlashmoq", "birlashish"]]
    base = index_of(interview(entries=entries, lexicon=lexicon))
    assert bases.shown(base, question)[0] == "needed"
    assert bases.shown(base, "Do the villages unite?")[0] == "slow"


# What the text says


FLOODS: list[dict[str, Any]] = [
    {"id": "flood", "kind": "quote", "speaker": "berg", "text": "The flood broke the old dam by night."},
    {"id": "report", "kind": "fact", "about": ["stone"], "text": "Clara Stone fled from the flood by night."},
    {"id": "praise", "kind": "quote", "speaker": "berg", "about": ["stone"], "text": "Clara Stone was brave."},
]


@pytest.mark.parametrize(
    "question",
    [
        "what does the article say about the flood by night?",
        "what does the article say about Stone?",
        "maqolada Stone haqida nima deyilgan?",
    ],
)
def test_what_the_text_says_itself_comes_before_what_anybody_says_in_it(question: str) -> None:
    floods = index_of(interview(entries=FLOODS))
    assert bases.shown(floods, question)[0] == "report"
    assert len(bases.shown(floods, question)) == 2

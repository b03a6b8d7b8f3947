"""A passage is found in another language than its own, where no lexicon says how."""

from __future__ import annotations

import functools

import pytest

from knowledge import lists
from knowledge.answer import answer
from knowledge.dictionary import LANGUAGES, phrases
from knowledge.index import Index
from tests.knowledge.bases import index_of, interview

ENTRIES = [
    {"id": "wolves", "kind": "fact", "text": "Hungry wolves attack the sheep in winter."},
    {"id": "bridge", "kind": "fact", "text": "German engineers built the bridge over the river."},
    {"id": "doctor", "kind": "fact", "text": "The doctor treats children in the hospital of Germany."},
]


@functools.cache
def bare() -> Index:
    """A base in English without a lexicon."""
    return index_of(interview(entries=ENTRIES, lexicon=[], topics=[]))


def shown(index: Index, question: str) -> list[str]:
    return [passage.entry.id for passage in answer(index, question).passages]


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("Голодные волки зимой нападают на овец?", "wolves"),
        ("Och bo'rilar qishda qo'ylarga hujum qiladimi?", "wolves"),
        ("Оч бўрилар қишда қўйларга ҳужум қиладими?", "wolves"),
        ("инженеры построили мост через реку", "bridge"),
        ("Shifokor bolalarni kasalxonada davolaydimi?", "doctor"),
    ],
)
def test_a_passage_is_found_in_another_language(question: str, entry: str) -> None:
    assert shown(bare(), question)[:1] == [entry]


def test_what_it_does_not_say_is_no_answer_in_another_language_either() -> None:
    assert shown(bare(), "Волки летом едят рыбу в море?") == []


def test_the_name_of_a_country_is_known_in_every_language() -> None:
    assert {tuple(p.rest) for p in phrases()["germani"]} >= {()}
    assert shown(bare(), "врач лечит детей в больнице в Германии") == ["doctor"]


def test_a_word_is_not_joined_to_another_of_its_own_language() -> None:
    assert shown(bare(), "kids physician clinic") == []


def test_a_word_that_the_lexicon_knows_means_what_the_lexicon_says() -> None:
    lexicon = [["wolves", "гости"]]
    index = index_of(interview(entries=ENTRIES, lexicon=lexicon, topics=[]))
    assert shown(index, "гости") == ["wolves"]
    assert shown(index, "волки") == []


@pytest.mark.parametrize("line", lists.lines("dictionary")[::50])
def test_a_line_of_the_list_has_words_in_every_language(line: str) -> None:
    parts = line.split("|")
    assert len(parts) == len(LANGUAGES)
    assert all(word.strip() for part in parts for word in part.split(","))


def test_no_line_of_the_list_is_there_twice() -> None:
    lines = lists.lines("dictionary")
    assert len(lines) == len(set(lines))

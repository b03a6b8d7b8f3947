"""What the terms of a base count in each entry."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np

from knowledge.index.counting import Counts
from knowledge.index.index import Index
from knowledge.language.keys import key
from tests.knowledge.bases import index_of, interview


@functools.cache
def index() -> Index:
    return index_of()


def test_a_word_of_the_text_counts_for_more_than_one_of_a_title() -> None:
    road = index().term(key("road", "en"))
    assert road is not None
    counts = dict(zip(road.documents.tolist(), road.impacts.tolist(), strict=True))
    assert counts[index().find("valley", "open-road")] > counts[index().find("valley", "bridge-cost")] > 0
    assert max(counts.values()) == road.most


def test_a_word_of_the_text_is_said_more_fully_than_one_of_a_sample_question() -> None:
    entries: list[dict[str, Any]] = [
        {"id": "text", "kind": "fact", "text": "The lamp is green."},
        {"id": "sample", "kind": "fact", "text": "It is green.", "questions": ["Which colour is the lamp?"]},
    ]
    lamp = index_of(interview(entries=entries)).term(key("lamp", "en"))
    assert lamp is not None
    assert lamp.qualities[0] > lamp.qualities[1] > 0


def ranks(*entries: str) -> dict[str, dict[int, float]]:
    """The rank of each word of some entries in each of them, by their numbers."""
    counts = Counts()
    for entry in entries:
        words = entry.split()
        counts.add([counts.number(word) for word in words], 1.0, 1.0)
        counts.close(len(words))
    return {
        term: dict(
            zip(np.frombuffer(documents, np.int32).tolist(), np.frombuffer(rank, np.float32).tolist(), strict=True)
        )
        for term, documents, rank, _ in counts.rows()
    }


def test_a_rare_word_counts_for_more_than_a_common_one() -> None:
    found = ranks("road wolf", "road canal", "road bridge")
    assert found["wolf"][0] > found["road"][0] > 0


def test_a_word_said_twice_counts_for_more_but_not_for_twice_as_much() -> None:
    found = ranks("wolf wolf", "wolf road", "road road")
    assert found["wolf"][1] < found["wolf"][0] < 2 * found["wolf"][1]


def test_a_word_counts_for_more_in_a_short_entry() -> None:
    found = ranks("wolf", "wolf and many more words")
    assert found["wolf"][0] > found["wolf"][1]


def test_a_term_that_no_entry_has_has_no_row() -> None:
    counts = Counts()
    counts.number("wolf")
    assert [*counts.rows()] == []
    counts.add([counts.number("road")], 1.0, 1.0)
    counts.close(1.0)
    assert [term for term, *_ in counts.rows()] == ["road"]
    assert (counts.entries, counts.said) == (1, {counts.number("road")})

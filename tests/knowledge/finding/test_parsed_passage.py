"""What a passage tells in some of its words, and what elsewhere."""

from __future__ import annotations

import functools

from knowledge.finding.parsed_passage import clauses_with, parsed, parted_terms, sentence_starts, telling_marks
from knowledge.index.index import Index
from knowledge.question.query import Query
from tests.knowledge.bases import PEOPLE, index_of, interview

FAIRS = "The fairs were not successful, the markets were. Who came? Nobody; it was 3.5 miles away"
GOOD, BAD = ["successful", "успешный"], ["not successful", "failure"]


@functools.cache
def base() -> Index:
    return index_of(
        interview(
            entries=[
                {
                    "id": "fair",
                    "kind": "fact",
                    "text": "The fairs were not successful, the markets were. Who came? Nobody; it was 3.5 miles away",
                }
            ],
            lexicon=[*PEOPLE["lexicon"], GOOD, BAD],
        )
    )


def words(query: Query) -> list[str]:
    return [word.token.word for word in query.words]


def behind_not(query: Query) -> frozenset[int]:
    place = words(query).index("not")
    return frozenset((place, place + 1))


def markets(query: Query) -> frozenset[int]:
    return frozenset([words(query).index("markets")])


def test_what_stands_at_the_places_is_told_apart_from_what_stands_elsewhere() -> None:
    within, elsewhere = parted_terms(0, base(), markets)
    assert "en:market" in within - elsewhere
    assert "en:fair" in elsewhere - within


def test_a_phrase_that_begins_at_the_places_says_all_of_itself() -> None:
    within, elsewhere = parted_terms(0, base(), behind_not)
    rows = len(PEOPLE["lexicon"])
    assert any(term.endswith(f":{rows}") for term in within)
    assert any(term.endswith(f":{rows + 1}") for term in elsewhere - within)


def test_the_same_passage_is_read_once() -> None:
    assert parted_terms(0, base(), markets) is parted_terms(0, base(), markets)


def test_a_sentence_begins_behind_each_that_ends() -> None:
    """And nowhere else: neither at the first word nor inside a number."""
    passage = parsed(0, base())
    assert [words(passage)[place] for place in sentence_starts(passage)] == ["who", "nobody", "it"]


def test_the_clauses_of_a_passage_in_which_something_begins_are_found() -> None:
    passage = parsed(0, base())
    within = clauses_with(passage, telling_marks(passage, "tells a negation"))
    assert [words(passage)[n] for n in sorted(within)][:5] == ["the", "fairs", "were", "not", "successful"]

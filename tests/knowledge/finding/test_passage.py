"""An entry's passage as it is read."""

from __future__ import annotations

import functools

from knowledge.finding.passage import parsed, sentence_ends
from knowledge.index.index import Index
from tests.knowledge.bases import index_of, interview


@functools.cache
def base() -> Index:
    return index_of(
        interview(
            entries=[
                {"id": "fair", "kind": "fact", "text": "The fair was held. Who came? Nobody; it was 3.5 miles away"}
            ]
        )
    )


def test_a_sentence_begins_behind_each_that_ends() -> None:
    """And nowhere else: neither at the first word nor inside a number."""
    passage = parsed(0, base())
    assert [passage.words[place].token.word for place in sentence_ends(passage)] == ["who", "nobody", "it"]

"""Rules as they are kept in a file."""

from __future__ import annotations

import json

import pytest

from knowledge.language.pack import QUESTION_HEADINGS, packs
from knowledge.language.patterns import Rules, rules_of, words_of
from knowledge.language.tables import RuleTables

MESSAGES = [
    "Who said that, please?",
    "And what does he think of 3 wolves in 1998?",
    "Ким айтди буни?",
    "boʻrilar haqida nima deyishdi",
    "а кто ещё об этом говорил, кроме Берга?",
]


@pytest.mark.parametrize("code", list(packs()))
def test_rules_made_of_kept_tables_find_what_those_of_the_lists_do(code: str) -> None:
    """Written as JSON and read again."""
    own = packs()[code]
    rules = [*own.rules()]
    kept = json.dumps(RuleTables.of(own, rules, QUESTION_HEADINGS))
    read = Rules(code, rules, RuleTables.read(json.loads(kept)))
    for message in MESSAGES:
        words = words_of(message, code)
        assert read.marks(words) == rules_of(code, QUESTION_HEADINGS).marks(words)


@pytest.mark.parametrize("kept", [{}, [], [1, 2], {"a": 1}])
def test_what_is_no_tables_is_refused(kept: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        RuleTables.read(kept)  # type: ignore[arg-type]

"""How much of a question an entry says, and what it leaves out."""

from __future__ import annotations

import functools

import pytest

from knowledge.finding.coverage import Coverage, WeightyWords, has_itself
from knowledge.finding.search import search
from knowledge.index.index import Index
from knowledge.question.demand import find_demand
from knowledge.question.parse import parse
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


def weighty(question: str, carried: frozenset[int] = frozenset()) -> WeightyWords:
    query = parse(question, index())
    return WeightyWords(query, find_demand(query), index(), carried)


def coverage(question: str, carried: frozenset[int] = frozenset()) -> Coverage:
    """What the entry nearest to a question says of it."""
    nearest = search(parse(question, index()), index())[0]
    return weighty(question, carried).covered_by(nearest, numbered=False)


def test_the_heaviest_word_that_is_missing_is_told() -> None:
    unsaid = coverage("wolves and zeppelins").unsaid
    assert unsaid
    assert unsaid.token.word == "zeppelins"


def test_where_all_is_said_no_word_is_missing() -> None:
    found = coverage("wolves pastures winter")
    assert found.unsaid is None
    assert found.heaviest
    assert found.said == pytest.approx(weighty("wolves pastures winter").weight)


def test_a_missing_name_is_one_only_within_a_sentence() -> None:
    assert coverage("wolves and Putin").names > 0
    assert coverage("Putin and wolves").names == 0


def test_another_number_than_the_passage_has_is_told() -> None:
    assert coverage("wolves in 1875").another_number
    assert not coverage("wolves in winter").another_number


def test_a_detail_that_a_question_carries_on_need_not_be_said_where_the_theme_is() -> None:
    question = "wolves budget"
    assert coverage(question).details > 0
    assert coverage(question, frozenset((0, 1))).details == 0


def test_a_large_number_is_no_weight_that_must_be_said() -> None:
    words = weighty("wolves in 1875")
    assert [word.token.word for word in words.large] == ["1875"]
    assert words.weight == weighty("wolves").weight


def test_an_entry_has_a_word_itself_in_any_form_and_not_by_another_of_its_row() -> None:
    query = parse("wolf frontier", index())
    wolves = search(parse("wolves pastures winter", index()), index())[0].number
    border = search(parse("border", index()), index())[0].number
    assert has_itself(wolves, query.words[0], index())
    assert not has_itself(border, query.words[1], index())

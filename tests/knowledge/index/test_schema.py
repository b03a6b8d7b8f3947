"""The terms that are no words, by which entries are found."""

from __future__ import annotations

import functools

from knowledge.index.index import Index
from knowledge.index.schema import concerning_term, mention_term, speaker_term, topic_term, translation_term
from knowledge.language.keys import key
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


def entries_of(term: str) -> set[str]:
    postings = index().term(term)
    return {index().located(number).entry.id for number in postings.documents.tolist()} if postings else set()


def test_entries_are_found_by_whose_words_they_are() -> None:
    assert entries_of(speaker_term("valley", "berg")) == {"open-road", "one-school", "unified-army", "wolves"}


def test_entries_are_found_by_whom_they_are_about_or_retell() -> None:
    assert entries_of(concerning_term("valley", "stone")) == {"common-market", "reply"}


def test_entries_are_found_by_their_topic() -> None:
    assert entries_of(topic_term("valley", "water")) == {"canal", "engineers"}


def test_no_such_term_is_one_of_another_kind_or_interview_or_a_word() -> None:
    """However people and topics are called."""
    kinds = (speaker_term, concerning_term, mention_term, topic_term)
    terms = [kind(slug, name) for kind in kinds for slug in ("valley", "plain") for name in ("road", "en")]
    assert len({*terms, key("road", "en"), translation_term("~road", "en")}) == len(terms) + 2

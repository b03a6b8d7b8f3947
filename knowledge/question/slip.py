"""A word or two of small talk, or of an act, with a slip in it: "intresting", "thnaks", "спасбо"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import get_args

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge import weights
from knowledge.index.index import Index
from knowledge.language.pack import QUESTION_HEADINGS
from knowledge.language.patterns import Word, rules_of
from knowledge.question.acts import ACTS
from knowledge.question.mending import is_met
from knowledge.question.query import FEW, Query, marks_of, seen_in
from knowledge.question.smalltalk import Kind

SAID = (*ACTS, *get_args(Kind))
"""The headings of what is said to the bot and asks nothing of the interview."""


def without_slips(query: Query, index: Index) -> Query:
    """A message of a word or two that nobody is named in, with the words that no language knows as those of small talk
    or of an act that they are slips of; as it is, if it is neither then."""
    if len(query.words) > FEW or query.mentions:
        return query
    strange = [place for place, word in enumerate(query.words) if not is_met(word.token.word, index)]
    for code in (query.language.partition("-")[0], *query.other_languages):
        meant = {place: near for place in strange if (near := _nearest(seen_in(query.words[place], code), code))}
        if meant and (found := _read_so(query, code, meant)):
            return found
    return query


def _nearest(word: Word, code: str) -> Word | None:
    """The word under these headings of which a word is a slip."""
    if len(word.spelt) < weights.SLIP_LETTERS:
        return None
    found = (process.extractOne(form, _words_said(code), scorer=OSA.distance, score_cutoff=1) for form in word)
    return next((Word(near[0], near[0]) for near in found if near), None)


@cache  # the words of a language stay the same while the program runs
def _words_said(code: str) -> frozenset[str]:
    return rules_of(code, QUESTION_HEADINGS).words(SAID)


def _read_so(query: Query, code: str, meant: Mapping[int, Word]) -> Query | None:
    words = [word._replace(seen=meant.get(place) or seen_in(word, code)) for place, word in enumerate(query.words)]
    marks = marks_of([word.seen for word in words], code)
    if marks.keys().isdisjoint(SAID):
        return None
    language = query.language if query.language.partition("-")[0] == code else code
    return replace(query, language=language, words=words, marks=marks)

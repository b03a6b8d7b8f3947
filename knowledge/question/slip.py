"""A few words of small talk, or of an act, with a slip in them: "intresting", "thnaks", "who siad that"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import product
from typing import get_args

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge import weights
from knowledge.index.index import Index
from knowledge.index.slips import swapped
from knowledge.language.keys import key, sounds
from knowledge.language.pack import QUESTION_HEADINGS, packs
from knowledge.language.patterns import Word, rules_of
from knowledge.language.words import called_languages
from knowledge.question.acts import ACTS
from knowledge.question.another_language import LONGEST_REQUEST, language_wished
from knowledge.question.met import is_met
from knowledge.question.query import FEW, LONGEST_INTERJECTION, Query, marks_of, seen_in
from knowledge.question.smalltalk import Kind, smalltalk

SAID = (*ACTS, *get_args(Kind))
"""The headings of what is said to the bot and asks nothing of the interview."""
MOST_SLIPS = 2
"""Words that nobody knows in a message of more than a word or two that may be slips."""
MOST_MEANT = 5
"""Words that one may be a slip of that are tried, the nearest first."""


def without_slips(query: Query, index: Index) -> Query:
    """A message of a few words that nobody is named in, with the words that no language knows as those of small talk
    or of an act that they are slips of; as it is, if it is neither then. Of more than a word or two all but one or
    two must be known, and nothing else be said."""
    if len(query.words) <= LONGEST_REQUEST and (wish := _calling_a_language(query, index)):
        return wish
    if len(query.words) > LONGEST_INTERJECTION or query.mentions:
        return query
    strange = [place for place, word in enumerate(query.words) if not is_met(word.token.word, index)]
    more = len(query.words) > FEW
    if more and not 1 <= len(strange) <= MOST_SLIPS:
        return query
    own = query.language.partition("-")[0]
    for code in (own, *query.other_languages) if own in packs() else query.other_languages:
        near = {place: said for place in strange if (said := _near(seen_in(query.words[place], code), code))}
        for meant in product(*near.values()) if near else ():
            found = _read_so(query, code, dict(zip(near, meant, strict=True)))
            if found and not (more and found.marks.keys().isdisjoint(ACTS) and not _only_talks(found)):
                return found
    return query


def _calling_a_language(query: Query, index: Index) -> Query | None:
    """A message that asks for another language, with the strange word in it as the name that it is a slip of: "in
    russain please"; None where it asks for none."""
    strange = [place for place, word in enumerate(query.words) if not is_met(word.token.word, index)]
    word = query.words[strange[0]] if len(strange) == 1 else None
    if word is None or len(word.token.word) < weights.SLIP_LETTERS:
        return None
    called = process.extractOne(sounds(word.token.word), [*called_languages()], scorer=OSA.distance, score_cutoff=1)
    if called is None:
        return None
    words = [*query.words]
    words[strange[0]] = word._replace(token=word.token._replace(word=called[0]))
    meant = replace(query, words=words)
    return meant if language_wished(meant) else None


def _only_talks(query: Query) -> bool:
    talk = smalltalk(query)
    return talk is not None and talk.alone


def _near(word: Word, code: str) -> list[Word]:
    """The words under these headings of which a word is a slip."""
    if len(word.spelt) < weights.SLIP_LETTERS - 1:
        return []
    said = _words_said(code)
    if len(word.spelt) < weights.SLIP_LETTERS:
        return [Word(other, other) for other in sorted(swapped(word.spelt) & said)]
    found = (process.extract(form, said, scorer=OSA.distance, score_cutoff=1, limit=None) for form in {*word})
    near = sorted({(distance, other) for each in found for other, distance, _ in each})
    return [Word(other, other if ":" in other else key(other, code)) for _, other in near[:MOST_MEANT]]


@cache  # the words of a language stay the same while the program runs
def _words_said(code: str) -> frozenset[str]:
    return rules_of(code, QUESTION_HEADINGS).words(SAID)


def _read_so(query: Query, code: str, meant: Mapping[int, Word]) -> Query | None:
    words = [word._replace(seen=meant.get(place) or seen_in(word, code)) for place, word in enumerate(query.words)]
    marks = marks_of([word.seen for word in words], code)
    said = marks.keys() & {*SAID}
    of_a_matter = any(word.detail for place, word in enumerate(query.words) if place not in meant)
    if not said or (said == {"opinion"} and of_a_matter):  # "рецепт плова" is no slip of "рецепт плохой"
        return None
    language = query.language if query.language.partition("-")[0] == code else code
    return replace(query, language=language, words=words, marks=marks)

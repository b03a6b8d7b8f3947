"""A verb of saying with a slip in it that makes another short word of it, or none: "what did Berg sya about it?"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.index.index import Index
from knowledge.language.keys import key, sounds, stem_of
from knowledge.language.pack import QUESTION_HEADINGS
from knowledge.language.patterns import Word, rules_of
from knowledge.question.met import is_met
from knowledge.question.query import Query, marks_of

SHORTEST_VERB = 3
"""Letters of a word that may be a verb of saying with a slip in it."""
MOST_VERBS = 3
"""Verbs of saying that a word may be meant for that are tried, the nearest first."""
LEADS_TO_MATTER = ("about, before", "about, after")
"""The headings of what leads to what is spoken of."""


def with_verb_of_saying(query: Query, index: Index) -> Query:
    """A question what somebody says that lacks the verb, with the strange word that stands in its place read as one:
    whatever it is, where the question says about what, else one that is a letter off. A word that is known may be
    meant so too if it is a letter off, where it could not stand ("what did Berg *sat* about wolves"), but none that a
    passage must have: "what did Berg *sell*"."""
    if "what" not in query.marks or "saying" in query.marks:
        return query
    speakers = {mention.place for mention in query.mentions if mention.strong} | query.places("he or she")
    before, about = speakers | query.places("what"), query.places(*LEADS_TO_MATTER)
    behind = speakers | about | {len(query.words)}
    named = bool(speakers) or bool(query.mentions)
    for place in range(1, len(query.words) if named else 0):
        in_its_place = place - 1 in before and place + 1 in behind and place not in speakers | about
        if in_its_place and (meant := _meant(query, place, bool(about), index)):
            return meant
    return query


def _meant(query: Query, place: int, about: bool, index: Index) -> Query | None:
    """The question with one of its words as the nearest verb of saying; None where it is not meant for one."""
    word = query.words[place]
    if word.detail or word.token.acronym or word.token.capital or len(word.token.word) < SHORTEST_VERB:
        return None
    strange = word.weight >= 1 or not is_met(word.token.word, index)
    code = query.language.partition("-")[0]
    furthest = None if strange and about else 1
    if not (strange or about):
        return None
    verbs = _verbs(code)
    forms = {sounds(word.token.word), stem_of(key(word.token.word, code))}
    found = (
        process.extract(form, [*verbs], scorer=OSA.distance, score_cutoff=furthest, limit=MOST_VERBS) for form in forms
    )
    for _, verb in sorted((distance, verb) for each in found for verb, distance, _ in each):
        words = [*query.words]
        words[place] = word._replace(seen=Word(verb, verbs[verb]), weight=0.0, everyday=False)
        marks = marks_of([each.seen for each in words], code)
        if "plain saying" in marks:
            kept = [a for a in query.alternatives if not a.start <= place < a.end]
            return replace(query, words=words, alternatives=kept, marks=marks)
    return None


@cache  # the words of a language stay the same while the program runs
def _verbs(code: str) -> Mapping[str, str]:
    """What says "say" in a language, as it is written or as its stem, with its key."""
    said = rules_of(code, QUESTION_HEADINGS).words(("plain saying",))
    keys = {stem_of(word) if ":" in word else word: word if ":" in word else key(word, code) for word in sorted(said)}
    return {word: own for word, own in keys.items() if len(word) >= SHORTEST_VERB}

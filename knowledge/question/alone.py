"""Whether a text is understood by itself, as a sample question must be."""

from __future__ import annotations

import re

from knowledge import weights
from knowledge.index.index import Index
from knowledge.question.anaphora import POINTERS
from knowledge.question.asking import ASKING_A_DETAIL, NAMING, asks, is_remark
from knowledge.question.conversation import Context, Talked, Theme
from knowledge.question.followup import find_leaning
from knowledge.question.group_text import is_of_those_present, is_only_among_people
from knowledge.question.query import Query
from knowledge.question.reading import read
from knowledge.question.said import content_of

OF_WHAT_WAS_SAID = (*POINTERS, "his", "agreement")
"""Headings of words that point to what was said, or ask what somebody thinks of it."""
OF_A_THING = frozenset({*ASKING_A_DETAIL, "what it is", "who is", "life"}) - {"why", "further", "what about", "meant"}
"""Headings of what may be asked of a thing or a person in a word: "when was the summit?", "how old is Berg?"."""
YEAR = re.compile("1[0-9]{3}|20[0-9]{2}")
_SOMETHING = Context(last=Talked(themes=(Theme("something"),)))
"""As if it had been talked of something."""


def stands_alone(text: str, index: Index, fallback: str = "en") -> bool:
    """Whether a text says by itself what it is about. "Why?", "and Berg?", "in what sense?" and "does Berg share that
    view?" only do beside what was said before them; "does he mention the canal?" says enough."""
    reading = read(text, index, fallback)
    query = reading.query
    if is_remark(query) or is_of_those_present(query) or is_only_among_people(query) or _counts(query):
        return False
    content = content_of(reading) - query.places("agreement")
    matter = sum(reading.matter.weights[place] for place in content)
    if _names_who_is_spoken_of(query, index):
        matter += weights.OWN_MATTER
    if not query.marks.keys().isdisjoint(OF_WHAT_WAS_SAID):
        return matter >= weights.OWN_MATTER
    if not query.marks.keys().isdisjoint(OF_A_THING):
        return matter >= weights.OWN_THEME or any(mention.strong for mention in query.mentions)
    if matter < (weights.OWN_THEME if asks(query) else weights.LEAST):
        return False
    return find_leaning(reading, _SOMETHING, index).alone


def _counts(query: Query) -> bool:
    """Whether a text only has something to reckon, to sell or to pay: a number that is no year, and nothing asked
    ("7 times 12", "50 % off")."""
    numbers = {word.token.word for word in query.words if word.token.word.isdigit()}
    large = any(len(number) > 1 and not YEAR.fullmatch(number) for number in numbers)
    naming = not query.marks.keys().isdisjoint(NAMING) or any(mention.strong for mention in query.mentions)
    return large and not naming and not asks(query)


def _names_who_is_spoken_of(query: Query, index: Index) -> bool:
    """Whether somebody is named who does not speak in his interview, so that he is a matter himself."""
    named = ((index.interviews[m.interview], m.person) for m in query.mentions if m.strong)
    return any(all(one.id != person for one in interview.speakers) for interview, person in named)

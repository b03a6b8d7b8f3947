"""What a question was about: its own matter, or what was talked of before it, which the next one may lean on."""

from __future__ import annotations

from knowledge import weights
from knowledge.question.anaphora import PERSONS
from knowledge.question.asking import NAMING_A_MATTER, asks_as_usual
from knowledge.question.conversation import Theme
from knowledge.question.leaning import NOTHING, Leaning, LeaningKind
from knowledge.question.query import Query
from knowledge.question.said import MOST_ELLIPTIC, asks_elsewhere, content_of, says_known_word
from knowledge.question.single import Reading

MOST_THEMES = 2
"""Questions of whose themes it is remembered that the last one leaned on them."""


def themes_of(reading: Reading, leaning: Leaning, answered: bool) -> tuple[Theme, ...]:
    """What a question was about: its own words of content, and those of the questions that it leaned on. These alone
    where it only asked for a detail of them that was not found, and named no thing itself."""
    query = reading.query
    places = sorted(p for p in content_of(reading) - reading.whom.places if p < len(query.words))
    matter = sum(reading.matter.weights[place] for place in places)
    words = " ".join(query.words[place].token.word for place in places)
    theme = (Theme(words, query.language),) if words else ()
    addition = leaning.kind is LeaningKind.ADDITION
    elsewhere = addition and asks_elsewhere(query)
    if leaning.themes and not answered and not elsewhere and not _names_a_thing(query, leaning, places, matter):
        return leaning.themes
    slight = (addition and not elsewhere) or matter < weights.OWN_THEME
    return (*leaning.themes, *theme)[:MOST_THEMES] if slight else (*theme, *leaning.themes)[:MOST_THEMES]


def _names_a_thing(query: Query, leaning: Leaning, places: list[int], matter: float) -> bool:
    """Whether a question that leans on a theme names a thing of its own, so that what follows is of that: "that *dam*",
    "who commanded the battalion?"."""
    persons = query.places(*PERSONS)
    called = {mark.end for mark in query.marks.get("points back", ()) if mark.start not in persons}
    detail = leaning.kind is LeaningKind.DETAIL
    return (detail and matter >= weights.OWN_MATTER) or not called.isdisjoint(places)


def is_about_the_last(reading: Reading, leaning: Leaning) -> bool:
    """Whether a question that no entry has a word of names no matter of its own, so that it was asked of what was
    talked of: "did anybody object?", unlike "is anything said about oil?" and "oil?"."""
    query, content = reading.query, content_of(reading)
    if leaning is not NOTHING or not 0 < len(content) <= MOST_ELLIPTIC or not asks_as_usual(query):
        return False
    marked = not query.marks.keys().isdisjoint((*NAMING_A_MATTER, "what about", "saying"))
    words = [query.words[place] for place in content]
    named = bool(query.mentions) or any(word.token.capital or word.token.acronym for word in words)
    which = bool(reading.demand.which) and "exists" not in query.marks  # "are there objections?" is of the last
    return not (marked or named or which or reading.demand.definition or says_known_word(query, content))


def says_little(reading: Reading) -> bool:
    """Whether the words that say what a question is about weigh next to nothing."""
    return sum(reading.matter.weights[place] for place in content_of(reading)) < weights.OWN_THEME

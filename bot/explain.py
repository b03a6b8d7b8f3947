"""Why a question is answered as it is: what each word matched, whom it asks, and what the gate made of each entry."""

from __future__ import annotations

from collections.abc import Iterator

from bot.pages import shortened
from knowledge.answer import answer, judged_entries
from knowledge.asked import Asked, asked, mask_of
from knowledge.dictionary import is_general
from knowledge.gate import OPEN, Verdict, asking_places
from knowledge.index import Index
from knowledge.query import Query, parse
from knowledge.search import Hit
from knowledge.text import clean

ENTRIES = 5
"""Entries of which the gate's judgement is told."""
TERMS = 6
"""Terms that a word is told to have matched."""


def explained(index: Index, question: str) -> Iterator[str]:
    """The explanation of how a question without context is answered, line by line."""
    found = answer(index, question)
    yield f"answer: {found.status} ({found.reason}), language {found.language}, {found.elapsed_ms:.2f} ms"
    if found.status == "smalltalk":
        return
    query = parse(clean(question), index)
    who = asked(query, index)
    yield f"asked for: {_people(index, who)}"
    yield from _words(query, who)
    topic = query.without(who.places | asking_places(query))
    judged = judged_entries(index, topic, mask_of(who.people, index) if who.people else None, bool(who.people))
    yield f"entries, nearest first (the gate opens from confidence {OPEN:.2f}):" if judged else "entries: none is near"
    for hit, verdict in judged[:ENTRIES]:
        yield from _entry(index, hit, verdict)


def _people(index: Index, who: Asked) -> str:
    names = [next(iter(index.person(index.interviews[i].slug, p).name.values())) for i, p in who.people or who.unclear]
    if not names:
        return "nobody in particular"
    return ", ".join(names) if who.people else f"one of {', '.join(names)}"


def _words(query: Query, who: Asked) -> Iterator[str]:
    yield "words:"
    for place, word in enumerate(query.words):
        alternatives = [a for a in query.alternatives if a.start <= place < a.end]
        matched = [f"{_term(a.term)} {a.quality:.1f}" for a in sorted(alternatives, key=lambda a: -a.quality)]
        told = ", ".join(matched[:TERMS]) + (f" and {len(matched) - TERMS} more" if len(matched) > TERMS else "")
        weight = f"weight {word.weight:.2f}"
        if place in who.places:
            weight = "only says whom to ask"
        elif word.weight == 0:
            weight, told = "says nothing by itself", ""
        elif not told:
            told = "nothing in the interviews"
        yield f"  {word.token.word}: {weight}{f'; matched {told}' if told else ''}"


def _term(term: str) -> str:
    """A term as an editor knows it: a stem, a row of the lexicon, a word of another language, or a person."""
    if is_general(term):
        return f"a passage in {term.rpartition(':')[2]} (general dictionary)"
    if term.startswith("#"):
        _, _, row = term.partition(":")
        return f"lexicon row {int(row) + 1}"
    return term


def _entry(index: Index, hit: Hit, verdict: Verdict) -> Iterator[str]:
    interview, entry = index.located(hit.number)
    state = "opens" if verdict.opens else "near" if verdict.near else "closed"
    yield f"  {interview.slug}--{entry.id}: {state}, confidence {verdict.confidence:.2f}, rank {hit.score:.2f}"
    yield f"    {verdict.reason}; reach {hit.reach:.2f}, likeness to a sample question {hit.likeness:.2f}"
    yield f"    {shortened(entry.text, 100)}"

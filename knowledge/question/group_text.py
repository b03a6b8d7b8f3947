"""What a text among people is, before anything is looked for: its language, whom it names, whether it asks."""

from __future__ import annotations

from knowledge.index.index import Index
from knowledge.language.detect import detect
from knowledge.language.text import clean, tokens
from knowledge.question.argument import Someone
from knowledge.question.asking import NAMING_A_MATTER, asks_at_an_end
from knowledge.question.query import Query, parse


def people_in(index: Index, text: str, language: str) -> tuple[Someone, ...]:
    """The people of the base whose names a text has; `language` where its words do not tell theirs."""
    mentions = parse(text, index, language).mentions
    slugs = dict.fromkeys((index.interviews[m.interview].slug, m.person) for m in mentions)
    return tuple((index.interview(slug), index.person(slug, person)) for slug, person in slugs)


def language_in(index: Index, text: str, fallback: str) -> str:
    """The language that a text is in, `fallback` where it does not tell."""
    return parse(text, index, fallback).language


def written_in(index: Index, text: str, fallback: str) -> str:
    """The language of a text by its own words alone, as an editor wrote it: nothing in it is mended."""
    return detect(tokens(clean(text)), index.zipf, fallback)


def has_words(index: Index, text: str, language: str) -> bool:
    """Whether a text has a word at all."""
    return bool(parse(text, index, language).words)


def reads_as_question(index: Index, text: str, language: str) -> bool:
    """Whether a text that may be a remark reads as a question: a word that asks begins or ends it ("I know what you
    mean" asks nothing), it turns to somebody who speaks ("and Sirojov", "Sirojov on water"), or it is "why"."""
    query = parse(text, index, language)
    return bool(query.words) and (asks_at_an_end(query) or _turns_to_somebody(query) or "why" in query.marks)


def _turns_to_somebody(query: Query) -> bool:
    turns = not query.marks.keys().isdisjoint(("what about", *NAMING_A_MATTER))
    return turns and any(mention.strong for mention in query.mentions)

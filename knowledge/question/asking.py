"""Whether a text asks anything: by a sign or word anywhere, or more strictly, by where the word of asking stands."""

from __future__ import annotations

from knowledge.language.pack import pack
from knowledge.language.words import is_speaking
from knowledge.question.query import Query

ASKING = ("asks", "when", "where", "number", "year", "date", "age", "what about", "meant", "why", "further")
"""The headings of words by which something is asked."""
NAMING = ("about, before", "about, after", "saying", "who", "a name", "further", "more")
"""The headings of words that name what is wished for."""
SHORTEST_SAYING = 3
"""Words from which a text that asks nothing is something said; fewer may be a matter that is only named."""


def asks(query: Query) -> bool:
    """Whether a text asks: by its sign, or by a word of asking anywhere."""
    return "?" in query.text or not query.marks.keys().isdisjoint(ASKING)


def is_remark(query: Query) -> bool:
    """Whether a text asks nothing at all and names no matter, but somebody speaks: "well, we live in such times"."""
    spoken = any(is_speaking(word.token.word, word.language) for word in query.words)
    naming = not query.marks.keys().isdisjoint(NAMING) or any(mention.strong for mention in query.mentions)
    return len(query.words) >= SHORTEST_SAYING and spoken and not naming and not asks(query)


def asks_as_usual(query: Query) -> bool:
    """Whether a message asks: by its sign, or by a word, which begins it where a language asks so."""
    own = pack(query.language)
    if "?" in query.text or any(heading in query.marks for heading in ("when", "where", "number")):
        return True
    return begins_asking(query) if own is None or own.asks_first else "asks" in query.marks


def begins_asking(query: Query) -> bool:
    """Whether a message begins with a word by which it asks, but for openers and a small word: "and with whom"."""
    opener = max(_beginnings(query))
    saying = query.places("saying")
    return any(
        opener <= mark.start <= opener + 1
        and saying.isdisjoint(range(opener, mark.start))
        and not any(query.weights[opener : mark.start])
        for mark in query.marks.get("asks", ())
    )


def _beginnings(query: Query) -> set[int]:
    """Where a text may be said to begin: at its first word, or after each of its openers."""
    starts = {0}
    for mark in query.marks.get("opener", ()):
        if mark.start in starts:
            starts.add(mark.end)
    return starts


def asks_at_an_end(query: Query) -> bool:
    """Whether a word of asking begins or ends a text, openers passed over: "I know what you mean" asks nothing."""
    starts = _beginnings(query)
    size = len(query.words)
    found = [mark for mark in query.marks.get("asks", ()) if mark.end - mark.start < size]  # "what" alone asks nothing
    return any(mark.start in starts or mark.end == size for mark in found)


def asks_within(query: Query, span: tuple[int, int]) -> bool:
    """Whether the words from the first of `span` up to, not including, the last ask.

    Where a language asks from the beginning, nothing that weighs anything goes before: in "What do Turkey and
    Azerbaijan have?" nothing is asked after the "and".
    """
    own = pack(query.language)
    marks = [mark for mark in query.marks.get("asks", ()) if span[0] <= mark.start and mark.end <= span[1]]
    if own is None or own.asks_within is None:
        return bool(marks)
    last = span[0] + own.asks_within
    return any(mark.end <= last and not any(query.weights[span[0] : mark.start]) for mark in marks)

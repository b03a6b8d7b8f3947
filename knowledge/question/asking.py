"""Whether a text asks anything, more or less strictly: by a sign or a word anywhere in it (`asks`), or by where the
word of asking stands. Each function says how strict it is."""

from __future__ import annotations

from knowledge.language.pack import pack
from knowledge.language.words import is_speaking
from knowledge.question.query import Query

ASKING_ALONE = ("when", "where", "number")
"""The headings of words by which something is asked even where nothing else is said: "when?"."""
ASKING_A_DETAIL = (*ASKING_ALONE, "year", "date", "age", "what about", "meant", "why", "further")
"""The headings of words by which something is asked wherever they stand."""
ASKING = ("asks", *ASKING_A_DETAIL)
"""The headings of all words by which something is asked: "asks" has those that may also only lead to a clause ("what",
"who"), so that it matters where they stand."""
NAMING_A_MATTER = ("about, before", "about, after")
"""The headings of words beside which a matter is named: "about wolves"."""
SAID_BY_ANYBODY = "said by anybody"
"""The heading of words by which it is asked what is said of a matter, whoever says it."""
NAMING = (*NAMING_A_MATTER, "saying", "who", "a name", "further", "more")
"""The headings of words that name what is wished for."""
SHORTEST_SAYING = 3
"""Words from which a text that asks nothing is something said; fewer may be a matter that is only named."""


def asks(query: Query) -> bool:
    """Whether a text asks anything at all: by a sign or a word of asking, anywhere ("I know what you mean" does). The
    mildest: what does not ask so, asks nothing."""
    return "?" in query.text or not query.marks.keys().isdisjoint(ASKING)


def is_remark(query: Query) -> bool:
    """Whether a text asks nothing at all and names no matter, but somebody speaks: "well, we live in such times"."""
    spoken = any(is_speaking(word.token.word, word.language) for word in query.words)
    naming = not query.marks.keys().isdisjoint(NAMING) or any(mention.strong for mention in query.mentions)
    return len(query.words) >= SHORTEST_SAYING and spoken and not naming and not asks(query)


def asks_as_usual(query: Query) -> bool:
    """Whether a message asks as its language usually does: by a sign or a word of ASKING_ALONE anywhere, or by another
    word of asking, which begins it where a language asks so. Stricter than `asks`: "I know what you mean" does not."""
    return "?" in query.text or any(heading in query.marks for heading in ASKING_ALONE) or _asks_in_place(query)


def clause_asks(clause: Query, follows: str) -> bool:
    """Whether a clause of a message asks, given the signs that follow it: by one of these, by a word that names a
    detail or a matter ("about wolves, please"), or by another word of asking, which begins the clause where a language
    asks so. Of all the headings, only "asks" is taken strictly."""
    asking = not clause.marks.keys().isdisjoint((*ASKING_A_DETAIL, *NAMING_A_MATTER))
    return "?" in follows or asking or _asks_in_place(clause)


def _asks_in_place(query: Query) -> bool:
    """Whether a word of asking stands where a language has it: at the beginning, or anywhere."""
    own = pack(query.language)
    return begins_asking(query) if own is None or own.asks_first else "asks" in query.marks


def begins_asking(query: Query) -> bool:
    """Whether a message begins with a word by which it asks, but for openers and a small word: "and with whom". The
    strictest: neither a sign counts, nor a detail."""
    opener = beginning(query)
    saying = query.places("saying")
    return any(
        opener <= mark.start <= opener + 1
        and saying.isdisjoint(range(opener, mark.start))
        and not any(query.weights[opener : mark.start])
        for mark in query.marks.get("asks", ())
    )


def beginning(query: Query) -> int:
    """The place of the first word of a text after its openers."""
    return max(_beginnings(query))


def ending(query: Query) -> int:
    """The place behind the last word of a text before its closers."""
    last = len(query.words)
    for mark in sorted(query.marks.get("closer", ()), key=lambda mark: -mark.end):
        last = mark.start if mark.end == last else last
    return last


def _beginnings(query: Query) -> set[int]:
    """Where a text may be said to begin: at its first word, or after each of its openers."""
    starts = {0}
    for mark in query.marks.get("opener", ()):
        if mark.start in starts:
            starts.add(mark.end)
    return starts


def asks_at_an_end(query: Query) -> bool:
    """Whether a word of asking begins or ends a text, openers passed over: "they said what" asks, "I know what you
    mean" asks nothing, nor does "what" alone, or "bro, what". Where a language does not ask first, a verb of
    saying may stand behind the word, and any behind a "when" or "which year". No sign counts, nor another detail."""
    starts = _beginnings(query)
    size = len(query.words)
    own = pack(query.language)
    asks_last = own is not None and not own.asks_first
    times = ("when", "year", "date") if asks_last else ()
    ends = {mark.end for heading in times for mark in query.marks.get(heading, ())}
    if asks_last and size - 1 in query.places("saying"):
        ends |= {mark.end for mark in query.marks.get("asks", ()) if mark.end == size - 1 and mark.start}
    found = [mark for mark in query.marks.get("asks", ()) if (mark.start, mark.end) != (max(starts), size)]
    return any(mark.start in starts or mark.end == size for mark in found) or not ends.isdisjoint((size - 1, size))


def asks_within(query: Query, span: tuple[int, int]) -> bool:
    """Whether one part of a message asks: the words from place `span[0]` up to place `span[1]`, that one excluded.

    By a word only, which stands at the beginning of the part where a language asks so, with nothing before it that
    weighs anything: in "What do Turkey and Azerbaijan have?" nothing is asked after the "and".
    """
    own = pack(query.language)
    marks = [mark for mark in query.marks.get("asks", ()) if span[0] <= mark.start and mark.end <= span[1]]
    if own is None or own.asks_within is None:
        return bool(marks)
    last = span[0] + own.asks_within
    return any(mark.end <= last and not any(query.weights[span[0] : mark.start]) for mark in marks)

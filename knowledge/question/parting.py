"""Where a message that asks several things comes apart: at its stops, its commas, the "and" between two questions, and
the "and" between two matters of one question ("about water and wolves")."""

from __future__ import annotations

import re

from knowledge.language.dictionary import is_country
from knowledge.question.asking import asks_within
from knowledge.question.demand import find_text
from knowledge.question.query import Query

MOST_PARTS = 4
"""Questions that a sentence may hold; what has more joints is a list or no question."""
MOST_SENTENCES = 12
"""Sentences of a message that are looked at."""
LONGEST_MATTER = 2
"""Words of weight in one of several matters: "identity cards and wolves"."""
NAMED_BEFORE = ("about, before", "what about")
"""Headings of words behind which a matter is named."""
NAMED_BEHIND = ("about, after", "what about")
"""Headings of words before which a matter is named."""
_STOP = re.compile(r"[?!;]+\s+$")
_COMMA = re.compile(r",\s+$")
_PAUSE = re.compile(r"[?!;,.:]\s+$")


Span = tuple[int, int]
"""Words of a question from the first up to, not including, the last."""


def sentences(query: Query) -> list[Span]:
    """The sentences of a message."""
    ends = [place for place, signs in query.signs if _STOP.search(signs)][: MOST_SENTENCES - 1]
    return list(zip([0, *ends], [*ends, len(query.words)], strict=True))


def at_commas(query: Query, sentence: Span) -> list[Span]:
    """A sentence between its commas, and the joints that follow these ("…, and Berg about wolves")."""
    first, last = sentence
    ends = [place for place, signs in query.signs if first < place < last and _COMMA.search(signs)]
    joints = {mark.start: mark.end for mark in query.marks.get("joint", ())}
    return list(zip([first, *(joints.get(end, end) for end in ends)], [*ends, last], strict=True))


def at_joints(query: Query, sentence: Span) -> list[Span]:
    """A sentence without its joints ("and", "as well as"), after each of which two words follow at least."""
    return _between_joints(query, sentence, least=2)


def asking_spans(query: Query, spans: list[Span]) -> list[Span]:
    """The parts of a sentence between its joints, but for those that neither ask nor name a matter as such: each of
    these belongs to the one before it ("what did Berg and Dahl reply, and when?"), the first to the one behind it
    ("Berg va Dahl qachon javob berdi?")."""
    asking: list[Span] = []
    waiting: Span | None = None
    for span in spans:
        asks = asks_within(query, span) and not _asks_why_of_several(query, span)
        if asks or _names_matter(query, span):
            asking.append((waiting[0] if waiting else span[0], span[1]))
            waiting = None
        elif asking:
            asking[-1] = (asking[-1][0], span[1])
        else:
            waiting = (waiting[0] if waiting else span[0], span[1])
    return asking or [(spans[0][0], spans[-1][1])]


def matters(query: Query, span: Span) -> list[Span]:
    """The words that name each of the matters about which a part of a message asks, if these are several: "about water
    and wolves". What names one is short; two countries, or people, are rather one thing that is told of both
    ("Azerbaijan and Turkey")."""
    spans = _between_joints(query, span, 1, query.places("as one"))
    if not 2 <= len(spans) <= MOST_PARTS:
        return []
    longest = 1  # where a matter is named before "about", more words are rather whom it asks
    if _matter_end(query, span, *NAMED_BEHIND) is None:
        starts = (mark.end for heading in NAMED_BEFORE for mark in query.marks.get(heading, ()))
        start = max((start for start in starts if span[0] < start < spans[0][1]), default=None)
        if start is None or _is_more_than_named(query, (start, span[1])):
            return []
        spans[0], longest = (start, spans[0][1]), LONGEST_MATTER
    heavy = [_heavy_within(query, each) for each in spans]
    sizes = [len(places) for places in heavy]
    if not all(sizes) or max(sizes[:-1]) > longest or sizes[-1] > LONGEST_MATTER or _are_countries(query, heavy):
        return []
    return [(places[0], places[-1] + 1) for places in heavy]


def clause_end(query: Query, place: int) -> int:
    """Where the clause ends in which a word stands."""
    count = len(query.words)
    return next((n for n in range(place + 1, count) if _PAUSE.search(query.between(n - 1, n))), count)


def clause_start(query: Query, place: int) -> int:
    """Where the clause begins in which a word stands."""
    return next((n for n in range(place, 0, -1) if _PAUSE.search(query.between(n - 1, n))), 0)


def _between_joints(query: Query, span: Span, least: int, but: frozenset[int] = frozenset()) -> list[Span]:
    """Words without the joints in them behind which so many words follow at least, and which do not stand at the places
    `but`."""
    first, last = span
    spans = []
    for joint in sorted(query.marks.get("joint", ()), key=lambda mark: (mark.start, -mark.end)):
        if first < joint.start and joint.end + least <= last and joint.start not in but:
            spans.append((first, joint.start))
            first = joint.end
    return [*spans, (first, last)]


def _asks_why_of_several(query: Query, span: Span) -> bool:
    """Whether a part says only why, and one matter of several: "Berg nega boʻrilar", before "va kanal haqida gapirdi"
    (why Berg spoke of wolves and the canal)."""
    if "about, after" not in query.marks:
        return False
    reasons = query.places("reason")
    asking = [mark for mark in query.marks.get("asks", ()) if span[0] <= mark.start and mark.end <= span[1]]
    only = all(reasons.issuperset(range(mark.start, mark.end)) for mark in asking)
    return only and len(_heavy_within(query, span)) == 1 and span[1] - 1 in _heavy_within(query, span)


def _names_matter(query: Query, span: Span) -> bool:
    """Whether words that name a matter begin a part of a sentence ("about wolves"), or end it, but for words that weigh
    nothing, where they stand behind the matter."""
    before = {mark.start for mark in query.marks.get("about, before", ())}
    return span[0] in before or _matter_end(query, span, "about, after") is not None


def _matter_end(query: Query, span: Span, *headings: str) -> int | None:
    """Where the words that stand behind the matter of a part end, if nothing of weight but a name stands behind
    them."""
    marks = (mark for heading in headings for mark in query.marks.get(heading, ()))
    ends = (mark.end for mark in marks if span[0] < mark.end <= span[1])
    return next((end for end in ends if not _heavy_within(query, (end, span[1]))), None)


def _is_more_than_named(query: Query, span: Span) -> bool:
    """Whether words behind those that name a matter ask or say something, name another, or go on behind a pause."""
    asking = not query.places("asks", "saying", "about, before").isdisjoint(range(*span))
    return asking or bool(_heavy_within(query, (min(clause_end(query, span[0]), span[1]), span[1])))


def _are_countries(query: Query, matters: list[list[int]]) -> bool:
    """Whether one of some matters, given by their words, is a country of which the base knows, and none one that it
    does not know."""
    met = {place for each in query.alternatives for place in range(each.start, each.end)}
    words = query.words
    named = [each for each in matters if all(is_country(words[n].token.word, words[n].language) for n in each)]
    return bool(named) and all(not met.isdisjoint(each) for each in named)


def _heavy_within(query: Query, span: Span) -> list[int]:
    """The places of a part whose words weigh something and name nobody."""
    named = {mention.place for mention in query.mentions if mention.strong} | find_text(query)
    return [place for place in range(*span) if query.weights[place] and place not in named]

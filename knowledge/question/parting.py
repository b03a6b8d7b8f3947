"""Where a message that asks several things comes apart: at its stops, its commas, the "and" between two questions, and
the "and" between two matters of one question ("about water and wolves")."""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge.index.index import Index
from knowledge.language.dictionary import is_place
from knowledge.language.words import is_speaking
from knowledge.question.asking import ASKING_ALONE, asks_within
from knowledge.question.demand import find_text
from knowledge.question.pointed import POINTERS
from knowledge.question.query import Query

MOST_PARTS = 4
"""Questions that a sentence may hold; what has more joints is a list or no question."""
MOST_SENTENCES = 12
"""Sentences of a message that are looked at."""
LONGEST_MATTER = 2
"""Words of weight in the last of several matters, a known phrase being one; the others have but one: of "trade problems
and wolves" nobody knows whether the problems are those of both."""
NAMED_BEFORE = ("about, before", "what about")
"""Headings of words behind which a matter is named."""
NAMED_BEHIND = ("about, after", "what about")
"""Headings of words before which a matter is named."""
LEANING_BACK = frozenset((*POINTERS, "this matter", "they"))
"""The headings of words by which a part of a question leans on another one: "the bridge and *its* cost"."""
BARE = frozenset(("joint", "joining", "further", "general")) | LEANING_BACK
"""The headings of words that may stand in a message of nothing but two matters: "water and also wolves"."""
_STOP = re.compile(r"[?!;]+\s+$")
_FULL_STOP = re.compile(r"[?!;.…]\s+$|\n\s*$")
_COMMA = re.compile(r",\s+$")
_PAUSE = re.compile(r"[?!;,.:]\s+$")

PartSpan = tuple[int, int]
"""Words of a question from the first up to, not including, the last."""


def sentences(query: Query) -> list[PartSpan]:
    """The sentences of a message. A full stop or a new line parts two only where both ask."""
    size = len(query.words)
    ends = [0]
    stops = [place for place in range(1, size) if _FULL_STOP.search(query.between(place - 1, place))]
    for place, end in pairwise([*stops[: MOST_SENTENCES - 1], size]):
        hard = _STOP.search(query.between(place - 1, place))
        if hard or (_asks_anything(query, (ends[-1], place)) and asks_within(query, (place, end))):
            ends.append(place)
    return list(pairwise([*ends, size]))


def at_commas(query: Query, sentence: PartSpan) -> list[PartSpan]:
    """A sentence between its commas, and the joints that follow these ("…, and Berg about wolves")."""
    return _split(sentence, [_with_joint(query, comma) for comma in _commas(query, sentence)])


def at_joints(query: Query, sentence: PartSpan) -> list[PartSpan]:
    """A sentence without its joints ("and", "as well as"), after each of which two words follow at least, or "when"."""
    return _split(sentence, _joints(query, sentence, least=2))


def at_joints_and_matters(query: Query, sentence: PartSpan) -> list[PartSpan]:
    """The same, parted also at each comma or "or" behind which a matter is named: "…, about wolves"."""
    naming = [span for span in at_commas(query, sentence)[1:] if _names_matter(query, span)]
    either = _split(sentence, _joints(query, sentence, 2, "or"))
    at_or = [(one[1], other[0]) for one, other in pairwise(either) if _names_matter(query, other)]
    joints = sorted([*_joints(query, sentence, least=2), *at_or])
    commas = [(span[0], span[0]) for span in naming if span[0] not in {end for _, end in joints}]
    return _split(sentence, sorted([*joints, *commas]))


def asking_spans(query: Query, spans: list[PartSpan]) -> list[PartSpan]:
    """The parts of a sentence between its joints, but for those that neither ask nor name a matter as such: each of
    these belongs to the one before it ("what did Berg and Dahl reply, and when?"), the first to the one behind it
    ("Berg va Dahl qachon javob berdi?")."""
    asking: list[PartSpan] = []
    waiting: PartSpan | None = None
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


def matters(query: Query, span: PartSpan, index: Index) -> list[PartSpan]:
    """The words that name each of the matters about which a part of a message asks, if these are several: "about water
    and wolves". What names one is short; two countries that an entry names together, or years, are rather one
    thing that is told of both ("Azerbaijan and Turkey")."""
    as_one = query.places("as one")
    joints = [joint for joint in _joints(query, span, 1, "joint", "or") if joint[0] not in as_one]
    if not joints or _named_behind(query, (joints[0][1], span[1])):
        return []
    if any(_are_subject(query, joint, span[1]) for joint in joints):
        return []
    first, last = span
    if _matter_end(query, span, *NAMED_BEHIND) is None:
        start = _start_of_matters(query, span, joints[0][0])
        asking = query.places("asks", "saying", "about, before")
        last = next((place for place in range(joints[-1][1], last) if place in asking), last)
        if start is None or not asking.isdisjoint(range(start, last)) or _heavy_within(query, (last, span[1])):
            return []
        first = start
    commas = [_with_joint(query, comma) for comma in _commas(query, (first, last))]
    around = query.places("opener", "closer")
    inside = {
        place for each in query.alternatives for place in range(each.start + 1, each.end)
    }  # of "ID cards" the 2nd
    for breaks in (sorted({*joints, *commas}), joints):
        split = _split((first, last), [at for at in breaks if at[0] > first])
        heavy = [[n for n in _heavy_within(query, each) if n not in around] for each in split]
        *others, size = [sum(place not in inside for place in places) for places in heavy]
        if 1 <= len(others) < MOST_PARTS and {*others} == {1} and 1 <= size <= LONGEST_MATTER:
            between = range(heavy[0][0], heavy[-1][-1])
            parted = not query.places("asks", "about, before", "about, after").isdisjoint(between)
            return (
                [] if parted or _are_as_one(query, heavy, index) else [(places[0], places[-1] + 1) for places in heavy]
            )
    return []


def clause_end(query: Query, place: int) -> int:
    """Where the clause ends in which a word stands."""
    count = len(query.words)
    return next((n for n in range(place + 1, count) if _PAUSE.search(query.between(n - 1, n))), count)


def clause_start(query: Query, place: int) -> int:
    """Where the clause begins in which a word stands."""
    return next((n for n in range(place, 0, -1) if _PAUSE.search(query.between(n - 1, n))), 0)


def _asks_anything(query: Query, span: PartSpan) -> bool:
    """Whether a word of asking stands anywhere in a part."""
    return any(span[0] <= mark.start and mark.end <= span[1] for mark in query.marks.get("asks", ()))


def _commas(query: Query, span: PartSpan) -> list[int]:
    """The words within others before which a comma stands."""
    return [place for place, signs in query.signs if span[0] < place < span[1] and _COMMA.search(signs)]


def _with_joint(query: Query, comma: int) -> PartSpan:
    """What stands between two parts at a comma: nothing but it, or a joint behind it."""
    return comma, next((mark.end for mark in query.marks.get("joint", ()) if mark.start == comma), comma)


def _joints(query: Query, span: PartSpan, least: int, *headings: str) -> list[PartSpan]:
    """The joints within some words behind which so many follow at least, or only "when" or the like; those under
    `headings` if any are given."""
    joints = []
    first, last = span
    marks = [mark for heading in headings or ("joint",) for mark in query.marks.get(heading, ())]
    alone = query.places(*ASKING_ALONE) if not headings else frozenset()
    for joint in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if first < joint.start and (joint.end + least <= last or (joint.end + 1 == last and joint.end in alone)):
            joints.append((joint.start, joint.end))
            first = joint.end
    return joints


def _split(span: PartSpan, breaks: list[PartSpan]) -> list[PartSpan]:
    """Some words without those that stand between their parts."""
    starts, ends = [span[0], *(end for _, end in breaks)], [*(start for start, _ in breaks), span[1]]
    return list(zip(starts, ends, strict=True))


def _start_of_matters(query: Query, span: PartSpan, joint: int) -> int | None:
    """Where the first of several matters is named that stand around a joint: behind a word for "about", or behind the
    name of somebody of whom nothing else is said ("Berg on water and wolves"), or, where nothing but matters is named,
    at the first word of weight: "is water or gas mentioned", "water and gas"."""
    starts = (mark.end for heading in NAMED_BEFORE for mark in query.marks.get(heading, ()))
    if found := [start for start in starts if span[0] < start < joint]:
        return max(found)
    named = any(mention.strong and mention.place == span[0] for mention in query.mentions)
    marks = query.marks.keys()
    alone = named and marks.isdisjoint(("asks", "saying"))
    around = query.places("opener", "closer")
    heavy = [place for place in _heavy_within(query, (span[0], joint)) if place not in around]
    spoken_of = len(heavy) == 1 and (around or "saying" in marks) and marks.isdisjoint(("who", "opinion, before"))
    if alone or spoken_of:
        return next(iter(heavy), None)
    return _first_of_bare_matters(query)


def _first_of_bare_matters(query: Query) -> int | None:
    """The first word of weight of a message that only names several matters, each in a word: "water and wolves", "the
    bridge and its cost"; None where it is none of those that are told of: "belt and road" is one thing."""
    small = [n for n, word in enumerate(query.words) if not word.weight and is_speaking(word.token.word, word.language)]
    if not query.marks.keys() <= BARE or not query.places(*BARE).issuperset(small):
        return None
    whole = (0, len(query.words))
    breaks = {*_joints(query, whole, 1), *(_with_joint(query, comma) for comma in _commas(query, whole))}
    heavy = [_heavy_within(query, span) for span in _split(whole, sorted(breaks))]
    return heavy[0][0] if {*map(len, heavy)} == {1} and heavy[0][0] in query.met else None


def _asks_why_of_several(query: Query, span: PartSpan) -> bool:
    """Whether a part says only why, and one matter of several: "Berg nega boʻrilar", before "va kanal haqida gapirdi"
    (why Berg spoke of wolves and the canal)."""
    if "about, after" not in query.marks:
        return False
    reasons = query.places("reason")
    asking = [mark for mark in query.marks.get("asks", ()) if span[0] <= mark.start and mark.end <= span[1]]
    only = all(reasons.issuperset(range(mark.start, mark.end)) for mark in asking)
    return only and len(_heavy_within(query, span)) == 1 and span[1] - 1 in _heavy_within(query, span)


def _names_matter(query: Query, span: PartSpan) -> bool:
    """Whether words that name a matter begin a part of a sentence ("about wolves"), alone or behind whose view of it is
    asked ("Berg's view of wolves"), or end it, but for words that weigh nothing, where they stand behind the matter."""
    before = {mark.start for mark in query.marks.get("about, before", ())} | _led_again(query)
    views = query.places("opinion, before", "opinion, after")
    start = min((place for place in before if span[0] <= place < span[1]), default=span[1])
    ahead = {*range(span[0], start)}
    joined = span[0] > 1 and {span[0] - 2, span[0]} <= _named(query)  # "what do Berg and Dahl say about wolves"
    led = ahead <= query.places("what about") or bool(ahead & (views | _named(query)))
    led = (
        led
        and not joined
        and start < span[1]
        and not [n for n in _heavy_within(query, (span[0], start)) if n not in views]
    )
    return led or _matter_end(query, span, "about, after") is not None


def _led_again(query: Query) -> set[int]:
    """The small words behind a joint that led to a matter before, behind a word of saying: the second "of" of "her view
    of water, and of wolves", the second "к" of "как она относится к воде, а к волкам". The first is there as well."""
    found = set()
    saying = query.places("saying", "opinion, after", "opinion, before")
    for mark in (*query.marks.get("joint", ()), *query.marks.get("or", ())):
        again = mark.end
        if again + 1 >= len(query.words) or query.weights[again] or again in query.places("saying"):
            continue
        word = query.words[again].token.word
        first = next((n for n in range(mark.start - 1, 0, -1) if query.words[n].token.word == word), 0)
        if first - 1 in saying or {first - 2, first - 1} <= saying | _named(query):
            found |= {first, again}
    return found


def _named_behind(query: Query, span: PartSpan) -> bool:
    """Whether somebody is named before the matter that stands behind a joint: "…, and Berg's on wolves"."""
    heavy = [place for place in range(*span) if query.weights[place]]
    return len(heavy) > 1 and heavy[0] in _named(query)


def _named(query: Query) -> set[int]:
    """The words that name somebody."""
    return {mention.place for mention in query.mentions if mention.strong}


def _matter_end(query: Query, span: PartSpan, *headings: str) -> int | None:
    """Where the words that stand behind the matter of a part end, if nothing of weight but a name stands behind
    them."""
    marks = (mark for heading in headings for mark in query.marks.get(heading, ()))
    ends = (mark.end for mark in marks if span[0] < mark.end <= span[1])
    closing = query.places("closer", "saying")
    return next((end for end in ends if closing.issuperset(_heavy_within(query, (end, span[1])))), None)


def _are_subject(query: Query, joint: PartSpan, end: int) -> bool:
    """Whether two countries around a joint are what something is said of: "Azerbaijan and Turkey are an example"."""
    both = (query.words[joint[0] - 1], query.words[joint[1]])
    behind = joint[1] + 1
    countries = all(is_place(word.token.word, word.language) for word in both)
    ends = query.places("joint", "about, after")
    return countries and behind < end and not query.weights[behind] and behind not in ends


def _are_as_one(query: Query, matters: list[list[int]], index: Index) -> bool:
    """Whether some matters, given by their words, are all years, or begin with countries that an entry names together
    ("Azerbaijan and Turkey's army"), or the last one says something of all: "wolves and bears are a danger"."""
    met = query.met
    words = [(each[0], query.words[each[0]]) for each in matters]
    countries = all(place in met and is_place(word.token.word, word.language) for place, word in words)
    if countries and _are_told_together(query, [each[:1] for each in matters], index):
        return True
    between = query.words[matters[-1][0] : matters[-1][-1]]
    said_of_all = any(not word.weight and is_speaking(word.token.word, word.language) for word in between)
    return said_of_all or all(query.words[place].token.word.isdigit() for each in matters for place in each)


def _are_told_together(query: Query, matters: list[list[int]], index: Index) -> bool:
    """Whether an entry says a word of each of some matters."""
    told = [
        {
            int(number)
            for each in query.alternatives
            if each.start in places and (found := index.term(each.term)) is not None
            for number in found.documents
        }
        for places in matters
    ]
    return bool(set.intersection(*told))


def _heavy_within(query: Query, span: PartSpan) -> list[int]:
    """The places of a part whose words weigh something and name nobody."""
    named = _named(query) | find_text(query)
    return [place for place in range(*span) if query.weights[place] and place not in named]

"""Where a message that asks several things comes apart: at stops, at commas, and at the "and" between two questions."""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge.question.anaphora import POINTERS
from knowledge.question.asking import ASKING_ALONE, asks_within
from knowledge.question.demand import find_text
from knowledge.question.query import Query

MOST_PARTS = 4
"""Questions that a sentence may hold; what has more joints is a list or no question."""
LONGEST_TAIL = 5
"""Words at the end of a question that may ask the same of somebody else."""
MOST_SENTENCES = 12
"""Sentences of a message that are looked at."""
LEANING_BACK = frozenset((*POINTERS, "this matter", "they"))
"""The headings of words by which a part of a question leans on another one: "the bridge and *its* cost"."""
_STOP = re.compile(r"[?!;]+\s+$")
_FULL_STOP = re.compile(r"[?!;.…]\s+$|\n\s*$")
_COMMA = re.compile(r",\s+$")
_PAUSE = re.compile(r"""[?!;,.:]["'«»“”()]*\s|\s[-–—]\s""")

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
    return split_at(sentence, [with_joint(query, comma) for comma in commas_in(query, sentence)])


def at_joints(query: Query, sentence: PartSpan) -> list[PartSpan]:
    """A sentence without its joints ("and", "as well as"), after each of which two words follow at least, or "when"."""
    return split_at(sentence, joints_in(query, sentence, least=2))


def at_joints_and_matters(query: Query, sentence: PartSpan) -> list[PartSpan]:
    """The same, parted also at each comma or "or" behind which a matter is named: "…, about wolves"."""
    naming = [span for span in at_commas(query, sentence)[1:] if _names_matter(query, span)]
    either = split_at(sentence, joints_in(query, sentence, 2, "or"))
    at_or = [(one[1], other[0]) for one, other in pairwise(either) if _names_matter(query, other)]
    joints = sorted([*joints_in(query, sentence, least=2), *at_or])
    commas = [(span[0], span[0]) for span in naming if span[0] not in {end for _, end in joints}]
    return split_at(sentence, sorted([*joints, *commas]))


def at_names(query: Query, sentence: PartSpan) -> list[PartSpan]:
    """A sentence parted at each comma or joint behind which somebody is named: "…, and Berg about wolves"."""
    named = names_in(query)
    commas = [with_joint(query, comma) for comma in commas_in(query, sentence)]
    breaks = sorted({*joints_in(query, sentence, 2), *commas}, key=lambda each: (each[0], -each[1]))
    return split_at(sentence, [each for each in breaks if each[1] in named])


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


def said_last(query: Query) -> PartSpan | None:
    """Where a question ends, and where what is said behind it begins, if this is so short that it may only name
    somebody else of whom the same is asked, or something else: "…, and Berg?", "…, а Берг?", "… Berg-chi?"."""
    size = len(query.words)
    joints = [mark for mark in query.marks.get("joint", ()) if mark.start and 0 < size - mark.end <= LONGEST_TAIL]
    parted = [place for place, signs in query.signs if signs.strip()]
    joining, asking = query.places("joining"), {mark.start for mark in query.marks.get("asks", ())}
    for mark in joints:
        if mark.start in parted or mark.start not in joining or mark.end in asking:
            return mark.start, mark.end
    short = [(place, place) for place in parted if size - place <= LONGEST_TAIL]
    starts = [*short, *((mark.start, mark.end) for mark in joints)]
    ends = [mark.start for mark in query.marks.get("what about", ()) if mark.end == size]
    return starts[-1] if starts and any(start > starts[-1][1] for start in ends) else None


def clause_end(query: Query, place: int) -> int:
    """Where the clause ends in which a word stands."""
    count = len(query.words)
    return next((n for n in range(place + 1, count) if pauses(query, n)), count)


def clause_start(query: Query, place: int) -> int:
    """Where the clause begins in which a word stands."""
    return next((n for n in range(place, 0, -1) if pauses(query, n)), 0)


def only_closes(query: Query) -> bool:
    """Whether a text has no words of weight but those by which a message begins or ends."""
    return any(query.weights) and not any(query.without(query.places("opener", "closer")).weights)


def pauses(query: Query, place: int) -> bool:
    """Whether a sign parts a word from the one before it."""
    return 0 < place < len(query.words) and bool(_PAUSE.search(query.between(place - 1, place)))


def _asks_anything(query: Query, span: PartSpan) -> bool:
    """Whether a word of asking stands anywhere in a part."""
    return any(span[0] <= mark.start and mark.end <= span[1] for mark in query.marks.get("asks", ()))


def commas_in(query: Query, span: PartSpan) -> list[int]:
    """The words within others before which a comma stands."""
    return [place for place, signs in query.signs if span[0] < place < span[1] and _COMMA.search(signs)]


def with_joint(query: Query, comma: int) -> PartSpan:
    """What stands between two parts at a comma: nothing but it, or a joint behind it."""
    return comma, next((mark.end for mark in query.marks.get("joint", ()) if mark.start == comma), comma)


def joints_in(query: Query, span: PartSpan, least: int, *headings: str) -> list[PartSpan]:
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


def split_at(span: PartSpan, breaks: list[PartSpan]) -> list[PartSpan]:
    """Some words without those that stand between their parts."""
    starts, ends = [span[0], *(end for _, end in breaks)], [*(start for start, _ in breaks), span[1]]
    return list(zip(starts, ends, strict=True))


def _asks_why_of_several(query: Query, span: PartSpan) -> bool:
    """Whether a part says only why, and one matter of several: "Berg nega boʻrilar", before "va kanal haqida gapirdi"
    (why Berg spoke of wolves and the canal)."""
    if "about, after" not in query.marks:
        return False
    reasons = query.places("reason")
    asking = [mark for mark in query.marks.get("asks", ()) if span[0] <= mark.start and mark.end <= span[1]]
    only = all(reasons.issuperset(range(mark.start, mark.end)) for mark in asking)
    return only and len(heavy_within(query, span)) == 1 and span[1] - 1 in heavy_within(query, span)


def _names_matter(query: Query, span: PartSpan) -> bool:
    """Whether words that name a matter begin a part of a sentence ("about wolves"), alone or behind whose view of it is
    asked ("Berg's view of wolves"), or end it, but for words that weigh nothing, where they stand behind the matter."""
    before = {mark.start for mark in query.marks.get("about, before", ())} | _led_again(query)
    views = query.places("opinion, before", "opinion, after")
    start = min((place for place in before if span[0] <= place < span[1]), default=span[1])
    ahead = {*range(span[0], start)}
    joined = span[0] > 1 and {span[0] - 2, span[0]} <= names_in(query)  # "what do Berg and Dahl say about wolves"
    led = ahead <= query.places("what about") or bool(ahead & (views | names_in(query)))
    begins = start < span[1] and not joined and views.issuperset(heavy_within(query, (span[0], start)))
    return (led and begins) or matter_end(query, span, "about, after") is not None


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
        if first - 1 in saying or {first - 2, first - 1} <= saying | names_in(query):
            found |= {first, again}
    return found


def names_in(query: Query) -> set[int]:
    """The words that name somebody."""
    return {mention.place for mention in query.mentions if mention.strong}


def matter_end(query: Query, span: PartSpan, *headings: str) -> int | None:
    """Where the words that stand behind the matter of a part end, if nothing of weight but a name stands behind
    them."""
    marks = (mark for heading in headings for mark in query.marks.get(heading, ()))
    ends = (mark.end for mark in marks if span[0] < mark.end <= span[1])
    closing = query.places("closer", "saying")
    return next((end for end in ends if closing.issuperset(heavy_within(query, (end, span[1])))), None)


def heavy_within(query: Query, span: PartSpan) -> list[int]:
    """The places of a part whose words weigh something and name nobody."""
    named = names_in(query) | find_text(query)
    return [place for place in range(*span) if query.weights[place] and place not in named]

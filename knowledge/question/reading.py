"""What a question is: its words, whom it asks, what it asks for, and its parts; found once and handed on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knowledge.index.index import Index
from knowledge.language.dictionary import is_place
from knowledge.language.text import Token
from knowledge.question.asking import asks, asks_within
from knowledge.question.demand import MEANT, Demand, find_demand
from knowledge.question.query import Query, QueryWord, parse
from knowledge.question.whom import PersonId, Whom, find_whom

MOST_PARTS = 4
"""Questions that a sentence may hold; what has more joints is a list or no question."""
MOST_SENTENCES = 12
"""Sentences of a message that are looked at."""
_STOP = re.compile(r"[?!;]+\s+$")
_COMMA = re.compile(r",\s+$")
_PAUSE = re.compile(r"[?!;,.:]\s+$")

PartSpan = tuple[int, int]
"""Words of a question from the first up to, not including, the last."""


@dataclass(frozen=True)
class Reading:
    """A question, taken apart. `matter` is it without the words that only say whom and what kind of answer is asked;
    `parts` are the questions that it asks, if it asks several. A part has people only if each asks somebody else. Where
    it is completed with a theme of the questions before, the matter has the words of that theme behind its own."""

    query: Query
    whom: Whom
    demand: Demand
    matter: Query
    parts: tuple[Reading, ...] = ()

    @property
    def completed(self) -> bool:
        """Whether words of a theme stand behind its own."""
        return len(self.matter.words) > len(self.query.words)

    @property
    def own(self) -> list[tuple[int, QueryWord]]:
        """The words of the matter that weigh something and stand in the question itself, with their places."""
        return [(place, word) for place, word in self.matter.weighty if place < len(self.query.words)]

    @property
    def carried(self) -> list[tuple[int, QueryWord]]:
        """The words of the matter that weigh something and come from a theme, with their places."""
        return [(place, word) for place, word in self.matter.weighty if place >= len(self.query.words)]


def read(text: str, index: Index, fallback: str = "en") -> Reading:
    """Take a question apart. `fallback` is its language where its words do not tell."""
    return reading_of(parse(text, index, fallback), index)


def says_matter(text: str, index: Index, fallback: str = "en") -> bool:
    """Whether a text says by itself what it is about. "Why?", "and Berg?" and "his view" only do beside what was said
    before them."""
    return any(read(text, index, fallback).matter.weights)


def reading_of(query: Query, index: Index) -> Reading:
    """What a question is whose words are known."""
    whole = _alone(query, index)
    parts = [part for sentence in _sentences(query) for part in _asked_in(whole, sentence, index)]
    parts = [part for part in parts if not _only_closes(part.query)]  # "who dug it? thanks in advance"
    if len(parts) < 2:
        return whole
    if not _are_apart(parts, whole.whom):
        parts = [_without_people(part, whole.whom.people) for part in parts]
    return replace(whole, parts=tuple(parts))


def _only_closes(query: Query) -> bool:
    """Whether a text has no words of weight but those by which a message begins or ends."""
    return any(query.weights) and not any(query.without(query.places("opener", "closer")).weights)


def _alone(query: Query, index: Index) -> Reading:
    whom, wanted = find_whom(query, index), find_demand(query)
    if whom.people:  # what somebody means by a word, he may say
        wanted = replace(wanted, meaning=False, definition=MEANT in query.marks)
    if places := _only_places(query):
        wanted = replace(wanted, general=places)
    around = query.places("opener", "closer", "meant")  # "please", "I meant" say nothing beside what is asked
    happened = _happened(query, around)
    wanted = replace(wanted, happened=bool(happened) and not wanted.reason)
    around |= _leading_to_matter(query) | happened
    around = around if any(query.without(around).weights) else frozenset()
    return Reading(query, whom, wanted, query.without(whom.places | wanted.places | around))


def _only_places(query: Query) -> frozenset[int]:
    """The words of a question that asks nothing of places but what one looks up: where one is, what it belongs to,
    which is bigger."""
    asked = query.places("where", "of places")
    if not asked or query.places("saying", "plain saying") - asked or not asks(query):
        return frozenset()
    heavy = [word for place, word in query.weighty if place not in asked and not word.everyday]
    named = bool(heavy) and all(is_place(word.token.word, word.language) for word in heavy)
    return frozenset(place for place, _ in query.weighty) if named else frozenset()


def _happened(query: Query, around: frozenset[int]) -> frozenset[int]:
    """The words of a question what happened in a year, if it asks for nothing but that: "what happened in 1998?"."""
    years = {place for place, word in enumerate(query.words) if word.token.word.isdigit()}
    places = query.places("happened") - years
    rest = {place for place, _ in query.weighty} - places - around
    return places if rest and rest <= years else frozenset()


def _leading_to_matter(query: Query) -> frozenset[int]:
    """The words that no entry has, of a question what is said about something, that are none of what it is about:
    "please read me what Mr Berg said about wolves". What counts whatever leads to what, stays: names, numbers and
    details."""
    if not {"what", "saying"} <= query.marks.keys():
        return frozenset()
    about: set[int] = set()
    for mark in query.marks.get("about, before", ()):
        about.update(range(mark.end, _clause_end(query, mark.end)))
    for mark in query.marks.get("about, after", ()):
        about.update(range(_clause_start(query, mark.start), mark.start))
    if not any(query.words[place].weight for place in about):
        return frozenset()
    met = {place for each in query.alternatives for place in range(each.start, each.end)}
    return frozenset(
        place
        for place, word in query.weighty
        if place not in about and place not in met and not word.detail and not _is_marked(word.token)
    )


def _without_people(part: Reading, people: tuple[PersonId, ...]) -> Reading:
    """A part that asks nobody by itself: the names of those whom the whole asks are none of its words, unless it has no
    others ("what is said about Berg, and what does he eat?")."""
    named = frozenset(m.place for m in part.query.mentions if (m.interview, m.person) in people)
    matter = part.query.without(named | part.demand.places)
    return replace(part, whom=Whom(), matter=matter if any(matter.weights) else part.query.without(part.demand.places))


def _sentences(query: Query) -> list[PartSpan]:
    """The sentences of a message, as rows of its words."""
    ends = [place for place, signs in query.signs if _STOP.search(signs)][: MOST_SENTENCES - 1]
    return list(zip([0, *ends], [*ends, len(query.words)], strict=True))


def _asked_in(whole: Reading, sentence: PartSpan, index: Index) -> list[Reading]:
    """The questions of a sentence: what follows an "and" is one if it asks, unlike "Azerbaijan and Turkey"; parts that
    each ask somebody else for something are, too: "Berg about leaks, Dahl about pipes"."""
    query = whole.query
    at_joints = _at_joints(query, sentence)
    asking = _asking_spans(query, at_joints)
    for spans in (_at_commas(query, sentence), asking, at_joints):
        if not 2 <= len(spans) <= MOST_PARTS:
            continue
        parts = [_alone(query.piece(*span), index) for span in spans]
        opens = parts[0].query.places("opener") >= {*range(len(parts[0].query.words))}  # "well, and on water?" is one
        if (spans is asking and not opens) or (
            _are_apart(parts, whole.whom) and all(any(part.matter.weights) for part in parts)
        ):
            return parts
    return [whole if sentence == (0, len(query.words)) else _alone(query.piece(*sentence), index)]


def _clause_end(query: Query, place: int) -> int:
    """Where the clause ends in which a word stands."""
    count = len(query.words)
    return next((n for n in range(place + 1, count) if _PAUSE.search(query.between(n - 1, n))), count)


def _clause_start(query: Query, place: int) -> int:
    return next((n for n in range(place, 0, -1) if _PAUSE.search(query.between(n - 1, n))), 0)


def _is_marked(token: Token) -> bool:
    """Whether a word may be a name or a number."""
    return (token.capital and token.start > 0) or token.acronym or any(map(str.isdigit, token.word))


def _at_commas(query: Query, sentence: PartSpan) -> list[PartSpan]:
    first, last = sentence
    ends = [place for place, signs in query.signs if first < place < last and _COMMA.search(signs)]
    return list(zip([first, *ends], [*ends, last], strict=True))


def _at_joints(query: Query, sentence: PartSpan) -> list[PartSpan]:
    """A sentence without its joints ("and", "as well as"), after each of which two words follow at least."""
    first, last = sentence
    spans = []
    for joint in sorted(query.marks.get("joint", ()), key=lambda mark: (mark.start, -mark.end)):
        if first < joint.start and joint.end + 2 <= last:
            spans.append((first, joint.start))
            first = joint.end
    return [*spans, (first, last)]


def _asking_spans(query: Query, spans: list[PartSpan]) -> list[PartSpan]:
    """The parts of a sentence between its joints, but for those that neither ask nor name a matter as such: each of
    these belongs to the one before it ("what did Berg and Dahl reply, and when?"), the first to the one behind it
    ("Berg va Dahl qachon javob berdi?")."""
    asking: list[PartSpan] = []
    waiting: PartSpan | None = None
    for span in spans:
        if asks_within(query, span) or _names_matter(query, span):
            if waiting and _is_matter_too(query, waiting, span):
                asking += [waiting, span]
            else:
                asking.append((waiting[0] if waiting else span[0], span[1]))
            waiting = None
        elif asking:
            asking[-1] = (asking[-1][0], span[1])
        else:
            waiting = (waiting[0] if waiting else span[0], span[1])
    return asking


def _names_matter(query: Query, span: PartSpan) -> bool:
    """Whether words that name a matter begin a part of a sentence ("about wolves"), or end it, but for words that weigh
    nothing, where they stand behind the matter."""
    before = {mark.start for mark in query.marks.get("about, before", ())}
    return span[0] in before or _matter_end(query, span) is not None


def _matter_end(query: Query, span: PartSpan) -> int | None:
    """Where the words that stand behind the matter of a part end, if nothing of weight but a name stands behind
    them."""
    ends = (mark.end for mark in query.marks.get("about, after", ()) if span[0] < mark.end <= span[1])
    return next((end for end in ends if not _heavy_within(query, (end, span[1]))), None)


def _is_matter_too(query: Query, span: PartSpan, behind: PartSpan) -> bool:
    """Whether a part is a single word, beside a name, that is joined to the matter named by the one behind it: "water
    va wolves haqida"."""
    return len(_heavy_within(query, span)) == 1 and _matter_end(query, behind) is not None


def _heavy_within(query: Query, span: PartSpan) -> list[int]:
    """The places of a part whose words weigh something and name nobody."""
    named = {mention.place for mention in query.mentions if mention.strong}
    return [place for place in range(*span) if query.weights[place] and place not in named]


def _are_apart(parts: list[Reading], whole: Whom) -> bool:
    """Whether each of the parts asks somebody, somebody else than the others, and none of those only asked about."""
    people = [part.whom.people for part in parts]
    return all(people) and len(set(people)) == len(people) and all(whole.others.isdisjoint(own) for own in people)
